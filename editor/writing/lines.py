"""The lines and paragraphs around a place in a text, found without looking at the rest of it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editor.writing.edit import Selection

WITHIN = "'’-\u2011"  # what stands within words, and not at their ends
JOINED = {"Mn", "Mc", "Me", "Cf"}  # marks on letters, and what joins or parts them


@dataclass(frozen=True)
class Span:
    """A piece of a text: from a place to a later one."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The piece itself."""
        return text[self.start : self.end]

    def within(self, other: Span) -> Span:
        """What of it lies in another; its end is before its start where nothing does."""
        return Span(max(other.start, self.start), min(other.end, self.end))

    def overlaps(self, other: Span) -> bool:
        """Do both share a place, besides their ends?"""
        return self.start < other.end and other.start < self.end

    def is_around(self, place: int) -> bool:
        """Is a place in it? Its ends are not."""
        return self.start < place < self.end


def is_within(spans: Sequence[Span], place: int) -> bool:
    """Is a place in one of `spans`, which are in their order and apart? Their ends are not."""
    return the_one_around(spans, place) is not None


def the_one_around(spans: Sequence[Span], place: int) -> Span | None:
    """The one of `spans` that a place is in, as `is_within` tells."""
    at = bisect_right(spans, place, key=lambda span: span.start) - 1
    return spans[at] if at >= 0 and place < spans[at].end else None


def line_at(text: str, place: int) -> Span:
    """The line around a place, without its end."""
    end = text.find("\n", place)
    return Span(text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end)


def touched(text: str, selection: Selection) -> Span:
    """The whole lines of a selection, without the last end; one merely reached is none of them."""
    start, end = selection.start, selection.end
    if end > start and text[end - 1] == "\n":
        end -= 1
    return Span(line_at(text, start).start, line_at(text, end).end)


def lines_of(text: str, span: Span) -> Iterator[Span]:
    """The lines of `span`, which begins and ends as lines do."""
    start = span.start
    while True:
        end = text.find("\n", start, span.end)
        if end < 0:
            yield Span(start, span.end)
            return
        yield Span(start, end)
        start = end + 1


def line_before(text: str, line: Span) -> Span | None:
    """The line before; None before the first."""
    return line_at(text, line.start - 1) if line.start else None


def line_after(text: str, line: Span) -> Span | None:
    """The line after; None after the last, which is empty where a text ends with a line end."""
    return line_at(text, line.end + 1) if line.end < len(text) else None


def paragraph_at(text: str, place: int) -> Span:
    """The lines around a place up to a blank one; the line itself where that is blank."""
    first = last = line_at(text, place)
    if not first.of(text).strip():
        return first
    while (before := line_before(text, first)) and before.of(text).strip():
        first = before
    while (after := line_after(text, last)) and after.of(text).strip():
        last = after
    return Span(first.start, last.end)


def without_blanks(text: str, span: Span) -> Span:
    """`span` without the blanks at its ends."""
    start, end = span.start, max(span.start, span.end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def word_at(text: str, place: int) -> Span:
    """The word that a place is in or beside; empty where there is none."""
    start = end = place
    while start and (is_of_word(text[start - 1]) or text[start - 1] in WITHIN):
        start -= 1
    while end < len(text) and (is_of_word(text[end]) or text[end] in WITHIN):
        end += 1
    while start < end and text[start] in WITHIN:
        start += 1
    while end > start and text[end - 1] in WITHIN:
        end -= 1
    return Span(start, end) if start <= place <= end else Span(place, place)


def wished(text: str, selection: Selection) -> Span:
    """What a command is for: what is selected, or else the word that the caret is in or beside."""
    if selection:
        return Span(selection.start, selection.end)
    return word_at(text, selection.caret)


def is_of_word(character: str) -> bool:
    """Is it a letter or a digit, or what stands on or joins them?"""
    return character.isalnum() or unicodedata.category(character) in JOINED
