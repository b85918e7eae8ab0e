"""What each paragraph of a document leaves open for the next, worked out little by little."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtGui import QTextBlock, QTextDocument

from editor.writing.colours.lines import read_line
from editor.writing.colours.state import BEGINNING, State

AT_ONCE = 16  # paragraphs between two looks at the clock


class KnownLines:
    """Follows a document.

    Right is what the paragraphs before `known` leave open; what those behind do was right before
    the last changes, of which none lies behind `_changed`.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._states: list[State | None] = [None] * document.blockCount()
        self._changed = len(self._states)
        self.known = 0
        document.contentsChange.connect(self._follow)

    @property
    def is_complete(self) -> bool:
        """Is every paragraph known?"""
        return self.known >= len(self._states)

    @property
    def states(self) -> list[State] | None:
        """What each paragraph leaves open; None while that is not known of every one."""
        known = [state for state in self._states if state is not None]
        return known if self.is_complete and len(known) == len(self._states) else None

    def before(self, block: QTextBlock) -> State:
        """What the paragraphs above leave open, as far as they are known."""
        return self._behind(block.blockNumber() - 1)

    def behind(self, block: QTextBlock) -> State:
        """What a paragraph leaves open, as far as it is known."""
        return self._behind(block.blockNumber())

    def read_to(self, last: int, seconds: float) -> bool:
        """Know the paragraphs up to `last`, if the time suffices; says whether it did."""
        ends = perf_counter() + seconds
        block = self._document.findBlockByNumber(self.known)
        state = self._behind(self.known - 1)
        while block.isValid() and self.known <= last:
            below = block.next()
            state = read_line(block.text(), state, below.text()).state
            is_as_before = self._states[self.known] == state
            self._states[self.known] = state
            self.known += 1
            if is_as_before and self.known >= self._changed:
                self.known = len(self._states)
                break
            if self.known % AT_ONCE == 0 and perf_counter() > ends:
                break
            block = below
        return self.known > last or self.is_complete

    def _behind(self, number: int) -> State:
        state = self._states[number] if 0 <= number < len(self._states) else None
        return state or BEGINNING

    def _follow(self, position: int, _removed: int, added: int) -> None:
        document, before = self._document, len(self._states)
        more = document.blockCount() - before
        first = document.findBlock(position).blockNumber()
        last = document.findBlock(position + added)
        end = last.blockNumber() + 1 if last.isValid() else document.blockCount()
        changed = 0 if self.is_complete else self._changed + (more if self._changed > first else 0)
        kept = self._states[end - more - 1 : end - more]  # of the last line that changed
        self._states[first : end - more] = [*([None] * (end - first - len(kept))), *kept]
        self._changed = max(end, changed)
        self.known = min(self.known, max(first - 1, 0))  # the line above may be underlined now
        if len(self._states) != before + more:  # Qt told of less than there was
            self._states = [None] * (before + more)
            self._changed, self.known = before + more, 0
