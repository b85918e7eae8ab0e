"""A picture of the window, written once the preview shows the post."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from editor.ui.main_window import MainWindow

PAINT_MS = 700  # from "the page holds the post" to "its pictures are painted"
LONGEST_MS = 15_000


class Screenshot(QObject):
    """Writes `window` to `path` (the ending says the format) and ends the program."""

    def __init__(self, window: MainWindow, path: Path) -> None:
        super().__init__(window)
        self._window, self._path = window, path
        self._taken = False
        window.preview.shown.connect(self._wait_for_paint)
        QTimer.singleShot(LONGEST_MS, self, self._take)

    def _wait_for_paint(self) -> None:
        QTimer.singleShot(PAINT_MS, self, self._take)

    def _take(self) -> None:
        if self._taken:
            return
        self._taken = True
        written = self._window.grab().save(str(self._path))
        if not written:
            print(f"post-editor: {self._path} could not be written")  # noqa: T201
        QApplication.exit(0 if written else 2)
