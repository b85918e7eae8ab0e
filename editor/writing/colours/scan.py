"""A run of lines, coloured: the kinds of its pieces, headings and indents."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from editor.precedence import window_first
from editor.writing.colours.kinds import Kind, Span
from editor.writing.colours.line import Line
from editor.writing.colours.lines import read_line
from editor.writing.colours.spans import LIQUID, LONGEST, read_spans
from editor.writing.colours.state import BEGINNING, State


class Coloured(NamedTuple):
    """What is seen of a line."""

    spans: tuple[Span, ...]
    level: int = 0  # of a heading, from 1
    hang: int = 0  # characters in front of the text under which wrapped lines begin


def read_lines(lines: Sequence[str], state: State = BEGINNING, below: str = "") -> list[Line]:
    """Read lines that follow what left `state`; `below` stands behind the last."""
    read: list[Line] = []
    for line, following in zip(lines, [*lines[1:], below], strict=True):
        window_first.give_way()
        read.append(read_line(line, state, following))
        state = read[-1].state
    return read


def scan(
    lines: Sequence[str], state: State = BEGINNING, below: str = ""
) -> tuple[list[Coloured], list[Line]]:
    """The colours of lines, and what they are; the first one begins a paragraph or goes on."""
    read = read_lines(lines, state, below)
    found = [list(each.spans) for each in read]
    for start, end in paragraphs(lines, read):
        for number, span in text_spans(lines, read, start, end):
            found[number].append(span)
    for number, line in enumerate(read):
        if line.is_code and not line.is_raw:
            found[number].extend(liquid_spans(lines[number]))
    coloured = [
        Coloured(tuple(spans), line.level, line.hang)
        for spans, line in zip(found, read, strict=True)
    ]
    return coloured, read


def paragraphs(lines: Sequence[str], read: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The runs of lines whose texts belong together, as far as spans are read in them."""
    start = size = 0
    for number, line in enumerate(read):
        size += len(lines[number])
        if not (line.goes_on and number and read[number - 1].has_text and size < LONGEST):
            if number > start:
                yield start, number
            start, size = number, len(lines[number])
    if start < len(read):
        yield start, len(read)


def text_spans(
    lines: Sequence[str], read: Sequence[Line], start: int, end: int
) -> Iterator[tuple[int, Span]]:
    """The spans in the text of the lines from `start` to `end`, each with its line."""
    if not read[start].has_text:
        return
    texts = [lines[number][read[number].start :] for number in range(start, end)]
    places = [0, *accumulate(len(text) + 1 for text in texts)]
    for span in read_spans("\n".join(texts), read[start].is_raw):
        at = bisect_right(places, span.start) - 1
        while at < len(texts) and places[at] < span.end:
            first = max(span.start - places[at], 0)
            length = min(span.end - places[at], len(texts[at])) - first
            if length > 0:
                yield start + at, Span(first + read[start + at].start, length, span.kind)
            at += 1


def liquid_spans(line: str) -> Iterator[Span]:
    """Tags and outputs of Liquid, which reads code as well."""
    if "{" in line:
        for each in LIQUID.finditer(line[:LONGEST]):
            yield Span(each.start(), len(each[0]), Kind.LIQUID)
