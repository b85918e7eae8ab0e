"""A window beside the main one: it comes with the keyboard, and goes with Escape."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget


class SideWindow(QMainWindow):
    """Escape closes it, and so do the keys that close windows everywhere."""

    def bring_up(self) -> None:
        """Show the window before all others, and give it the keyboard."""
        bring_up(self)
        if self.focusWidget() is None:
            self.focusNextChild()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the window where nothing in it wants these keys for itself."""
        if event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Close):
            self.close()
        else:
            super().keyPressEvent(event)


def bring_up(window: QWidget) -> None:
    """Show a window before all others, and give it the keyboard."""
    window.show()
    window.raise_()
    window.activateWindow()
