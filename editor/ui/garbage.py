"""Python's search for garbage: in the window's thread alone, and while nobody writes.

Left to itself, Python searches in whichever thread happens to make objects. A worker that came upon
a closed dialog would take it down, which Qt allows in the window's thread only: it crashes. And
every thread waits for the search, which takes 0.6 s through what a text of a million characters is
made of. So much is frozen: it goes when nobody needs it, but what went round in circles in it waits
until another program is in front, or nothing has changed for ten minutes.
"""

from __future__ import annotations

import gc
import sys
from time import process_time
from typing import cast

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from editor.ui.freed_memory import give_back

LOOK_MS = 1000
FEW = 50_000  # new objects, which are searched in a few ms
BUSY = 0.5  # seconds of work between two looks, in which very many may have been made
MANY = 300_000  # blocks of memory, which are searched in 40 to 70 ms
PAUSE_MS = 30_000  # after the last change of a post
LEFT_MS = 570_000  # after that pause: then nobody is taken to write
REST_MS = 1000  # after the last change, too: then what was freed is given back


class GarbageSearch(QObject):
    """Searches new objects every second, where they are few, and all a while after a change."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        self._worked = process_time()
        self._has_many_new = False  # which wait for the pause
        self._program = 0  # blocks of memory that the program itself is made of
        self._is_owed = False  # a search of what was frozen, once nobody looks
        self.look = QTimer(self, interval=LOOK_MS)
        self.look.timeout.connect(self._search_new)
        self.pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.pause.timeout.connect(self._search_all)
        self.left = QTimer(self, singleShot=True, interval=LEFT_MS)
        self.left.timeout.connect(self._search_frozen)
        self.rest = QTimer(self, singleShot=True, interval=REST_MS)
        self.rest.timeout.connect(give_back)

    def begin(self) -> None:
        """See to it from now on; what the program is made of stays."""
        gc.disable()
        gc.freeze()
        self._program = sys.getallocatedblocks()
        self.look.start()
        if (application := QGuiApplication.instance()) is not None:
            cast("QGuiApplication", application).applicationStateChanged.connect(
                self._search_unseen
            )

    def put_off(self) -> None:
        """Something changed: all objects are to be searched a while later, memory given back."""
        if self.look.isActive():
            self.pause.start()
            self.left.stop()
            self.rest.start()

    def end(self) -> None:
        """Leave it to Python again."""
        self.look.stop()
        self.pause.stop()
        self.left.stop()
        self.rest.stop()
        self._is_owed = False
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
        self._has_many_new = False
        # Part of them may be frozen already; to count those takes as long as to search them.
        if sys.getallocatedblocks() - self._program <= MANY:
            gc.collect()
        else:
            gc.freeze()
            self._is_owed = True
            self._search_unseen(QGuiApplication.applicationState())
        if self._is_owed:
            self.left.start()

    def _search_unseen(self, state: Qt.ApplicationState) -> None:
        """Search what was frozen, too, while another program is in front."""
        if state != Qt.ApplicationState.ApplicationActive:
            self._search_frozen()

    def _search_frozen(self) -> None:
        if self._is_owed:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            self._is_owed = False
