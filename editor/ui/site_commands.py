"""The commands that find and open: the site, its posts, those that are open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from editor.ui.commands import Actions
from editor.ui.file_actions import FileActions
from editor.ui.open_posts import OpenPosts
from editor.ui.posts.posts_pane import PostsPane
from editor.ui.posts.quick_open import QuickOpen
from editor.ui.posts.site_posts import SitePosts

OF_ONE_POST = ("publish", "unpublish", "rename", "delete", "-", "close")


class ShowsPanes(Protocol):
    """The window, as far as it is wanted here."""

    def show_pane(self, name: str, shown: bool) -> None:
        """Show or hide a pane."""
        ...


class SiteCommands:
    """Wires the posts pane and quick open to the files, and gives what their commands do."""

    def __init__(
        self, files: FileActions, site_posts: SitePosts, pane: PostsPane, window: QWidget
    ) -> None:
        self._files, self._site_posts, self._pane = files, site_posts, pane
        self.quick_open = QuickOpen(
            lambda: site_posts.entries.values(), lambda: site_posts.site, window
        )
        self.quick_open.chosen.connect(self._open)
        pane.open_requested.connect(files.open)
        pane.show_requested.connect(files.posts.show)
        pane.open_site_requested.connect(files.choose_and_open_site)

    def commands(self, window: ShowsPanes) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        posts: OpenPosts = self._files.posts
        return {
            "quick_open": self.quick_open.ask,
            "open_site": self._files.choose_and_open_site,
            "go_to_posts": lambda: (window.show_pane("posts", True), self._pane.go_to_list()),
            "find_posts": lambda: (window.show_pane("posts", True), self._pane.go_to_line()),
            "next_post": lambda: posts.show_next(1),
            "previous_post": lambda: posts.show_next(-1),
        }

    def offer(self, actions: Actions) -> None:
        """Have the list's own menu offer what can be done with one post."""
        menu = QMenu(self._pane)
        for name in OF_ONE_POST:
            if name == "-":
                menu.addSeparator()
            else:
                menu.addAction(actions[name])
        self._pane.menu_requested.connect(menu.popup)

    def _open(self, path: PurePosixPath) -> None:
        if self._site_posts.site is not None:
            self._files.open(Path(self._site_posts.site.root, path))
