"""The tree of what was found: walked, opened and ticked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from editor.index.found_lines import FoundIn
from editor.ui.find.found_model import NOW, FoundModel
from editor.ui.find.found_row import FoundRow

MOST_OPEN = 200  # files whose lines are shown at once


class FoundTree(QTreeView):
    """Shows a `FoundModel`; a click on a line, or Enter, asks for its place."""

    chosen = Signal(object, object)  # a FoundIn, and one of its lines or None
    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = FoundModel(self)
        self._has_ticked = False  # since the mouse was pressed
        self.setModel(self.found)
        self.setItemDelegate(FoundRow(self))
        self.setAccessibleName(self.tr("What was found"))
        self.setUniformRowHeights(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.header().setStretchLastSection(True)
        self.found.dataChanged.connect(self._take_tick)
        self.activated.connect(self._choose)
        self.pressed.connect(self._begin_click)
        self.clicked.connect(self._choose_line)

    def add(self, found: list[FoundIn]) -> None:
        """Show some files more."""
        first = self.found.rowCount()
        self.found.add(found)
        for row in range(first, self.found.rowCount()):
            self.setFirstColumnSpanned(row, QModelIndex(), True)
            if row < MOST_OPEN:
                self.expand(self.found.index(row, 0))
        if not self.currentIndex().isValid() and self.found.rowCount():
            self.setCurrentIndex(self.found.index(0, 0))

    def show_both(self, on: bool) -> None:
        """Show what is there and what would be side by side, or what is there alone."""
        self.setHeaderHidden(not on)
        if on:
            self.header().resizeSection(NOW, self.viewport().width() // 2)

    def walk(self, by: int) -> None:
        """Mark the next line (1) or the one before (-1)."""
        index = self.currentIndex()
        while True:
            index = self.indexBelow(index) if by > 0 else self.indexAbove(index)
            place = self.found.place(index)
            if place is None:
                return
            if place[1] is not None:
                self.setCurrentIndex(index)
                return

    def _take_tick(self) -> None:
        self._has_ticked = True
        self.ticked.emit()

    def _begin_click(self, _index: QModelIndex) -> None:
        self._has_ticked = False

    def _choose(self, index: QModelIndex) -> None:
        place = self.found.place(index)
        if place is not None:
            self.chosen.emit(*place)

    def _choose_line(self, index: QModelIndex) -> None:
        """A click on a line goes there; one on its box, or on a file's row, does not."""
        place = self.found.place(index)
        if place is not None and place[1] is not None and not self._has_ticked:
            self._choose(index)
