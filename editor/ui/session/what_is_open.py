"""What is open in one window: noted a moment after each change, and brought back at a start."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from editor.checks.problem import Severity
from editor.journal.left_open import LeftOpen, LeftPost, LeftWindow, Stand
from editor.post.errors import PostError
from editor.post.post_file import read_post_file
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.latest_answer import LatestAnswer
from editor.ui.notices import Notice
from editor.ui.session.standing import Standing
from editor.ui.sheet import Sheet, sheet_of
from editor.ui.text.stands import stand_of
from editor.ui.turn import TurnTimer
from editor.ui.window_stand import keep_stand

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow

SOON_MS = 1500  # after a change; all that comes meanwhile is noted with it
CLOSED_MS = 300  # in which the other windows close too where the program ends
KEY = "left_open"  # of the notice that posts are gone
NOT_KEPT, NOT_READ = "open_not_kept", "open_not_read"  # of those about the file of what is open
NUMBERS = count(1)
Wanted = tuple[Path, Path | None]  # a post and the site that was chosen for it


class WhatIsOpen(QObject):
    """Untitled posts are not its business: what is unsaved of them is kept as a copy."""

    def __init__(self, window: MainWindow, left: LeftOpen) -> None:
        super().__init__(window)
        self._window, self._left, self._number = window, left, next(NUMBERS)
        self._stands: dict[Path, Stand] = {}
        self._met = WeakSet[Sheet]()
        self._gone: list[Path] = []
        self._shown_at = 0
        self._told = ""  # why what is open is not written down
        self._reading, self._writing = LatestAnswer(self), LatestAnswer(self)
        self._reading.answered.connect(self._take)
        self._writing.answered.connect(self._tell_unwritten)
        self._soon = TurnTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._note)
        self._closed = TurnTimer(self, singleShot=True, interval=CLOSED_MS)
        self._closed.timeout.connect(self._forget)
        window.posts.changed.connect(self._note_soon)
        window.text.caret_moved.connect(self._note_soon)
        window.text.edit.verticalScrollBar().valueChanged.connect(self._note_soon)
        window.open_post.opened.connect(self._stand_again)
        window.installEventFilter(self)
        if left.trouble:
            self._tell(NOT_READ, left.trouble)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window closes, or the program ends."""
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self._leave()
        return super().eventFilter(watched, event)

    # What is open

    def _note_soon(self) -> None:
        if not self._soon.isActive() and self._window.isVisible():
            self._soon.start()

    def _note(self) -> None:
        if self._left.note(self._number, self._now()):
            keep_stand(self._window)
            self._writing.ask(self._left.write)

    def _now(self) -> LeftWindow:
        posts, shown = self._window.posts, self._window.posts.shown
        sheets = [each for each in posts.sheets if each.place.path is not None]
        left = tuple(self._left_post(each) for each in sheets)
        at = next((number for number, each in enumerate(sheets) if each is shown), None)
        site = shown.place.site
        return LeftWindow(left, at, site.root if at is None and site.is_site else None)

    def _left_post(self, sheet: Sheet) -> LeftPost:
        path = sheet.place.path
        assert path is not None
        writing = self._window.text.writing_of(sheet)
        if writing is not None and writing.filling is None:  # else the stand is still to be taken
            self._stands[path] = stand_of(writing)
        return LeftPost(path, self._stands.get(path))

    def _leave(self) -> None:
        """Note the last of it at once; one window that closes alone is not opened again."""
        self._soon.stop()
        self._left.note(self._number, self._now())
        self._left.write()
        self._closed.start()

    def _forget(self) -> None:
        """Where the writer is asked about the posts of another window, all may end yet."""
        if QApplication.activeModalWidget() is not None:
            self._closed.start()
            return
        kind = type(self._window)
        others = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
        if any(each.isVisible() for each in others) and not self._window.isVisible():
            self._left.forget(self._number)
            self._left.write()

    # What was open

    def bring_back(self, window: LeftWindow) -> None:
        """Show the post that was on screen; the others are read beside the window's thread."""
        self._stands |= {each.path: each.stand for each in window.posts if each.stand}
        wanted = [self._wanted(each.path) for each in window.posts]
        shown = None if window.shown is None else wanted[window.shown]
        if shown is not None:
            self._show(*shown)
        elif window.site is not None and find_site(window.site / "post.md").is_site:
            self._window.files.open_site(window.site)
        self._shown_at = window.shown or 0
        others = [each for each in wanted if each is not shown]
        if others:
            self._reading.ask(lambda: read_all(others))
        self._tell_gone()

    def _wanted(self, path: Path) -> Wanted:
        return path, self._window.settings.site_of(path.parent)

    def _show(self, path: Path, site: Path | None) -> None:
        try:
            self._window.open_post.show(read_sheet(path, site))
        except PostError:
            self._gone.append(path)

    def _take(self, found: Sequence[Sheet | Path]) -> None:
        """The others have been read."""
        above, below = found[: self._shown_at], found[self._shown_at :]
        self._window.posts.put_behind(sheets_in(above), sheets_in(below))
        self._gone += [each for each in found if isinstance(each, Path)]
        self._tell_gone()

    def _stand_again(self) -> None:
        """A post that comes on screen for the first time stands where it did."""
        sheet = self._window.open_post.sheet
        path = sheet.place.path
        if sheet in self._met or path is None:
            return
        self._met.add(sheet)
        stand = self._stands.get(path)
        if stand is not None:
            edit, post = self._window.text.edit, self._window.open_post
            edit.when_whole(lambda: Standing(edit, stand, post))

    def _tell_gone(self) -> None:
        if not self._gone:
            return
        first, more = self._gone[0].name, len(self._gone) - 1
        one = self.tr("“{name}” was open last, and cannot be opened any more.")
        some = self.tr("“{name}” and {count} other posts were open last, and cannot be any more.")
        self._tell(KEY, (some if more else one).format(name=first, count=more))

    def _tell_unwritten(self, sentence: str) -> None:
        """What is open could not be written down, or (with "") could be; told where that is new."""
        if sentence == self._told:
            return
        self._told = sentence
        if sentence:
            self._tell(NOT_KEPT, sentence)
        else:
            self._window.notices.hide_notice(None, NOT_KEPT)

    def _tell(self, key: str, sentence: str) -> None:
        self._window.notices.show_notice(None, key, Notice(Severity.HINT, sentence))


def read_all(wanted: Iterable[Wanted]) -> list[Sheet | Path]:
    """Each post, or the path of one that cannot be read; beside the window's thread."""
    found: list[Sheet | Path] = []
    for path, site in wanted:
        try:
            found.append(read_sheet(path, site))
        except PostError:
            found.append(path)
    return found


def read_sheet(path: Path, site: Path | None) -> Sheet:
    """The sheet of a file. Raises PostError."""
    return sheet_of(read_post_file(path), Place(path, find_site(path, site)))


def sheets_in(found: Iterable[Sheet | Path]) -> list[Sheet]:
    """Those that could be read."""
    return [each for each in found if isinstance(each, Sheet)]
