"""Ctrl+P: a few letters of a title, and the post is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from editor.index.entry import Entry
from editor.index.quick import quick_list
from editor.site.site import Site
from editor.ui.list_popup import ListPopup
from editor.ui.posts.posts_model import PostsModel, Row
from editor.ui.posts.posts_row import HEIGHT, PostRow


class QuickOpen(ListPopup):
    """Lists the posts most like what is typed; Enter opens the one that is marked."""

    chosen = Signal(object)  # the path in the site

    def __init__(
        self,
        entries: Callable[[], Iterable[Entry]],
        site: Callable[[], Site | None],
        parent: QWidget,
    ) -> None:
        self.model = PostsModel(parent)
        super().__init__(parent, self.model, HEIGHT)
        self._entries = entries
        self.say(
            self.tr("Open a post by its name"),
            self.tr("Open a post by its title or name"),
            self.tr("Title or name"),
            self.tr("Posts"),
        )
        self.list.setItemDelegate(PostRow(site, self.list))
        self.typed.connect(self._find)
        self.taken.connect(self._choose)

    def _find(self, typed: str) -> None:
        found = quick_list(list(self._entries()), typed)
        self.model.show_rows([Row(entry) for entry in found])

    def _choose(self, index: QModelIndex) -> None:
        path: PurePosixPath | None = self.model.row(index).path if index.isValid() else None
        self.close()
        if path is not None:
            self.chosen.emit(path)
