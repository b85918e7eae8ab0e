"""What the menu does about tags, categories and fields of all posts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from editor.index.listing import Filter
from editor.ui.acts import Acts
from editor.ui.posts.posts_pane import PostsPane
from editor.ui.posts.site_posts import SitePosts
from editor.ui.tags.fields_dialog import FieldsDialog
from editor.ui.tags.tags_window import TagsWindow


class ShowsPanes(Protocol):
    """The window, as far as it is wanted here."""

    def show_pane(self, name: str, shown: bool) -> None:
        """Show or hide a pane."""
        ...


class Tells(Protocol):
    """Whoever can tell a person something."""

    def tell(self, heading: str, sentence: str) -> None:
        """Say why something could not be done."""
        ...


class TagCommands:
    """Keeps the window of tags and categories, made when it is first wanted."""

    def __init__(self, acts: Acts, site_posts: SitePosts, pane: PostsPane, tells: Tells) -> None:
        self._acts, self._site_posts = acts, site_posts
        self._pane, self._tells = pane, tells
        self.window: TagsWindow | None = None

    def commands(self, window: QWidget, panes: ShowsPanes) -> dict[str, Callable[..., object]]:
        """What each command calls; what they open stands over `window`."""
        return {
            "tags": lambda: self.show_tags(window, panes),
            "change_field": lambda: self.change_field(window),
        }

    def show_tags(self, window: QWidget, panes: ShowsPanes) -> None:
        """Show the tags and categories of the site."""
        if not self._has_site():
            return
        if self.window is None:
            self.window = TagsWindow(self._acts, self._site_posts, window)
            self.window.posts_wanted.connect(lambda wanted: self._show_posts(wanted, panes))
        self.window.bring_up()

    def change_field(self, window: QWidget) -> None:
        """Ask for a field and for posts, and propose the change."""
        site = self._site_posts.site
        if not self._has_site() or site is None:
            return
        entries = list(self._site_posts.entries.values())
        dialog = FieldsDialog(site, entries, self._pane.paths, window)
        dialog.accepted.connect(lambda: self._acts.propose_from(dialog.make()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _has_site(self) -> bool:
        if self._site_posts.site is None:
            self._tells.tell(
                tr("There is no site."), tr("Open a post of a site, or the site’s folder, first.")
            )
        return self._site_posts.site is not None

    def _show_posts(self, wanted: Filter, panes: ShowsPanes) -> None:
        panes.show_pane("posts", True)
        self._pane.line.clear()
        self._pane.filters.narrow(wanted)


def tr(text: str) -> str:
    """`text` in the language of the window."""
    return QCoreApplication.translate("Tags", text)
