"""The window's thread goes first: who works beside it waits while it has something to do.

Python runs one thread at a time and lets all that work take turns alike. Beside two that render and
check a long text, the window would take three times as long for everything.
"""

from __future__ import annotations

from threading import Event, get_ident
from time import monotonic

LONGEST = 0.3  # seconds; then both go on, as what the window does may wait for the other


class Precedence:
    """One thread goes first from `begin` to `end`; the others give way."""

    def __init__(self) -> None:
        self._ended = Event()
        self._is_taken = False  # asked more often than anything else in the program
        self._owner = 0
        self._until = 0.0

    def begin(self) -> None:
        """This thread goes first."""
        self._owner, self._until = get_ident(), monotonic() + LONGEST
        self._ended.clear()
        self._is_taken = True

    def end(self) -> None:
        """It needs that no more."""
        self._is_taken = False
        self._ended.set()

    def give_way(self) -> None:
        """Wait for who goes first; to be called every ms or so."""
        if not self._is_taken or self._owner == get_ident():
            return
        until = self._until
        if not self._ended.wait(max(0.0, until - monotonic())) and until == self._until:
            self._is_taken = False


window_first = Precedence()
