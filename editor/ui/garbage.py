"""When Python looks through everything for garbage: while nobody writes, as then nobody waits."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

NEVER = 2**31 - 1
PAUSE_MS = 30_000  # after the last change of a post


class GarbageSearch(QObject):
    """Looks a while after a change, instead of in the middle of one.

    What a text of a million characters is made of takes 0.3 s to look through. What was made just
    now is looked through all the time, as ever.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._usual = gc.get_threshold()
        self._is_on = False
        self.pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.pause.timeout.connect(gc.collect)

    def begin(self) -> None:
        """See to it from now on."""
        self._is_on = True
        gc.set_threshold(*self._usual[:2], NEVER)

    def put_off(self) -> None:
        """Something changed: it is to be looked a while later."""
        if self._is_on:
            self.pause.start()

    def end(self) -> None:
        """Leave it to Python again."""
        self._is_on = False
        self.pause.stop()
        gc.set_threshold(*self._usual)
