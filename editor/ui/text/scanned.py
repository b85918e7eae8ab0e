"""Paragraphs that follow each other, read from where their text begins to where it ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from PySide6.QtGui import QTextBlock

from editor.ui.text.known_lines import KnownLines
from editor.writing.colours.line import Line
from editor.writing.colours.scan import Coloured, scan
from editor.writing.colours.state import State, Text

MOST_ABOVE = 50  # paragraphs above the wanted ones that are looked at for the start of a text
MOST_BELOW = 20  # and below them, for its end


class Scanned(NamedTuple):
    """What a paragraph is."""

    block: QTextBlock
    text: str
    coloured: Coloured
    line: Line
    before: State  # what the paragraphs above leave open


def scanned(lines: KnownLines, blocks: Sequence[QTextBlock]) -> Iterator[Scanned]:
    """What each of `blocks` is, as far as those above are known."""
    if not blocks:
        return
    above = list(islice(_above(lines, blocks[0]), MOST_ABOVE))
    every = [*reversed(above), *blocks, *islice(_below(lines, blocks[-1]), MOST_BELOW)]
    texts = [block.text() for block in every]
    before = lines.before(every[0])
    coloured, read = scan(texts, before, every[-1].next().text())
    states = [before, *(line.state for line in read[:-1])]
    found = zip(every, texts, coloured, read, states, strict=True)
    for each in islice(found, len(above), len(above) + len(blocks)):
        yield Scanned(*each)


def _above(lines: KnownLines, block: QTextBlock) -> Iterator[QTextBlock]:
    while lines.before(block).text is Text.OPEN:
        block = block.previous()
        yield block


def _below(lines: KnownLines, block: QTextBlock) -> Iterator[QTextBlock]:
    while lines.behind(block).text is Text.OPEN and block.next().isValid():
        block = block.next()
        yield block
