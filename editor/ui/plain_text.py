"""Texts of posts in tips, where Qt would take what looks like HTML for it."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt

OPENS = re.compile(r"[<&]")
JOINER = "\u2060"  # is not seen, and makes no tag of what comes behind it


def plain_tip(text: str) -> str:
    """`text` as a tip that shows its characters, and loads nothing."""
    is_taken = Qt.mightBeRichText(text)  # pyright: ignore[reportAttributeAccessIssue]
    return OPENS.sub(lambda sign: sign[0] + JOINER, text) if is_taken else text
