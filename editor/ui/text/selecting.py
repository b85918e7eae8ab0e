"""What is selected in a text widget, and pieces replaced in it, counted as Python counts."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from editor.ui.text.offsets import characters, units
from editor.ui.text.replacing import replace_piece
from editor.writing.edit import Edit, Selection
from editor.writing.graphemes import whole


def selection_in(widget: QPlainTextEdit, text: str) -> Selection:
    """What is selected in `widget`, which holds `text`."""
    cursor = widget.textCursor()
    caret = characters(text, cursor.position())
    is_some = cursor.hasSelection()
    return Selection(characters(text, cursor.anchor()) if is_some else caret, caret)


def select_in(widget: QPlainTextEdit, text: str, selection: Selection) -> None:
    """Select in `widget`, which holds `text`, and show the caret; no grapheme is split."""
    selection = whole(text, selection)
    cursor = widget.textCursor()
    cursor.setPosition(units(text[: selection.anchor]))
    cursor.setPosition(units(text[: selection.caret]), QTextCursor.MoveMode.KeepAnchor)
    widget.setTextCursor(cursor)
    widget.ensureCursorVisible()


def write_in(widget: QPlainTextEdit, text: str, edit: Edit) -> None:
    """Make `edit` in `widget`, which holds `text`: one change of its document."""
    cursor = widget.textCursor()
    cursor.beginEditBlock()
    start, gone = units(text[: edit.start]), units(text[edit.start : edit.end])
    replace_piece(cursor, start, gone, edit.text)
    cursor.endEditBlock()
