"""Sorts lines, or the items of a list with what belongs to them."""

from __future__ import annotations

import re
import unicodedata

from editor.writing.edit import Edit, Selection
from editor.writing.line_opening import LineOpening
from editor.writing.lines import Span, lines_of, paragraph_at, touched
from editor.writing.tables import table_at

NUMBER = re.compile(r"(\d+)")


def sort_lines(text: str, selection: Selection) -> Edit | None:
    """Sort the selected lines, else those of the paragraph: 2 before 10, ä beside a.

    Lines that are indented further than the first stay with the one before them; numbers of a
    numbered list and blank lines stay where they are, and so do the head of a table and its
    borders. What is equal keeps its order.
    """
    span = touched(text, selection) if selection else paragraph_at(text, selection.caret)
    span = _rows(text, span)
    lines = [line.of(text) for line in lines_of(text, span)]
    groups, blanks = _groups(lines)
    marks = [LineOpening.of(group[0]) for group in groups]
    ordered = sorted(groups, key=lambda group: natural(_words(group[0])))
    if all(mark.is_numbered for mark in marks):
        ordered = [_with_mark(group, mark.mark) for group, mark in zip(ordered, marks, strict=True)]
    parts = zip(blanks, [*ordered, []], strict=True)
    made = "\n".join(line for pair in parts for part in pair for line in part)
    if made == span.of(text):
        return None
    whole = Selection(span.start, span.start + len(made))
    return Edit(span.start, span.end, made, whole if selection else Selection.at(span.start))


def natural(text: str) -> list[tuple[int, int, str, str]]:
    """What to sort by: numbers by their value, letters whatever their case and accents."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(each for each in bare if not unicodedata.combining(each))
    return [
        _by_value(part) if part.isdecimal() else (1, 0, part, "")
        for part in NUMBER.split(bare)
        if part
    ]


def _by_value(number: str) -> tuple[int, int, str, str]:
    """By how many digits it has, then by these: Python reads no number of thousands of them."""
    digits = "".join(str(unicodedata.decimal(each)) for each in number).lstrip("0")
    return 0, len(digits), digits, number


def _groups(lines: list[str]) -> tuple[list[list[str]], list[list[str]]]:
    """Each line with those behind it that are indented further than the first.

    And the blank lines before each group, and behind the last one.
    """
    first = next((line for line in lines if line.strip()), "")
    depth = len(LineOpening.of(first).margin)
    groups: list[list[str]] = []
    blanks: list[list[str]] = [[]]
    for line in lines:
        if not line.strip():
            blanks[-1].append(line)
        elif groups and len(LineOpening.of(line).margin) > depth:
            groups[-1] += [*blanks[-1], line]
            blanks[-1] = []
        else:
            groups.append([line])
            blanks.append([])
    return groups, blanks


def _rows(text: str, span: Span) -> Span:
    """Of a table, those of the lines that are rows of its first part below the head."""
    table = table_at(text, span.start)
    if table is None or span.end > table.span.end:
        return span
    lines = [*zip(lines_of(text, table.span), table.rows, strict=True)]
    borders = [line for line, row in lines[1:] if row.is_border]
    start = borders[0].end + 1 if borders else table.span.start
    end = borders[1].start - 1 if len(borders) > 1 else table.span.end
    start, end = max(start, span.start), min(end, span.end)
    return Span(start, max(start, end))


def _words(line: str) -> str:
    return line[LineOpening.of(line).length :]


def _with_mark(group: list[str], mark: str) -> list[str]:
    opening = LineOpening.of(group[0])
    rest = group[0][len(opening.margin + opening.mark) :]
    return [f"{opening.margin}{mark}{rest}", *group[1:]]
