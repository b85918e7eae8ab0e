"""The list under the caret: it takes the mouse and no keys, which stay with the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from editor.ui.completing.completion_row import FOUND, HEIGHT, CompletionRow
from editor.writing.completing.matching import Found

WIDTH, ROWS, GAP = 440, 9, 4
FRAME = 1  # px, as the style draws it
ROOT = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class FoundModel(QAbstractListModel):
    """The rows."""

    found: Sequence[Found] = ()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:  # noqa: ARG002
        """How many there are."""
        return len(self.found)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the delegate, and a screen reader, ask for."""
        row = self.found[index.row()]
        candidate = row.candidate
        if role == FOUND:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return candidate.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(each for each in (candidate.text, candidate.note) if each)
        return None

    def show_found(self, found: Sequence[Found]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()


class CompletionPopup(QFrame):
    """Lies over the window of `text`, the widget that is written in."""

    taken = Signal()  # the current row, by a click

    def __init__(self, pane: QWidget, text: QWidget, root: Callable[[], Path]) -> None:
        super().__init__(pane)
        self._text = text
        self.setObjectName("completion")
        self.setAccessibleName(self.tr("What can be completed"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = FoundModel(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("What may be meant"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self.model)
        row = CompletionRow(root, self.list)
        row.thumbnails.came.connect(self.list.viewport().update)
        self.list.setItemDelegate(row)
        self.list.clicked.connect(lambda _index: self.taken.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        self.hide()

    @property
    def current(self) -> Found | None:
        """The row that Enter takes."""
        index = self.list.currentIndex()
        return self.model.found[index.row()] if index.isValid() else None

    def show_found(self, found: Sequence[Found], letters: QRect, *, keeps: bool) -> None:
        """Show rows, the first one marked, or the one that is if `keeps`.

        `letters` is where they are typed, in the window.
        """
        current = self.current if keeps else None
        self.model.show_found(found)
        self._mark(found.index(current) if current and current in found else 0)
        self.place(letters)
        if not self.isVisible():
            self.setParent(self._text.window())
            self.place(letters)
            self.show()
            self.raise_()

    def place(self, letters: QRect) -> None:
        """Stand under the letters that are typed, or above them where there is no room."""
        window = self._text.window()
        rows = max(1, min(ROWS, len(self.model.found)))
        width, height = min(WIDTH, window.width() - 2 * GAP), rows * HEIGHT + 2 * FRAME
        top = letters.bottom() + GAP
        if top + height > window.height() and letters.top() - GAP - height >= 0:
            top = letters.top() - GAP - height
        left = max(GAP, min(letters.left(), window.width() - width - GAP))
        self.setGeometry(left, top, width, min(height, window.height() - top))

    def walk(self, steps: int) -> None:
        """Mark another row; behind the last one comes the first."""
        last, row = len(self.model.found) - 1, self.list.currentIndex().row()
        ends = {0: last, last: 0} if abs(steps) == 1 else {}
        is_over = not 0 <= row + steps <= last
        self._mark(ends[row] if is_over and row in ends else max(0, min(last, row + steps)))

    def _mark(self, row: int) -> None:
        index = self.model.index(row, 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        said = index.data(Qt.ItemDataRole.AccessibleTextRole)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._text, str(said)))
