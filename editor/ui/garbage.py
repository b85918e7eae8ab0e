"""Python's search for garbage: in the window's thread alone, and while nobody writes.

Left to itself, Python searches in whichever thread happens to make objects. A worker that came upon
a closed dialog would take it down, which Qt allows in the window's thread only: it crashes. And
every thread waits for the search, which takes 0.6 s through what a text of a million characters is
made of. While there is so much, what went round in circles has to wait: it is little.
"""

from __future__ import annotations

import gc
import sys
from time import process_time

from PySide6.QtCore import QObject, QTimer

from editor.ui.freed_memory import give_back

LOOK_MS = 1000
FEW = 50_000  # new objects, which are searched in a few ms
MANY = 800_000  # blocks of memory, searched in some 80 ms; the program alone has 550,000
BUSY = 0.5  # seconds of work between two looks, in which very many may have been made
PAUSE_MS = 30_000  # after the last change of a post
REST_MS = 1000  # after it, too: then what was freed is given back


class GarbageSearch(QObject):
    """Searches new objects every second, and all a while after a change; where that is not felt."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        self._worked = process_time()
        self.look = QTimer(self, interval=LOOK_MS)
        self.look.timeout.connect(self._search_new)
        self.pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.pause.timeout.connect(self._search_all)
        self.rest = QTimer(self, singleShot=True, interval=REST_MS)
        self.rest.timeout.connect(give_back)

    def begin(self) -> None:
        """See to it from now on."""
        gc.disable()
        self.look.start()

    def put_off(self) -> None:
        """Something changed: all objects are to be searched a while later, memory given back."""
        if self.look.isActive():
            self.pause.start()
            self.rest.start()

    def end(self) -> None:
        """Leave it to Python again."""
        self.look.stop()
        self.pause.stop()
        self.rest.stop()
        if self._was_on:
            gc.enable()

    def _search_all(self) -> None:
        if sys.getallocatedblocks() > MANY:
            self.pause.start()
        else:
            gc.collect()

    def _search_new(self) -> None:
        # Python's count of the new ones is too low where as many old ones have gone. To list them
        # instead takes hold of what other threads are still building, which then fails there.
        before, self._worked = self._worked, process_time()
        if gc.get_count()[0] <= FEW and self._worked - before < BUSY:
            gc.collect(1)
            return
        gc.freeze()  # and back: what is new counts as searched, and waits for the pause
        gc.unfreeze()
        if not self.pause.isActive():
            self.pause.start()
