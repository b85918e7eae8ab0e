"""The commands of the history: the window, and whether versions are kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from editor.journal.history import History
from editor.ui.commands import Actions
from editor.ui.journal.history_window import HistoryWindow
from editor.ui.open_post import OpenPost
from editor.ui.settings import Settings


class HistoryCommands:
    """Shows the history of the post on screen in a window of its own over `window`."""

    def __init__(
        self, open_post: OpenPost, history: History | None, settings: Settings, window: QWidget
    ) -> None:
        """`history` is None where the user's state folder cannot be used."""
        self._open_post, self._history = open_post, history
        self._settings, self._window = settings, window
        self.shown: HistoryWindow | None = None

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        return {"history": self.show, "keep_history": self.switch}

    def tick_in(self, actions: Actions) -> None:
        """Tick the command where versions are kept."""
        actions["keep_history"].setChecked(self._settings.keeps_history)

    def show(self) -> None:
        """Bring the window to the front."""
        if self.shown is None:
            self.shown = HistoryWindow(
                self._open_post, self._history, lambda: self._settings.keeps_history, self._window
            )
        self.shown.show()
        self.shown.raise_()
        self.shown.activateWindow()

    def switch(self, on: bool) -> None:
        """Keep the version before at each save, or keep none from now on."""
        self._settings.keeps_history = on
        if self.shown is not None:
            self.shown.refresh()
