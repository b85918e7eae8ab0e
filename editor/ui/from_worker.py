"""The way from a worker's thread to the window's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from editor.ui.turn import take_turn


class _Way(QObject):
    """Lives as long as the program, in the thread of the windows."""

    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.told.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def _do(self, act: Callable[[], object]) -> None:
        take_turn()
        act()


_way = _Way()


def in_window_thread(owner: QObject, act: Callable[[], object]) -> None:
    """Have `act` done in the thread of the windows, soon, unless `owner` has gone by then.

    A worker must emit no signal of `owner` itself: where that is being taken down in this moment,
    Qt crashes.
    """
    _way.told.emit(lambda: act() if isValid(owner) else None)
