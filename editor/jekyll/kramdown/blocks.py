"""Which block stands at a place: each kind is tried in kramdown's order."""

from __future__ import annotations

from collections.abc import Callable

from editor.jekyll.kramdown import grammar
from editor.jekyll.kramdown.definition_lists import read_definition_list
from editor.jekyll.kramdown.definitions import (
    read_abbreviation,
    read_attribute_list,
    read_defined_attributes,
    read_extension,
    read_link,
    read_note,
)
from editor.jekyll.kramdown.html_blocks import read_html
from editor.jekyll.kramdown.lists import read_list
from editor.jekyll.kramdown.paragraphs import (
    read_atx_header,
    read_blanks,
    read_code,
    read_fence,
    read_formula,
    read_paragraph,
    read_rule,
    read_setext_header,
)
from editor.jekyll.kramdown.quotes import read_quote
from editor.jekyll.kramdown.reader import DEEPEST, Reader
from editor.jekyll.kramdown.tables import read_table
from editor.precedence import window_first

BlockReader = Callable[[Reader], bool]


def read_marker(reader: Reader) -> bool:
    """`^` on a line of its own ends a block."""
    if not reader.take(grammar.marker):
        return False
    reader.end_block()
    return True


FIRST: dict[str, tuple[BlockReader, ...]] = {
    "`": (read_fence,),
    "~": (read_fence,),
    ">": (read_quote,),
    "#": (read_atx_header,),
    "*": (read_rule, read_list),
    "-": (read_rule, read_list),
    "_": (read_rule,),
    "+": (read_list,),
    ":": (read_definition_list,),
    "<": (read_html,),
    **dict.fromkeys("0123456789", (read_list,)),
}
LATER: dict[str, tuple[BlockReader, ...]] = {
    "[": (read_note, read_link),
    "*": (read_abbreviation,),
    "{": (read_defined_attributes, read_extension, read_attribute_list),
    "^": (read_marker,),
}
CONTAINERS = (read_list, read_quote, read_definition_list)


def read_block(reader: Reader) -> None:
    """Read the block at the reader's place."""
    window_first.give_way()
    if read_blanks(reader):
        return
    text, pos = reader.text, reader.pos
    start = pos
    while start - pos < 4 and text[start] == " ":
        start += 1
    first = text[start]
    if (first == "\t" or start - pos == 4) and read_code(reader):
        return
    for read in readers(first, reader.depth):
        if read(reader):
            return
    read_paragraph(reader)


def readers(first: str, depth: int) -> tuple[BlockReader, ...]:
    """What can begin with a character, in the order in which it is tried."""
    found = ALL.get(first, OTHERS)
    return found if depth < DEEPEST else tuple(each for each in found if each not in CONTAINERS)


def ordered(first: str) -> tuple[BlockReader, ...]:
    """The kinds of blocks for a first character."""
    return (
        *FIRST.get(first, ()),
        read_setext_header,
        read_formula,
        read_table,
        *LATER.get(first, ()),
    )


OTHERS = (read_setext_header, read_table)
ALL = {first: ordered(first) for first in {*FIRST, *LATER, "$", "\\"}}
