"""Commands about the post on screen: its address, its file, a copy of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QApplication

from editor.jekyll.publication import Publication, publication
from editor.jekyll.ways_to import markdown_link, whole_address
from editor.moves.duplicate import duplicate
from editor.moves.plan import Plan
from editor.ui.acts import Acts
from editor.ui.at_hand.other_programs import run_on, show_in_folder
from editor.ui.file_actions import FileActions
from editor.ui.open_post import OpenPost
from editor.ui.preview.page import open_in_browser
from editor.ui.settings import Settings


class AsksForPrograms(Protocol):
    """Whoever can ask a person for a program, or tell that something cannot be done."""

    def choose_program(self, folder: Path) -> Path | None:
        """The program that shall open the file."""
        ...

    def tell(self, heading: str, sentence: str) -> None:
        """Say why something could not be done."""
        ...


class AtHand(QObject):
    """Opens, copies, shows and duplicates."""

    def __init__(
        self,
        open_post: OpenPost,
        files: FileActions,
        acts: Acts,
        questions: AsksForPrograms,
        settings: Settings,
    ) -> None:
        super().__init__(acts)
        self._open_post, self._files, self._acts = open_post, files, acts
        self._questions, self._settings = questions, settings

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        return {
            "duplicate": self.duplicate,
            "open_published": self.open_published,
            "copy_address": self.copy_address,
            "copy_link": self.copy_link,
            "show_in_folder": self.show_in_folder,
            "other_program": self.open_elsewhere,
        }

    def duplicate(self) -> bool:
        """Make a copy beside the post, and open it."""
        if not self._files.save():
            return False
        post, place = self._open_post.post, self._open_post.place
        made: list[Path] = []

        def make(_watch: object) -> Plan:
            plan = duplicate(post, place, datetime.now(UTC))
            made[:] = [change.path for change in plan.changes]
            return plan

        return self._acts.propose_from(make, brief=True) and self._files.open(made[0])

    def open_published(self) -> None:
        """Open the page in the browser, where it is published."""
        found, place = self._published(), self._open_post.place
        if not found.published:
            reasons = "\n".join(each.sentence for each in found.reasons)
            self._questions.tell(self.tr("The post is not published."), reasons)
        elif not place.site.url:
            self._questions.tell(
                self.tr("Where the site is published is not known."),
                self.tr("Its configuration has no “url”: add `url: https://…` to _config.yml."),
            )
        else:
            open_in_browser(QUrl(whole_address(found, place)))

    def copy_address(self) -> None:
        """Copy the address that the post has, or would have."""
        self._copy(whole_address(self._published(), self._open_post.place))

    def copy_link(self) -> None:
        """Copy a Markdown link to the post, for another one of its site."""
        self._copy(markdown_link(self._open_post.post, self._open_post.place))

    def show_in_folder(self) -> None:
        """Show the file in the system's file manager."""
        path = self._open_post.place.path
        if path is not None:
            show_in_folder(path)

    def open_elsewhere(self) -> None:
        """Open the file in another program, which is asked for once."""
        path = self._open_post.place.path
        if path is None or not self._files.save():
            return
        program = self._settings.other_program or self._questions.choose_program(Path("/usr/bin"))
        if program is None:
            return
        self._settings.other_program = program
        if not run_on(program, path):
            self._settings.other_program = None
            self._questions.tell(
                self.tr("“{name}” could not be started.").format(name=program.name),
                self.tr("Choose another program the next time."),
            )

    def _published(self) -> Publication:
        return publication(self._open_post.post, self._open_post.place, datetime.now(UTC))

    def _copy(self, text: str) -> None:
        if text:
            QApplication.clipboard().setText(text)
            return
        self._questions.tell(
            self.tr("The post has no address yet."), self.tr("Save it in its site first.")
        )
