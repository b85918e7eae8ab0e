"""A line while it is read, and what it is then."""

from __future__ import annotations

from typing import NamedTuple

from editor.writing.colours import patterns
from editor.writing.colours.kinds import Kind, Span
from editor.writing.colours.state import Block, Container, State, Text

BLANKS = " \t\r\f\v"


class Line(NamedTuple):
    """What a line is."""

    spans: tuple[Span, ...]
    state: State  # behind it
    start: int  # of its text or code, behind the marks of what holds it
    has_text: bool = False  # spans are to be read in that text
    goes_on: bool = False  # it belongs to the paragraph above
    is_code: bool = False
    level: int = 0  # of a heading, from 1
    hang: int = 0  # characters in front of the text under which wrapped lines begin
    is_raw: bool = False  # Liquid does not read it


class LineReader:
    """A place in a line, and what is known of it so far."""

    def __init__(self, line: str, state: State, below: str) -> None:
        self.line = line
        self.before = state
        self.below = below  # the next line: it may underline this one
        self.pos: int = 0
        self.spans: list[Span] = []
        self.containers = list(state.containers)
        self.block = state.block
        self.text = state.text
        self.is_boundary = state.is_boundary
        self.blank: int | None = None
        self.is_raw = state.is_raw
        self.has_text = self.goes_on = self.is_code = False
        self.level = self.hang = 0

    @property
    def is_blank(self) -> bool:
        """Does nothing follow?"""
        return not self.line[self.pos :].strip(BLANKS)

    @property
    def is_in_text(self) -> bool:
        """Would the line go on with a paragraph if nothing else began in it?"""
        return self.text is Text.OPEN

    @property
    def text_start(self) -> int:
        """The place behind the blanks that follow."""
        return len(self.line) - len(self.line[self.pos :].lstrip(BLANKS))

    def add(self, start: int, end: int, kind: Kind) -> None:
        """Note a span; empty ones are none."""
        if end > start:
            self.spans.append(Span(start, end - start, kind))

    def mark(self, end: int, kind: Kind = Kind.MARKUP) -> None:
        """What stands up to `end` is a mark: go behind it."""
        self.add(min(self.text_start, end), end, kind)
        self.pos = end

    def begin_block(self, block: Block | None = None) -> None:
        """No paragraph goes on here; `block` goes on in the next line."""
        self.block = block
        self.text = Text.NONE

    def open(self, container: Container) -> None:
        """What follows stands in a container of its own."""
        self.containers.append(container)
        self.text = Text.NONE
        self.is_boundary = True
        self.blank = len(self.containers)

    def keep(self, count: int) -> None:
        """Only the outer `count` containers are still open."""
        del self.containers[count:]
        self.begin_block()

    def take_text(self) -> None:
        """What is left of the line is text of a paragraph."""
        self.has_text = True
        self.goes_on = self.is_in_text
        self.block = None
        self.text = Text.OPEN
        self.blank = None

    def take_code(self) -> None:
        """What is left of the line is code."""
        self.add(self.pos, len(self.line), Kind.CODE)
        self.is_code = True

    def result(self) -> Line:
        """What was read."""
        state = State(tuple(self.containers), self.block, self.text, self.blank, self.is_raw)
        return Line(
            spans=tuple(self.spans),
            state=state,
            start=self.pos,
            has_text=self.has_text,
            goes_on=self.goes_on,
            is_code=self.is_code,
            level=self.level,
            hang=self.hang,
            is_raw=self.before.is_raw,
        )


def indented_to(line: str, pos: int, column: int) -> int:
    """The place `column` columns behind `pos` if only blanks stand there, else -1."""
    at = 0
    while at < column:
        character = line[pos : pos + 1]
        if character == "\t":
            at += 4 - at % 4
        elif character == " ":
            at += 1
        else:
            return -1
        pos += 1
    return pos


def ends_lazy(reader: LineReader) -> bool:
    """Does a line begin here that belongs to nothing that it is not indented for?"""
    return any(
        each.match(reader.line, reader.pos)
        for each in (patterns.attributes, patterns.end_mark, patterns.element)
    )
