"""Lines set wider apart than a plain text widget does by itself, headings wider still."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetricsF,
    QTextBlock,
    QTextDocument,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout

from editor.ui.text.looks import hang_of, level_of
from editor.ui.text.offsets import units
from editor.ui.text.sides import has_letter, is_from_right, set_from_right
from editor.ui.text.text_formats import SIZES
from editor.ui.text.typography import SPACING

LINES_BELOW_END = 2  # kept free under the last line
LONGEST_HUNG = 5000  # characters of a paragraph whose lines are set under its first text
MOST_HANG = 0.4  # of the width of the column
UNSHOWN = 2**31 - 1  # px of room in a text that no widget shows


class Row(NamedTuple):
    """From one line to the next, and where letters stand in between; in px."""

    pitch: int
    baseline: int


class SpacedLayout(QPlainTextDocumentLayout):
    """Gives every line of a paragraph the same height, whatever fonts its characters need.

    The wrapped lines of an item or a quote begin where its text does. What is read from the right
    begins there.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._count = document.blockCount()
        self._usually_from_right = False
        self.measure(document.defaultFont())

    def measure(self, font: QFont, spacing: float = SPACING) -> None:
        """Space the lines for `font`, whose size stands `spacing` times from line to line.

        To be called before the document takes it.
        """
        self._rows = [row_of(font, size, spacing) for size in SIZES]

    def read_from_right(self, usually: bool) -> None:
        """Set paragraphs without a letter from that side."""
        if usually is self._usually_from_right:
            return
        self._usually_from_right = usually
        block = self.document().firstBlock()
        while block.isValid():
            if not has_letter(block.text()):
                block.layout().clearLayout()
            block = block.next()
        self.requestUpdate()

    @property
    def pitch(self) -> int:
        """From one line of text to the next, in px."""
        return self._rows[0].pitch

    def pitch_of(self, block: QTextBlock) -> int:
        """From one line of a paragraph to the next, in px."""
        return self._rows[level_of(block)].pitch

    def documentChanged(self, start: int, _removed: int, added: int) -> None:
        """Lay out what came; Qt would go on for as many characters as went."""
        document, added = self.document(), max(added, 1)
        block = document.findBlock(start)
        is_one = block == document.findBlock(start + added - 1)
        is_within = is_one and document.blockCount() == self._count
        self._count = document.blockCount()
        if is_within and block.isVisible():
            self._lay_out_anew(block)
        else:
            super().documentChanged(start, 0, added)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """The room a paragraph takes; moves its lines where that is still to be done."""
        layout = block.layout() if block.isVisible() else None
        if layout and not layout.lineCount():
            self._lay_out(block)
        rect = super().blockBoundingRect(block)
        if not layout or not layout.lineCount():
            return rect
        if layout.lineAt(0).leadingIncluded():  # as they have just been laid out, here or by Qt
            self._arrange(block, layout)
        row = self._rows[level_of(block)]
        count = layout.lineCount()
        last = layout.lineAt(count - 1)
        if last.y() != top(last, row):
            for number in range(count):
                line = layout.lineAt(number)
                line.setPosition(QPointF(line.x(), top(line, row)))
        return QRectF(0, 0, rect.width(), self._height(block, count))

    def _height(self, block: QTextBlock, count: int) -> int:
        """How high a paragraph of so many lines stands."""
        below = 0 if block.next().isValid() else LINES_BELOW_END
        return count * self.pitch_of(block) + below * self.pitch

    def _lay_out_anew(self, block: QTextBlock) -> None:
        """Lay out a paragraph that changed, and have it painted."""
        before = self._height(block, block.lineCount())
        self._lay_out(block)
        if self.blockBoundingRect(block).height() == before:
            self.updateBlock.emit(block)
        else:
            self.requestUpdate()

    def _lay_out(self, block: QTextBlock) -> None:
        """Lay a paragraph out as Qt does, which goes through all where the widest became narrower.

        So the width of the document is not kept up: nothing scrolls sideways here.
        """
        document, layout = self.document(), block.layout()
        margin = document.documentMargin()
        room = self.frameBoundingRect(document.rootFrame()).width() - 2 * margin
        row = self._rows[level_of(block)]
        layout.setTextOption(document.defaultTextOption())
        for line in new_lines(layout):
            line.setLeadingIncluded(True)
            line.setLineWidth(room if room > 0 else UNSHOWN)
            line.setPosition(QPointF(margin, top(line, row)))
        self._count_lines(block)

    def _count_lines(self, block: QTextBlock) -> None:
        """Have a paragraph count as so many lines as were laid out."""
        if block.layout().lineCount() != block.lineCount():
            block.setLineCount(block.layout().lineCount())
            self.documentSizeChanged.emit(self.documentSize())

    def _arrange(self, block: QTextBlock, layout: QTextLayout) -> None:
        """Lay a paragraph out from its own side, and hang its lines."""
        from_right = is_from_right(block, self._usually_from_right)
        indent = self._indent(block, layout)
        if from_right:
            set_from_right(layout)
        if not (indent or from_right):
            return
        first = layout.lineAt(0)
        width, margin = first.width(), first.x()
        for line in new_lines(layout):
            inside = indent if line.lineNumber() else 0
            line.setLineWidth(width - inside)
            line.setPosition(QPointF(margin if from_right else margin + inside, 0))
        self._count_lines(block)

    def _indent(self, block: QTextBlock, layout: QTextLayout) -> float:
        """How far all but the first line of a paragraph stand under the text of the first."""
        hang = hang_of(block)
        if not hang or layout.lineCount() < 2 or block.length() > LONGEST_HUNG:
            return 0
        first = layout.lineAt(0)
        indent = abs(cursor_x(first, units(block.text()[:hang])) - cursor_x(first, 0))
        return indent if indent < first.width() * MOST_HANG else 0


def row_of(font: QFont, size: float, spacing: float) -> Row:
    """The lines of a font that is set `size` times as large."""
    large = QFont(font)
    large.setPointSizeF(font.pointSizeF() * size)
    metrics = QFontMetricsF(large)
    spaced = round(QFontInfo(large).pixelSize() * spacing)
    pitch = max(spaced, math.ceil(metrics.height()))
    return Row(pitch, round((pitch - metrics.height()) / 2 + metrics.ascent()))


def new_lines(layout: QTextLayout) -> Iterator[QTextLine]:
    """The lines of a paragraph, one by one; each is to be given its width and its place."""
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        yield line
    layout.endLayout()


def top(line: QTextLine, row: Row) -> float:
    """Where a paragraph's line begins, so that baselines stand at equal distances."""
    return line.lineNumber() * row.pitch + row.baseline - line.ascent()


def cursor_x(line: QTextLine, place: int) -> float:
    """Where the caret stands in a line."""
    x, _ = line.cursorToX(place)  # pyright: ignore
    return x
