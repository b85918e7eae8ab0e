"""What the commands do that begin something: a post, a site."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from editor.jekyll.date import zone_of
from editor.moves.new_post import new_post
from editor.moves.new_site import new_site
from editor.moves.plan import Plan
from editor.site.site import Site
from editor.ui.acts import Acts
from editor.ui.file_actions import FileActions
from editor.ui.open_post import OpenPost


class AsksForBeginnings(Protocol):
    """Whoever can ask a person for a title or a folder."""

    def new_post(
        self, site: Site, now: datetime, make: Callable[[str, datetime, bool], Plan], *, draft: bool
    ) -> Plan | None:
        """The plan of the new post; None where the writer stayed."""
        ...

    def new_site(self, folder: Path) -> Path | None:
        """The folder in which a site shall be made."""
        ...


class Beginnings(QObject):
    """New post…, New site here…: the file is made, and the post opened."""

    def __init__(
        self, open_post: OpenPost, files: FileActions, acts: Acts, questions: AsksForBeginnings
    ) -> None:
        super().__init__(acts)
        self._open_post, self._files, self._acts = open_post, files, acts
        self._questions = questions

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        return {"new": self.post, "new_site": self.site}

    def post(self) -> bool:
        """Begin a post by its title; without a site around, one that has no file yet."""
        site = self._open_post.place.site
        if not site.is_site:
            self._files.new()
            return True
        now = datetime.now().astimezone(zone_of(site.timezone)).replace(microsecond=0)
        plan = self._questions.new_post(
            site,
            now,
            lambda title, moment, draft: new_post(title, site, moment, draft=draft),
            draft=self._open_post.place.is_draft,
        )
        if plan is None or not self._acts.propose_from(lambda _watch: plan, brief=True):
            return False
        return self._files.open(plan.changes[0].path)

    def site(self) -> bool:
        """Make the smallest site in a folder, and show it."""
        folder = self._questions.new_site(Path.home())
        if folder is None:
            return False
        title = folder.name.replace("-", " ").replace("_", " ").capitalize() or "Site"
        return self._acts.propose_from(
            lambda _watch: new_site(folder, title)
        ) and self._files.open_site(folder)
