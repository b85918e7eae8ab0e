"""The window's thread goes first: who works beside it waits while it does what a person waits for.

Python runs one thread at a time and lets all that work take turns alike. Beside two that render and
check a long text, the window would take three times as long for everything.
"""

from __future__ import annotations

from threading import Event, get_ident
from time import monotonic

LONGEST = 0.3  # seconds; then both go on, as what the window does may wait for the other


class Precedence:
    """`with` it, one thread does what others give way to; it may be entered again inside."""

    def __init__(self) -> None:
        self._free = Event()
        self._free.set()
        self._owner = self._depth = 0
        self._until = 0.0

    def __enter__(self) -> None:
        if not self._depth:
            self._owner, self._until = get_ident(), monotonic() + LONGEST
            self._free.clear()
        self._depth += 1

    def __exit__(self, *_about: object) -> None:
        self._depth -= 1
        if not self._depth:
            self._free.set()

    def give_way(self) -> None:
        """Wait while the window's thread is at it; to be called every ms or so."""
        if not self._free.is_set() and self._owner != get_ident():
            self._free.wait(max(0.0, self._until - monotonic()))


window_first = Precedence()
