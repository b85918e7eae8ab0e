"""Blocks that go on over lines: code, formulas, tables, comments, HTML."""

from __future__ import annotations

import re
from collections.abc import Callable

from editor.writing.colours import html, patterns
from editor.writing.colours.beginning import add_fence, begin, is_row, take_row
from editor.writing.colours.kinds import Kind
from editor.writing.colours.line import LineReader, ends_lazy
from editor.writing.colours.state import Inside, Text

ENDS_AT_BLANK = {Inside.CODE, Inside.UNDERLINE, Inside.TABLE, Inside.TAG, Inside.LIQUID}


def read_blank(reader: LineReader) -> None:
    """A blank line, or the blank rest behind the marks of containers."""
    if reader.blank is None:
        reader.blank = len(reader.containers)
    if reader.block and reader.block.inside in ENDS_AT_BLANK:
        reader.block = None
    reader.is_code = reader.block is not None and reader.block.inside is Inside.FENCE
    reader.text = Text.LEFT if reader.text is Text.OPEN else Text.NONE


def go_on(reader: LineReader) -> None:
    """The block above goes on, or ends here."""
    if reader.block:
        GOING_ON[reader.block.inside](reader)


def go_on_fence(reader: LineReader) -> None:
    """Code, up to the fence that closes it: as many marks, or more."""
    fence = reader.block.word if reader.block else ""
    found = patterns.closing_fence.match(reader.line, reader.pos)
    if found and found["marks"].startswith(fence):
        add_fence(reader, found.start("marks"))
        reader.begin_block()
    else:
        reader.take_code()


def go_on_code(reader: LineReader) -> None:
    """Indented code goes on up to a blank line, whether indented or not."""
    if ends_lazy(reader):
        reader.begin_block()
        begin(reader)
    else:
        reader.take_code()


def go_on_underline(reader: LineReader) -> None:
    """The line that underlines the heading above."""
    reader.mark(len(reader.line))
    reader.begin_block()


def go_on_formula(reader: LineReader) -> None:
    """A formula up to its `$$`."""
    end = reader.line.find("$$", reader.pos)
    behind = len(reader.line) if end < 0 else end + 2
    reader.add(reader.pos, behind, Kind.MATH)
    if end >= 0:
        reader.add(end, behind, Kind.MARKUP)
        reader.begin_block()


def go_on_table(reader: LineReader) -> None:
    """The next row, or what is none."""
    if is_row(reader.line, reader.pos):
        take_row(reader)
    else:
        reader.begin_block()
        begin(reader)


def go_on_extension(reader: LineReader) -> None:
    """What stands up to `{:/}`."""
    name = re.escape(reader.block.word if reader.block else "")
    end = re.match(rf" {{0,3}}\{{:/(?:{name})?\}}\s*$", reader.line[reader.pos :])
    reader.mark(len(reader.line), Kind.ATTRIBUTES if end else Kind.COMMENT)
    if end:
        reader.begin_block()


GOING_ON: dict[Inside, Callable[[LineReader], None]] = {
    Inside.FENCE: go_on_fence,
    Inside.CODE: go_on_code,
    Inside.UNDERLINE: go_on_underline,
    Inside.FORMULA: go_on_formula,
    Inside.TABLE: go_on_table,
    Inside.COMMENT: html.go_on_comment,
    Inside.TAG: html.go_on_tag,
    Inside.ELEMENT: html.go_on_element,
    Inside.EXTENSION: go_on_extension,
}
