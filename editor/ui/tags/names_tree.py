"""Names with the number of posts that have them; what looks like a slip stands below its form."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from editor.index.near import Likeness
from editor.index.reading import folded
from editor.ui.form.chips import Mark
from editor.ui.icons import icon

NAME, POSTS, LIKE = range(3)
WIDTHS = (300, 80)


class NamesTree(QTreeWidget):
    """Sorted by a click on a column; Enter or a double click asks for a name's posts."""

    name_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("namesTree")
        self.setAccessibleName(self.tr("Names and their posts"))
        self.setHeaderLabels([self.tr("Name"), self.tr("Posts"), self.tr("Looks like")])
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSortingEnabled(True)
        self.sortByColumn(POSTS, Qt.SortOrder.DescendingOrder)
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, width)
        self._counts: Mapping[str, int] = {}
        self._usual: dict[str, str] = {}
        self._rows: dict[str, QTreeWidgetItem] = {}
        self.itemActivated.connect(lambda item: self.name_chosen.emit(item.text(NAME)))

    @property
    def chosen(self) -> list[str]:
        """The names that are marked."""
        return [item.text(NAME) for item in self.selectedItems()]

    @property
    def family(self) -> list[str]:
        """The marked names, their usual forms, and those that look like one that is marked."""
        chosen = self.chosen
        forms = [self._usual[name] for name in chosen if name in self._usual]
        alike = [name for name, usual in self._usual.items() if usual in chosen]
        return [*dict.fromkeys([*chosen, *forms, *alike])]

    @property
    def similar_count(self) -> int:
        """How many names look like another one."""
        return len(self._usual)

    def show_names(self, counts: Mapping[str, int]) -> None:
        """Show these; what was marked stays so where it is still there."""
        chosen, place = self.chosen, self.verticalScrollBar().value()
        used = {name: count for name, count in counts.items() if count}
        self._counts, self._usual = used, Likeness(used).all_usual()
        self.setSortingEnabled(False)
        self.clear()
        self._rows = {name: self._row(name) for name in used}
        tops = [row for name, row in self._rows.items() if name not in self._usual]
        self.addTopLevelItems(tops)
        for name, usual in self._usual.items():
            self._rows[usual].addChild(self._rows[name])
        self.expandAll()
        self.setSortingEnabled(True)
        for name in chosen:
            if name in self._rows:
                self._rows[name].setSelected(True)
        self.verticalScrollBar().setValue(place)

    def narrow(self, words: str, *, only_similar: bool) -> None:
        """Show the names that hold all the words, with those that they look like."""
        wanted = folded(words).split()
        similar = self._usual.keys() | {*self._usual.values()}
        fitting = {
            name
            for name in self._rows
            if all(word in folded(name) for word in wanted)
            and (not only_similar or name in similar)
        }
        shown = fitting | {self._usual[name] for name in fitting if name in self._usual}
        for name, row in self._rows.items():
            is_shown = name in shown or self._usual.get(name) in fitting
            row.setHidden(not is_shown)
            if not is_shown:
                row.setSelected(False)

    def _row(self, name: str) -> QTreeWidgetItem:
        row = QTreeWidgetItem([name])
        row.setData(POSTS, Qt.ItemDataRole.DisplayRole, self._counts[name])
        row.setTextAlignment(POSTS, Qt.AlignmentFlag.AlignRight)
        if usual := self._usual.get(name):
            row.setIcon(LIKE, icon(*Mark.NEAR.value))
            row.setText(LIKE, f"{usual} ({self._counts[usual]:,})")
        return row
