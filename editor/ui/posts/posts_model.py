"""The posts of the pane as Qt's views want them: a row for each, open ones known."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from editor.index.entry import Entry, State
from editor.ui.plain_text import plain_tip
from editor.ui.sheet import Sheet

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Row:
    """One post of the list: what is known of its file, and its sheet where it is open."""

    entry: Entry | None
    sheet: Sheet | None = None
    is_shown: bool = False  # on screen

    @property
    def is_unsaved(self) -> bool:
        """Does it have changes that are not on disk?"""
        return self.sheet is not None and self.sheet.is_unsaved

    @property
    def title(self) -> str:
        """The title as it is now, saved or not."""
        if self.sheet is not None:
            title = self.sheet.post.get("title")
            if isinstance(title, str) and title.strip():
                return " ".join(title.split())
            path = self.sheet.place.path
            return self.entry.title if self.entry else path.name if path else ""
        return self.entry.title if self.entry else ""

    @property
    def path(self) -> PurePosixPath | None:
        """The file in the site; None for a post without one, or one that lies elsewhere."""
        return self.entry.path if self.entry else None

    def file(self, root: Path) -> Path | None:
        """The file."""
        if self.sheet is not None:
            return self.sheet.place.path
        return Path(root, self.entry.path) if self.entry else None


class PostsModel(QAbstractListModel):
    """The rows in order."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show_rows(self, rows: list[Row]) -> None:
        """Show these rows; where only what they say differs, the view stays as it is."""
        if [key_of(row) for row in rows] == [key_of(row) for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All of them, in order."""
        return tuple(self._rows)

    def row(self, index: AnyIndex) -> Row:
        """The row at `index`."""
        return self._rows[index.row()]

    def shown(self) -> QModelIndex:
        """The row of the post on screen."""
        for number, row in enumerate(self._rows):
            if row.is_shown:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Title, tip, spoken words, or the row itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title or self.tr("Untitled")
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def _tip(self, row: Row) -> str:
        entry = row.entry
        if entry is None:
            path = row.sheet.place.path if row.sheet else None
            return str(path) if path else self.tr("Not saved yet")
        names = ", ".join((*entry.categories, *entry.tags))
        parts = [str(entry.path), entry.why, names, self._problems(entry)]
        return "\n".join(part for part in parts if part)

    def _spoken(self, row: Row) -> str:
        entry = row.entry
        parts = [row.title or self.tr("Untitled")]
        if entry is not None:
            parts += [str(entry.date.date()) if entry.date else "", self.state_name(entry.state)]
            parts.append(self._problems(entry))
        if row.is_unsaved:
            parts.append(self.tr("unsaved"))
        return ", ".join(part for part in parts if part)

    def _problems(self, entry: Entry) -> str:
        if entry.errors:
            several = self.tr("{count} errors").format(count=entry.errors)
            return self.tr("one error") if entry.errors == 1 else several
        if entry.warnings:
            several = self.tr("{count} warnings").format(count=entry.warnings)
            return self.tr("one warning") if entry.warnings == 1 else several
        return ""

    def state_name(self, state: State) -> str:
        """The state for people; "" for what is published."""
        return {
            State.DRAFT: self.tr("draft"),
            State.SCHEDULED: self.tr("scheduled"),
            State.UNPUBLISHED: self.tr("unpublished"),
            State.LEFT_OUT: self.tr("not published"),
        }.get(state, "")


def key_of(row: Row) -> object:
    """What makes it the same row, whatever it says."""
    return row.path if row.entry else id(row.sheet)
