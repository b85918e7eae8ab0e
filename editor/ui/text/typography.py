"""How the text is set: in which font, how wide, and how far from line to line."""

from __future__ import annotations

from dataclasses import dataclass

from editor.ui.text.text_font import POINTS

WIDTH = 76  # characters, which are read easily
FEWEST = 20  # in the narrowest line that is set
SPACING = 1.55  # of the font's size; fonts' own heights differ too much to go by


@dataclass(frozen=True)
class Typography:
    """What the writer chose for the text pane."""

    family: str = ""  # "" for the usual one
    points: float = POINTS
    width: int = WIDTH  # characters in a line; 0: as wide as the pane
    spacing: float = SPACING
