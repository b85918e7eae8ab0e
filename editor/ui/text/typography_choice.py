"""How the text is set, as the writer chooses: the line's width, font, size, spacing, numbers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from editor.ui.commands import Actions
from editor.ui.settings import Settings
from editor.ui.text.line_numbers import LineNumbers
from editor.ui.text.typography import WIDTH

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow

WIDTHS = {"line_narrow": 60, "line_usual": WIDTH, "line_wide": 100, "line_full": 0}


class TypographyChoice:
    """Has the text follow the settings, and the commands change them."""

    def __init__(self, window: MainWindow) -> None:
        self._settings, self._edit = window.settings, window.text.edit
        settings, edit = self._settings, self._edit
        numbers = LineNumbers(edit, window.open_post)
        settings.follow(Settings.text_font, self._use, edit)
        for each in (Settings.text_size, Settings.line_spacing):
            settings.follow(each, self._use, edit)
        settings.follow(Settings.text_width, self._use, edit)
        settings.follow(Settings.line_numbers, numbers.use_line_numbers, edit)

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls; a checkable one is called with its state."""
        widths = {name: partial(self._set_width, width) for name, width in WIDTHS.items()}
        return {**widths, "line_numbers": self._show_numbers}

    def tick_in(self, actions: Actions) -> None:
        """Tick what is chosen, now and after each choice."""
        self._actions = actions
        self._settings.follow(Settings.text_width, self._tick, actions)
        follow = actions["line_numbers"].setChecked
        self._settings.follow(Settings.line_numbers, follow, actions)

    def _set_width(self, characters: int, _checked: bool = True) -> None:
        self._settings.text_width = characters
        self._tick(characters)

    def _show_numbers(self, on: bool) -> None:
        self._settings.line_numbers = on

    def _use(self, _value: object) -> None:
        if self._edit.typography != self._settings.typography:
            self._edit.use_typography(self._settings.typography)

    def _tick(self, characters: int) -> None:
        for name, width in WIDTHS.items():
            self._actions[name].setChecked(width == characters)
