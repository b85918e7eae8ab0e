"""The parts of a list that is shown as chips: a chip, the line behind them, the frame."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QToolButton

from editor.ui.form.one_undo import FieldLine
from editor.ui.icons import icon
from editor.ui.plain_text import plain_tip

CHIP = "application/x-post-editor-chip"
WIDEST = 190  # a chip's text, in pixels: it stands in the narrowest form
CROSS = 24  # the chip's right end, which removes it
MARK, MARK_EDGE = 14, 6  # a mark at the left end, in pixels


class Mark(Enum):
    """What is to be said of a chip: an icon and its colour."""

    NEW = ("tag-plus-outline", "hint")
    NEAR = ("approximately-equal", "warning")


class Chip(QToolButton):
    """One item: its cross, Backspace or Delete take it away, arrows move the focus."""

    removed = Signal(object)
    left_for = Signal(object, int)  # this chip; -1 for the one before, +1 for the one behind
    moved = Signal(object, int)  # the same, and it is to change places

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("chip")
        self.item = text
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, WIDEST)
        self.setText(shown.replace("&", "&&"))
        self.setIcon(icon("close", "muted"))
        self.setIconSize(QSize(12, 12))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross behind the text
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(text)
        self.mark: Mark | None = None
        self._pressed: QPoint | None = None
        self._is_cut = shown != text
        self.show_mark(None, "")

    def show_mark(self, mark: Mark | None, sentence: str) -> None:
        """Mark it with an icon before its text, and say in its tip what that means."""
        self.mark = mark
        tip = self.tr("Click the cross to remove, drag to move")
        whole = "\n".join(filter(None, (self.item * self._is_cut, sentence, tip)))
        self.setToolTip(plain_tip(whole))
        keys = self.tr("Delete removes it, Alt with Left or Right moves it")
        self.setAccessibleDescription(" ".join(filter(None, (sentence, keys))))
        if self.property("marked") is not (mark is not None):
            self.setProperty("marked", mark is not None)
            self.style().polish(self)
            self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark over the free place at the left."""
        super().paintEvent(event)
        if self.mark:
            painter = QPainter(self)
            pixmap = icon(*self.mark.value).pixmap(QSize(MARK, MARK))
            painter.drawPixmap(MARK_EDGE, (self.height() - MARK) // 2, pixmap)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove, move along the chips, or move the chip itself."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = -1 if event.key() == Qt.Key.Key_Left else 1
            moves = event.modifiers() & Qt.KeyboardModifier.AltModifier
            (self.moved if moves else self.left_for).emit(self, step)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the cross removes; elsewhere it has given the focus, and that is all."""
        super().mouseReleaseEvent(event)
        start, end = self._pressed, event.position().toPoint()
        if start and start.x() >= self.width() - CROSS and self.rect().contains(end):
            self.removed.emit(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag once the mouse has moved far enough."""
        start = self._pressed
        distance = (event.position().toPoint() - start).manhattanLength() if start else 0
        if distance < QApplication.startDragDistance():
            super().mouseMoveEvent(event)
            return
        self._pressed = None
        self.setDown(False)
        data = QMimeData()
        data.setData(CHIP, b"")
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.grab())
        drag.exec(Qt.DropAction.MoveAction)


class ChipLine(FieldLine):
    """Where the next item is typed."""

    backspaced = Signal()
    left = Signal()

    def paste(self) -> None:
        """Paste lines as so many items."""
        if not self.isReadOnly():
            self.insert(",".join(QApplication.clipboard().text().splitlines()))
            self.textEdited.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In the empty line, Backspace and Left go to the chips."""
        is_empty = not self.text()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif is_empty and event.key() == Qt.Key.Key_Backspace:
            self.backspaced.emit()
        elif is_empty and event.key() == Qt.Key.Key_Left:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ChipBox(QFrame):
    """The frame around chips, where a dragged one can be dropped."""

    dropped = Signal(object, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chips")
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take chips of this very box."""
        source = event.source()
        if isinstance(source, Chip) and source.parent() is self:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which chip was dropped where."""
        event.acceptProposedAction()
        self.dropped.emit(event.source(), event.position().toPoint())
