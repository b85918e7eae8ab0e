"""The text of a document, read and changed without the loss of a character."""

from __future__ import annotations

from itertools import accumulate

from PySide6.QtGui import QTextCursor, QTextDocument

from editor.matching import changes
from editor.post.replacement import replacement
from editor.ui.text.offsets import units

# PySide takes these for byte order marks where they begin a text: put something before them.
LOST_AT_START = ("\ufeff", "\ufffe")
PLACE = "."


def document_text(document: QTextDocument) -> str:
    """Every character of it, with LF line ends; `toPlainText` would change some."""
    return document.toRawText().replace("\u2029", "\n")


def replace_text(document: QTextDocument, text: str, now: str | None = None) -> None:
    """Turn a document's text into `text`: what stays is not touched, nor the carets in it.

    `now` is what the document holds, where that is known.
    """
    now = document_text(document) if now is None else now
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for start, gone, come in reversed(pieces(now, text)):
        replace_piece(cursor, units(now[:start]), units(now[start : start + gone]), come)
    cursor.endEditBlock()


def pieces(old: str, new: str) -> list[tuple[int, int, str]]:
    """What makes `old` read `new`: where, how many characters go, and what comes."""
    whole = replacement(old, new)
    gone = old[whole.start : whole.end]
    if "\n" not in gone or "\n" not in whole.text:
        return [(whole.start, len(gone), whole.text)]
    lines, fresh = gone.splitlines(keepends=True), whole.text.splitlines(keepends=True)
    starts = [whole.start, *(whole.start + end for end in accumulate(map(len, lines)))]
    return [
        (
            starts[each.start],
            starts[each.end] - starts[each.start],
            "".join(fresh[each.new_start : each.new_end]),
        )
        for each in changes(lines, fresh)
    ]


def replace_piece(cursor: QTextCursor, start: int, gone: int, come: str) -> None:
    """Put `come` in the place of `gone` UTF-16 units from `start` on; the cursor ends behind it."""
    cursor.setPosition(start)
    cursor.setPosition(start + gone, QTextCursor.MoveMode.KeepAnchor)
    if come[:1] in LOST_AT_START:
        cursor.insertText(PLACE + come)
        end = cursor.position() - len(PLACE)
        cursor.setPosition(start)
        cursor.deleteChar()
        cursor.setPosition(end)
    else:
        cursor.insertText(come)
