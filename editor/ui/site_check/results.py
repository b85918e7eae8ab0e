"""What a check of a site found, as rows: a post, and its problems below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from editor.checks.many_posts import Checked
from editor.checks.problem import Problem, Severity
from editor.ui.icons import icon
from editor.ui.plain_text import plain_tip
from editor.ui.status_bar import ICONS

Role = Qt.ItemDataRole
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Wish:
    """What is to be seen: of these severities, and of one check ("": of all)."""

    severities: frozenset[Severity] = frozenset(Severity)
    check: str = ""

    def takes(self, problem: Problem) -> bool:
        """Is it one of those?"""
        return problem.severity in self.severities and self.check in ("", problem.check)


@dataclass(frozen=True)
class Row:
    """A problem of a file; without one it is the file's heading."""

    file: Path
    problem: Problem | None = None
    text: str = ""


class Results(QAbstractListModel):
    """All that was found; its rows are what the wish lets through."""

    def __init__(self) -> None:
        super().__init__()
        self._root = Path()
        self._found: list[Checked] = []
        self._rows: list[Row] = []
        self._wish = Wish()
        self.severities = Counter[Severity]()
        self.checks = Counter[str]()
        self.posts = 0  # checked

    def begin(self, root: Path) -> None:
        """Forget all; files are named as seen from `root`."""
        self.beginResetModel()
        self._root, self._found, self._rows, self.posts = root, [], [], 0
        self.severities.clear()
        self.checks.clear()
        self.endResetModel()

    def add(self, checked: list[Checked]) -> None:
        """Take in some posts more."""
        self.posts += len(checked)
        found = [self._as_problem(each) for each in checked if each.problems or each.unread]
        for each in found:
            self.severities.update(problem.severity for problem in each.problems)
            self.checks.update(problem.check for problem in each.problems)
        self._found += found
        rows = list(self._rows_of(found))
        if rows:
            last = len(self._rows)
            self.beginInsertRows(QModelIndex(), last, last + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def show(self, wish: Wish) -> None:
        """Show what `wish` lets through."""
        self.beginResetModel()
        self._wish = wish
        self._rows = list(self._rows_of(self._found))
        self.endResetModel()

    def row(self, index: AnyIndex) -> Row | None:
        """The row at an index."""
        return self._rows[index.row()] if index.isValid() else None

    def as_text(self) -> str:
        """The problems that are shown, a line each, as the command `check` writes them."""
        return "".join(
            f"{self._name(row.file)}:{row.problem.line or 1}: {row.problem.severity}: "
            f"{row.problem.message} [{row.problem.check}]\n"
            for row in self._rows
            if row.problem
        )

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401
        """What a row shows."""
        row = self._rows[index.row()]
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return row.text
        if role == Role.DecorationRole and row.problem:
            severity = row.problem.severity
            return icon(ICONS[severity], severity.value)
        if role == Role.FontRole and not row.problem:
            font = QFont()
            font.setBold(True)
            return font
        if role == Role.ToolTipRole and row.problem:
            return plain_tip(row.problem.message)
        return None

    def _as_problem(self, checked: Checked) -> Checked:
        if not checked.unread:
            return checked
        unread = Problem("file-unreadable", Severity.ERROR, checked.unread)
        return Checked(checked.file, (unread,))

    def _rows_of(self, found: Iterable[Checked]) -> Iterator[Row]:
        for each in found:
            problems = [problem for problem in each.problems if self._wish.takes(problem)]
            if problems:
                yield Row(each.file, text=self._name(each.file))
            for problem in problems:
                yield Row(each.file, problem, self._line(problem))

    def _line(self, problem: Problem) -> str:
        if problem.line is None:
            return problem.message
        return self.tr("Line {n}: {message}").format(n=problem.line, message=problem.message)

    def _name(self, file: Path) -> str:
        return (
            file.relative_to(self._root).as_posix()
            if file.is_relative_to(self._root)
            else str(file)
        )
