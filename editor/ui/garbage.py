"""Python's search for garbage: in the window's thread alone, and while nobody writes.

Left to itself, Python searches in whichever thread happens to make objects. A worker that came upon
a closed dialog would take it down, which Qt allows in the window's thread only: it crashes. And
every thread waits for the search, which takes 0.6 s through what a text of a million characters is
made of. So much is never searched: it is frozen, and goes when nobody needs it.
"""

from __future__ import annotations

import gc
import sys
from time import process_time

from PySide6.QtCore import QObject, QTimer

from editor.ui.freed_memory import give_back

LOOK_MS = 1000
FEW = 50_000  # new objects, which are searched in a few ms
BUSY = 0.5  # seconds of work between two looks, in which very many may have been made
MANY = 400_000  # blocks of memory, which are searched in some 60 ms
PAUSE_MS = 30_000  # after the last change of a post
REST_MS = 1000  # after it, too: then what was freed is given back


class GarbageSearch(QObject):
    """Searches new objects every second, where they are few, and all a while after a change."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        self._worked = process_time()
        self._has_many_new = False  # which wait for the pause
        self._frozen_blocks = self._frozen = 0  # what was frozen last: blocks, and objects
        self.look = QTimer(self, interval=LOOK_MS)
        self.look.timeout.connect(self._search_new)
        self.pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.pause.timeout.connect(self._search_all)
        self.rest = QTimer(self, singleShot=True, interval=REST_MS)
        self.rest.timeout.connect(give_back)

    def begin(self) -> None:
        """See to it from now on; what the program is made of stays."""
        gc.disable()
        self._freeze()
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
        gc.unfreeze()
        if self._was_on:
            gc.enable()

    def _search_new(self) -> None:
        # Python's count of the new ones is too low where as many old ones have gone. To list them
        # instead takes hold of what other threads are still building, which then fails there.
        before, self._worked = self._worked, process_time()
        is_busy = gc.get_count()[0] > FEW or self._worked - before >= BUSY
        self._has_many_new = self._has_many_new or is_busy
        if not self._has_many_new:
            gc.collect(1)
        elif not self.pause.isActive():
            self.pause.start()

    def _search_all(self) -> None:
        if self._blocks_to_search() > MANY:
            self._freeze()
        else:
            gc.collect()
        self._has_many_new = False

    def _freeze(self) -> None:
        gc.freeze()
        self._frozen_blocks, self._frozen = sys.getallocatedblocks(), gc.get_freeze_count()

    def _blocks_to_search(self) -> float:
        """The blocks of memory but for what is frozen: as many objects of that as went, so many."""
        left = gc.get_freeze_count() / max(self._frozen, 1)
        return sys.getallocatedblocks() - left * self._frozen_blocks
