"""The commands about the past of a post, and about what of it is still to be written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editor.journal.history import History
from editor.ui.commands import Actions
from editor.ui.journal.history_window import HistoryWindow
from editor.ui.journal.written_window import WrittenWindow
from editor.ui.open_post import OpenPost
from editor.ui.settings import Settings


class JournalCommands(QObject):
    """Opens the windows that compare versions, each once, over `window`."""

    def __init__(
        self, open_post: OpenPost, history: History | None, settings: Settings, window: QWidget
    ) -> None:
        """`history` is None where the user's state folder cannot be used."""
        super().__init__(window)
        self._open_post, self._history = open_post, history
        self._settings, self._window = settings, window
        self.written: WrittenWindow | None = None
        self.shown: HistoryWindow | None = None

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        return {
            "differences": self.show_written,
            "history": self.show_history,
            "keep_history": self.switch,
        }

    def tick_in(self, actions: Actions) -> None:
        """Tick the command where versions are kept."""
        actions["keep_history"].setChecked(self._settings.keeps_history)

    def show_written(self) -> None:
        """Show what saving would write, beside the window."""
        self.written = self.written or WrittenWindow(self._open_post, self._window)
        bring_up(self.written)

    def show_history(self) -> None:
        """Show the earlier versions of the post on screen."""
        if self.shown is None:
            self.shown = HistoryWindow(
                self._open_post, self._history, lambda: self._settings.keeps_history, self._window
            )
        bring_up(self.shown)

    def switch(self, on: bool) -> None:
        """Keep the version before at each save, or keep none from now on."""
        self._settings.keeps_history = on
        if self.shown is not None:
            self.shown.refresh()


def bring_up(window: QWidget) -> None:
    """Show a window before all others, and give it the keyboard."""
    window.show()
    window.raise_()
    window.activateWindow()
