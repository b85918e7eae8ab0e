"""The side that a text without a letter is read from, by the language of its post."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from editor.jekyll.language import language_of

if TYPE_CHECKING:
    from editor.ui.commands import Actions
    from editor.ui.main_window import MainWindow


class ReadingSide:
    """Tells the text pane what the post says of its language."""

    def __init__(self, window: MainWindow) -> None:
        self._open_post, self._edit = window.open_post, window.text.edit
        window.open_post.opened.connect(self._tell)
        window.open_post.place_changed.connect(self._tell)
        window.open_post.settled.connect(self._tell)
        self._tell()

    def commands(self) -> dict[str, Callable[..., object]]:
        """Nobody chooses: the post says it."""
        return {}

    def tick_in(self, actions: Actions) -> None:
        """Nothing is ticked."""

    def _tell(self) -> None:
        language = language_of(self._open_post.post, self._open_post.place)
        self._edit.read_from_right(language.is_from_right)
