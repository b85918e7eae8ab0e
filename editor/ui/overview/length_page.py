"""How long the post is, and what is selected in it; the goal, and how far it is to there."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from editor.ui.lengths import number, towards
from editor.ui.overview.goals import Goals
from editor.writing.statistics import Statistics

MOST_WORDS, STEP = 1_000_000, 100
BAR_HEIGHT = 8


class LengthPage(QWidget):
    """A line for each number, and below them the goal."""

    def __init__(self, goals: Goals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._goals = goals
        self._words = 0
        self.cells: dict[str, tuple[QLabel, QLabel]] = {}  # by the number's name: post, selection
        self.goal = QSpinBox()
        self.bar = QProgressBar()
        self.progress = QLabel()
        self._selected = QLabel(self.tr("Selected"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        layout.addLayout(self._make_grid())
        layout.addLayout(self._make_goal())
        layout.addWidget(self.bar)
        layout.addWidget(self.progress)
        layout.addStretch(1)
        goals.changed.connect(self._show_goal)
        self._show_goal(goals.words)

    def show_lengths(self, post: Statistics, selected: Statistics | None) -> None:
        """Show the numbers of the post, and of what is selected in it."""
        self._words = post.words
        for name, (of_post, of_selected) in self.cells.items():
            self._show(of_post, name, getattr(post, name))
            of_selected.setVisible(selected is not None)
            if selected is not None:
                self._show(of_selected, name, getattr(selected, name))
        self._selected.setVisible(selected is not None)
        self._show_goal(self._goals.words)

    def _make_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        self._selected.setObjectName("note")
        grid.addWidget(self._selected, 0, 2, Qt.AlignmentFlag.AlignRight)
        for row, name in enumerate((each.name for each in fields(Statistics)), 1):
            label = QLabel(self._label(name))
            label.setObjectName("note")
            grid.addWidget(label, row, 0)
            self.cells[name] = QLabel(), QLabel()
            for column, cell in enumerate(self.cells[name], 1):
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignRight)
        return grid

    def _make_goal(self) -> QHBoxLayout:
        label = QLabel(self.tr("&Goal"))
        label.setObjectName("note")
        label.setBuddy(self.goal)
        self.goal.setRange(0, MOST_WORDS)
        self.goal.setSingleStep(STEP)
        self.goal.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.goal.setSuffix(self.tr(" words"))
        self.goal.setSpecialValueText(self.tr("none"))
        self.goal.setGroupSeparatorShown(True)
        self.goal.setKeyboardTracking(False)
        self.goal.setAccessibleName(self.tr("Goal of this post, in words"))
        self.goal.setToolTip(self.tr("Kept in your settings, not in the file"))
        self.goal.valueChanged.connect(self._goals.wish)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(BAR_HEIGHT)
        self.progress.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(label, 1)
        row.addWidget(self.goal)
        return row

    def _show(self, cell: QLabel, name: str, count: int) -> None:
        said = self.tr("{n} min").format(n=count) if name == "reading_minutes" else number(count)
        cell.setText(said)
        cell.setAccessibleName(f"{self._label(name)}: {said}")

    def _show_goal(self, goal: int) -> None:
        self.goal.blockSignals(True)
        self.goal.setValue(goal)
        self.goal.blockSignals(False)
        self.bar.setVisible(bool(goal))
        self.progress.setVisible(bool(goal))
        self.bar.setRange(0, max(goal, 1))
        self.bar.setValue(min(self._words, goal))
        said = towards(self._words, goal)
        if goal and self._words >= goal:
            said = self.tr("{words}: reached").format(words=said)
        self.progress.setText(said)
        self.bar.setAccessibleName(said)

    def _label(self, name: str) -> str:
        return {
            "words": self.tr("Words"),
            "characters": self.tr("Characters"),
            "without_blanks": self.tr("– no blanks"),
            "sentences": self.tr("Sentences"),
            "paragraphs": self.tr("Paragraphs"),
            "reading_minutes": self.tr("Reading time"),
        }[name]
