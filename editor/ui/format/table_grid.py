"""Asks how large a table is to be: by a grid of cells, with the mouse or the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from editor.ui.theme import colour

MOST_ROWS, MOST_COLUMNS = 8, 8
FIRST_ROWS, FIRST_COLUMNS = 2, 3
CELL, GAP, EDGE = 22, 3, 10
LABEL = 26  # px for the sentence below
STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class TableGrid(QDialog):
    """A grid whose cells up to the chosen one are marked; the head of the table is not counted."""

    chosen = Signal(int, int)  # rows below the head, columns

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._around = parent
        self.setObjectName("popup")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rows, self.columns = FIRST_ROWS, FIRST_COLUMNS
        width = 2 * EDGE + MOST_COLUMNS * (CELL + GAP)
        self.setFixedSize(QSize(width, 2 * EDGE + MOST_ROWS * (CELL + GAP) + LABEL))
        self._choose(0, 0)

    @property
    def sentence(self) -> str:
        """How large the table would be."""
        return self.tr("{columns} columns, {rows} rows and a head").format(
            columns=self.columns, rows=self.rows
        )

    def ask(self) -> None:
        """Show the grid over the text."""
        self.rows, self.columns = FIRST_ROWS, FIRST_COLUMNS
        self._choose(0, 0)
        around = self._around
        top = around.mapToGlobal(QPoint((around.width() - self.width()) // 2, 60))
        self.move(top)
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the size, Enter takes it, Escape none."""
        if event.key() in STEPS:
            self._choose(*STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The size up to the mouse."""
        row, column = self._at(event.position().toPoint())
        self._choose(row - self.rows, column - self.columns)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the size."""
        if self.rect().contains(event.position().toPoint()):
            self._take()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, those of the table filled, and the sentence."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        for row in range(MOST_ROWS):
            for column in range(MOST_COLUMNS):
                is_in = row < self.rows and column < self.columns
                painter.setPen(colour("accent" if is_in else "line", palette))
                painter.setBrush(colour("selection" if is_in else "base", palette))
                painter.drawRoundedRect(_cell(row, column), 3, 3)
        painter.setPen(colour("text", palette))
        below = QRect(0, self.height() - LABEL - EDGE // 2, self.width(), LABEL)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.sentence)
        painter.end()

    def _choose(self, rows: int, columns: int) -> None:
        """So many rows and columns more."""
        self.rows = max(1, min(MOST_ROWS, self.rows + rows))
        self.columns = max(1, min(MOST_COLUMNS, self.columns + columns))
        self.setAccessibleName(f"{self.tr('Size of the table')}: {self.sentence}")
        self.update()

    def _at(self, place: QPoint) -> tuple[int, int]:
        step = CELL + GAP
        return (place.y() - EDGE) // step + 1, (place.x() - EDGE) // step + 1

    def _take(self) -> None:
        self.close()
        self.chosen.emit(self.rows, self.columns)


def _cell(row: int, column: int) -> QRect:
    step = CELL + GAP
    return QRect(EDGE + column * step, EDGE + row * step, CELL, CELL)
