"""Ctrl+P: a few letters of a title, and the post is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from editor.index.entry import Entry
from editor.index.quick import quick_list
from editor.site.site import Site
from editor.ui.posts.posts_model import PostsModel, Row
from editor.ui.posts.posts_row import HEIGHT, PostRow

WIDTH, ROWS = 560, 9
WALKS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS, Qt.Key.Key_PageUp: -ROWS}


class WalkingLine(QLineEdit):
    """Takes letters; the keys that walk and choose are for the list below it."""

    walked = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk or choose; else type."""
        if event.key() in WALKS:
            self.walked.emit(WALKS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class QuickOpen(QDialog):
    """Lists the posts most like what is typed; Enter opens the one that is marked."""

    chosen = Signal(object)  # the path in the site

    def __init__(
        self,
        entries: Callable[[], Iterable[Entry]],
        site: Callable[[], Site | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._entries, self._window = entries, parent
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("Open a post by its name"))
        self.line = WalkingLine()
        self.line.setPlaceholderText(self.tr("Open a post by its title or name"))
        self.line.setAccessibleName(self.tr("Title or name"))
        self.model = PostsModel(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Posts"))
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(PostRow(site, self.list))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        self.line.textChanged.connect(self._show)
        self.list.clicked.connect(self._choose)
        self.line.walked.connect(self._walk)
        self.line.entered.connect(lambda: self._choose(self.list.currentIndex()))

    def ask(self) -> None:
        """Show it below the top of the window, empty."""
        self.line.clear()
        self._show()
        self.setFixedWidth(WIDTH)
        window = self._window
        top = window.mapToGlobal(window.rect().topLeft())
        self.move(top.x() + (window.width() - WIDTH) // 2, top.y() + 70)
        self.show()
        self.line.setFocus()

    def _show(self) -> None:
        found = quick_list(list(self._entries()), self.line.text())
        self.model.show_rows([Row(entry) for entry in found])
        self.list.setCurrentIndex(self.model.index(0))
        self.list.scrollToTop()
        self.list.setFixedHeight(max(1, min(ROWS, len(found))) * HEIGHT)
        self.adjustSize()

    def _walk(self, step: int) -> None:
        last = self.model.rowCount() - 1
        self.list.setCurrentIndex(
            self.model.index(max(0, min(last, self.list.currentIndex().row() + step)))
        )

    def _choose(self, index: QModelIndex) -> None:
        path: PurePosixPath | None = self.model.row(index).path if index.isValid() else None
        self.close()
        if path is not None:
            self.chosen.emit(path)
