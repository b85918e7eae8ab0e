"""Shows what an act will do, file by file and line by line, before anything is done."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtGui import QBrush, QFont
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editor.checks.problem import Severity
from editor.journal.differences import Kind, Row, differences
from editor.moves.plan import FileChange, Plan
from editor.ui.form.field_row import Note
from editor.ui.icons import icon
from editor.ui.plain_text import plain_tip
from editor.ui.theme import colour

FIRST_SIZE = QSize(760, 520)
MOST_OPEN = 12  # files whose lines are shown at once
MOST_LINES = 200  # of one file
BEFORE = 40  # characters of a long line before what differs
LONGEST = 400  # characters of a line that are shown
KINDS = {"made": "plus", "removed": "minus", "moved": "arrow-right", "rewritten": "pencil-outline"}


class PlanDialog(QDialog):
    """A list of files with their changed lines; accepted where the writer agrees."""

    def __init__(self, plan: Plan, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(plan.title)
        self.resize(FIRST_SIZE)
        heading = QLabel(plan.title)
        heading.setObjectName("heading")
        heading.setWordWrap(True)
        self.tree = self._make_tree(plan)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(heading)
        for warning in plan.warnings:
            layout.addWidget(Note(Severity.WARNING, warning))
        layout.addWidget(QLabel(self._count(plan)))
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._make_buttons())
        self.tree.setFocus()

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        agree = buttons.addButton(self.tr("&Do it"), QDialogButtonBox.ButtonRole.AcceptRole)
        agree.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _make_tree(self, plan: Plan) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName(self.tr("Files that change"))
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        for number, change in enumerate(plan.changes):
            item = self._item(change)
            tree.addTopLevelItem(item)
            item.setExpanded(number < MOST_OPEN)
        return tree

    def _item(self, change: FileChange) -> QTreeWidgetItem:
        kind = kind_of(change)
        item = QTreeWidgetItem([f"{self._verb(kind)}: {names_of(change)}"])
        item.setIcon(0, icon(KINDS[kind], "accent"))
        item.setToolTip(0, plain_tip(str(change.path)))
        if kind in ("moved", "rewritten"):
            for sign, line in changed_lines(change.before, change.after):
                item.addChild(line_item(sign, line))
        return item

    def _verb(self, kind: str) -> str:
        return {
            "made": self.tr("New"),
            "removed": self.tr("Removed"),
            "moved": self.tr("Moved"),
            "rewritten": self.tr("Changed"),
        }[kind]

    def _count(self, plan: Plan) -> str:
        count = len(plan.changes)
        if count == 1:
            return self.tr("One file changes. It can be undone.")
        return self.tr("{count} files change. It can be undone.").format(count=count)


def kind_of(change: FileChange) -> str:
    """What becomes of the file, one of `KINDS`."""
    if change.old is None:
        return "made"
    if change.new is None:
        return "removed"
    return "moved" if change.moves else "rewritten"


def names_of(change: FileChange) -> str:
    """The file, and where it goes."""
    if change.moves and change.old and change.new:
        old = f"{change.old.parent.name}/{change.old.name}"
        return f"{old} → {change.new.parent.name}/{change.new.name}"
    return f"{change.path.parent.name}/{change.path.name}"


def changed_lines(before: bytes, after: bytes) -> Iterator[tuple[str, str]]:
    """The lines that go ("-") and come ("+"); nothing of files that are no text."""
    if not is_text(before) or not is_text(after):
        return
    rows = [row for row in differences(before, after).rows if row.kind is not Kind.SAME]
    for row in rows[:MOST_LINES]:
        yield ("-" if row.kind is Kind.GONE else "+"), from_where_it_differs(row)
    if rows[MOST_LINES:]:
        yield "…", ""


def is_text(data: bytes) -> bool:
    """Can the file be read as UTF-8?"""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def from_where_it_differs(row: Row) -> str:
    """A line; a long one that took the place of another from a little before it differs."""
    start = max(0, row.spans[0].start - BEFORE) if row.spans else 0
    return f"… {row.text[start:]}" if start else row.text


def line_item(sign: str, line: str) -> QTreeWidgetItem:
    """One line, with its sign and its colour."""
    item = QTreeWidgetItem([f"{sign} {line[:LONGEST]}"])
    font = QFont("monospace")
    font.setStyleHint(QFont.StyleHint.Monospace)
    item.setFont(0, font)
    role = {"-": "error", "+": "accent"}.get(sign, "muted")
    item.setForeground(0, QBrush(colour(role, QApplication.palette())))
    return item
