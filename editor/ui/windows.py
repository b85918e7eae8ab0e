"""The windows of the program, and what becomes of files that it is asked to open."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QThread
from PySide6.QtWidgets import QApplication

from editor.journal.left_open import LeftWindow
from editor.post.post_file import is_one_file
from editor.running_window import Request
from editor.ui.garbage import GarbageSearch
from editor.ui.journal.journal import Journal
from editor.ui.journal.recovering import Room
from editor.ui.main_window import MainWindow
from editor.ui.session.what_is_open import WhatIsOpen
from editor.ui.settings import Settings
from editor.ui.turn import TurnTimer
from editor.ui.window_stand import fit_to_screen

TOKEN = "XDG_ACTIVATION_TOKEN"
AGAIN_MS = 200


class Windows(QObject):
    """Opens posts and sites in the window that was used last, or in a new one."""

    def __init__(
        self,
        settings: Settings,
        size: tuple[int, int] | None,
        app: QObject,
        journal: Journal | None = None,
    ) -> None:
        super().__init__(app)
        self._settings, self._size, self._journal = settings, size, journal
        self.garbage = GarbageSearch(self)
        self._windows: list[MainWindow] = []
        self._stood: list[tuple[LeftWindow, MainWindow]] = []
        self._waiting: list[Request] = []
        self._again = TurnTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._answer_waiting)

    @property
    def open(self) -> list[MainWindow]:
        """Those that are not closed."""
        for closed in [each for each in self._windows if not each.isVisible()]:
            self._windows.remove(closed)
            closed.deleteLater()
        return list(self._windows)

    def begin(self, paths: Sequence[Path]) -> MainWindow:
        """The windows of the start: those that were open last, `paths` in front of the first."""
        is_wanted = self._settings.opens_again
        before = self._journal.left.before if self._journal and is_wanted else ()
        if not before:
            return self.new(paths)
        for left in before[1:]:
            self.new(left=left)
        return self.new(paths, before[0])

    def new(self, paths: Sequence[Path] = (), left: LeftWindow | None = None) -> MainWindow:
        """Another window, with the posts and sites at `paths`, and what was open in it once."""
        window = MainWindow(self._settings, journal=self._journal)
        if self._size:
            window.resize(*self._size)
        else:
            fit_to_screen(window)
        window.show()
        self._windows.append(window)
        window.open_post.opened.connect(self.garbage.put_off)
        window.open_post.changed.connect(self.garbage.put_off)
        if self._journal is not None:
            open_now = WhatIsOpen(window, self._journal.left)
            if left is not None:
                open_now.bring_back(left)
                self._stood.append((left, window))
        show_in(window, paths)
        return window

    def room_of(self, path: Path) -> Room | None:
        """The window in which the post of the file `path` stood when the program last ended."""
        for left, window in self._stood:
            if any(is_one_file(each.path, path) for each in left.posts):
                return window.safety.room
        return None

    def take_down(self) -> None:
        """Take the windows down while Python is whole: at its end none sees to its last events."""
        for window in self._windows:
            window.hide()
            window.deleteLater()
        self._windows.clear()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def keep_everything(self) -> None:
        """Have the disk keep every unsaved post, and wait for it."""
        for window in self.open:
            window.safety.flush()

    def ask_nothing(self) -> None:
        """Close without questions, and keep the copies, unless someone writes on.

        A window that has no safe copy of what is unsaved in it goes on asking.
        """
        for window in self.open:
            window.asks = bool(window.posts.unsaved) and not window.safety.flush()

    def answer(self, request: Request) -> None:
        """Do what another start asks: at once, or when the question on screen is answered."""
        self._waiting.append(request)
        self._answer_waiting()

    def _answer_waiting(self) -> None:
        """No post is exchanged beneath a dialog that is about the one on screen."""
        if is_asking():
            self._again.start()
            return
        while self._waiting:
            request = self._waiting.pop(0)
            window = self._last_used()
            if window is None or request.new_window:
                window = self.new(request.paths)
            else:
                show_in(window, request.paths)
            bring_to_front(window, request.token)

    def _last_used(self) -> MainWindow | None:
        active = QApplication.activeWindow()
        shown = self.open
        return next((each for each in shown if each is active), shown[-1] if shown else None)


def is_asking() -> bool:
    """Does some dialog or some work that is waited for hold the windows?"""
    return QApplication.activeModalWidget() is not None or QThread.currentThread().loopLevel() > 1


def show_in(window: MainWindow, paths: Sequence[Path]) -> None:
    """Open each post, or show each site's posts."""
    for path in paths:
        if path.is_dir():
            window.files.open_site(path)
        else:
            window.files.open(path)


def bring_to_front(window: MainWindow, token: str = "") -> None:
    """Show the window before all others, and give it the keyboard."""
    if token:
        os.environ[TOKEN] = token
    state = window.windowState() & ~Qt.WindowState.WindowMinimized
    window.setWindowState(state | Qt.WindowState.WindowActive)
    window.raise_()
    window.activateWindow()
