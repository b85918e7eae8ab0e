"""Offers, at the start, the posts that a program which died had not saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject

from editor.journal.copies import Copy, Offer, Standing, offer
from editor.journal.recovery import Session, orphans
from editor.post.errors import FileError, PostError
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.file_actions import FileActions
from editor.ui.journal.kept_copies import KeptCopies
from editor.ui.journal.recovery_dialog import CopyAnswer
from editor.ui.open_post import OpenPost
from editor.ui.sheet import Sheet, sheet_of


class AsksAboutCopies(Protocol):
    """Whoever can show a person what was left of posts."""

    def recover(self, offers: Sequence[Offer]) -> Mapping[Offer, CopyAnswer]:
        """What shall become of each."""
        ...

    def tell(self, heading: str, sentence: str) -> None:
        """Say why something could not be done."""
        ...


class Room(NamedTuple):
    """A window, as far as copies come back into it."""

    open_post: OpenPost
    files: FileActions
    kept: KeptCopies


class Recovering(QObject):
    """Brings copies back as unsaved posts. No file of a post is written but by Save as."""

    def __init__(self, room_of: Callable[[Copy], Room], questions: AsksAboutCopies) -> None:
        """`room_of` says into which window a copy comes back."""
        super().__init__()
        self._room_of, self._questions = room_of, questions

    def offer(self, folder: Path) -> None:
        """Ask about all copies below the state folder `folder` whose program has gone."""
        try:
            left = orphans(folder)
            offers = {offer(copy): session for session in left for copy in session.copies()}
            self._drop_saved(offers)
            waiting = [each for each in offers if each.standing is not Standing.SAME]
            answers = self._questions.recover(waiting) if waiting else {}
            for each, answer in answers.items():
                self._do(answer, each.copy, offers[each])
            for session in left:
                session.end()
        except FileError as error:
            self._questions.tell(self.tr("Unsaved posts cannot be brought back."), str(error))

    def _drop_saved(self, offers: Mapping[Offer, Session]) -> None:
        for each, session in offers.items():
            if each.standing is Standing.SAME:
                session.drop(each.copy.key)

    def _do(self, answer: CopyAnswer, copy: Copy, session: Session) -> None:
        if answer is CopyAnswer.LATER:
            return
        room = self._room_of(copy)
        if answer is not CopyAnswer.DISCARD and not self._bring_back(copy, room):
            return
        if answer is CopyAnswer.SAVE_AS and (not room.files.save_as() or copy.unwritten):
            answer = CopyAnswer.KEEP
        sheet = room.open_post.sheet
        is_here = (sheet.data, sheet.unwritten) == (copy.data, copy.unwritten)
        if answer is CopyAnswer.KEEP and not (is_here and room.kept.flush()):
            return  # the only copy stays until there is another one
        session.drop(copy.key)

    def _bring_back(self, copy: Copy, room: Room) -> bool:
        """Open the copy as an unsaved post; False, said to the writer, where it is too large."""
        try:
            kept = sheet_of(copy.data, Place(None, find_site(None, copy.site)))
        except PostError as error:
            self._questions.tell(self.tr("This copy cannot be opened."), str(error))
            return False
        if kept.undecoded:  # a post without a file, that may only be read, saved or converted
            kept.is_lost = True
            room.open_post.show(kept)
            return True
        site = find_site(copy.path or (copy.site and copy.site / "post.md"), copy.site)
        same = room.files.posts.at(copy.path) if copy.path else None
        if same is not None and same.is_unsaved:  # the copy of another window: a post beside it
            copy = replace(copy, path=None, base=None)
        start = sheet_of(copy.base or b"", Place(copy.path, site))
        if start.undecoded:  # no step leads from bytes to letters
            room.open_post.show(Sheet(kept.post, start.place, copy.base, unwritten=copy.unwritten))
            return True
        start.on_disk = copy.base
        room.open_post.show(start)
        start.is_unseen = True
        name = self.tr("bring back what was not saved")
        room.files.posts.come(start, kept.post, name, unwritten=copy.unwritten)
        return True
