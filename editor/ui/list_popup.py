"""A line to type in and a list of what may be meant: Enter takes the row that is marked."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

WIDTH, ROWS = 560, 9
WALKS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS, Qt.Key.Key_PageUp: -ROWS}


class WalkingLine(QLineEdit):
    """Takes letters; the keys that walk and choose are for the list below it."""

    walked = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk or choose; else type."""
        if event.key() in WALKS:
            self.walked.emit(WALKS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ListPopup(QDialog):
    """Hangs below the top of its window; who makes one fills the model and does what is taken."""

    typed = Signal(str)  # show in the model what may be meant by it
    taken = Signal(QModelIndex)  # a row, by Enter or by a click

    def __init__(self, parent: QWidget, model: QAbstractItemModel, row_height: int) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._window, self._row_height = parent, row_height
        self.setObjectName("popup")
        self.line = WalkingLine()
        self.list = QListView()
        self.list.setModel(model)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nothing = QLabel(self.tr("Nothing is called like that."))
        self.nothing.setObjectName("nothing")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        layout.addWidget(self.nothing)
        self.line.textChanged.connect(self._show)
        self.list.clicked.connect(self.taken)
        self.line.walked.connect(self._walk)
        self.line.entered.connect(lambda: self.taken.emit(self.list.currentIndex()))

    def say(self, name: str, hint: str, of_line: str, of_list: str) -> None:
        """What it, its line and its list are called, and what the empty line says."""
        self.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(of_line)
        self.list.setAccessibleName(of_list)

    def ask(self) -> None:
        """Show it below the top of the window, empty."""
        self.line.clear()
        self._show()
        self.setFixedWidth(WIDTH)
        window = self._window
        top = window.mapToGlobal(window.rect().topLeft())
        self.move(top.x() + (window.width() - WIDTH) // 2, top.y() + 70)
        self.show()
        self.line.setFocus()

    def _show(self) -> None:
        self.typed.emit(self.line.text())
        model = self.list.model()
        is_vain = not model.rowCount() and bool(self.line.text().strip())
        self.list.setHidden(is_vain)
        self.nothing.setVisible(is_vain)
        self.line.setAccessibleDescription(self.nothing.text() if is_vain else "")
        self.list.setCurrentIndex(model.index(0, 0))
        self.list.scrollToTop()
        self.list.setFixedHeight(max(1, min(ROWS, model.rowCount())) * self._row_height)
        self.adjustSize()

    def _walk(self, step: int) -> None:
        model = self.list.model()
        last = model.rowCount() - 1
        row = max(0, min(last, self.list.currentIndex().row() + step))
        self.list.setCurrentIndex(model.index(row, 0))
