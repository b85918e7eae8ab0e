"""The paragraph, item, table or code that a line of a document belongs to."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock

from editor.ui.text.known_lines import KnownLines
from editor.writing.colours.lines import read_line
from editor.writing.colours.state import Inside, Text

MOST_LINES = 200  # on either side that are looked at
ENDED_BEFORE = (Inside.TABLE, Inside.CODE)  # the line that ends them is no part of them


def passage_around(lines: KnownLines, block: QTextBlock) -> tuple[QTextBlock, QTextBlock]:
    """The first and the last line of what a line belongs to; a blank one stands alone."""
    first = last = block
    for _ in range(MOST_LINES):
        if not goes_on(lines, first):
            break
        first = first.previous()
    for _ in range(MOST_LINES):
        if not (last.next().isValid() and goes_on(lines, last.next())):
            break
        last = last.next()
    while last.blockNumber() > block.blockNumber() and not last.text().strip():
        last = last.previous()  # blank lines behind code
    return first, last


def goes_on(lines: KnownLines, block: QTextBlock) -> bool:
    """Does a line belong to the same as the line above?"""
    before = lines.before(block)
    if before.block is not None:
        return lines.behind(block).block == before.block or (
            before.block.inside not in ENDED_BEFORE
        )
    if before.text is not Text.OPEN:
        return False
    return read_line(block.text(), before, block.next().text()).goes_on
