"""How a window stands, kept from one start to the next: its size and place, its panes' widths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow

FIRST_SIZE = (1280, 800)


def keep_stand(window: MainWindow) -> None:
    """Remember how the window stands, where that is not in full screen."""
    if not window.isFullScreen():
        window.settings.geometry = window.saveGeometry()
        window.settings.panes = window.splitter.saveState()


def restore_stand(window: MainWindow) -> None:
    """Have the window stand as it did when that was remembered last."""
    window.resize(*FIRST_SIZE)
    window.restoreGeometry(window.settings.geometry)
    window.splitter.restoreState(window.settings.panes)


def fit_to_screen(window: MainWindow) -> None:
    """Have the window fill a screen that has no room for it and its frame."""
    room = window.screen().availableGeometry()
    if room.width() <= window.width() or room.height() <= window.height():
        window.setWindowState(Qt.WindowState.WindowMaximized)
