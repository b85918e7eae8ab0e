"""Ends the program when the system or a terminal asks for it: at once, and nothing is lost."""

from __future__ import annotations

import signal
import socket
from typing import Protocol

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

# Those that the system has: Windows knows no SIGHUP.
ENDS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)
PATIENCE = 10  # seconds to end in, once everything is kept
BY_SIGNAL = 128  # the exit code of a program that a signal ended, less the signal's number


class KeepsPosts(Protocol):
    """Whoever has the posts of all windows."""

    def keep_everything(self) -> None:
        """Have the disk keep every unsaved post, and wait for it."""
        ...

    def ask_nothing(self) -> None:
        """Close without questions, and keep the copies, unless someone writes on."""
        ...


class Leaving(QObject):
    """Listens for signals, dialogs on screen or not, and for the end of the desktop's session."""

    def __init__(self, app: QApplication, posts: KeepsPosts) -> None:
        super().__init__(app)
        self._app, self._posts = app, posts
        self._is_leaving = False
        # Python writes a signal's number there at once, whatever the main thread is doing.
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._take)
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._before = {each: signal.signal(each, _wait) for each in (signal.SIGINT, *ENDS)}
        # The system waits for the answer: no later than now.
        app.commitDataRequest.connect(self.keep_for_end, Qt.ConnectionType.DirectConnection)

    def stop(self) -> None:
        """Signals do again what they did before."""
        signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._app.commitDataRequest.disconnect(self.keep_for_end)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def keep_for_end(self, _session: QSessionManager | None = None) -> None:
        """The desktop's session ends, unless another program holds it up."""
        self._posts.keep_everything()
        self._posts.ask_nothing()

    def _take(self) -> None:
        for number in self._reader.recv(64):
            if number == signal.SIGINT:
                self._app.closeAllWindows()
            elif number in ENDS and not self._is_leaving:
                self._leave(number)

    def _leave(self, number: int) -> None:
        self._is_leaving = True
        for each in ENDS:  # Python would let them end it in the midst of its own end
            signal.signal(each, signal.SIG_IGN)
        try:
            self._posts.keep_everything()
            _end_within(PATIENCE)
            self._posts.ask_nothing()
        finally:  # no other signal would be listened to
            self._app.exit(BY_SIGNAL + number)  # out of dialogs too, as if they had been cancelled


def _end_within(seconds: int) -> None:
    """Have the system end the program then, if its end is held up: say by a screen that is gone."""
    if hasattr(signal, "alarm"):  # Windows has none
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(seconds)


def _wait(_number: int, _frame: object) -> None:
    """The event loop sees to it."""
