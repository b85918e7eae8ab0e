"""The text of a document, read and changed without the loss of a character."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from editor.post.replacement import replacement
from editor.ui.text.offsets import units

# PySide takes these for byte order marks where they begin a text: put something before them.
LOST_AT_START = ("\ufeff", "\ufffe")
PLACE = "."


def document_text(document: QTextDocument) -> str:
    """Every character of it, with LF line ends; `toPlainText` would change some."""
    return document.toRawText().replace("\u2029", "\n")


def replace_text(document: QTextDocument, text: str) -> None:
    """Turn a document's text into `text`: what stays is not touched, nor the carets in it."""
    now = document_text(document)
    change = replacement(now, text)
    start = units(now[: change.start])
    gone = units(now[change.start : change.end])
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(start + gone, QTextCursor.MoveMode.KeepAnchor)
    if change.text[:1] in LOST_AT_START:
        cursor.beginEditBlock()
        cursor.insertText(PLACE + change.text)
        cursor.setPosition(start)
        cursor.deleteChar()
        cursor.endEditBlock()
    else:
        cursor.insertText(change.text)
