"""Shows what can be done as long as the window is empty, and goes when one begins to write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from editor.ui.beginning.ways_in import WaysIn
from editor.ui.commands import Actions
from editor.ui.preferences.shortcuts import SECTION
from editor.ui.setting import Setting

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow

COMMANDS = ("new", "open", "quick_open", "open_site", "new_site", "cheat_sheet", "palette")
MOST_POSTS, MOST_SITES = 4, 2
WIDEST, BELOW = 460, 18  # pixels: how wide it is, and how far below the first line
MOVES = {QEvent.Type.Resize, QEvent.Type.FontChange}


class Beginning(QObject):
    """Stands below the first line of the empty text; Down leads into it, Esc back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions: Actions | None = None
        self._edit = window.text.edit
        self.ways = WaysIn(self._edit.viewport())
        self.ways.hide()
        self.ways.left.connect(self._edit.setFocus)
        self.ways.typed.connect(self._write)

    def commands(self) -> dict[str, Callable[..., object]]:
        """None of its own."""
        return {}

    def tick_in(self, actions: Actions) -> None:
        """Look from now on whether the window is empty."""
        self._actions = actions
        post = self._window.open_post
        for each in (post.opened, post.place_changed, post.reading_changed):
            each.connect(self._look)
        post.changed.connect(self._look_again)
        self._window.settings.changed.connect(self._heed)
        self._look()

    @property
    def is_empty(self) -> bool:
        """Is there no post, and nothing written yet?"""
        post = self._window.open_post
        return not (post.post.length or post.place.path or post.is_for_reading)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place, and let Down lead into it."""
        if event.type() in MOVES and not self.ways.isHidden():
            self._place()
        elif event.type() == QEvent.Type.PaletteChange and watched is self._edit:
            self._look()  # the icons are drawn anew
        elif watched is self._edit and self._leads_in(event):
            self.ways.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _leads_in(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        is_down = event.key() == Qt.Key.Key_Down and not event.modifiers()
        return is_down and not self.ways.isHidden() and bool(self.ways.buttons)

    def _look_again(self) -> None:
        if not self.ways.isHidden() or self.is_empty:
            self._look()

    def _heed(self, setting: Setting[object]) -> None:
        """The keys may be others now."""
        if setting.key.startswith(SECTION):
            self._look()

    def _look(self) -> None:
        """Show it or not; where one writes, no event is looked at in vain."""
        is_empty = self.is_empty
        if is_empty:
            self._fill()
            self._place()
        for each in (self._edit, self._edit.viewport()):
            each.removeEventFilter(self)
            if is_empty:
                each.installEventFilter(self)
        self.ways.setVisible(is_empty)

    def _fill(self) -> None:
        assert self._actions is not None
        self.ways.clear()
        self.ways.say(self.tr("Write above, or begin with"), "heading")
        for name in COMMANDS:
            if self._actions[name].isEnabled():
                self.ways.add_command(self._actions[name])
        recent = [*self._recent()]
        if recent:
            self.ways.say(self.tr("Opened last"), "heading")
        for name, where, go in recent:
            self.ways.add_place(name, where, go)
        self.ways.say(self.tr("Or drop the file of a post onto the window."))

    def _recent(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        settings, files = self._window.settings, self._window.files
        posts = [path for path in settings.recent if path.is_file()]
        sites = [root for root in settings.recent_sites if root.is_dir()]
        for path in posts[:MOST_POSTS]:
            yield path.name, folder_of(path), partial(files.open, path)
        for root in sites[:MOST_SITES]:
            yield root.name, folder_of(root), partial(files.open_site, root)

    def _place(self) -> None:
        """Below the first line, as wide as there is room."""
        first = self._edit.cursorRect()
        room = self._edit.viewport().width() - 2 * first.left()
        self.ways.setFixedWidth(max(200, min(WIDEST, room)))
        self.ways.adjustSize()
        self.ways.move(first.left(), first.bottom() + BELOW)

    def _write(self, text: str) -> None:
        self._edit.setFocus()
        self._edit.insert(text)


def folder_of(path: Path) -> str:
    """Where it lies, in two words at most."""
    return path.parent.name or str(path.parent)
