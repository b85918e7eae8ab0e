"""Commands about the past of a post, and what of it is still to be written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editor.ui.journal.written_window import WrittenWindow
from editor.ui.open_post import OpenPost


class JournalCommands(QObject):
    """Opens the windows that compare versions, each once."""

    def __init__(self, open_post: OpenPost, window: QWidget) -> None:
        super().__init__(window)
        self._open_post, self._window = open_post, window
        self.written: WrittenWindow | None = None

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        return {"differences": self.show_written}

    def show_written(self) -> None:
        """Show what saving would write, beside the window."""
        self.written = self.written or WrittenWindow(self._open_post, self._window)
        self.written.show()
        self.written.raise_()
        self.written.activateWindow()
