"""Where one is in a text that is being written, to be there again at another start."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from editor.journal.left_open import Spot, Stand
from editor.ui.text.text_edit import TextEdit
from editor.ui.text.writing import Writing


def stand_of(writing: Writing) -> Stand:
    """Where caret, selection and scrolling stand."""
    caret, anchor = (spot_at(writing.document, each) for each in writing.caret)
    return Stand(caret, anchor, Spot(*writing.top))


def take_stand(edit: TextEdit, stand: Stand) -> None:
    """Be there again, or as near as a text that has changed allows."""
    cursor = edit.textCursor()
    cursor.setPosition(position_of(edit.document(), stand.anchor))
    caret = position_of(edit.document(), stand.caret)
    cursor.setPosition(caret, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    edit.scroll_to(*stand.top)


def spot_at(document: QTextDocument, position: int) -> Spot:
    """Line and column of a place."""
    block = document.findBlock(position)
    return Spot(max(block.blockNumber(), 0), max(position - block.position(), 0))


def position_of(document: QTextDocument, spot: Spot) -> int:
    """The place at a line and column."""
    block = document.findBlockByNumber(min(spot.line, document.blockCount() - 1))
    return block.position() + min(spot.column, block.length() - 1)
