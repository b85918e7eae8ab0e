"""How each kind of text is set: colour, weight, slope, size and family."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QPalette, QTextCharFormat, QTextLayout

from editor.ui.text.offsets import units
from editor.ui.theme import colour
from editor.writing.colours.kinds import Kind, Span

SIZES = (1.0, 1.5, 1.3, 1.15, 1.05, 1.0, 1.0)  # of text and of the six levels of headings
FIXED_SIZE = 0.92  # letters of one width look larger than others


class Setting(NamedTuple):
    """How one kind is set; `colour` is one of the theme’s."""

    colour: str = ""
    bold: bool = False
    slanted: bool = False
    struck: bool = False
    fixed: bool = False  # letters of one width


KINDS = {
    Kind.MARKUP: Setting("muted"),
    Kind.HEADING: Setting(bold=True),
    Kind.EMPHASIS: Setting(slanted=True),
    Kind.STRONG: Setting(bold=True),
    Kind.DELETED: Setting("muted", struck=True),
    Kind.QUOTE: Setting("muted", bold=True),
    Kind.LIST_MARK: Setting("accent", bold=True),
    Kind.TASK: Setting("accent", fixed=True),
    Kind.TABLE: Setting(fixed=True),
    Kind.CODE: Setting("code", fixed=True),
    Kind.MATH: Setting("math", fixed=True),
    Kind.LINK: Setting("accent"),
    Kind.ADDRESS: Setting("muted"),
    Kind.IMAGE: Setting("image"),
    Kind.NOTE: Setting("accent"),
    Kind.TAG: Setting("tag"),
    Kind.COMMENT: Setting("muted", slanted=True),
    Kind.LIQUID: Setting("liquid"),
    Kind.ATTRIBUTES: Setting("muted"),
    Kind.ESCAPE: Setting("muted"),
    Kind.CODE_KEYWORD: Setting("keyword"),
    Kind.CODE_NAME: Setting("name"),
    Kind.CODE_STRING: Setting("string"),
    Kind.CODE_NUMBER: Setting("number"),
    Kind.CODE_COMMENT: Setting("muted", slanted=True),
    Kind.CODE_ADDED: Setting("added"),
    Kind.CODE_REMOVED: Setting("removed"),
}


class TextFormats:
    """The formats of every kind in one theme and size."""

    def __init__(self, palette: QPalette, font: QFont) -> None:
        self.size = font.pointSizeF()
        family = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        self._kinds = {
            kind: char_format(setting, palette, family) for kind, setting in KINDS.items()
        }
        self._levels = [
            {**self._kinds, Kind.HEADING: self._sized(Kind.HEADING, size)} for size in SIZES
        ]
        fixed = {kind for kind, each in KINDS.items() if each.fixed}
        self._levels[0] = self._kinds | {kind: self._sized(kind, FIXED_SIZE) for kind in fixed}

    def ranges(self, text: str, spans: Iterable[Span], level: int) -> list[QTextLayout.FormatRange]:
        """The formats of a paragraph that reads `text`, where Qt counts in UTF-16 units."""
        formats = self._levels[level]
        is_narrow = units(text) == len(text)
        ranges: list[QTextLayout.FormatRange] = []
        for span in spans:
            each = QTextLayout.FormatRange()
            start = span.start if is_narrow else units(text[: span.start])
            length = span.length if is_narrow else units(text[span.start : span.end])
            each.start, each.length = start, length  # pyright: ignore[reportAttributeAccessIssue]
            each.format = formats[span.kind]  # pyright: ignore[reportAttributeAccessIssue]
            ranges.append(each)
        return ranges

    def _sized(self, kind: Kind, size: float) -> QTextCharFormat:
        made = QTextCharFormat(self._kinds[kind])
        made.setFontPointSize(self.size * size)
        return made


def char_format(setting: Setting, palette: QPalette, family: str) -> QTextCharFormat:
    """What Qt is told of a kind of text."""
    made = QTextCharFormat()
    if setting.colour:
        made.setForeground(colour(setting.colour, palette))
    if setting.bold:
        made.setFontWeight(QFont.Weight.Bold)
    if setting.slanted:
        made.setFontItalic(True)
    if setting.struck:
        made.setFontStrikeOut(True)
    if setting.fixed:
        made.setFontFamilies([family])
        made.setFontFixedPitch(True)
    return made
