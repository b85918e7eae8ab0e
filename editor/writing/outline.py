"""The headings of a text, as kramdown sees them, and how far the section of each reaches."""

from __future__ import annotations

import html
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from editor.writing.colours import patterns
from editor.writing.colours.kinds import Kind
from editor.writing.colours.line import Line
from editor.writing.colours.lines import read_line
from editor.writing.colours.spans import read_spans
from editor.writing.colours.state import BEGINNING, Block, Inside, State, Text

UNPUBLISHED = {Kind.MARKUP, Kind.TAG, Kind.ATTRIBUTES, Kind.NOTE, Kind.COMMENT}
# What kramdown takes for text where nothing closes it; the colours take it for what was begun.
TEXT_UNLESS_CLOSED = {Inside.FENCE, Inside.COMMENT, Inside.FORMULA}
MOST_UNCLOSED = 20  # of one text; behind each it is read again
DEFINITIONS = (patterns.note, patterns.link_definition, patterns.abbreviation)
INDENTS = ("    ", "\t")


class Heading(NamedTuple):
    """A heading and its section, which reaches to the next heading that is as high or higher."""

    level: int  # 1 for the highest
    title: str  # without markup
    line: int  # from 1
    start: int  # the place where its line begins
    end: int  # of its section
    is_underlined: bool
    parent: int | None  # which heading's section it stands in, from 0


@dataclass(frozen=True)
class Outline:
    """The headings of `text`; those in quotes, items and footnotes begin no section."""

    text: str
    headings: tuple[Heading, ...] = ()

    @cached_property
    def end(self) -> int:
        """Where the last section ends: before the definitions at the end of the text."""
        return before_definitions(self.text)

    def at_line(self, line: int) -> int | None:
        """Which heading's section a line (from 1) is in, from 0; None above the first."""
        return self._last(bisect_right(self.headings, line, key=lambda heading: heading.line))

    def at_place(self, place: int) -> int | None:
        """Which heading's section a place is in, from 0; None above the first."""
        return self._last(bisect_right(self.headings, place, key=lambda heading: heading.start))

    def below(self, which: int) -> int:
        """Which heading is the first behind the section of another; their number: none is."""
        end = self.headings[which].end
        return bisect_right(self.headings, end - 1, key=lambda heading: heading.start)

    def children(self, parent: int | None) -> tuple[int, ...]:
        """Which headings stand right below another, or below none."""
        return self._children.get(parent, ())

    @staticmethod
    def _last(behind: int) -> int | None:
        return behind - 1 if behind else None

    @cached_property
    def _children(self) -> dict[int | None, tuple[int, ...]]:
        found: dict[int | None, list[int]] = {}
        for which, heading in enumerate(self.headings):
            found.setdefault(heading.parent, []).append(which)
        return {parent: tuple(each) for parent, each in found.items()}


def outline_of(text: str) -> Outline:
    """Read the headings. Takes time in proportion to the text."""
    lines = text.split("\n")
    found = list(heading_lines(lines))
    starts = starts_of(lines, [number for number, _ in found])
    ends, parents = nested([line.level for _, line in found], starts, before_definitions(text))
    return Outline(
        text,
        tuple(
            Heading(line.level, title_in(lines[number], line), number + 1, start, end, under, above)
            for (number, line), start, end, above in zip(found, starts, ends, parents, strict=True)
            for under in (line.state.block is not None,)
        ),
    )


def heading_lines(lines: Sequence[str]) -> Iterator[tuple[int, Line]]:
    """The lines, from 0, that are headings of sections."""
    number, state = 0, BEGINNING
    unclosed: list[Block] = []
    while number < len(lines):
        found, opened = read_from(lines, number, state, unclosed)
        number = len(lines)
        if opened and len(unclosed) < MOST_UNCLOSED:
            number, block, state = opened
            unclosed.append(block)
        yield from (each for each in found if each[0] < number)


def read_from(
    lines: Sequence[str], number: int, state: State, unclosed: Sequence[Block]
) -> tuple[list[tuple[int, Line]], tuple[int, Block, State] | None]:
    """The headings from a line on, and what begins last there if it goes on to the end.

    From behind it on, and in the state given with it, the lines are to be read again as text. What
    begins like one of `unclosed` is text at once.
    """
    found: list[tuple[int, Line]] = []
    opened = None
    for at in range(number, len(lines)):
        below = lines[at + 1] if at + 1 < len(lines) else ""
        read = read_line(lines[at], state, below)
        if read.level and not read.state.containers:
            found.append((at, read))
        before, state = state.block, read.state
        if state.block is not None and state.block != before:
            as_text = state._replace(block=None, text=Text.OPEN, blank=None)
            if any(goes_on_too(state.block, each) for each in unclosed):
                state = as_text
            else:
                opened = at + 1, state.block, as_text
    is_open = state.block is not None and state.block.inside in TEXT_UNLESS_CLOSED
    return found, opened if is_open else None


def goes_on_too(block: Block, above: Block) -> bool:
    """Does a block go on to the end of the text if one above it does?"""
    return block.inside is above.inside and block.word.startswith(above.word)


def starts_of(lines: Sequence[str], numbers: Sequence[int]) -> list[int]:
    """The places where lines begin."""
    starts: list[int] = []
    start = line = 0
    for number in numbers:
        start += sum(map(len, lines[line:number])) + number - line
        line = number
        starts.append(start)
    return starts


def nested(
    levels: Sequence[int], starts: Sequence[int], end: int
) -> tuple[list[int], list[int | None]]:
    """The end of each section, and which one it stands in."""
    ends: list[int] = [end] * len(levels)
    parents: list[int | None] = []
    above: list[int] = []
    for which, level in enumerate(levels):
        while above and levels[above[-1]] >= level:
            ends[above.pop()] = starts[which]
        parents.append(above[-1] if above else None)
        above.append(which)
    return ends, parents


def title_in(text: str, line: Line) -> str:
    """The words of a heading's line."""
    marks = (Kind.ATTRIBUTES, Kind.MARKUP)
    ends = [each.start for each in line.spans if each.kind in marks and each.start >= line.start]
    return plain(text[line.start : min(ends, default=len(text))])


def plain(markdown: str) -> str:
    """The words of a line of Markdown without its markup; of an image its alternative text."""
    seen = list(markdown)
    for span in read_spans(markdown):
        shown = ""
        if span.kind is Kind.ESCAPE and seen[span.start]:
            shown = html.unescape(markdown[span.start : span.end].removeprefix("\\"))
        elif span.kind not in UNPUBLISHED:
            continue
        seen[span.start : span.end] = [shown, *[""] * (span.length - 1)]
    return " ".join("".join(seen).split())


def before_definitions(text: str) -> int:
    """The place behind the last line that is no definition: of a link, a footnote, a word.

    Definitions that end a text belong to all of it.
    """
    end = place = len(text)
    while place > 0:
        start = text.rfind("\n", 0, place) + 1
        line = text[start:place]
        if any(each.match(line) for each in DEFINITIONS):
            end = start
        elif line.strip() and not line.startswith(INDENTS):
            break
        place = start - 1
    return end
