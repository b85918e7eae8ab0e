"""What is seen as one sign is one to keys and mouse, however many characters it is made of."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from editor.ui.text.offsets import characters, units
from editor.writing.graphemes import erased_before, grapheme_around


def erase_before(cursor: QTextCursor) -> bool:
    """Erase the sign before the caret where Qt would leave a part of it; says whether it did."""
    if cursor.hasSelection() or cursor.atBlockStart():
        return False
    text = cursor.block().text()
    place = characters(text, cursor.positionInBlock())
    start = erased_before(text, place)
    if place - start < 2:
        return False
    cursor.setPosition(
        cursor.position() - units(text[start:place]), QTextCursor.MoveMode.KeepAnchor
    )
    cursor.removeSelectedText()
    return True


def is_moved_out(cursor: QTextCursor, stood: int) -> bool:
    """Move a caret out of the sign that it stands in; `stood` is where it was before.

    The mouse, and the arrows up and down, go by what fonts draw in several parts.
    """
    text = cursor.block().text()
    if cursor.atBlockEnd() or text.isascii():
        return False
    place = characters(text, cursor.positionInBlock())
    if place >= len(text) or text[place].isascii():
        return False
    begins = cursor.block().position()
    start, end = (begins + units(text[:each]) for each in grapheme_around(text, place))
    if not start < cursor.position() < end:
        return False
    is_nearer_end = cursor.position() - start > end - cursor.position()
    out = start if end == stood or (not is_nearer_end and start != stood) else end
    mode = QTextCursor.MoveMode
    cursor.setPosition(out, mode.KeepAnchor if cursor.hasSelection() else mode.MoveAnchor)
    return True
