"""What a search of a site found, as a tree: files, and below each its lines, with boxes to tick."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from editor.index.found_lines import FoundIn, FoundLine, Shown
from editor.moves.site_replacing import Chosen
from editor.ui.icons import icon
from editor.ui.plain_text import plain_tip

Role = Qt.ItemDataRole
AnyIndex = QModelIndex | QPersistentModelIndex
SHOWN = Role.UserRole + 1  # a Shown: a line and where it is marked
LINE = Role.UserRole + 2  # its number, as a text
NOW, THEN = 0, 1  # columns
TOP = 0  # the id of rows of files; those of lines have the file's number plus one


@dataclass
class Row:
    """A file with what was found in it, and the numbers of its lines that are not ticked."""

    found: FoundIn
    left: set[int] = field(default_factory=set[int])

    @property
    def state(self) -> Qt.CheckState:
        """Are all of its lines ticked, some, or none?"""
        if not self.left:
            return Qt.CheckState.Checked
        is_none = len(self.left) == len(self.found.lines)
        return Qt.CheckState.Unchecked if is_none else Qt.CheckState.PartiallyChecked

    @property
    def numbers(self) -> frozenset[int]:
        """Of the matches that are ticked."""
        lines = enumerate(self.found.lines)
        return frozenset(n for at, line in lines if at not in self.left for n in line.numbers)


class FoundModel(QAbstractItemModel):
    """Files and lines; with a second column for what they would be."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Path()
        self._rows: list[Row] = []
        self._replaces = False
        self.matches = self.files = 0

    def begin(self, root: Path, *, replaces: bool) -> None:
        """Forget all; files are named as seen from `root`."""
        self.beginResetModel()
        self._root, self._rows, self._replaces = root, [], replaces
        self.matches = self.files = 0
        self.endResetModel()

    def add(self, found: list[FoundIn]) -> None:
        """Take in some files more."""
        if not found:
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
        self._rows += map(Row, found)
        self.matches += sum(each.count for each in found)
        self.files += sum(bool(each.lines) for each in found)
        self.endInsertRows()

    def place(self, index: AnyIndex) -> tuple[FoundIn, FoundLine | None] | None:
        """The file at an index, and the line."""
        if not index.isValid():
            return None
        if index.internalId() == TOP:
            return self._rows[index.row()].found, None
        found = self._rows[index.internalId() - 1].found
        return found, found.lines[index.row()]

    @property
    def chosen(self) -> dict[Path, Chosen]:
        """The matches that are ticked, by file."""
        rows = {row.found.file: Chosen(row.numbers, row.found.seen) for row in self._rows}
        return {file: each for file, each in rows.items() if each.numbers}

    @property
    def chosen_count(self) -> int:
        """How many matches are ticked."""
        return sum(len(row.numbers) for row in self._rows)

    def index(
        self,
        row: int,
        column: int,
        parent: AnyIndex = QModelIndex(),  # noqa: B008 - Qt's
    ) -> QModelIndex:
        """The index of a row."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else TOP)

    def parent(self, index: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's  # pyright: ignore[reportIncompatibleMethodOverride]
        """The file of a line."""
        file = index.internalId() if index.isValid() else TOP
        return QModelIndex() if file == TOP else self.createIndex(file - 1, 0, TOP)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many files there are, or lines in one."""
        if not parent.isValid():
            return len(self._rows)
        is_file = parent.internalId() == TOP and parent.column() == 0
        return len(self._rows[parent.row()].found.lines) if is_file else 0

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: ARG002, B008 - Qt's
        """One, or two where something is to be replaced."""
        return 2 if self._replaces else 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401
        """What the columns show."""
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self.tr("As it would be") if section == THEN else self.tr("As it is")
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Rows can be chosen, and ticked where something is to be replaced."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        place = self.place(index)
        if self._replaces and index.column() == NOW and place and place[0].lines:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401
        """What a row shows."""
        place = self.place(index)
        if place is None:
            return None
        found, line = place
        if role == Role.CheckStateRole:
            return (
                self._state(index) if self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable else None
            )
        if line is None:
            return self._of_file(found, index.column(), role)
        shown = line.then if index.column() == THEN else line.now
        return self._of_line(line, shown, role)

    def setData(self, index: AnyIndex, value: Any, role: int = Role.EditRole) -> bool:  # noqa: ANN401
        """Tick a line, or all lines of a file."""
        if role != Role.CheckStateRole or not index.isValid():
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        is_file = index.internalId() == TOP
        number = index.row() if is_file else index.internalId() - 1
        row = self._rows[number]
        lines = set(range(len(row.found.lines))) if is_file else {index.row()}
        row.left = row.left - lines if on else row.left | lines
        file = self.index(number, 0)
        self.dataChanged.emit(file, file, [Role.CheckStateRole])
        last = self.index(len(row.found.lines) - 1, 0, file)
        self.dataChanged.emit(self.index(0, 0, file), last, [Role.CheckStateRole])
        return True

    def _state(self, index: AnyIndex) -> Qt.CheckState:
        if index.internalId() == TOP:
            return self._rows[index.row()].state
        is_left = index.row() in self._rows[index.internalId() - 1].left
        return Qt.CheckState.Unchecked if is_left else Qt.CheckState.Checked

    def _of_file(self, found: FoundIn, column: int, role: int) -> Any:  # noqa: ANN401
        if column == THEN:
            return None
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            said = found.unread or self._counted(found.count)
            return f"{self._name(found.file)}: {said}"
        if role == Role.DecorationRole:
            is_read = not found.unread
            return icon(
                "file-outline" if is_read else "alert-outline", "text" if is_read else "warning"
            )
        return plain_tip(found.unread or str(found.file)) if role == Role.ToolTipRole else None

    def _of_line(self, line: FoundLine, shown: Shown, role: int) -> Any:  # noqa: ANN401
        if role == Role.DisplayRole:
            return shown.text
        if role == Role.AccessibleTextRole:
            return self.tr("Line {n}: {text}").format(n=line.line, text=shown.text)
        if role == SHOWN:
            return shown
        return str(line.line) if role == LINE else None

    def _counted(self, count: int) -> str:
        return self.tr("1 match") if count == 1 else self.tr("{n} matches").format(n=count)

    def _name(self, file: Path) -> str:
        is_inside = file.is_relative_to(self._root)
        return file.relative_to(self._root).as_posix() if is_inside else str(file)
