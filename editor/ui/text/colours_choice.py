"""The command that colours the text or leaves it plain, and its tick in the menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from editor.ui.commands import Actions
from editor.ui.settings import Settings

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow


class ColoursChoice:
    """Applies and remembers whether the text is coloured."""

    def __init__(self, window: MainWindow) -> None:
        self._settings = window.settings
        colouring = window.text.colouring
        self._settings.follow(Settings.colours_text, colouring.use_colours, colouring)

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the command calls, with its state."""
        return {"colours": self._choose}

    def tick_in(self, actions: Actions) -> None:
        """Tick the command as long as the text is coloured."""
        self._settings.follow(Settings.colours_text, actions["colours"].setChecked, actions)

    def _choose(self, on: bool) -> None:
        self._settings.colours_text = on
