"""Finds words or expressions in a text: all places, the next one, the one before."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from editor.writing.expression import TookTooLong, compiled

SECONDS = 2.0  # the longest that a search may take


@dataclass(frozen=True)
class Search:
    """What is searched for; words are found whichever way Unicode writes their characters."""

    words: str
    case: bool = False  # capitals count
    whole_word: bool = False
    is_expression: bool = False

    def __bool__(self) -> bool:
        """Is there anything to search for?"""
        return bool(self.words)

    @property
    def pattern(self) -> regex.Pattern[str]:
        """The compiled expression. Raises BadExpression."""
        return compiled(
            self.words,
            case=self.case,
            whole_word=self.whole_word,
            is_expression=self.is_expression,
        )


@dataclass(frozen=True, eq=False)
class Found:
    """Where all matches stand in a text, in their order: places between its characters."""

    starts: array[int]
    ends: array[int]

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, number: int) -> tuple[int, int]:
        """Where a match (from 0) begins and ends."""
        return self.starts[number], self.ends[number]

    def at(self, start: int, end: int) -> int | None:
        """The number of the match that is exactly there."""
        number = bisect_left(self.starts, start)
        while number < len(self) and self.starts[number] == start:
            if self.ends[number] == end:
                return number
            number += 1
        return None

    def next(self, start: int, end: int) -> int | None:
        """The match behind what is selected; from the last one back to the first."""
        if not self:
            return None
        here = self.at(start, end)
        return (here + 1 if here is not None else bisect_left(self.starts, end)) % len(self)

    def previous(self, start: int, end: int) -> int | None:
        """The match before what is selected; from the first one on to the last."""
        if not self:
            return None
        here = self.at(start, end)
        return ((bisect_left(self.starts, start) if here is None else here) - 1) % len(self)

    def nearest(self, place: int) -> int | None:
        """The first match at a place or behind it; from the last one back to the first."""
        return self.before(place) % len(self) if self else None

    def before(self, place: int) -> int:
        """How many matches begin before a place."""
        return bisect_left(self.starts, place)

    def touching(self, start: int, end: int) -> range:
        """The numbers of the matches of which something stands between two places."""
        return range(bisect_left(self.ends, start), bisect_right(self.starts, end))


NOTHING = Found(array("q"), array("q"))


def matches(
    search: Search, text: str, start: int = 0, end: int | None = None, seconds: float = SECONDS
) -> Iterator[regex.Match[str]]:
    """The matches in a text, or in a part of it that is looked at as if nothing came behind.

    Raises BadExpression, and TookTooLong after so many seconds.
    """
    pattern, end = search.pattern, len(text) if end is None else end
    # To let go of the interpreter at each match is worth it only where one can take its time.
    found = pattern.finditer(text, start, end, concurrent=search.is_expression, timeout=seconds)
    try:
        # Where the part cuts a word off, it is not the whole word that is there.
        at_end = pattern if search.whole_word or not search.is_expression else None
        for match in reversed([*found]) if pattern.flags & regex.REVERSE else found:
            if at_end and match.end() == end < len(text):
                again = at_end.match(text, match.start(), timeout=seconds)
                if again is None or again.end() != end:
                    continue
            yield match
    except TimeoutError:
        raise TookTooLong from None


def find_all(
    search: Search, text: str, start: int = 0, end: int | None = None, seconds: float = SECONDS
) -> Found:
    """Where all matches stand; nowhere for empty words. Raises BadExpression or TookTooLong."""
    starts, ends = array("q"), array("q")
    if search:
        for match in matches(search, text, start, end, seconds):
            first, last = match.span()
            starts.append(first)
            ends.append(last)
    return Found(starts, ends)
