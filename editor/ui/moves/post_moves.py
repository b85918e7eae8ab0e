"""What the commands do that give the post on screen another place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from editor.jekyll.date import PostDate, date_of, zone_of
from editor.moves.post_move import Move, leading_to
from editor.moves.publishing import (
    fitting_slug,
    moved_by_publishing,
    moved_by_renaming,
    publish,
    rename,
    unpublish,
    uses_redirects,
)
from editor.moves.trash import to_trash
from editor.post.errors import Cancelled, PostError
from editor.site.place import Place
from editor.ui.acts import Acts
from editor.ui.file_actions import FileActions
from editor.ui.open_post import OpenPost
from editor.ui.unwritten import unwritten_in


class AsksAboutMoves(Protocol):
    """Whoever can ask a person where a post shall be."""

    def publish_when(
        self, now: datetime, own: datetime | None, describe: Callable[[datetime | None], str]
    ) -> tuple[datetime | None] | None:
        """The moment, None in it for the draft's own date; None where the writer stayed."""
        ...

    def new_slug(
        self, slug: str, fitting: str, describe: Callable[[str], str], *, redirects: bool
    ) -> tuple[str, bool] | None:
        """The new name without its date, and whether readers are led on."""
        ...

    def delete(self, name: str, warnings: Sequence[str]) -> bool:
        """Shall the file go to the trash?"""
        ...

    def tell(self, heading: str, sentence: str) -> None:
        """Say why something could not be done."""
        ...


class PostMoves(QObject):
    """Publish, take back, rename, delete: asked first, then an act that can be undone."""

    removed = Signal(object)  # the path of a post that is in the trash now

    def __init__(
        self, open_post: OpenPost, files: FileActions, acts: Acts, questions: AsksAboutMoves
    ) -> None:
        super().__init__(acts)
        self._open_post, self._files, self._acts = open_post, files, acts
        self._questions = questions

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        return {
            "publish": self.publish,
            "unpublish": self.unpublish,
            "rename": self.rename,
            "delete": self.delete,
        }

    def can(self, name: str) -> bool:
        """Is the command of that name of use to the post on screen?"""
        place = self._open_post.place
        has_file = place.path is not None
        return {
            "publish": has_file and place.is_draft,
            "unpublish": has_file and place.is_in_posts,
            "rename": has_file and place.site.is_site,
            "delete": has_file,
        }[name]

    def move(self) -> bool:
        """What the post needs to be published: out of the drafts, or a name with its date."""
        return self.publish() if self._open_post.place.is_draft else self.rename()

    def publish(self) -> bool:
        """Make the draft a post; False where the writer stayed, or it could not be done."""
        place = self._ready()
        if place is None:
            return False
        post = self._open_post.post
        now = datetime.now().astimezone(zone_of(place.site.timezone)).replace(microsecond=0)
        found = date_of(post, place) if "date" in post.values else None
        own = found.moment if isinstance(found, PostDate) else None
        answer = self._questions.publish_when(
            now, own, lambda moment: self._describe(lambda: moved_by_publishing(place, moment))
        )
        if answer is None:
            return False
        return self._acts.propose_from(lambda watch: publish(place, answer[0], watch), brief=True)

    def unpublish(self) -> bool:
        """Take the post back to the drafts."""
        place = self._ready()
        return place is not None and self._acts.propose_from(lambda watch: unpublish(place, watch))

    def rename(self) -> bool:
        """Give the post the name that fits its title and date."""
        place = self._ready()
        if place is None:
            return False
        fitting = fitting_slug(self._open_post.post, place)
        answer = self._questions.new_slug(
            place.name.slug if place.name else "",
            fitting,
            lambda slug: self._describe(lambda: moved_by_renaming(place, slug)),
            redirects=uses_redirects(place.site) and not place.is_draft,
        )
        if answer is None:
            return False
        slug, redirect = answer
        return self._acts.propose_from(
            lambda watch: rename(place, slug, watch, redirect=redirect), brief=True
        )

    def delete(self) -> bool:
        """Move the post's file to the trash, and close it."""
        place, sheet = self._open_post.place, self._open_post.sheet
        if place.path is None or not self._ready():
            return False
        try:
            warnings = self._acts.looked_up(lambda watch: leading_to(place, watch))
            if sheet.unwritten:
                warnings = [*warnings, unwritten_in(sheet, self._files.name)]
            if not self._questions.delete(place.path.name, warnings):
                return False
            to_trash(place.path)
            self.removed.emit(place.path)
        except Cancelled:
            return False
        except PostError as error:
            name = self._files.name
            self._questions.tell(self.tr("“{name}” is still there.").format(name=name), str(error))
            return False
        self._files.posts.close(sheet)
        return True

    def _ready(self) -> Place | None:
        """The place of the post, once its file holds what is on screen and may be changed."""
        if self._open_post.is_for_reading:
            sentence = self._open_post.sheet.reading
            self._questions.tell(self.tr("The file stays as it is."), sentence)
            return None
        return self._open_post.place if self._files.save() else None

    def _describe(self, make: Callable[[], Move]) -> str:
        """Where the post will be, as a sentence."""
        try:
            move = make()
        except PostError as error:
            return str(error)
        file = move.new.in_site
        if not move.new_url:
            return self.tr("File: {file}").format(file=file)
        if move.old_url and move.old_url != move.new_url:
            told = self.tr("File: {file}\nAddress: {url} instead of {old}")
            return told.format(file=file, url=move.new_url, old=move.old_url)
        return self.tr("File: {file}\nAddress: {url}").format(file=file, url=move.new_url)
