"""The commands that complete at the caret, and that choose whether typing alone does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from editor.ui.commands import Actions
from editor.ui.completing.completion import Completion
from editor.ui.completing.offers import Offers
from editor.ui.settings import Settings

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow


class CompletingChoice:
    """Completes in the window's text; remembers whether it does so while one types."""

    def __init__(self, window: MainWindow) -> None:
        self._settings = window.settings
        posts = window.site_posts
        offers = Offers(window.open_post, lambda: posts.entries.values(), window)
        posts.changed.connect(offers.forget)
        self.completion = Completion(window.text, window.open_post, offers)
        use = self.completion.use_completing
        self._settings.follow(Settings.completes, use, self.completion)

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls; a checkable one is called with its state."""
        return {"complete": self.completion.ask, "completes": self._choose}

    def tick_in(self, actions: Actions) -> None:
        """Tick the command as long as typing completes."""
        self._settings.follow(Settings.completes, actions["completes"].setChecked, actions)

    def _choose(self, on: bool) -> None:
        self._settings.completes = on
