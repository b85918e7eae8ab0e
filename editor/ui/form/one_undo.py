"""Text widgets that leave undo and redo to the post, which knows the order of all that was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget

from editor.ui.text.replacing import LOST_AT_START, PLACE

KEYS = {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}
# To Python it is no widget of its own: two of Qt's among the bases would be two widgets.
Base = QWidget if TYPE_CHECKING else object
COMMANDS = {"edit-undo": "undo", "edit-redo": "redo"}  # Qt's names in its menus, and ours


class OneUndo(Base):
    """Stands before a QLineEdit or a QPlainTextEdit among a class's bases."""

    def event(self, event: QEvent) -> bool:
        """Keys that undo and redo are the window's."""
        if event.type() in KEYS and isinstance(event, QKeyEvent) and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """In the menu of the right button too."""
        menu = self.createStandardContextMenu()  # pyright: ignore[reportAttributeAccessIssue]
        lead_to_window(menu, self.window())
        menu.exec(event.globalPos())
        menu.deleteLater()


class FieldLine(OneUndo, QLineEdit):
    """A line of the form."""

    def setText(self, text: str | None) -> None:
        """Show `text`, every character of it."""
        if text is None or text[:1] not in LOST_AT_START:
            super().setText(text)
            return
        with QSignalBlocker(self):
            super().setText(PLACE + text)
            self.setCursorPosition(len(PLACE))
            self.backspace()


class FieldText(OneUndo, QPlainTextEdit):
    """A text of the form."""

    def __init__(self) -> None:
        super().__init__()
        self.setUndoRedoEnabled(False)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, without NUL, which no post may hold."""
        self.insertPlainText(source.text().replace("\0", ""))


def is_undo(event: QKeyEvent) -> bool:
    """Does the key undo or redo?"""
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo)


def lead_to_window(menu: QMenu, window: QWidget) -> None:
    """Have undo and redo of a standard menu be those of the window around it."""
    for action in menu.actions():
        command = COMMANDS.get(action.objectName())
        if command is not None:
            own = window.findChild(QAction, command)
            if own is not None:
                menu.insertAction(action, own)
            menu.removeAction(action)
