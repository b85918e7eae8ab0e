"""Text widgets that leave undo and redo to the post, which knows the order of all that was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget

from editor.jekyll.language import begins_from_right
from editor.post.encodings import without_nul
from editor.ui.text.replacing import LOST_AT_START, PLACE
from editor.ui.text.sides import RIGHT

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
        self.complete_menu(menu)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def complete_menu(self, menu: QMenu) -> None:
        """Add to that menu what else can be done here."""


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

    menu_opened = Signal(QMenu)  # the one of the right button: to be added to

    def __init__(self) -> None:
        super().__init__()
        self.setUndoRedoEnabled(False)
        self.textChanged.connect(self.set_side)

    def set_side(self) -> None:
        """Set the text from the side that its first letter is read from."""
        document = self.document()
        option, from_right = document.defaultTextOption(), begins_from_right(document.toRawText())
        side = RIGHT if from_right else Qt.AlignmentFlag.AlignLeft
        if option.alignment() != side:
            option.setAlignment(side)
            document.setDefaultTextOption(option)

    def complete_menu(self, menu: QMenu) -> None:
        """Whoever can do something with the text adds it to the menu."""
        self.menu_opened.emit(menu)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, without NUL, which no post may hold; not where it is for reading.

        Qt asks for it there too, where a command pastes.
        """
        text = without_nul(source.text())
        if text and not self.isReadOnly():
            self.insertPlainText(self.pasted(text))

    def pasted(self, text: str) -> str:
        """What is inserted of a text that is pasted."""
        return text


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
