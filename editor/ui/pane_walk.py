"""From pane to pane by keys: F6 walks through them, Escape and Alt+Down lead back to the text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from editor.ui.commands import Actions
    from editor.ui.main_window import MainWindow

KEYS = {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}


class PaneWalk(QObject):
    """Knows how each pane of a window takes the keyboard."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._ways: dict[str, Callable[[], object]] = {
            "posts": window.post_list.go_to_list,
            "form": lambda: window.form.show_field("title"),
            "text": window.text.setFocus,
            "preview": window.preview.setFocus,
            "problems": window.problems.rows.setFocus,
        }
        for pane in (window.form, window.post_list):
            pane.installEventFilter(self)

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        return {"next_pane": partial(self._walk, 1), "previous_pane": partial(self._walk, -1)}

    def tick_in(self, actions: Actions) -> None:
        """Nothing is ticked."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Lead to the text by the keys that no widget of the pane wants for itself.

        Alt+Down is taken before it becomes the window’s, which moves lines of the text by it.
        """
        if event.type() not in KEYS or not isinstance(event, QKeyEvent) or not leads_out(event):
            return False
        event.accept()
        self._window.show_pane("text", True)
        self._window.text.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _walk(self, step: int) -> None:
        """Go to the next pane on screen, or (-1) to the one before."""
        panes = self._window.panes()
        shown = [name for name in self._ways if panes[name].isVisible()]
        focused = QApplication.focusWidget()
        here = [name for name in shown if focused and panes[name].isAncestorOf(focused)]
        at = shown.index(here[0]) + step if here else 0
        self._ways[shown[at % len(shown)]]()


def leads_out(event: QKeyEvent) -> bool:
    """Escape, or Alt+Down?"""
    if event.key() == Qt.Key.Key_Escape:
        return event.type() == QEvent.Type.KeyPress and not event.modifiers()
    return event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier
