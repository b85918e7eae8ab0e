"""The whole screen for the window, without menus and bars; and Quiet: the text alone on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QToolBar, QWidget

from editor.ui.commands import Actions
from editor.ui.quiet.hidden_menus import HiddenMenus
from editor.ui.window_stand import keep_stand

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow

TOLD_MS = 5000


class FullScreen(QObject):
    """Follows the state of the window, whoever changes it; what was hidden comes back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions: Actions | None = None
        self._menus: HiddenMenus | None = None
        self._hidden: list[QWidget] = []
        self._is_full = self._is_quiet = self._had_no_text = False

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls, with its state."""
        return {"full_screen": self.use_full_screen, "quiet": self.use_quiet}

    def tick_in(self, actions: Actions) -> None:
        """From now on follow the window; its keys count whether its menus are there or not."""
        self._actions = actions
        self._menus = HiddenMenus(self._window)
        context = Qt.ShortcutContext.WindowShortcut
        every = actions.findChildren(QAction)
        self._window.addActions([each for each in every if each.shortcutContext() == context])
        self._window.installEventFilter(self)

    def use_full_screen(self, on: bool) -> None:
        """Give the window the whole screen, or the place that it had."""
        full = Qt.WindowState.WindowFullScreen
        state = self._window.windowState()
        keep_stand(self._window)
        self._window.setWindowState(state | full if on else state & ~full)

    def use_quiet(self, on: bool) -> None:
        """Show nothing but the text, on the whole screen; or what was there before."""
        if not on:
            self.use_full_screen(False)
            return
        self.use_full_screen(True)
        self._is_quiet = True
        window = self._window
        panes = [pane for name, pane in window.panes().items() if name != "text"]
        self._had_no_text = not window.text.isVisibleTo(window)
        self._hide(*panes, window.text_commands.bar)
        window.text.show()
        window.text.setFocus()
        self._tick()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window into the full screen and out of it; Esc that nobody took leads out."""
        if event.type() == QEvent.Type.WindowStateChange:
            self._follow()
        elif self._is_full and event.type() == QEvent.Type.KeyPress and is_escape(event):
            self.use_full_screen(False)
            return True
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        is_full = self._window.isFullScreen()
        if is_full == self._is_full or self._menus is None:
            return
        self._is_full = is_full
        self._menus.use_hidden(is_full)
        if is_full:
            self._hide(*self._window.findChildren(QToolBar, "commands"))
            said = self.tr("Esc or F11 leaves the full screen, Alt opens the menus.")
            self._window.status.showMessage(said, TOLD_MS)
        else:
            self._show_again()
        self._tick()

    def _hide(self, *widgets: QWidget) -> None:
        """Hide what is there, to be shown again."""
        shown = [each for each in widgets if each.isVisibleTo(self._window)]
        self._hidden += shown
        for each in shown:
            each.hide()

    def _show_again(self) -> None:
        for each in self._hidden:
            each.show()
        if self._is_quiet and self._had_no_text:
            self._window.text.hide()
        self._hidden.clear()
        self._is_quiet = False
        self._window.status.clearMessage()
        self._window.splitter.restoreState(self._window.settings.panes)

    def _tick(self) -> None:
        if self._actions is not None:
            self._actions["full_screen"].setChecked(self._is_full)
            self._actions["quiet"].setChecked(self._is_quiet)
            for name, pane in self._window.panes().items():
                self._actions[name].setChecked(pane.isVisibleTo(self._window))


def is_escape(event: QEvent) -> bool:
    """Is it Esc that was pressed?"""
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
