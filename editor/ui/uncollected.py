"""Work beside the window's thread during which Python does not look for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_at_work: list[object] = []


@contextmanager
def uncollected() -> Iterator[None]:
    """Put Python's search for circles of objects off until the work is done.

    Every thread waits for the search: with all that a rendering of a million characters makes, for
    a quarter of a second at a time. There are no circles in it: it goes as soon as it is used. So
    it counts afterwards as searched, or the next object made would start the search after all.
    """
    me = object()
    with _lock:
        _at_work.append(me)
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _at_work.remove(me)
            if not _at_work:
                gc.freeze()  # and back: all that there is comes to the objects searched seldom
                gc.unfreeze()
                gc.enable()
