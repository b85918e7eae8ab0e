"""The commands that dim the text around the caret and keep its line in the middle."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from editor.ui.commands import Actions
from editor.ui.settings import Settings
from editor.ui.text.focus_mode import FocusMode
from editor.ui.text.text_settings import Focus
from editor.ui.text.typewriter import Typewriter

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow


class FocusChoice:
    """Has the text follow the settings, and the commands change them."""

    def __init__(self, window: MainWindow) -> None:
        self._settings, edit = window.settings, window.text.edit
        focus, typewriter = FocusMode(edit, window.text.overlays), Typewriter(edit)
        self._settings.follow(Settings.focus, focus.use_focus, focus)
        self._settings.follow(Settings.typewriter, typewriter.use_typewriter, typewriter)

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls, with its state."""
        return {
            "focus_paragraph": lambda on: self._focus_on(Focus.PARAGRAPH, on),
            "focus_sentence": lambda on: self._focus_on(Focus.SENTENCE, on),
            "typewriter": self._scroll_so,
        }

    def tick_in(self, actions: Actions) -> None:
        """Tick what is on, now and after each choice."""

        def tick(focus: Focus) -> None:
            for each in (Focus.PARAGRAPH, Focus.SENTENCE):
                actions[f"focus_{each}"].setChecked(focus is each)

        self._settings.follow(Settings.focus, tick, actions)
        self._settings.follow(Settings.typewriter, actions["typewriter"].setChecked, actions)

    def _focus_on(self, focus: Focus, on: bool) -> None:
        self._settings.focus = focus if on else Focus.OFF

    def _scroll_so(self, on: bool) -> None:
        self._settings.typewriter = on
