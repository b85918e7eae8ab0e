"""Texts painted letter by letter: what each of their characters is."""

from __future__ import annotations

from editor.writing.colours.kinds import Kind
from editor.writing.colours.scan import Coloured, scan

LETTERS = {
    Kind.MARKUP: "m",
    Kind.HEADING: "h",
    Kind.EMPHASIS: "e",
    Kind.STRONG: "s",
    Kind.DELETED: "d",
    Kind.QUOTE: "q",
    Kind.LIST_MARK: "l",
    Kind.TASK: "t",
    Kind.TABLE: "b",
    Kind.CODE: "c",
    Kind.MATH: "f",
    Kind.LINK: "a",
    Kind.ADDRESS: "u",
    Kind.IMAGE: "i",
    Kind.NOTE: "n",
    Kind.TAG: "g",
    Kind.COMMENT: "k",
    Kind.LIQUID: "x",
    Kind.ATTRIBUTES: "r",
    Kind.ESCAPE: "p",
}


def painted(text: str) -> list[str]:
    """A row of letters for each line, with the level of a heading and the indent behind it."""
    lines = text.split("\n")
    return [row(line, each) for line, each in zip(lines, scan(lines)[0], strict=True)]


def row(line: str, coloured: Coloured) -> str:
    """The letters of one line; what lies above hides what lies below."""
    letters = ["."] * len(line)
    for span in coloured.spans:
        assert 0 <= span.start < span.end <= len(line)
        letters[span.start : span.end] = LETTERS[span.kind] * span.length
    level = f"  H{coloured.level}" if coloured.level else ""
    hang = f"  >{coloured.hang}" if coloured.hang else ""
    return "".join(letters) + level + hang
