"""What of a paragraph is no prose: code, links, tags, Liquid, math; and what none may be cut in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editor.writing.lines import Span

UNIT = re.compile(
    r"""
    (?=[\\`{$<!\[h])  # what they begin with: the others are passed over fast
    (?:(?P<escape>\\[!-/:-@\[-`{-~])
    |(?P<code>(?<!`)(?P<fence>`++)(?P<inside>.{1,4000}?)(?<!`)(?P=fence)(?!`))
    |(?P<liquid>\{\{|\{%)  # of this and the next two the beginning alone
    |(?P<math>\$\$(?=.))
    |(?P<comment><!--)
    |(?P<tag></?[A-Za-z][^<>]{0,4000}>)
    |(?P<attributes>\{:[^{}\n]{0,1000}\})
    |(?P<note>\[\^[^\[\]\n]{1,200}\])
    |(?P<link>!?\[(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]{0,1000}\]){0,2000}+)\]
        (?P<target>\((?P<address>[^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)\)|\[[^\[\]\n]*+\]))
    |(?P<bare>\bhttps?://[^\s<>]+))
    """,
    re.VERBOSE | re.DOTALL,
)
CLOSINGS = {"{{": "}}", "{%": "%}", "$$": "$$", "<!--": "-->"}
LONGEST = 4000  # characters between a beginning and what closes it


@dataclass(frozen=True)
class Unit:
    """A piece of markup, and the piece in it that is prose, which is empty in most."""

    kind: str
    whole: Span
    inside: Span

    def is_cut_by(self, span: Span) -> bool:
        """Does `span` begin or end in it, without keeping to what is prose?"""
        whole, inside = self.whole, self.inside
        is_apart = span.end <= whole.start or whole.end <= span.start
        holds_it = span.start <= whole.start and whole.end <= span.end
        keeps_in = inside.start <= span.start and span.end <= inside.end and inside != Span(0, 0)
        return not (is_apart or holds_it or keeps_in)

    @property
    def masks(self) -> tuple[Span, ...]:
        """The pieces of it in which no sign is markup of another kind."""
        whole, inside = self.whole, self.inside
        if inside == Span(0, 0):
            return (whole,)
        return (Span(whole.start, inside.start), Span(inside.end, whole.end))


class Closings:
    """Finds what closes the beginnings in a text, asked for one after the other.

    The next of each kind is remembered, as very many may begin before one that is closed.
    """

    def __init__(self, text: str, end: int) -> None:
        self._text, self._end = text, end
        self._next: dict[str, int] = {}

    def behind(self, begun: re.Match[str]) -> int | None:
        """Where the unit ends that begins there; None where nothing near closes it."""
        closing, start = CLOSINGS[begun[0]], begun.end() + (begun[0] == "$$")
        if self._next.get(closing, -1) < start:
            found = self._text.find(closing, start, self._end)
            self._next[closing] = self._end if found < 0 else found
        place = self._next[closing]
        is_near = place < self._end and place - begun.end() <= LONGEST
        return place + len(closing) if is_near else None


def units_of(text: str, span: Span) -> list[Unit]:
    """The pieces of markup in a run of prose, but for emphasis; in their order."""
    units: list[Unit] = []
    place = span.start
    closings = Closings(text, span.end)
    while found := UNIT.search(text, place, span.end):
        kind = str(found.lastgroup)
        if kind == "link":
            units.append(Unit("link", Span(*found.span()), Span(*found.span("label"))))
            place = found.start("label")
            if place == found.end("label"):
                place = found.end()
        elif found[0] in CLOSINGS:
            end = closings.behind(found)
            if end is not None:
                units.append(Unit(kind, Span(found.start(), end), Span(0, 0)))
            place = found.start() + 1 if end is None else end
        else:
            units.append(Unit(kind, Span(*found.span()), Span(0, 0)))
            place = found.end()
    return units


def masks_of(units: Iterable[Unit]) -> list[Span]:
    """Where no sign is markup of another kind, in their order."""
    return sorted(
        (mask for unit in units for mask in unit.masks), key=lambda span: (span.start, span.end)
    )


def widened(span: Span, units: Sequence[Unit]) -> Span:
    """The smallest span around `span` that cuts no unit."""
    while cut := next((unit for unit in units if unit.is_cut_by(span)), None):
        span = Span(min(span.start, cut.whole.start), max(span.end, cut.whole.end))
    return span


def prose_in(span: Span, masks: Sequence[Span]) -> list[Span]:
    """The pieces of `span` between the masks."""
    pieces: list[Span] = []
    place = span.start
    for mask in masks:
        if mask.start > place and place < span.end:
            pieces.append(Span(place, min(mask.start, span.end)))
        place = max(place, mask.end)
    return [*pieces, Span(place, span.end)] if place < span.end else pieces
