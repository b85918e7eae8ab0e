"""Lines set wider apart than a plain text widget does by itself."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QTextBlock, QTextDocument, QTextLine
from PySide6.QtWidgets import QPlainTextDocumentLayout

LINE_HEIGHT = 1.55  # of the font's size; fonts' own heights differ too much to go by
LINES_BELOW_END = 2  # kept free under the last line


class SpacedLayout(QPlainTextDocumentLayout):
    """Gives every line the same height, whatever fonts its characters need."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.measure(document.defaultFont())

    def measure(self, font: QFont) -> None:
        """Space the lines for `font`; to be called before the document takes it."""
        metrics = QFontMetricsF(font)
        spaced = round(QFontInfo(font).pixelSize() * LINE_HEIGHT)
        self.pitch = max(spaced, math.ceil(metrics.height()))
        self._baseline = round((self.pitch - metrics.height()) / 2 + metrics.ascent())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """The room a paragraph takes; moves its lines apart where that is still to be done."""
        rect = super().blockBoundingRect(block)  # which lays the lines out, one under the other
        layout = block.layout() if block.isVisible() else None
        count = layout.lineCount() if layout else 0
        if not layout or not count:
            return rect
        last = layout.lineAt(count - 1)
        if last.y() != self._top(last, count - 1):
            for number in range(count):
                line = layout.lineAt(number)
                line.setPosition(QPointF(line.x(), self._top(line, number)))
        below = 0 if block.next().isValid() else LINES_BELOW_END
        return QRectF(0, 0, rect.width(), (count + below) * self.pitch)

    def _top(self, line: QTextLine, number: int) -> float:
        """Where a paragraph's line begins, so that baselines stand at equal distances."""
        return number * self.pitch + self._baseline - line.ascent()
