"""Problems of the text, where they are: underlined, marked in the margin, told on hover."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from editor.checks.problem import Problem, Severity
from editor.ui.text.offsets import units
from editor.ui.text.overlays import Overlays, marked
from editor.ui.text.text_edit import TextEdit
from editor.ui.theme import severity_colour

# What is underlined from a problem’s column on: an image, a link, a tag, else a word.
SPAN = re.compile(r"!?\[[^\]\[]*\](?:\([^()]*\)|\[[^\]\[]*\])?|<[^<>]*>|\S+")
GRAVEST = tuple(Severity)
MARK = 9.0  # px


class Marks(QObject):
    """Underlines the problems of a `TextEdit` and owns the margin that marks their lines."""

    def __init__(self, edit: TextEdit, overlays: Overlays) -> None:
        super().__init__(edit)
        self._edit, self._overlays = edit, overlays
        self._marks: list[tuple[QTextCursor, Problem]] = []
        self._margin = Margin(edit, self)
        edit.viewport().installEventFilter(self)

    def show_problems(self, problems: tuple[Problem, ...], first_line: int) -> None:
        """Mark those of `problems` whose line is at or behind `first_line`, where the text begins.

        Lines are the file's, from 1.
        """
        marks = [
            (self._cursor(problem, problem.line - first_line), problem)
            for problem in problems
            if problem.line is not None
            if first_line <= problem.line < first_line + self._edit.blockCount()
        ]
        if _places(marks) != _places(self._marks):
            self._marks = marks
            self.colour_marks()

    def colour_marks(self) -> None:
        """Draw them in the theme's colours."""
        self._overlays.show("problems", [self._underline(*mark) for mark in reversed(self._marks)])
        self._margin.update()

    def by_line(self) -> dict[int, list[Problem]]:
        """The problems of each paragraph (from 0) that has some, the gravest first."""
        found: dict[int, list[Problem]] = {}
        for cursor, problem in self._marks:
            found.setdefault(cursor.blockNumber(), []).append(problem)
        for problems in found.values():
            problems.sort(key=lambda problem: GRAVEST.index(problem.severity))
        return found

    def at(self, position: QPoint) -> list[Problem]:
        """The problems underlined at a point of the viewport."""
        place = self._edit.cursor_at(position).position()
        return [
            problem
            for cursor, problem in self._marks
            if cursor.hasSelection()
            if cursor.selectionStart() <= place <= cursor.selectionEnd()
        ]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Tell what is underlined under the mouse."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        tell(self.at(event.pos()), event, self._edit.viewport())
        return True

    def _cursor(self, problem: Problem, block_number: int) -> QTextCursor:
        block = self._edit.document().findBlockByNumber(block_number)
        start, end = span(block, problem.column)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + start)
        cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _underline(self, cursor: QTextCursor, problem: Problem) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(severity_colour(problem.severity, self._edit.palette()))
        return marked(cursor, look)


class Margin(QWidget):
    """Left of the column: a mark for each line with problems, its shape says how grave."""

    def __init__(self, edit: TextEdit, marks: Marks) -> None:
        super().__init__(edit)
        self._edit, self._marks = edit, marks
        edit.updateRequest.connect(self._follow)
        edit.column_moved.connect(self._stand)

    def event(self, event: QEvent) -> bool:
        """Tell what is wrong with the line under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._edit.line_at(event.pos().y())
            tell(self._marks.by_line().get(found[0], []) if found else [], event, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the marks of the lines in sight."""
        problems = self._marks.by_line()
        if not problems:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, top in self._edit.paragraphs_in_sight():
            if number in problems:
                block = self._edit.document().findBlockByNumber(number)
                middle = top + self._edit.pitch_of(block) / 2
                self._draw(painter, middle, problems[number][0].severity)
        painter.end()

    def _draw(self, painter: QPainter, middle: float, severity: Severity) -> None:
        centre = QPointF(self.width() - MARK, middle)
        painter.setBrush(severity_colour(severity, self.palette()))
        draw_mark(painter, centre, severity)

    def _follow(self, rect: QRect, scrolled: int) -> None:
        if scrolled:
            self.update()
        else:
            self.update(0, rect.top(), self.width(), rect.height())

    def _stand(self) -> None:
        viewport = self._edit.viewport().geometry()
        self.setGeometry(0, viewport.top(), viewport.left(), viewport.height())


def _places(marks: list[tuple[QTextCursor, Problem]]) -> list[tuple[object, int, int, Problem]]:
    """The marks by their places; the same place in another text is another one."""
    return [(c.document(), c.selectionStart(), c.selectionEnd(), p) for c, p in marks]


def span(block: QTextBlock, column: int | None) -> tuple[int, int]:
    """Which UTF-16 units of a paragraph to underline; none of them without a column."""
    if column is None:
        return 0, 0
    text = block.text()
    start = min(column - 1, max(len(text) - 1, 0))
    found = SPAN.match(text, start)
    end = found.end() if found else len(text)
    return units(text[:start]), units(text[:end])


def draw_mark(painter: QPainter, centre: QPointF, severity: Severity) -> None:
    """A disc for an error, a triangle for a warning, a diamond for a hint."""
    x, y, half = centre.x(), centre.y(), MARK / 2
    if severity is Severity.ERROR:
        painter.drawEllipse(QRectF(x - half, y - half, MARK, MARK))
    elif severity is Severity.WARNING:
        corners = [QPointF(x, y - half), QPointF(x + half, y + half), QPointF(x - half, y + half)]
        painter.drawPolygon(QPolygonF(corners))
    else:
        small = half * 0.8
        corners = [(0, -small), (small, 0), (0, small), (-small, 0)]
        painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))


def tell(problems: list[Problem], event: QHelpEvent, widget: QWidget) -> None:
    """Show the sentences of `problems` beside the mouse, or nothing."""
    if problems:
        QToolTip.showText(event.globalPos(), "\n\n".join(p.message for p in problems), widget)
    else:
        QToolTip.hideText()
