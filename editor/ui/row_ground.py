"""The ground of a row in a list that draws its rows itself."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from editor.ui.theme import colour


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, is_shown: bool = False) -> None:
    """Fill a row that is selected, shown elsewhere or below the mouse; frame the focused one."""
    rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
    palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
    state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
    is_selected = bool(state & QStyle.StateFlag.State_Selected)
    if is_selected or is_shown:
        painter.fillRect(rect, colour("selection", palette))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, colour("alternate", palette))
    if is_selected and state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(colour("accent", palette))
        painter.drawRoundedRect(rect.adjusted(2, 1, -2, -2), 4, 4)
