"""Stars and underscores that emphasise, in the pairs that kramdown makes of them."""

from __future__ import annotations

from typing import NamedTuple

from editor.writing.colours.kinds import Kind, Span

MOST_OPEN = 100


class Opening(NamedTuple):
    """Marks that could begin an emphasis."""

    start: int
    mark: str


class Emphasis:
    """Pairs the marks of a text and adds the spans between them."""

    def __init__(self, text: str, spans: list[Span]) -> None:
        self._text = text
        self._spans = spans
        self._open: list[Opening] = []

    @property
    def depth(self) -> int:
        """How many marks are open."""
        return len(self._open)

    @depth.setter
    def depth(self, depth: int) -> None:
        del self._open[depth:]

    def read(self, start: int, run: str) -> None:
        """Take a run of the same mark: what closes closes, the rest opens."""
        end = start + len(run)
        place = start
        if self._can_close(start, end, run[0]):
            while place < end and (closed := self._close(place, end, run[0])):
                place += closed
        if self._can_open(place, end, run[0]):
            while place < end and len(self._open) < MOST_OPEN:
                mark = run[0] * min(2, end - place)
                if not any(each.mark == mark for each in self._open):
                    self._open.append(Opening(place, mark))
                place += len(mark)

    def _can_close(self, start: int, end: int, mark: str) -> bool:
        before, after = self._text[start - 1 : start], self._text[end : end + 1]
        return bool(before.strip()) and (mark == "*" or not after.isalnum())

    def _can_open(self, start: int, end: int, mark: str) -> bool:
        if not self._text[end : end + 1].strip():
            return False
        before = self._text[max(0, start - 2) : start].removesuffix("-")
        return mark == "*" or not before[-1:].isalpha()

    def _close(self, place: int, end: int, mark: str) -> int:
        """Close the nearest opening that a mark here can close; gives its length."""
        for index in range(len(self._open) - 1, -1, -1):
            opening = self._open[index]
            size = len(opening.mark)
            fits = size <= end - place and (size == 2 or end - place != 2)
            if opening.mark[0] == mark and fits and opening.start + size < place:
                del self._open[index:]
                kind = Kind.STRONG if size == 2 else Kind.EMPHASIS
                self._spans.append(Span(opening.start, place + size - opening.start, kind))
                self._spans.append(Span(opening.start, size, Kind.MARKUP))
                self._spans.append(Span(place, size, Kind.MARKUP))
                return size
        return 0
