"""The turn of the window's thread: from something to do until there is nothing more."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, QTimerEvent
from shiboken6 import isValid

from editor.precedence import window_first


class Turn(QObject):
    """Lives as long as the program, in the thread of the windows."""

    def __init__(self) -> None:
        super().__init__()
        self._idle = QTimer(self, singleShot=True, interval=0)  # behind all else that is to be done
        self._idle.timeout.connect(window_first.end)

    def take(self) -> None:
        """Begin a turn, unless one goes on."""
        # Where the program ends, widgets are told of that after this object went.
        if isValid(self._idle) and not self._idle.isActive():
            self._idle.start()
            window_first.begin()


_turn = Turn()


def take_turn() -> None:
    """The window's thread goes first from now on, painting included, until it has all done."""
    _turn.take()


class TurnTimer(QTimer):
    """A timer that begins a turn with what it is connected to."""

    def timerEvent(self, event: QTimerEvent) -> None:
        """The time is over."""
        take_turn()
        super().timerEvent(event)
