"""The window of "Find in the site": what was found, file by file, and what would be replaced."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.index.found_lines import FoundIn, FoundLine
from editor.moves.plan import Plan, Watch
from editor.moves.site_replacing import replace_plan
from editor.site.site import Site
from editor.ui.choice_names import name_choice
from editor.ui.find.find_bar import CASE, EXPRESSION, WHOLE, FindBar
from editor.ui.find.found_tree import FoundTree
from editor.ui.find.site_search import SiteSearch, Wish
from editor.ui.side_window import SideWindow
from editor.ui.turn import TurnTimer

SIZE = (980, 640)
PAUSE_MS = 350  # after which what was typed is searched for


class Desk(Protocol):
    """The window with the posts, as far as it is wanted here."""

    def site_to_search(self) -> Site | None:
        """The site whose files are to be searched."""
        ...

    def unsaved_texts(self) -> Mapping[Path, bytes]:
        """The open posts that differ from their files."""
        ...

    def open_at(self, file: Path, line: int, column: int) -> None:
        """Show a file, and a place in it (from 1)."""
        ...

    def propose_from(self, make: Callable[[Watch], Plan]) -> bool:
        """Work a plan out, show it, and carry it out; True when it was."""
        ...


class SiteFindWindow(SideWindow):
    """Lists every line of the site that holds the words; stays open while one works."""

    ended = Signal()  # the search has come to its end, or was stopped

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._done = self._total = 0
        self._run: Wish | None = None  # what the list shows
        self._site: Site | None = None
        self._search = SiteSearch(self)
        self.setObjectName("siteFind")
        self.resize(*SIZE)
        self._make_parts()
        self._place_parts()
        self._connect()
        self._show_replacing()
        self._show_busy(False)

    def ask(self, words: str, *, replacing: bool = False) -> None:
        """Show the window, with `words` if there are any."""
        self.bring_up()
        self._replaces.setChecked(replacing or self._replaces.isChecked())
        self.bar.ask(words, replacing=self._replaces.isChecked())
        self.bar.replace_one.hide()
        self._site = self._desk.site_to_search()
        name = self._site.name if self._site else ""
        self.setWindowTitle(self.tr("Find in the site: {name}").format(name=name))
        if self.bar.search:
            self.run()

    def run(self) -> None:
        """Search the site anew."""
        self._soon.stop()
        self._search.stop()
        site = self._site = self._desk.site_to_search()
        self._run = wish = self._wish()
        self.bar.tell("")
        self.model.begin(site.root if site else Path(), replaces=self._replaces.isChecked())
        self._done = self._total = 0
        if site is None or not wish.search:
            self._end("")
            return
        self._show_busy(True)
        self._sentence.setText(self.tr("Looking for files…"))
        self._search.start(site, wish, self._desk.unsaved_texts())

    def run_again(self) -> None:
        """Files have changed: search again, if somebody looks."""
        if self.isVisible() and self.bar.search:
            self.run()

    def stop(self) -> None:
        """End the search; what was found so far stays."""
        if self._search.is_busy:
            self._search.stop()
            self._end(self.tr("The search was stopped."))

    @property
    def is_busy(self) -> bool:
        """Is a search under way, or about to be?"""
        return self._search.is_busy or self._soon.isActive()

    @property
    def sentence(self) -> str:
        """What the window says of the search."""
        return self._sentence.text()

    def replace(self) -> None:
        """Propose to replace what is ticked."""
        run, site, chosen = self._run, self._site, self.model.chosen
        if run is None or site is None or not chosen or run != self._wish():
            return
        texts = self._desk.unsaved_texts()
        self._desk.propose_from(
            lambda watch: replace_plan(run.search, run.written, chosen, site, texts, watch)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F3 goes on, with Shift back."""
        if event.key() == Qt.Key.Key_F3:
            self._walk(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A search that nobody looks at ends."""
        self._soon.stop()
        self.stop()
        super().closeEvent(event)

    # While it runs

    def _wish(self) -> Wish:
        written = self.bar.written if self._replaces.isChecked() else ""
        return Wish(self.bar.search, written, self._where.currentData() == "posts")

    def _wait(self) -> None:
        """Something else is wished: search once no more is typed."""
        self._search.stop()
        self._soon.start()
        self._count()

    def _step(self, done: int, of: int) -> None:
        self._done, self._total = done, of
        self._progress.setRange(0, of)
        self._progress.setValue(done)
        words = self.tr("{done} of {of} files searched. ").format(done=done, of=of)
        self._sentence.setText(words + self._found_words())

    def _end(self, sentence: str) -> None:
        self._show_busy(False)
        self.bar.tell(sentence)
        words = self.tr("{done} files searched. ").format(done=self._done)
        self._sentence.setText(words + self._found_words() if self.bar.search else "")
        self._count()
        self.ended.emit()

    def _found_words(self) -> str:
        count, files = self.model.matches, self.model.files
        if not count:
            return self.tr("Nothing found.")
        found = self.tr("1 match") if count == 1 else self.tr("{n} matches").format(n=count)
        where = self.tr("in 1 file") if files == 1 else self.tr("in {n} files").format(n=files)
        return f"{found} {where}."

    def _show_busy(self, is_busy: bool) -> None:
        self._progress.setVisible(is_busy)
        self._progress.setRange(0, 0)
        self._cancel.setVisible(is_busy)
        self._again.setVisible(not is_busy)
        self._count()

    def _count(self) -> None:
        """Say how many would be replaced; only what the list shows can be."""
        count = self.model.chosen_count if self._replaces.isChecked() else 0
        self.bar.replace_all.setText(self.tr("Replace {n}…").format(n=count))
        self.bar.replace_all.setEnabled(bool(count) and not self.is_busy)

    # What is found

    def _walk(self, by: int) -> None:
        """Mark the next line (1) or the one before (-1); search first where that is due."""
        if self._soon.isActive() or self._run != self._wish():
            self.run()
        else:
            self.tree.walk(by)

    def _open(self, found: FoundIn, line: FoundLine | None) -> None:
        self._desk.open_at(found.file, line.line if line else 1, line.column if line else 1)

    def _show_replacing(self) -> None:
        on = self._replaces.isChecked()
        self.bar.show_replacing(on)
        self.bar.replace_one.hide()
        if on and self.isVisible():
            self.bar.replacement.setFocus()
        self.run()
        self.tree.show_both(on)

    # The parts

    def _make_parts(self) -> None:
        self.bar = FindBar((CASE, WHOLE, EXPRESSION))
        self.bar.setAccessibleName(self.tr("Find in the site"))
        self.bar.hide_count()
        self._where = QComboBox()
        name_choice(self._where, self.tr("Where to search"))
        self._where.addItem(self.tr("Posts and drafts"), "posts")
        self._where.addItem(self.tr("All texts of the site"), "all")
        self._replaces = QCheckBox(self.tr("&Replace"))
        self._sentence = QLabel()
        self._sentence.setAccessibleDescription(self.tr("How far the search is"))
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(180)
        self._progress.setAccessibleName(self.tr("The search is under way"))
        self._cancel = QPushButton(self.tr("&Cancel"))
        self._again = QPushButton(self.tr("Search &again"))
        self.tree = FoundTree()
        self.model = self.tree.found
        self._soon = TurnTimer(self, singleShot=True, interval=PAUSE_MS)

    def _place_parts(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(self._where)
        row.addWidget(self._replaces)
        row.addWidget(self._sentence, 1)
        for part in (self._progress, self._cancel, self._again):
            row.addWidget(part)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.bar)
        layout.addLayout(row)
        layout.addWidget(self.tree, 1)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        self.bar.wished.connect(self._wait)
        self.bar.replacement.textChanged.connect(self._wait)
        self.bar.step_requested.connect(self._walk)
        self.bar.replace_requested.connect(self.replace)
        self.bar.replace_all_requested.connect(self.replace)
        self.bar.closed.connect(self.close)
        self._where.currentIndexChanged.connect(self.run)
        self._replaces.toggled.connect(self._show_replacing)
        self._cancel.clicked.connect(self.stop)
        self._again.clicked.connect(self.run)
        self._soon.timeout.connect(self.run)
        self._search.found.connect(self.tree.add)
        self._search.progressed.connect(self._step)
        self._search.ended.connect(self._end)
        self.tree.ticked.connect(self._count)
        self.tree.chosen.connect(self._open)
