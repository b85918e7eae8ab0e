"""Draws a command: its icon and name, the menu it is in, and its keys at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from editor.ui.row_ground import draw_ground
from editor.ui.theme import colour

HEIGHT = 34
EDGE, GAP, ICON = 10, 10, 18
MENU = Qt.ItemDataRole.UserRole + 1
KEYS = Qt.ItemDataRole.UserRole + 2
AnyIndex = QModelIndex | QPersistentModelIndex
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class CommandRow(QStyledItemDelegate):
    """One line; grey where the command cannot be done now."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002
        """Every row is as high."""
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the row."""
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
        is_enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        painter.save()
        draw_ground(painter, option)
        inside = rect.adjusted(EDGE, 0, -EDGE, 0)
        at = QRect(inside.left(), inside.center().y() - ICON // 2 + 1, ICON, ICON)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, at, mode=QIcon.Mode.Normal if is_enabled else QIcon.Mode.Disabled)
        inside.adjust(ICON + GAP, 0, 0, 0)
        painter.setPen(colour("muted", palette))
        keys = str(index.data(KEYS) or "")
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | MIDDLE, keys)
        inside.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(keys) - GAP, 0)
        self._draw_names(painter, inside, index, colour("text" if is_enabled else "muted", palette))
        painter.restore()

    def _draw_names(self, painter: QPainter, rect: QRect, index: AnyIndex, ink: QColor) -> None:
        """The name, and behind it the menu where there is room."""
        metrics, name = painter.fontMetrics(), str(index.data())
        muted = painter.pen()
        painter.setPen(ink)
        cut = metrics.elidedText(name, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | MIDDLE, cut)
        rest = rect.adjusted(metrics.horizontalAdvance(cut) + GAP, 0, 0, 0)
        menu = metrics.elidedText(index.data(MENU), Qt.TextElideMode.ElideRight, rest.width())
        painter.setPen(muted)
        painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | MIDDLE, menu)
