"""Quotes, items and footnotes: what a line still belongs to, and what it opens."""

from __future__ import annotations

from editor.writing.colours import patterns
from editor.writing.colours.kinds import Kind
from editor.writing.colours.line import LineReader, ends_lazy, indented_to
from editor.writing.colours.state import Container, Holder, Text

DEEPEST = 20  # containers in each other; what would be deeper is text
ITEMS = {
    Holder.BULLET: patterns.bullet,
    Holder.NUMBER: patterns.number,
    Holder.DEFINITION: patterns.definition,
}


def enter(reader: LineReader) -> None:
    """Go behind the marks and indents of the containers that the line belongs to."""
    blank = reader.before.blank
    for index, container in enumerate(reader.before.containers):
        if reader.is_blank:
            reader.blank = index
            holders = [each.holder for each in reader.containers[index:]]
            if Holder.QUOTE in holders:
                reader.keep(index + holders.index(Holder.QUOTE))
            return
        if not belongs(reader, container, is_loose=blank is not None and index >= blank):
            reader.keep(index)
            return


def belongs(reader: LineReader, container: Container, is_loose: bool) -> bool:
    """Does the line belong to a container? `is_loose`: a blank line stands above."""
    if container.holder is Holder.QUOTE:
        if found := patterns.quote.match(reader.line, reader.pos):
            reader.mark(found.end(), Kind.QUOTE)
            return True
        return not is_loose and not ends_lazy(reader)
    if is_next_item(reader, container, is_loose):
        return False
    if (end := indented_to(reader.line, reader.pos, container.column)) >= 0:
        reader.pos = end
        return True
    return not is_loose and container.holder is not Holder.NOTE and not ends_lazy(reader)


def is_next_item(reader: LineReader, container: Container, is_loose: bool) -> bool:
    """Does another item of the same list, or a rule behind the list, begin here?"""
    item = ITEMS.get(container.holder)
    if item is None:
        return False
    if is_loose and patterns.rule.match(reader.line, reader.pos):
        return True
    indent = len(reader.line[: reader.text_start]) - reader.pos
    return indent < container.column and item.match(reader.line, reader.pos) is not None


def open_container(reader: LineReader) -> bool:
    """Begin a quote, an item or a footnote if one begins here."""
    line, pos = reader.line, reader.pos
    if len(reader.containers) >= DEEPEST or reader.is_blank:
        return False
    if found := patterns.quote.match(line, pos):
        reader.mark(found.end(), Kind.QUOTE)
        reader.open(Container(Holder.QUOTE))
        return True
    if patterns.rule.match(line, pos):
        return False
    for holder, item in ITEMS.items():
        is_possible = holder is not Holder.DEFINITION or reader.text is not Text.NONE
        if is_possible and (found := item.match(line, pos)):
            open_item(reader, holder, found.end())
            return True
    if not reader.is_in_text and (found := patterns.note.match(line, pos)):
        reader.mark(found.end(), Kind.NOTE)
        reader.open(Container(Holder.NOTE, 4))
        return True
    return False


def open_item(reader: LineReader, holder: Holder, end: int) -> None:
    """Begin an item whose text stands at `end`."""
    column = 0
    for character in reader.line[reader.pos : end]:
        column += 4 - column % 4 if character == "\t" else 1
    reader.mark(end, Kind.LIST_MARK)
    reader.open(Container(holder, 4 if reader.is_blank else column))
    if found := patterns.item_attributes.match(reader.line, reader.pos):
        reader.mark(found.end(), Kind.ATTRIBUTES)
    if found := patterns.task.match(reader.line, reader.pos):
        reader.mark(found.end(), Kind.TASK)
        reader.pos = reader.text_start
