"""How large a paragraph is set and where its wrapped lines begin, kept at the paragraph itself."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock

from editor.writing.colours.scan import Coloured

MOST_HANG = 0xFFFF  # characters


def level_of(block: QTextBlock) -> int:
    """The level of the heading that a paragraph was coloured as; 0 for what is none."""
    return max(block.userState(), 0) >> 16


def hang_of(block: QTextBlock) -> int:
    """How many characters stand in front of the text under which wrapped lines begin."""
    return max(block.userState(), 0) & MOST_HANG


def keep_look(block: QTextBlock, coloured: Coloured) -> bool:
    """Note what a paragraph is coloured as; says whether it is laid out another way then."""
    was = level_of(block), hang_of(block)
    block.setUserState(coloured.level << 16 | min(coloured.hang, MOST_HANG))
    return was != (level_of(block), hang_of(block))
