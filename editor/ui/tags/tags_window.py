"""The window that looks after the tags and categories of a site."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from editor.index.listing import Filter
from editor.moves.names_in_post import Kind
from editor.moves.tags import renamed
from editor.ui.acts import Acts
from editor.ui.clear_button import add_clear_button
from editor.ui.posts.site_posts import SitePosts
from editor.ui.side_window import SideWindow
from editor.ui.tags.name_dialog import NameDialog
from editor.ui.tags.names_tree import NamesTree

SIZE = QSize(640, 620)
KINDS = (Kind.TAGS, Kind.CATEGORIES)


class TagsWindow(SideWindow):
    """All names with their counts; each act shows first which lines of which posts change."""

    posts_wanted = Signal(object)  # a Filter: the posts that have the name

    def __init__(self, acts: Acts, site_posts: SitePosts, parent: QWidget) -> None:
        super().__init__(parent)
        self._acts, self._site_posts = acts, site_posts
        self.resize(SIZE)
        self.tabs, self.line, self.note = QTabBar(), QLineEdit(), QLabel()
        self.similar = QCheckBox(self.tr("&Similar ones only"))
        self.tree = NamesTree()
        self.rename = QPushButton(self.tr("&Rename…"))
        self.merge = QPushButton(self.tr("&Merge…"))
        self.remove = QPushButton(self.tr("R&emove…"))
        self._place_parts()
        self._connect()
        self.line.setFocus()

    @property
    def kind(self) -> Kind:
        """What is shown."""
        return KINDS[self.tabs.currentIndex()]

    def show_kind(self, kind: Kind) -> None:
        """Show tags or categories."""
        self.tabs.setCurrentIndex(KINDS.index(kind))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came meanwhile."""
        super().showEvent(event)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._show()

    def _follow_site(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        """Show the names as they are now."""
        site, known = self._site_posts.site, self._site_posts.suggestions
        name = site.name if site else ""
        self.setWindowTitle(self.tr("Tags and categories of “{name}”").format(name=name))
        counts = (known.tags, known.categories)
        titles = (self.tr("Tags"), self.tr("Categories"))
        for place, (title, each) in enumerate(zip(titles, counts, strict=True)):
            self.tabs.setTabText(place, f"{title} ({len(each):,})")
        self.tree.show_names(counts[self.tabs.currentIndex()])
        self._narrow()

    def _narrow(self) -> None:
        self.tree.narrow(self.line.text(), only_similar=self.similar.isChecked())
        self.note.setText(self._sentence())
        self._follow()

    def _sentence(self) -> str:
        count = self.tree.similar_count
        if not count:
            return self.tr("A double click shows the posts that have a name.")
        if count == 1:
            return self.tr("One looks like another one, below which it stands.")
        return self.tr("{count} look like another one, below which they stand.").format(count=count)

    def _follow(self) -> None:
        chosen = self.tree.chosen
        self.rename.setEnabled(len(chosen) == 1)
        self.merge.setEnabled(len(self.tree.family) > 1)
        self.remove.setEnabled(bool(chosen))

    def _ask(self, names: list[str]) -> None:
        """Ask what the names shall be called, and propose it."""
        known = self._site_posts.suggestions
        counts = known.tags if self.kind is Kind.TAGS else known.categories
        dialog = NameDialog(names, counts, self)
        dialog.accepted.connect(lambda: self._propose(names, dialog.name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _propose(self, names: list[str], new: str) -> None:
        kind, site = self.kind, self._site_posts.site
        if site is not None and names:
            self._acts.propose_from(lambda watch: renamed(kind, names, new, site, watch))

    def _want_posts(self, name: str) -> None:
        is_tag = self.kind is Kind.TAGS
        self.posts_wanted.emit(Filter(tag=name) if is_tag else Filter(category=name))

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show)
        self.line.textChanged.connect(self._narrow)
        self.similar.toggled.connect(self._narrow)
        self.tree.itemSelectionChanged.connect(self._follow)
        self.tree.name_chosen.connect(self._want_posts)
        self.rename.clicked.connect(lambda: self._ask(self.tree.chosen))
        self.merge.clicked.connect(lambda: self._ask(self.tree.family))
        self.remove.clicked.connect(lambda: self._propose(self.tree.chosen, ""))
        self._site_posts.suggested.connect(self._follow_site)
        self._acts.done.connect(lambda _plan: self._site_posts.look_again())

    def _place_parts(self) -> None:
        for _ in KINDS:
            self.tabs.addTab("")
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Tags or categories"))
        self.line.setPlaceholderText(self.tr("Find a name"))
        self.line.setAccessibleName(self.tr("Find a name"))
        add_clear_button(self.line)
        self.note.setObjectName("note")
        self.note.setWordWrap(True)
        search, buttons = QHBoxLayout(), QHBoxLayout()
        search.addWidget(self.line, 1)
        search.addWidget(self.similar)
        for each in (self.rename, self.merge, self.remove):
            buttons.addWidget(each)
        buttons.addStretch(1)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(16, 12, 16, 14)
        layout.setSpacing(9)
        layout.addWidget(self.tabs)
        layout.addLayout(search)
        layout.addWidget(self.note)
        layout.addWidget(self.tree, 1)
        layout.addLayout(buttons)
        self.setCentralWidget(inside)
