"""The window of "Check the site": progress, what was found, and a way from there to each post."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.checks.many_posts import Checked
from editor.checks.problem import Problem, Severity
from editor.site.site import Site
from editor.ui.choice_names import name_choice
from editor.ui.icons import icon
from editor.ui.side_window import SideWindow
from editor.ui.site_check.results import Results, Wish
from editor.ui.site_check.site_check import SiteCheck
from editor.ui.status_bar import ICONS

SIZE = (900, 620)
DETAIL_LINES = 3


class Desk(Protocol):
    """The window with the posts, as far as it is wanted here."""

    def site_to_check(self) -> Site | None:
        """The site whose posts are to be checked."""
        ...

    def unsaved_texts(self) -> Mapping[Path, bytes]:
        """The open posts that differ from their files."""
        ...

    def open_at(self, file: Path, problem: Problem | None) -> None:
        """Show a post, and the place of a problem in it."""
        ...


class CheckWindow(SideWindow):
    """Lists what is wrong in a site, post by post; stays open while one mends."""

    ended = Signal()  # the check has come to its end, or was stopped

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._total = 0
        self._buttons: dict[Severity, QToolButton] = {}
        self.results = Results()
        self._check = SiteCheck(self)
        self.setObjectName("siteCheck")
        self.setWindowTitle(self.tr("Check the site"))
        self.resize(*SIZE)
        self._make_parts()
        self._place_parts()
        self._check.found.connect(self._take)
        self._check.progressed.connect(lambda _done, of: self._step(of))
        self._check.ended.connect(lambda: self._end(self.tr("{count} posts checked. ")))
        self._colour()

    def run(self) -> None:
        """Check the site anew."""
        site = self._desk.site_to_check()
        if site is None:
            return
        self.setWindowTitle(self.tr("Check the site: {name}").format(name=site.name))
        self.results.begin(site.root)
        self._total = 0
        self._kinds.clear()
        self._count()
        self._show_busy(True)
        self._sentence.setText(self.tr("Looking for posts…"))
        self._check.start(site, self._desk.unsaved_texts())
        self.list.setFocus()

    def stop(self) -> None:
        """End the check; what was found so far stays."""
        if self._check.is_busy:
            self._check.stop()
            self._end(self.tr("Stopped: {count} of {of} posts checked. "))

    @property
    def is_busy(self) -> bool:
        """Is a check under way?"""
        return self._check.is_busy

    @property
    def sentence(self) -> str:
        """What the window says of the check."""
        return self._sentence.text()

    def closeEvent(self, event: QCloseEvent) -> None:
        """A check that nobody looks at ends."""
        self.stop()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Colour the icons anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    # While it runs

    def _take(self, checked: list[Checked]) -> None:
        self.results.add(checked)
        self._count()
        if not self.list.currentIndex().isValid() and self.results.rowCount():
            self.list.setCurrentIndex(self.results.index(0, 0))

    def _step(self, of: int) -> None:
        self._total = of
        self._progress.setRange(0, of)
        self._progress.setValue(self.results.posts)
        words = self.tr("{done} of {of} posts checked")
        self._sentence.setText(words.format(done=self.results.posts, of=of))

    def _end(self, words: str) -> None:
        self._show_busy(False)
        count = sum(self.results.severities.values())
        what = {
            0: self.tr("Nothing to mend."),
            1: self.tr("One problem was found."),
        }.get(count, self.tr("{count} problems were found.").format(count=count))
        self._sentence.setText(words.format(count=self.results.posts, of=self._total) + what)
        self.ended.emit()

    def _show_busy(self, is_busy: bool) -> None:
        self._progress.setVisible(is_busy)
        self._progress.setRange(0, 0)
        self._cancel.setVisible(is_busy)
        self._again.setVisible(not is_busy)
        self._copy.setEnabled(not is_busy)

    def _count(self) -> None:
        for severity, button in self._buttons.items():
            button.setText(self._named(severity, self.results.severities[severity]))
        chosen = self._kinds.currentData() or ""
        self._kinds.blockSignals(True)  # the writer's choice stays
        self._kinds.clear()
        self._kinds.addItem(self.tr("All kinds"), "")
        for check, count in sorted(self.results.checks.items()):
            self._kinds.addItem(f"{check} ({count})", check)
        self._kinds.setCurrentIndex(max(0, self._kinds.findData(chosen)))
        self._kinds.blockSignals(False)

    def _named(self, severity: Severity, count: int) -> str:
        words = {
            Severity.ERROR: self.tr("Errors: {n}"),
            Severity.WARNING: self.tr("Warnings: {n}"),
            Severity.HINT: self.tr("Hints: {n}"),
        }[severity]
        return words.format(n=count)

    # What is found

    def _narrow(self) -> None:
        chosen = frozenset(s for s, button in self._buttons.items() if button.isChecked())
        self.results.show(Wish(chosen, self._kinds.currentData() or ""))
        self.list.setCurrentIndex(self.results.index(0, 0))
        self._detail_of(self.list.currentIndex())

    def _detail_of(self, index: QModelIndex) -> None:
        row = self.results.row(index)
        problem = row.problem if row else None
        self._detail.setText(f"{problem.message} [{problem.check}]" if problem else "")

    def _open(self, index: QModelIndex) -> None:
        if row := self.results.row(index):
            self._desk.open_at(row.file, row.problem)

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.results.as_text())

    # The parts

    def _make_parts(self) -> None:
        self._sentence = QLabel()
        self._sentence.setAccessibleDescription(self.tr("How far the check is"))
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(220)
        self._progress.setAccessibleName(self.tr("The check is under way"))
        self._cancel = self._button(self.tr("&Cancel"), self.stop)
        self._again = self._button(self.tr("Check &again"), self.run)
        self._copy = self._button(self.tr("Cop&y as text"), self._copy_text)
        self._buttons = {severity: self._filter(severity) for severity in Severity}
        self._kinds = QComboBox()
        name_choice(self._kinds, self.tr("Kind of problem"))
        self._kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._kinds.currentIndexChanged.connect(self._narrow)
        self.list = QListView()
        self.list.setModel(self.results)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(16, 16))
        self.list.setAccessibleName(self.tr("Problems of the site"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(self._open)
        self.list.selectionModel().currentChanged.connect(lambda new, _old: self._detail_of(new))
        self._detail = QLabel()
        self._detail.setObjectName("detail")
        self._detail.setAccessibleDescription(self.tr("The problem chosen"))
        self._detail.setTextFormat(Qt.TextFormat.PlainText)
        self._detail.setWordWrap(True)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._detail.setMinimumHeight(DETAIL_LINES * self.fontMetrics().lineSpacing() + 12)
        self._detail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def _place_parts(self) -> None:
        above = row_of(self._sentence, self._progress, self._cancel, self._again)
        below = row_of(*self._buttons.values(), self._kinds, None, self._copy)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        layout.addLayout(above)
        layout.addLayout(below)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._detail)
        self.setCentralWidget(middle)

    def _button(self, text: str, does: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda _checked=False: does())
        return button

    def _filter(self, severity: Severity) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setChecked(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setText(self._named(severity, 0))
        button.toggled.connect(self._narrow)
        return button

    def _colour(self) -> None:
        for severity, button in self._buttons.items():
            button.setIcon(icon(ICONS[severity], severity.value))


def row_of(first: QWidget, *others: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None, or what is behind a sentence, takes the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(first, 1 if isinstance(first, QLabel) else 0)
    for each in others:
        if each is None:
            row.addStretch(1)
        else:
            row.addWidget(each)
    return row
