"""The commands that choose light or dark, and their ticks in the menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.ui.commands import Actions
from editor.ui.setting import Setting
from editor.ui.settings import Settings
from editor.ui.theme import Theme, apply_theme, current_theme

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow


class ThemeChoice(QObject):
    """Applies and remembers the theme that the writer chooses."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._settings = window.settings
        self._actions: Actions | None = None

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls; a checkable one is called with its state."""
        return {theme.value: partial(self._choose, theme) for theme in Theme}

    def tick_in(self, actions: Actions) -> None:
        """Tick the theme that is on, now and after each choice."""
        self._actions = actions
        self._tick(current_theme())
        self._settings.changed.connect(self._heed)

    def _choose(self, theme: Theme, _checked: bool = True) -> None:
        """The command line may have asked for another one than the writer chose once."""
        self._settings.theme = theme
        self._show(theme)

    def _heed(self, setting: Setting[object]) -> None:
        if setting is Settings.theme:
            self._show(self._settings.theme)

    def _show(self, theme: Theme) -> None:
        if theme is not current_theme():
            apply_theme(theme)
        self._tick(theme)

    def _tick(self, theme: Theme) -> None:
        if self._actions is not None:
            for each in Theme:
                self._actions[each.value].setChecked(each is theme)
