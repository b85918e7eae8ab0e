"""The line that takes keys by pressing them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from editor.ui.preferences.free_keys import pressed

LEAVES = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}


class KeyLine(QLineEdit):
    """Tells of what is pressed; Tab and Esc lead out of it as everywhere."""

    keys_pressed = Signal(QKeySequence)

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setPlaceholderText(self.tr("Press the new keys here"))
        self.setAccessibleName(self.tr("New keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def event(self, event: QEvent) -> bool:
        """All keys are for this line while it has the keyboard, but for those that leave it."""
        if not isinstance(event, QKeyEvent) or leaves(event):
            return super().event(event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            keys = pressed(event)
            if not keys.isEmpty():
                self.keys_pressed.emit(keys)
            event.accept()
            return True
        return super().event(event)


def leaves(event: QKeyEvent) -> bool:
    """Does the key go on to the next widget, or close the dialog?"""
    shift = Qt.KeyboardModifier.ShiftModifier
    return Qt.Key(event.key()) in LEAVES and not event.modifiers() & ~shift
