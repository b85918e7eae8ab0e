"""The list of problems: what, where, and a button that mends it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from editor.checks.problem import Problem, Severity
from editor.post.errors import FrontMatterError
from editor.ui.icons import icon
from editor.ui.open_post import OpenPost
from editor.ui.status_bar import ICONS

SEPARATOR = 2  # px between rows, the style's line included
MOST_ROWS = 100  # more would take long to show, and nobody reads them
LEAST_HEIGHT, MOST_HEIGHT = 44, 190


class ProblemList(QFrame):
    """Lists the problems of the open post, the gravest first."""

    problem_chosen = Signal(object)  # the Problem that was clicked, or Enter pressed on

    def __init__(self, open_post: OpenPost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_post = open_post
        self._chosen: Problem | None = None
        self._next = 0
        self.setObjectName("problems")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.rows = Rows()
        self.rows.setAccessibleName(self.tr("Problems"))
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setContentsMargins(16, 10, 16, 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rows)
        layout.addWidget(self.note)
        self.rows.itemClicked.connect(self._choose)
        self.rows.itemActivated.connect(self._choose)
        self.rows.resized.connect(self.updateGeometry)
        open_post.problems_changed.connect(self._show)
        open_post.reading_changed.connect(self._show)
        self._show()

    def next_problem(self) -> Problem | None:
        """The problem behind the one last chosen, the first behind the last; None without any."""
        problems = self._open_post.problems
        if not problems:
            return None
        if self._chosen in problems:
            self._next = problems.index(self._chosen) + 1
        self._next %= len(problems)
        self._remember(problems[self._next])
        self.rows.setCurrentRow(self._next if self._next < self.rows.count() else -1)
        return self._chosen

    def sizeHint(self) -> QSize:
        """As high as its rows, within bounds."""
        note = self.note.sizeHint().height() if not self.note.isHidden() else 0
        rows = self.rows.content_height() if not self.rows.isHidden() else 0
        return QSize(480, max(LEAST_HEIGHT, min(MOST_HEIGHT, rows + note)))

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the list that was not kept up while nobody saw it."""
        self._show()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Colour the icons anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()

    def _show(self) -> None:
        if self.isHidden():
            return
        problems = self._open_post.problems
        body_line = self._open_post.post.body_line
        row = self.rows.currentRow()
        self.rows.clear()
        for problem in problems[:MOST_ROWS]:
            shown = Row(problem, self._where(problem, body_line), self._fix)
            if shown.button:
                shown.button.setDisabled(self._open_post.is_for_reading)
            self.rows.add(shown)
        self.rows.setCurrentRow(min(row, self.rows.count() - 1))
        self.rows.setVisible(bool(problems))
        self._tell(self._remark(len(problems)))
        QTimer.singleShot(0, self.rows, self.rows.fit)  # once they have their style's font

    def _remark(self, count: int) -> str:
        if not count:
            return self.tr(
                "Nothing to mend: Jekyll will publish this post as the preview shows it."
            )
        if count > MOST_ROWS:
            return self.tr("… and {n} more.").format(n=count - MOST_ROWS)
        return ""

    def _where(self, problem: Problem, body_line: int) -> str:
        """Where a problem is, in a few words; lines count as in the file."""
        if problem.field is not None:
            return problem.field
        if problem.line is None:
            return self.tr("File")
        if problem.line < body_line:
            return self.tr("Front matter, line {n}").format(n=problem.line)
        return self.tr("Line {n}").format(n=problem.line)

    def _choose(self, item: QListWidgetItem) -> None:
        problem = item.data(Qt.ItemDataRole.UserRole)
        self._remember(problem)
        self.problem_chosen.emit(problem)

    def _remember(self, problem: Problem) -> None:
        self._chosen = problem

    def _fix(self, problem: Problem) -> None:
        if problem.fix is None:
            return
        try:
            mended = problem.fix.apply(self._open_post.post)
        except FrontMatterError as error:
            self._tell(str(error))
            return
        self._open_post.change(mended, by=self)
        self._open_post.settle()

    def _tell(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self.updateGeometry()


class Rows(QListWidget):
    """Rows as high as their wrapped sentences need."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def add(self, row: Row) -> None:
        """Put a row at the end."""
        item = QListWidgetItem()
        item.setData(Qt.ItemDataRole.UserRole, row.problem)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
        self.addItem(item)
        self.setItemWidget(item, row)
        self._fit(item)

    def content_height(self) -> int:
        """All rows together, in px."""
        return sum(self.sizeHintForRow(row) for row in range(self.count())) + 4

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; Ctrl+Enter mends."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            row = self.itemWidget(self.currentItem())
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and isinstance(row, Row):
                row.mend()
            else:
                self.itemActivated.emit(self.currentItem())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the sentences anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """Give every row the height that its sentence needs now."""
        for number in range(self.count()):
            self._fit(self.item(number))
        self.resized.emit()

    def _fit(self, item: QListWidgetItem) -> None:
        row, width = self.itemWidget(item), self.viewport().width()
        if row is not None:  # an item that is just being added has none yet
            item.setSizeHint(QSize(width, row.heightForWidth(width) + SEPARATOR))


class Row(QWidget):
    """One problem: how grave, the sentences, where, and the mend."""

    def __init__(self, problem: Problem, where: str, fix: Callable[[Problem], None]) -> None:
        super().__init__()
        self.problem, self._fix = problem, fix
        self.spoken = f"{self._severity()}, {where}: {problem.message}"
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 3, 12, 3)
        layout.setSpacing(10)
        picture = QLabel()
        picture.setPixmap(icon(ICONS[problem.severity], problem.severity.value).pixmap(16, 16))
        place = QLabel(where)
        place.setObjectName("where")
        message = QLabel(problem.message)
        message.setWordWrap(True)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(message, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        for label in (picture, message, place):
            label.setContentsMargins(0, 4, 0, 4)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.button = self._button(problem.fix.label) if problem.fix else None
        if self.button:
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def mend(self) -> None:
        """Apply the problem's fix, if it has one."""
        self._fix(self.problem)

    def _button(self, label: str) -> QPushButton:
        button = QPushButton(label)
        button.setAccessibleDescription(self.problem.message)
        button.clicked.connect(self.mend)
        return button

    def _severity(self) -> str:
        return {
            Severity.ERROR: self.tr("Error"),
            Severity.WARNING: self.tr("Warning"),
            Severity.HINT: self.tr("Hint"),
        }[self.problem.severity]
