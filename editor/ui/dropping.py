"""A post that is dragged onto a window is opened there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from editor.jekyll.permalink import MARKDOWN


class Dropping(QObject):
    """Has a window take posts, and calls `open_file` with the path of each."""

    def __init__(self, window: QWidget, open_file: Callable[[Path], object]) -> None:
        super().__init__(window)
        self._open_file = open_file
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take a post; leave what else is dragged."""
        if not isinstance(event, QDropEvent):  # which coming and moving are as well
            return False
        path = dropped_post(event.mimeData().urls())
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._open_file(path)
        return True


def dropped_post(urls: list[QUrl]) -> Path | None:
    """The first post among dragged files, or None."""
    paths = (Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower().removeprefix(".") in MARKDOWN), None)
