"""Keys over a selection of very many lines, which Qt would take away all at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from editor.ui.text.filling import AT_ONCE

ERASING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def selects_much(cursor: QTextCursor) -> bool:
    """Would one wait for the widget to take what is selected away at once?"""
    document = cursor.document()
    first = document.findBlock(cursor.selectionStart())
    return document.findBlock(cursor.selectionEnd()).blockNumber() - first.blockNumber() > AT_ONCE


def written_over(edit: QPlainTextEdit, event: QKeyEvent) -> str | None:
    """What a key puts in the place of very much, "" where it takes it away; what is cut is copied.

    None where less is selected, or the key does something else.
    """
    if edit.isReadOnly() or not selects_much(edit.textCursor()):
        return None
    is_cutting = event.matches(QKeySequence.StandardKey.Cut)
    if is_cutting:
        edit.copy()
    if is_cutting or event.key() in ERASING:
        return ""
    if event.key() in ENDING:
        return "\n"
    is_command = event.modifiers() in (CONTROL, CONTROL | SHIFT)
    is_sign = bool(event.text()) and event.text().isprintable() and not is_command
    return event.text() if is_sign else None
