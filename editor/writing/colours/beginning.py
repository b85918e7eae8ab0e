"""What begins in a line: a heading, code, a table, HTML … or a paragraph."""

from __future__ import annotations

from collections.abc import Callable

from editor.writing.colours import patterns
from editor.writing.colours.containers import open_container
from editor.writing.colours.html import begin_comment, begin_element
from editor.writing.colours.kinds import Kind
from editor.writing.colours.line import BLANKS, LineReader
from editor.writing.colours.spans import LIQUID
from editor.writing.colours.state import Block, Inside


def begin(reader: LineReader) -> None:
    """Read what begins here, in the order in which kramdown tries it."""
    reader.blank = None
    while not begin_code(reader) and open_container(reader):
        reader.hang = reader.pos
    if reader.is_code or reader.is_blank:
        return
    reader.blank = None
    first = reader.line[reader.text_start : reader.text_start + 1]
    for read in (*BEGINNINGS.get(first, ()), begin_underlined, begin_table):
        if read(reader):
            return
    reader.take_text()


def begin_code(reader: LineReader) -> bool:
    """Lines that are indented."""
    if reader.is_in_text or not patterns.indented.match(reader.line, reader.pos):
        return False
    reader.begin_block(Block(Inside.CODE))
    reader.blank = None
    reader.take_code()
    return True


def begin_fence(reader: LineReader) -> bool:
    """Code between fences."""
    found = patterns.fence.match(reader.line, reader.pos)
    if found is None:
        return False
    reader.begin_block(Block(Inside.FENCE, found["marks"], found["language"] or ""))
    add_fence(reader, found.start("marks"))
    return True


def add_fence(reader: LineReader, start: int) -> None:
    """The line of a fence, set like the code."""
    reader.add(start, len(reader.line), Kind.CODE)
    reader.add(start, len(reader.line), Kind.MARKUP)


def begin_heading(reader: LineReader) -> bool:
    """`## A heading`."""
    found = patterns.heading.match(reader.line, reader.pos)
    if found is None:
        return False
    reader.begin_block()
    take_heading(reader, len(found["marks"]), found.end())
    return True


def take_heading(reader: LineReader, level: int, start: int) -> None:
    """What is left of the line is a heading; its text begins at `start`."""
    reader.level = level
    reader.has_text = True
    reader.add(reader.pos, len(reader.line), Kind.HEADING)
    reader.mark(start)
    reader.hang = start
    end = len(reader.line)
    if found := patterns.heading_id.search(reader.line, start):
        reader.add(found.start(), end, Kind.ATTRIBUTES)
        end = found.start()
    if found := patterns.closing_marks.search(reader.line, start, end):
        reader.add(found.start(), end, Kind.MARKUP)


def begin_underlined(reader: LineReader) -> bool:
    """A heading that the next line underlines."""
    below = reader.below.lstrip(BLANKS + ">" if reader.containers else "")
    if (
        not reader.is_boundary
        or not (found := patterns.underline.match(below))
        or not patterns.can_be_underlined.match(reader.line, reader.pos)
    ):
        return False
    level = 1 if "=" in found[0] else 2
    reader.begin_block(Block(Inside.UNDERLINE))
    take_heading(reader, level, reader.text_start)
    return True


def begin_rule(reader: LineReader) -> bool:
    """`* * *`."""
    if reader.is_in_text and not patterns.bullet.match(reader.line, reader.pos):
        return False
    return whole_line(reader, patterns.rule.match(reader.line, reader.pos), Kind.MARKUP)


def begin_end_mark(reader: LineReader) -> bool:
    """`^` between two blocks."""
    return whole_line(reader, patterns.end_mark.match(reader.line, reader.pos), Kind.MARKUP, True)


def begin_attributes(reader: LineReader) -> bool:
    """`{: .class}` for the block above or below."""
    was_boundary = reader.is_boundary
    found = patterns.attributes.match(reader.line, reader.pos)
    return whole_line(reader, found, Kind.ATTRIBUTES, was_boundary)


def begin_extension(reader: LineReader) -> bool:
    """`{::options /}`, and what stands between `{::comment}` and `{:/}`."""
    found = None if reader.is_in_text else patterns.extension.match(reader.line, reader.pos)
    if not whole_line(reader, found, Kind.ATTRIBUTES):
        return False
    if found and found["end"] is None:
        reader.block = Block(Inside.EXTENSION, found["name"])
    return True


