"""Finds what is strong, emphasised or struck out in a run of prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from editor.writing.lines import Span, the_one_around
from editor.writing.markup import Unit

SIGNS = re.compile(r"\*+|_+|~+")
STRONG, EMPHASIS, STRUCK = "**", "*", "~~"
DEEPEST = 100  # signs before, among which those are sought that others close


@dataclass(frozen=True)
class Marked:
    """A piece with its two marks; `mark` is its kind, whichever sign is used for it."""

    mark: str
    opening: Span
    closing: Span

    @property
    def whole(self) -> Span:
        """The piece with its marks."""
        return Span(self.opening.start, self.closing.end)

    @property
    def inside(self) -> Span:
        """The piece without them."""
        return Span(self.opening.end, self.closing.start)

    @property
    def unit(self) -> Unit:
        """As something that may not be cut."""
        return Unit("emphasis", self.whole, self.inside)


@dataclass
class Opened:
    """Signs that may open a piece: those that were not used yet."""

    sign: str
    start: int
    count: int
    length: int  # how many there were at first
    may_close: bool

    def fits(self, closing: str, may_open: bool) -> bool:
        """May signs that close be those to it?

        Where either may do both, one sign is no half of two: CommonMark's rule of three.
        """
        lengths = self.length, len(closing)
        is_odd = sum(lengths) % 3 == 0 and any(length % 3 for length in lengths)
        return self.sign == closing[0] and not (is_odd and (may_open or self.may_close))


def marked_in(text: str, run: Span, masks: Sequence[Span]) -> list[Marked]:
    """The marked pieces of a run, inner ones before outer ones; in `masks` no sign counts."""
    found: list[Marked] = []
    opened: list[Opened] = []
    for signs in _signs_in(text, run, masks):
        place, count = signs.start(), len(signs[0])
        if signs[0][0] == "~" and count != len(STRUCK):
            continue
        may_open, may_close = _sides(text, run, signs)
        while may_close and count and (opener := _opener(opened, signs[0], may_open)):
            size = 2 if min(opener.count, count) >= 2 else 1
            start = opener.start + opener.count - size
            mark = STRUCK if opener.sign == "~" else EMPHASIS * size
            found.append(Marked(mark, Span(start, start + size), Span(place, place + size)))
            opener.count -= size
            place, count = place + size, count - size
            del opened[opened.index(opener) + bool(opener.count) :]
        if may_open and count:
            opened.append(Opened(signs[0][0], place, count, len(signs[0]), may_close))
    return found


def _signs_in(text: str, run: Span, masks: Sequence[Span]) -> Iterator[re.Match[str]]:
    """The signs side by side that are in no mask: behind an escaped one the others are."""
    place = run.start
    while signs := SIGNS.search(text, place, run.end):
        mask = the_one_around(masks, signs.start())
        place = mask.end if mask else signs.end()
        if mask is None:
            yield signs


def _sides(text: str, run: Span, signs: re.Match[str]) -> tuple[bool, bool]:
    """May the signs open, and close? Underscores do neither within a word."""
    before = text[signs.start() - 1] if signs.start() > run.start else " "
    after = text[signs.end()] if signs.end() < run.end else " "
    is_low = signs[0][0] == "_"
    may_open = not after.isspace() and not (is_low and before.isalnum())
    may_close = not before.isspace() and not (is_low and after.isalnum())
    return may_open, may_close


def _opener(opened: Sequence[Opened], closing: str, may_open: bool) -> Opened | None:
    nearest = islice(reversed(opened), DEEPEST)
    return next((each for each in nearest if each.fits(closing, may_open)), None)
