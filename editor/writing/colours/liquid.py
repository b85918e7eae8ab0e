"""Tags of Liquid that go on over lines: comments, code, and what Liquid does not read."""

from __future__ import annotations

import re
from typing import NamedTuple

from editor.writing.colours.kinds import Kind
from editor.writing.colours.line import LineReader
from editor.writing.colours.state import Block, Inside

OPENING = re.compile(r"\{%-?\s*(?P<name>\w+)[ \t]*(?P<word>[^\s%]*)|\{\{", re.ASCII)
ENDS = {
    Inside.LIQUID_COMMENT: re.compile(r"\{%-?\s*endcomment\s*-?%\}"),
    Inside.HIGHLIGHT: re.compile(r"\{%-?\s*endhighlight\s*-?%\}"),
}
KEEPS = {"comment": Inside.LIQUID_COMMENT, "highlight": Inside.HIGHLIGHT}
IN_CODE = {Inside.FENCE, Inside.CODE}


class Left(NamedTuple):
    """What a line leaves open of Liquid, and from where on."""

    is_raw: bool
    block: Block | None = None
    start: int = 0


def left_open(line: str, pos: int, is_raw: bool) -> Left:
    """Follow the tags of a line from `pos` on."""
    while found := OPENING.search(line, pos):
        name = found["name"] or ""
        closing = "%}" if name else "}}"
        end = line.find(closing, found.end())
        if is_raw:
            is_raw = name != "endraw"
            pos = found.end()
        elif end < 0:
            return Left(is_raw, Block(Inside.LIQUID, closing), found.start())
        elif name in KEEPS:
            block = Block(KEEPS[name], language=found["word"])
            closed = ENDS[block.inside].search(line, end)
            if closed is None:
                return Left(is_raw, block, end + 2)
            pos = closed.end()
        else:
            is_raw = name == "raw"
            pos = end + 2
    return Left(is_raw)


def read_liquid(reader: LineReader) -> None:
    """Note what the line leaves open of Liquid, behind what it is as Markdown."""
    if "{" not in reader.line:
        return
    left = left_open(reader.line, 0, reader.is_raw)
    reader.is_raw = left.is_raw
    is_code = reader.block is not None and reader.block.inside in IN_CODE
    if left.block and not is_code:
        reader.block = left.block
        if left.block.inside is Inside.LIQUID:
            reader.add(left.start, len(reader.line), Kind.LIQUID)
        else:
            reader.begin_block(left.block)


def read_in_liquid(reader: LineReader) -> bool:
    """Read a line in a block of Liquid; False where it stands in none."""
    block = reader.block
    if block is None or block.inside not in (Inside.LIQUID, *ENDS):
        return False
    if block.inside is Inside.LIQUID and reader.is_blank:
        return False  # which ends it: it was but a brace
    if block.inside is Inside.LIQUID:
        go_on_tag(reader, block.word)
    else:
        go_on_block(reader, block.inside)
    return True


def go_on_tag(reader: LineReader, closing: str) -> None:
    """A tag or an output, up to its end."""
    end = reader.line.find(closing)
    behind = len(reader.line) if end < 0 else end + 2
    reader.mark(behind, Kind.LIQUID)
    if end >= 0:
        reader.block = None
        if not reader.is_blank:
            reader.take_text()
            reader.goes_on = False  # the spans of the text above ended where the tag began


def go_on_block(reader: LineReader, inside: Inside) -> None:
    """A comment or code, up to the tag that ends it."""
    found = ENDS[inside].search(reader.line)
    end = found.start() if found else len(reader.line)
    reader.add(0, end, Kind.CODE if inside is Inside.HIGHLIGHT else Kind.COMMENT)
    reader.is_code = inside is Inside.HIGHLIGHT and not found
    if found:
        reader.pos = end
        reader.mark(found.end(), Kind.LIQUID)
        reader.begin_block()
        if not reader.is_blank:
            reader.take_text()
