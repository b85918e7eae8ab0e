"""Draws a row of the list: a picture, the text with the letters that were typed, what it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from editor.ui.icons import icon
from editor.ui.row_ground import draw_ground
from editor.ui.text.offsets import units
from editor.ui.theme import colour
from editor.ui.thumbnails import Thumbnails
from editor.writing.completing.candidate import Candidate
from editor.writing.completing.matching import Found

FOUND = Qt.ItemDataRole.UserRole
HEIGHT, EDGE, GAP, ICON = 28, 8, 8, 18
PICTURE = QSize(24, 24)
MOST_OF_NOTE = 0.45  # of the width, where the text needs the rest
MIDDLE = Qt.AlignmentFlag.AlignVCenter
AnyIndex = QModelIndex | QPersistentModelIndex


class CompletionRow(QStyledItemDelegate):
    """One line; `root` gives the folder in which pictures lie."""

    def __init__(self, root: Callable[[], Path], parent: QObject) -> None:
        super().__init__(parent)
        self._root = root
        self.thumbnails = Thumbnails(PICTURE, self)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002
        """Every row is as high."""
        return QSize(160, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the row."""
        found: Found = index.data(FOUND)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option)
        inside = rect.adjusted(EDGE, 0, -EDGE, 0)
        self._draw_picture(painter, inside, found.candidate)
        inside.adjust(PICTURE.width() + GAP, 0, 0, 0)
        painter.setPen(colour("text" if is_selected else "muted", palette))
        note = found.candidate.note
        room = inside.width() - painter.fontMetrics().horizontalAdvance(found.candidate.text) - GAP
        width = max(room, round(inside.width() * MOST_OF_NOTE))
        note = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideMiddle, width)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | MIDDLE, note)
        inside.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(note) - GAP, 0)
        painter.setPen(colour("text", palette))
        draw_marked(painter, inside, found, colour("text" if is_selected else "accent", palette))
        painter.restore()

    def _draw_picture(self, painter: QPainter, rect: QRect, candidate: Candidate) -> None:
        frame = QRect(rect.topLeft(), PICTURE)
        frame.moveTop(rect.center().y() - PICTURE.height() // 2 + 1)
        if not candidate.icon.isascii():
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, candidate.icon)
            return
        picture = None
        if candidate.picture:
            path, ratio = self._root() / candidate.picture, painter.device().devicePixelRatioF()
            picture = self.thumbnails.picture(path, lambda: path, ratio)
        if picture is not None and not picture.isNull():
            size = picture.deviceIndependentSize().toSize()
            corner = frame.center() - QRect((frame.topLeft()), size).center() + frame.topLeft()
            painter.drawPixmap(corner, picture)
        else:
            at = QRect(0, 0, ICON, ICON)
            at.moveCenter(frame.center())
            icon(candidate.icon, "muted").paint(painter, at)


def draw_marked(painter: QPainter, rect: QRect, found: Found, ink: object) -> None:
    """Write the text, cut to the width, the letters that were typed in bold."""
    text = found.candidate.text
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    layout = QTextLayout(cut, painter.font())
    layout.setFormats(marked_letters(text, found.places, len(cut) - (cut != text), ink))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(2 * rect.width())  # bold letters are wider
    layout.endLayout()
    top = rect.center().y() - line.height() / 2 + 1
    painter.setClipRect(rect.adjusted(0, 0, EDGE, 0))
    layout.draw(painter, QPointF(rect.left(), top))


def marked_letters(
    text: str, places: Sequence[int], end: int, ink: object
) -> list[QTextLayout.FormatRange]:
    """Formats for the letters at `places` before `end`."""
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setForeground(ink)  # pyright: ignore[reportArgumentType]
    ranges: list[QTextLayout.FormatRange] = []
    for place in places:
        each = QTextLayout.FormatRange()
        each.start, each.length = units(text[:place]), units(text[place])  # pyright: ignore
        each.format = look  # pyright: ignore
        if place < end:
            ranges.append(each)
    return ranges
