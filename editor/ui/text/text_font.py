"""The font the text is written in."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

FAMILIES = (
    "iA Writer Quattro S",
    "Inter",
    "Source Sans 3",
    "Noto Sans",
    "Lato",
    "Segoe UI",
    "Helvetica Neue",
    "Cantarell",
    "Liberation Sans",
    "DejaVu Sans",
)
FIXED = "monospace"  # the system's font of one width, whatever it is called
POINTS = 12.5
ZOOM_STEP = 1.1
SMALLEST, LARGEST = -6, 16  # zoom steps: about half and four times the usual size


def text_font(zoom: int = 0, family: str = "", points: float = POINTS) -> QFont:
    """`family`, or the first of `FAMILIES` that this computer has, `zoom` steps larger."""
    there = set(QFontDatabase.families())
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if family == FIXED:
        font.setFamily(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family())
    elif found := next((name for name in (family, *FAMILIES) if name in there), None):
        font.setFamily(found)
    font.setPointSizeF(points * ZOOM_STEP**zoom)
    font.setFeature(QFont.Tag("liga"), 0)  # the caret stands between any two letters
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font
