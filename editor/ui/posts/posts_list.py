"""The line for words and the list below it: the keys lead from one to the other."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QListView

from editor.ui.clear_button import add_clear_button
from editor.ui.posts.posts_model import PostsModel
from editor.ui.posts.posts_row import PostRow

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindLine(QLineEdit):
    """Takes words; Down leads on, Enter chooses, Esc clears."""

    left_downwards = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("Find posts"))
        self.setAccessibleName(self.tr("Find posts by words"))
        add_clear_button(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead on, choose, clear; else type."""
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() in ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class PostList(QListView):
    """The posts; a click or Enter chooses one, Up leads from the first one back to the line."""

    chosen = Signal(QModelIndex)
    left_upwards = Signal()
    menu_wanted = Signal(QModelIndex, QPoint)  # where on the desktop

    def __init__(self, model: PostsModel, row: PostRow) -> None:
        super().__init__()
        self.setObjectName("postList")
        self.setAccessibleName(self.tr("Posts of the site"))
        self.setModel(model)
        self.setItemDelegate(row)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._want_menu)
        self.clicked.connect(self.chosen)

    def enter(self) -> None:
        """Take the keyboard, at the marked post or the first one."""
        if self.model().rowCount():
            self.setFocus()
            if not self.currentIndex().isValid():
                self.setCurrentIndex(self.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, or lead back; else walk."""
        index = self.currentIndex()
        if event.key() in ENTER and index.isValid():
            self.chosen.emit(index)
        elif event.key() == Qt.Key.Key_Up and index.row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the marked post in sight: a window that grew and shrank again would lose it."""
        before = QRect(QPoint(), event.oldSize())
        was_seen = before.intersects(self.visualRect(self.currentIndex()))
        super().resizeEvent(event)
        if was_seen:
            self.scrollTo(self.currentIndex())

    def _want_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        index = index if index.isValid() else self.currentIndex()
        if index.isValid():
            self.menu_wanted.emit(index, self.viewport().mapToGlobal(at))