def whole_line(reader: LineReader, found: object, kind: Kind, stays_boundary: bool = False) -> bool:
    """The line is one mark, if its pattern was found."""
    if not found:
        return False
    reader.begin_block()
    reader.mark(len(reader.line), kind)
    if stays_boundary:
        reader.blank = len(reader.containers)
    return True


def begin_formula(reader: LineReader) -> bool:
    """A formula in lines of its own."""
    found = patterns.formula.match(reader.line, reader.pos)
    if not found or not reader.is_boundary:
        return False
    end = reader.line.find("$$", found.end())
    if end >= 0 and reader.line[end + 2 :].strip(BLANKS):
        return False
    reader.begin_block(Block(Inside.FORMULA) if end < 0 else None)
    reader.add(reader.text_start, len(reader.line), Kind.MATH)
    reader.add(reader.text_start, found.end(), Kind.MARKUP)
    if end >= 0:
        reader.add(end, end + 2, Kind.MARKUP)
    return True


def begin_table(reader: LineReader) -> bool:
    """A row between pipes."""
    if not reader.is_boundary or not has_pipe(reader.line, reader.text_start):
        return False
    if not may_follow_row(reader.below):
        return False
    reader.begin_block(Block(Inside.TABLE))
    take_row(reader)
    return True


def may_follow_row(below: str) -> bool:
    """May a line stand below the row of a table? Otherwise there is none."""
    return (
        not below.strip(BLANKS)
        or is_row(below, 0)
        or patterns.attributes.match(below) is not None
        or patterns.end_mark.match(below) is not None
    )


def is_row(line: str, start: int) -> bool:
    """Is the line a row or a separator?"""
    return has_pipe(line, start) or patterns.table_separator.match(line, start) is not None


def has_pipe(line: str, start: int) -> bool:
    """Does a pipe stand in the line that parts cells?"""
    return bool(pipes(line, start))


def pipes(line: str, start: int) -> list[int]:
    """Where pipes stand, outside of code and Liquid, that are not taken for themselves."""
    return [found.start() for found in patterns.pipe.finditer(line, start) if found[0] == "|"]


def take_row(reader: LineReader) -> None:
    """The row of a table: its pipes are marks, as is all of a separator."""
    line, end = reader.line, len(reader.line)
    reader.add(reader.pos, end, Kind.TABLE)
    if patterns.table_separator.match(line, reader.pos):
        reader.add(reader.pos, end, Kind.MARKUP)
        return
    reader.has_text = True
    for place in pipes(line, reader.pos):
        reader.add(place, place + 1, Kind.MARKUP)


def begin_link_definition(reader: LineReader) -> bool:
    """`[label]: url "title"`."""
    found = None if reader.is_in_text else patterns.link_definition.match(reader.line, reader.pos)
    if not found:
        return False
    reader.begin_block()
    reader.add(reader.text_start, len(reader.line), Kind.MARKUP)
    reader.add(*found.span("label"), Kind.LINK)
    reader.add(*found.span("address"), Kind.ADDRESS)
    if not reader.is_raw:
        for liquid in LIQUID.finditer(reader.line, *found.span("address")):
            reader.add(*liquid.span(), Kind.LIQUID)
    return True


def begin_abbreviation(reader: LineReader) -> bool:
    """`*[HTML]: Hyper Text Markup Language`."""
    found = None if reader.is_in_text else patterns.abbreviation.match(reader.line, reader.pos)
    if not found:
        return False
    reader.begin_block()
    reader.mark(found.end())
    return True


Beginning = Callable[[LineReader], bool]
BEGINNINGS: dict[str, tuple[Beginning, ...]] = {
    "`": (begin_fence,),
    "~": (begin_fence,),
    "#": (begin_heading,),
    "*": (begin_rule, begin_abbreviation),
    "-": (begin_rule,),
    "_": (begin_rule,),
    "<": (begin_comment, begin_element),
    "$": (begin_formula,),
    "[": (begin_link_definition,),
    "{": (begin_attributes, begin_extension),
    "^": (begin_end_mark,),
}
