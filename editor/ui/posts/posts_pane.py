"""The pane at the left: the posts and drafts of the site, to find one and to open it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.index.entry import Entry
from editor.index.listing import Filter, Order, listed
from editor.ui.choice_names import name_choice
from editor.ui.icons import icon
from editor.ui.latest_answer import LatestAnswer
from editor.ui.open_posts import OpenPosts
from editor.ui.posts.filter_menu import FilterMenu
from editor.ui.posts.posts_list import FindLine, PostList
from editor.ui.posts.posts_model import PostsModel, Row
from editor.ui.posts.posts_row import PostRow
from editor.ui.posts.site_posts import SitePosts
from editor.ui.sheet import Sheet
from editor.ui.turn import TurnTimer

AT_ONCE_MS = 20  # what the writer did
SOON_MS = 200  # what the index brings: several changes are shown together
MINUTE_MS = 60_000


class PostsPane(QWidget):
    """Filtered as one types; Enter opens, and the keys walk from the line into the list."""

    open_requested = Signal(Path)
    show_requested = Signal(object)  # an open sheet
    close_requested = Signal(object)
    open_site_requested = Signal()
    menu_requested = Signal(QPoint)  # of the post that is on screen now, at a place on the desktop

    def __init__(self, site_posts: SitePosts, open_posts: OpenPosts) -> None:
        super().__init__()
        self._site_posts, self._open_posts = site_posts, open_posts
        self._holding: set[PurePosixPath] = set()
        self._marked: Sheet | None = None
        self.setObjectName("posts")
        self.setMinimumWidth(170)
        self._make_parts()
        self._place_parts()
        self._search = LatestAnswer(self)
        self._soon = TurnTimer(self, singleShot=True)
        self._minute = TurnTimer(self, interval=MINUTE_MS)  # a scheduled post's time may come
        self._connect()
        self._show()

    @property
    def titles(self) -> list[str]:
        """What the list shows, from the top down."""
        return [self.model.index(n).data() for n in range(self.model.rowCount())]

    @property
    def paths(self) -> list[PurePosixPath]:
        """The posts of the site that the list shows."""
        rows = (self.model.row(self.model.index(n)) for n in range(self.model.rowCount()))
        return [row.entry.path for row in rows if row.entry]

    def go_to_line(self) -> None:
        """Go to the line for words."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def go_to_list(self) -> None:
        """Go to the list, to the post on screen."""
        self._select_shown()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Colour the icons anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the post on screen into sight when the list comes back."""
        super().showEvent(event)
        if not event.spontaneous():
            self.list.scrollTo(self.model.shown())

    # The parts

    def _make_parts(self) -> None:
        self.name = QLabel()
        self.name.setObjectName("siteName")
        self.open_site = QPushButton(self.tr("Open a site…"))
        self.open_site.setObjectName("fix")
        self.line = FindLine()
        self.filters = FilterMenu(lambda: self._site_posts.entries.values(), self)
        self.narrowed = QToolButton()
        self.narrowed.setObjectName("narrowed")
        self.narrowed.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.narrowed.setToolTip(self.tr("Show all posts again"))
        self.order = QComboBox()
        name_choice(self.order, self.tr("Sorted by"))
        for order, label in self._orders():
            self.order.addItem(label, order)
        self.count = QLabel()
        self.count.setObjectName("note")
        self.model = PostsModel(self)
        self.row = PostRow(lambda: self._site_posts.site, self)
        self.list = PostList(self.model, self.row)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.progress.setAccessibleName(self.tr("Reading the posts"))
        self.progress.hide()
        self._colour()

    def _orders(self) -> list[tuple[Order, str]]:
        return [
            (Order.DATE, self.tr("By date")),
            (Order.TITLE, self.tr("By title")),
            (Order.FILE, self.tr("By file")),
        ]

    def _place_parts(self) -> None:
        search = QHBoxLayout()
        search.setSpacing(2)
        search.addWidget(self.line, 1)
        search.addWidget(self.filters)
        sorting = QHBoxLayout()
        sorting.addWidget(self.order)
        sorting.addStretch(1)
        sorting.addWidget(self.count)
        top = QVBoxLayout()
        top.setContentsMargins(10, 8, 8, 6)
        top.setSpacing(6)
        top.addWidget(self.name)
        top.addWidget(self.open_site)
        top.addLayout(search)
        top.addWidget(self.narrowed)
        top.addLayout(sorting)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.progress)
        layout.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.open_site.clicked.connect(self.open_site_requested)
        self.line.textChanged.connect(self._find)
        self.filters.filter_changed.connect(self._show)
        self.narrowed.clicked.connect(lambda: self.filters.narrow(Filter()))
        self.order.currentIndexChanged.connect(self._show)
        self.line.left_downwards.connect(self.list.enter)
        self.line.entered.connect(self._open_first)
        self.list.left_upwards.connect(self.line.setFocus)
        self.list.chosen.connect(self._open)
        self.list.menu_wanted.connect(self._show_menu)
        self.row.thumbnails.came.connect(self.list.viewport().update)
        self._search.answered.connect(self._take_holding)
        self._soon.timeout.connect(self._show)
        self._minute.timeout.connect(self._show)
        self._minute.start()
        self._site_posts.changed.connect(self._show_soon)
        self._site_posts.site_changed.connect(self._show_site)
        self._site_posts.progressed.connect(self._show_progress)
        self._open_posts.changed.connect(lambda: self._soon.start(AT_ONCE_MS))

    # What is shown

    def _show_site(self) -> None:
        self._holding = set()
        self.line.clear()
        self.filters.narrow(Filter())
        self._show()

    def _show_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start(SOON_MS if self.model.rowCount() else AT_ONCE_MS)

    def _show(self) -> None:
        site, current = self._site_posts.site, self.list.currentIndex()
        key = self.model.row(current) if current.isValid() else None
        self.name.setText(site.name if site else "")
        self.name.setVisible(site is not None)
        self.open_site.setVisible(site is None)
        self.narrowed.setText(self.filters.sentence)
        self.narrowed.setVisible(bool(self.filters.sentence))
        self.model.show_rows(self._rows())
        self.count.setText(self._counted())
        self._restore(key)

    def _rows(self) -> list[Row]:
        now = datetime.now(UTC)
        entries = [entry.at(now) for entry in self._site_posts.entries.values()]
        wanted = replace(self.filters.filter, words=Filter.typed(self.line.text()).words)
        found = listed(entries, wanted, Order(self.order.currentData()), self._holding)
        sheets = {self._path_of(sheet): sheet for sheet in self._open_posts.sheets}
        known = {entry.path for entry in entries}
        lonely = [] if wanted != Filter() else [s for p, s in sheets.items() if p not in known]
        return [
            *(self._row(None, sheet) for sheet in lonely if not sheet.is_blank),
            *(self._row(entry, sheets.get(entry.path)) for entry in found),
        ]

    def _row(self, entry: Entry | None, sheet: Sheet | None) -> Row:
        return Row(entry, sheet, sheet is not None and sheet is self._open_posts.shown)

    def _path_of(self, sheet: Sheet) -> object:
        """The sheet's file in the site that is listed; else something of its own."""
        site, path = self._site_posts.site, sheet.place.path
        return (site.relative(path) if site and path else None) or id(sheet)

    def _restore(self, row: Row | None) -> None:
        """Mark the post that has come to the front, else the row that was marked before.

        It may have been listed before its site was read, as a row that has no path yet.
        """
        has_come = self._marked is not self._open_posts.shown
        is_lost = not self.list.currentIndex().isValid() and (row is None or row.is_shown)
        if self.model.shown().isValid() and (has_come or is_lost):
            self._marked = self._open_posts.shown
            self._select_shown()
            return
        for number in range(self.model.rowCount()) if row else ():
            index = self.model.index(number)
            if row and self.model.row(index).path == row.path and row.path is not None:
                self.list.setCurrentIndex(index)
                return

    def _select_shown(self) -> None:
        shown = self.model.shown()
        if shown.isValid():
            self.list.setCurrentIndex(shown)
            self.list.scrollTo(shown)

    def _counted(self) -> str:
        shown = sum(1 for row in self.model.rows if row.entry is not None)
        every = len(self._site_posts.entries)
        if shown == every:
            return f"{every:,}"
        return self.tr("{shown} of {every}").format(shown=f"{shown:,}", every=f"{every:,}")

    def _show_progress(self, done: int, of: int) -> None:
        self.progress.setMaximum(of)
        self.progress.setValue(done)
        self.progress.setVisible(of > 0)

    def _colour(self) -> None:
        self.narrowed.setIcon(icon("close", "muted"))
        self.narrowed.setIconSize(QSize(14, 14))
        self.filters.colour_icon()

    # What the writer does

    def _find(self) -> None:
        words = Filter.typed(self.line.text()).words
        self._holding = set()
        self._show()
        if words:
            self._search.ask(lambda: (words, self._site_posts.holding(words)))

    def _take_holding(self, answer: tuple[tuple[str, ...], set[PurePosixPath]]) -> None:
        words, holding = answer
        if words == Filter.typed(self.line.text()).words:
            self._holding = holding
            self._show()

    def _show_menu(self, index: QModelIndex, at: QPoint) -> None:
        """What can be done with one post, which comes to the front for that."""
        self._open(index)
        self.menu_requested.emit(at)

    def _open_first(self) -> None:
        if self.model.rowCount():
            self._open(self.model.index(0))

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row.sheet is not None:
            self.show_requested.emit(row.sheet)
        elif row.path is not None and self._site_posts.site is not None:
            self.open_requested.emit(Path(self._site_posts.site.root, row.path))
