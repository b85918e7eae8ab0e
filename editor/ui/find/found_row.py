"""Draws a line in which something was found: its number, its text, and the matches marked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from editor.index.found_lines import Shown
from editor.ui.find.found_model import LINE, SHOWN, THEN, AnyIndex
from editor.ui.text.offsets import units
from editor.ui.text.overlays import x_of
from editor.ui.theme import colour

EDGE = 6  # px
NUMBERS = "00000 "  # as wide as the numbers of lines are


class FoundRow(QStyledItemDelegate):
    """A row of the tree; the rows of files are drawn as usual, in bold."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Files in bold; the text of lines is drawn by hand."""
        super().initStyleOption(option, index)
        if index.data(SHOWN) is None:
            option.font.setBold(True)  # pyright: ignore[reportAttributeAccessIssue]
        else:
            option.text = ""  # pyright: ignore[reportAttributeAccessIssue]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the row."""
        super().paint(painter, option, index)
        shown: Shown | None = index.data(SHOWN)
        if shown is None:
            return
        full = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        style = QApplication.style()
        rect = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, full)
        painter.save()
        rect.adjust(0, 0, -EDGE, 0)
        painter.setClipRect(rect)
        if index.column() != THEN:
            rect = self._draw_number(painter, rect, index.data(LINE))
        draw_marked(painter, rect, shown, option.font, is_then=index.column() == THEN)  # pyright: ignore[reportAttributeAccessIssue]
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Every row is as high as the others."""
        height = option.fontMetrics.height() + 8  # pyright: ignore[reportAttributeAccessIssue]
        return QSize(super().sizeHint(option, index).width(), height)

    def _draw_number(self, painter: QPainter, rect: QRect, number: str) -> QRect:
        width = painter.fontMetrics().horizontalAdvance(NUMBERS)
        painter.setPen(colour("muted", QApplication.palette()))
        place = QRect(rect.left(), rect.top(), width - EDGE, rect.height())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, right, number)
        return rect.adjusted(width, 0, 0, 0)


def draw_marked(
    painter: QPainter, rect: QRect, shown: Shown, font: QFont, *, is_then: bool
) -> None:
    """Draw a line with boxes around its matches; what comes instead is in bold."""
    palette = QApplication.palette()
    layout = QTextLayout(shown.text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    spans = [(units(shown.text[:start]), units(shown.text[:end])) for start, end in shown.spans]
    layout.setFormats([bold(start, end) for start, end in spans] if is_then else [])
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    top = rect.top() + (rect.height() - line.height()) / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for start, end in spans:
        left, right = sorted((x_of(line, start), x_of(line, end)))
        painter.setPen(QPen(colour("accent" if is_then else "match_line", palette), 1))
        painter.setBrush(colour("selection" if is_then else "match", palette))
        painter.drawRoundedRect(
            QRectF(rect.left() + left - 1, top, right - left + 2, line.height()), 2, 2
        )
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    layout.draw(painter, QPointF(rect.left(), top))


def bold(start: int, end: int) -> QTextLayout.FormatRange:
    """A piece in bold."""
    piece = QTextLayout.FormatRange()
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    piece.start, piece.length, piece.format = start, end - start, look  # pyright: ignore[reportAttributeAccessIssue]
    return piece
