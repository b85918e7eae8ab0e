"""Asks what becomes of each place that the writer and another program both changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editor.journal.differences import Kind, Row, differences
from editor.journal.merge import Choice, Conflict, Merge
from editor.post.post import Post
from editor.ui.journal.rows_view import RowsView, text_of

FIRST_SIZE = QSize(900, 620)
FEWEST_LINES, MOST_LINES = 3, 12  # of a side that are seen without scrolling
MOST_SEEN = 40_000  # characters of a side: more is no longer compared by looking at it
WIDTH = 44  # characters of a side, roughly, to reckon how high it is


class MergeDialog(QDialog):
    """The conflicts, side by side; `post` is what comes of it once all are decided."""

    def __init__(self, merge: Merge, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._merge = merge
        self.post: Post | None = None
        self.setObjectName("merge")
        self.setWindowTitle(self.tr("Changed here and in the file: {name}").format(name=name))
        self.resize(FIRST_SIZE)
        self.panels = [ConflictPanel(each, self) for each in merge.conflicts]
        for panel in self.panels:
            panel.decided.connect(self._count)
        self.count = QLabel()
        self._place_parts(name)
        self._count()
        if self.panels:
            self.panels[0].buttons[Choice.OURS].setFocus()

    def accept(self) -> None:
        """Use what was chosen, when everything is decided."""
        choices = [panel.choice for panel in self.panels]
        if None in choices:
            return
        self.post = self._merge.post([choice for choice in choices if choice is not None])
        super().accept()

    def _count(self) -> None:
        done = sum(panel.choice is not None for panel in self.panels)
        self.count.setText(
            self.tr("{done} of {count} decided").format(done=done, count=len(self.panels))
        )
        self.use.setEnabled(done == len(self.panels))

    def _place_parts(self, name: str) -> None:
        heading = QLabel(
            self.tr("You and another program changed the same places of “{name}”.").format(
                name=name
            )
        )
        heading.setObjectName("heading")
        note = QLabel(
            self.tr(
                "All other changes of both are put together already. Nothing is written before "
                "you save."
            )
        )
        for label in (heading, note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(note)
        column.addWidget(self._make_list(), 1)
        column.addLayout(self._make_bottom())

    def _make_list(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("mergeInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(18)
        for panel in self.panels:
            column.addWidget(panel)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        return scroll

    def _make_bottom(self) -> QGridLayout:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use: QPushButton = buttons.addButton(
            self.tr("&Use these"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.use.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row = QGridLayout()
        row.addWidget(self.count, 0, 0)
        row.addWidget(buttons, 0, 1)
        return row


class ConflictPanel(QFrame):
    """One conflict: what you wrote, what the file has, and the choice between them."""

    decided = Signal()

    def __init__(self, conflict: Conflict, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("conflict")
        self._group = QButtonGroup(self)
        self.buttons = {
            Choice.OURS: self._button(self.tr("Yours")),
            Choice.THEIRS: self._button(self.tr("The file’s")),
        }
        if conflict.takes_both:
            self.buttons[Choice.BOTH] = self._button(self.tr("Both, yours first"))
        title = self._title(conflict)
        rows = differences(*seen(conflict)).rows
        sides = [side_rows(rows, others) for others in (Kind.COME, Kind.GONE)]
        names = (self.tr("{place}: yours"), self.tr("{place}: the file’s"))
        self.sides = [
            self._side(side, name.format(place=title))
            for side, name in zip(sides, names, strict=True)
        ]
        self._even_sides()
        self._place_parts(title)
        for button in self.buttons.values():
            button.setAccessibleName(f"{title}: {button.text()}")

    @property
    def choice(self) -> Choice | None:
        """What was chosen; None as long as nothing is."""
        return next((c for c, button in self.buttons.items() if button.isChecked()), None)

    def _title(self, conflict: Conflict) -> str:
        if conflict.field is not None:
            return self.tr("Field “{name}”").format(name=conflict.field)
        return self.tr("Line {line}").format(line=conflict.line)

    def _button(self, text: str) -> QRadioButton:
        button = QRadioButton(text)
        self._group.addButton(button)
        button.clicked.connect(self.decided)
        return button

    def _side(self, rows: list[Row], name: str) -> RowsView:
        view = RowsView(name, has_numbers=False)
        view.setTabChangesFocus(True)
        view.setPlaceholderText(self.tr("removed"))
        view.show_parts(rows)
        return view

    def _even_sides(self) -> None:
        """Make both as high as the longer one wants to be."""
        lines = max(
            sum(1 + len(text_of(part)) // WIDTH for part in side.parts) for side in self.sides
        )
        for side in self.sides:
            height = QFontMetrics(side.font()).lineSpacing()
            side.setFixedHeight(height * min(max(lines + 1, FEWEST_LINES), MOST_LINES))

    def _place_parts(self, title: str) -> None:
        heading = QLabel(title)
        heading.setObjectName("conflictTitle")
        heading.setTextFormat(Qt.TextFormat.PlainText)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 10)
        grid.addWidget(heading, 0, 0, 1, 2)
        for column, (choice, side) in enumerate(
            zip((Choice.OURS, Choice.THEIRS), self.sides, strict=True)
        ):
            grid.addWidget(self.buttons[choice], 1, column)
            grid.addWidget(side, 2, column)
            grid.setColumnStretch(column, 1)
        if Choice.BOTH in self.buttons:
            grid.addWidget(self.buttons[Choice.BOTH], 3, 0, 1, 2)


def side_rows(rows: Sequence[Row], others: Kind) -> list[Row]:
    """The rows of one side: there, nothing goes or comes, but what differs is marked."""
    return [replace(row, kind=Kind.SAME) for row in rows if row.kind is not others]


def seen(conflict: Conflict) -> tuple[bytes, bytes]:
    """Both sides without the blanks they end with, unless they differ in nothing else.

    A sentence from the middle of a line has no line end that one would miss.
    """
    sides = [shortened(text) for text in (conflict.ours, conflict.theirs)]
    ours, theirs = (text.rstrip() + "\n" if text else "" for text in sides)
    if ours == theirs:
        ours, theirs = sides
    return ours.encode(), theirs.encode()


def shortened(text: str) -> str:
    """The beginning of a very long text."""
    return text if len(text) <= MOST_SEEN else text[:MOST_SEEN] + "…\n"
