"""The commands that choose light or dark, and their ticks in the menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from editor.ui.commands import Actions
from editor.ui.settings import Settings
from editor.ui.theme import Theme, apply_theme, current_theme


class ThemeChoice:
    """Applies and remembers the theme that the writer chooses."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._actions: Actions | None = None

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls; a checkable one is called with its state."""
        return {theme.value: partial(self._choose, theme) for theme in Theme}

    def tick_in(self, actions: Actions) -> None:
        """Tick the theme that is on, now and after each choice."""
        self._actions = actions
        self._tick(current_theme())

    def _choose(self, theme: Theme, _checked: bool = True) -> None:
        self._settings.theme = theme
        apply_theme(theme)
        self._tick(theme)

    def _tick(self, theme: Theme) -> None:
        if self._actions is not None:
            for each in Theme:
                self._actions[each.value].setChecked(each is theme)
