"""HTML that stands in blocks of its own."""

from __future__ import annotations

import re

from editor.writing.colours import patterns
from editor.writing.colours.kinds import Kind
from editor.writing.colours.line import LineReader
from editor.writing.colours.state import Block, Inside, Text

PIECES = re.compile(
    rf"(?P<comment><!--.*?-->)|(?P<liquid>{patterns.LIQUID})|(?P<tag>{patterns.tag.pattern})",
    re.ASCII,
)
READ_INSIDE = re.compile(r"\smarkdown\s*=\s*[\"']?(?:1|block|span)\b")
VERBATIM = {"script": "javascript", "style": "css"}  # no tag opens in them: their languages


def begin_comment(reader: LineReader) -> bool:
    """`<!-- a comment -->`."""
    found = None if reader.is_in_text else patterns.comment.match(reader.line, reader.pos)
    if not found:
        return False
    reader.begin_block()
    go_on_comment(reader)
    return True


def go_on_comment(reader: LineReader) -> None:
    """Up to the end of the comment; text may follow it."""
    end = reader.line.find("-->", reader.pos)
    behind = len(reader.line) if end < 0 else end + 3
    reader.mark(behind, Kind.COMMENT)
    if end < 0:
        reader.block = Block(Inside.COMMENT)
    elif reader.is_blank:
        reader.begin_block()
    else:
        reader.take_text()


def begin_element(reader: LineReader) -> bool:
    """An element that is not one of a line."""
    found = patterns.element.match(reader.line, reader.pos)
    if found is None and not reader.is_in_text:
        found = patterns.script.match(reader.line, reader.pos)
    if found is None:
        return False
    name = found["name"].lower()
    tag = patterns.tag.match(reader.line, reader.text_start)
    if tag is None and ">" in reader.line[found.end() :]:
        return False
    reader.begin_block()
    if tag is None:
        reader.mark(len(reader.line), Kind.TAG)
        reader.block = Block(Inside.TAG, name)
        return True
    reader.mark(tag.end(), Kind.TAG)
    if tag[0].startswith("</"):
        take_rest(reader)
    else:
        begin_inside(reader, name, tag[0])
    return True


def begin_inside(reader: LineReader, name: str, tag: str) -> None:
    """What follows a tag that opens an element."""
    if tag.endswith("/>") or name in patterns.EMPTY_ELEMENTS:
        take_rest(reader)
    elif READ_INSIDE.search(tag):
        reader.block = None
        reader.blank = len(reader.containers)
        if not reader.is_blank:
            reader.take_text()
    else:
        reader.block = Block(Inside.ELEMENT, name, VERBATIM.get(name, ""))
        go_on_element(reader)


def take_rest(reader: LineReader) -> None:
    """Text may follow on the line."""
    reader.block = None
    if not reader.is_blank:
        reader.text = Text.NONE
        reader.take_text()


def go_on_tag(reader: LineReader) -> None:
    """The lines of a tag that is not closed yet."""
    block = reader.block
    end = reader.line.find(">", reader.pos)
    behind = len(reader.line) if end < 0 else end + 1
    reader.mark(behind, Kind.TAG)
    if end >= 0 and block:
        is_closed = reader.line[:end].endswith("/")
        begin_inside(reader, block.word, "<a/>" if is_closed else "<a>")


def go_on_element(reader: LineReader) -> None:
    """The inside of an element: tags in it are coloured, and it ends with its own."""
    block = reader.block
    if block is None:
        return
    depth = block.depth
    if block.language and f"</{block.word}" not in reader.line.lower():
        reader.take_code()
        return
    for found in PIECES.finditer(reader.line, reader.pos):
        kind = Kind[(found.lastgroup or "").upper()]
        reader.add(*found.span(), kind)
        if kind is Kind.TAG and (found["name"] or "").lower() == block.word:
            depth += step(found[0], block.word)
            if depth == 0:
                reader.begin_block()
                return
    reader.block = block._replace(depth=depth)


def step(tag: str, name: str) -> int:
    """Does a tag open one more element or close one?"""
    if tag.startswith("</"):
        return -1
    return 0 if tag.endswith("/>") or name in VERBATIM else 1
