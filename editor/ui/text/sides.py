"""From which side a paragraph is set: the one its first letter is read from, else the text's."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextLayout

from editor.jekyll.language import begins_from_right

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
FROM_RIGHT = Qt.LayoutDirection.RightToLeft


def is_from_right(block: QTextBlock, usual: bool) -> bool:
    """Is a paragraph read from the right, in a text of which that is `usual` or not?"""
    if block.textDirection() is FROM_RIGHT:
        return True
    return usual and not has_letter(block.text())


def has_letter(text: str) -> bool:
    """Does `text` itself tell from which side it is read?"""
    return begins_from_right(text) is not None


def set_from_right(layout: QTextLayout) -> None:
    """Have the lines set from the right when they are laid out next; Qt itself never does."""
    option = layout.textOption()
    option.setAlignment(RIGHT)
    option.setTextDirection(FROM_RIGHT)
    layout.setTextOption(option)
