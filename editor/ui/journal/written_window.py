"""The window that shows what saving would write, and follows what is written."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from editor.post.errors import PostError
from editor.post.post_file import read_post_file
from editor.ui.journal.differences_view import DifferencesView
from editor.ui.latest_answer import LatestAnswer
from editor.ui.open_post import OpenPost
from editor.ui.side_window import SideWindow
from editor.ui.turn import TurnTimer

SIZE = (860, 640)
PAUSE_MS = 120  # of typing, before it is compared again


class Versions(NamedTuple):
    """What the file holds (None: it cannot be read, or there is none) and what the window holds."""

    on_disk: bytes | None
    in_window: bytes


class WrittenWindow(SideWindow):
    """The file on disk against the post in the window; one goes on writing beside it."""

    def __init__(self, open_post: OpenPost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_post = open_post
        self.setObjectName("written")
        self.resize(*SIZE)
        self.view = DifferencesView()
        self.setCentralWidget(self.view)
        self._answers = LatestAnswer(self)
        self._answers.answered.connect(self._show)
        self._pause = TurnTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        for shown in (open_post.changed, open_post.unsaved_changed):
            shown.connect(self._pause.start)
        for shown in (open_post.opened, open_post.place_changed):
            shown.connect(self._ask)
        QShortcut(QKeySequence("Ctrl+D"), self, self.close)

    @property
    def is_current(self) -> bool:
        """Is what the window holds now on screen?"""
        return not self._pause.isActive() and self._answers.is_current and self.view.is_current

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was written meanwhile."""
        super().showEvent(event)
        self._ask()
        self.view.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Another program may have written the file while the writer was there."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._ask()

    def _ask(self) -> None:
        self._pause.stop()
        if not self.isVisible():
            return
        path, data = self._open_post.place.path, self._open_post.sheet.data
        self._answers.ask(lambda: Versions(read(path), data))

    def _show(self, versions: Versions) -> None:
        path = self._open_post.place.path
        name = path.name if path else self.tr("Untitled")
        self.setWindowTitle(self.tr("What will be written: {name}").format(name=name))
        before = self.tr("the file") if versions.on_disk is not None else self.tr("no file yet")
        self.view.show_versions(
            versions.on_disk or b"", versions.in_window, before, self.tr("the window")
        )


def read(path: Path | None) -> bytes | None:
    """What the file at `path` holds now; None where nothing can be read."""
    try:
        return read_post_file(path) if path else None
    except PostError:
        return None  # saving tells why
