"""Tables: reads the one around a place, writes it with its columns aligned, makes a new one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial

from editor.writing.blocks import with_block_inside
from editor.writing.edit import Edit, Selection, WritingCommand
from editor.writing.fences import code_block_at
from editor.writing.line_opening import LineOpening
from editor.writing.lines import Span, line_after, line_at, line_before, lines_of, touched

# What a cell is made of: no bar parts it within code, Liquid or behind a backslash.
TOKEN = re.compile(
    r"\\.|(?P<fence>`++)[^`\n]*(?P=fence)(?!`)|\{\{.*?\}\}|\{%.*?%\}"
    r"|<code\b[^>\n]*>[^\n]*?</code>|(?P<bar>\|)|.",
    re.DOTALL,
)
BORDER = re.compile(r"[|:+ \t]*+[=-][|:=+ \t-]*$")
NEAR = 2000  # characters of a line, lines around it
NARROWEST = 3
JOINED = {"Mn", "Me", "Cf"}


@dataclass(frozen=True)
class Row:
    """The cells of a line, without the blanks around them; of a border, its signs."""

    cells: tuple[str, ...]
    is_border: bool = False

    def filled(self, count: int) -> Row:
        """The row with empty cells up to `count` of them."""
        missing = count - len(self.cells)
        return replace(self, cells=self.cells + ("---" if self.is_border else "",) * missing)


@dataclass(frozen=True)
class Position:
    """A place in a table: row and column from 0, and characters into the cell."""

    row: int
    column: int
    offset: int = 0


@dataclass(frozen=True)
class Table:
    """A table and where it stands: whole lines, behind a margin (quote signs, indent)."""

    span: Span
    margin: str
    rows: tuple[Row, ...]

    @cached_property
    def column_count(self) -> int:
        """As many as its widest row has."""
        return max(len(row.cells) for row in self.rows)

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """How each column is set: "left", "right", "center" or "", by the first border."""
        borders = (row for row in self.rows if row.is_border)
        border = next(borders, Row((), True)).filled(self.column_count)
        return tuple(_side(cell) for cell in border.cells)

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """How wide each column is, in columns of a terminal."""
        rows = [row.filled(self.column_count) for row in self.rows if not row.is_border]
        columns = zip(*(row.cells for row in rows), strict=True)
        found = tuple(max(NARROWEST, *map(width, column)) for column in columns)
        return found or (NARROWEST,) * self.column_count

    @property
    def text(self) -> str:
        """The table with its columns aligned."""
        return "\n".join(self.margin + line for line in self._lines)

    def with_row(self, at: int) -> Table:
        """The table with an empty row before the row `at`."""
        fresh = Row(("",) * self.column_count)
        return replace(self, rows=(*self.rows[:at], fresh, *self.rows[at:]))

    def place_of(self, position: Position) -> int:
        """Where a position stands in `text`."""
        before = sum(len(self.margin + line) + 1 for line in self._lines[: position.row])
        row, sides, widths = self.rows[position.row], self.sides, self.widths
        cells = row.filled(self.column_count).cells
        place = before + len(self.margin) + 2
        for column in range(position.column):
            place += len(_set(cells[column], widths[column], sides[column])) + 3
        if row.is_border:
            return place
        cell, column = cells[position.column], position.column
        shown = _set(cell, widths[column], sides[column])
        return place + (shown.find(cell) if cell else 0) + min(position.offset, len(cell))

    def position_of(self, text: str, place: int) -> Position:
        """The row, column and character at a place of the text that the table was read from."""
        line = line_at(text, place)
        row = text.count("\n", self.span.start, line.start)
        for column, cell in enumerate(_cell_spans(text, line)):
            if place <= cell.end:
                before = text[cell.start : cell.end]
                lead = len(before) - len(before.lstrip())
                offset = min(max(0, place - cell.start - lead), len(before.strip()))
                return Position(row, column, offset)
        last = len(self.rows[row].cells) - 1
        return Position(row, last, len(self.rows[row].cells[last]))

    @cached_property
    def _lines(self) -> list[str]:
        sides, widths = self.sides, self.widths
        lines: list[str] = []
        for row in self.rows:
            cells = row.filled(self.column_count).cells
            if row.is_border:
                parts = [_border(*each) for each in zip(cells, widths, sides, strict=True)]
                lines.append(f"|{'|'.join(parts)}|")
            else:
                parts = [_set(*each) for each in zip(cells, widths, sides, strict=True)]
                lines.append(f"| {' | '.join(parts)} |")
        return lines


def table_at(text: str, place: int) -> Table | None:
    """The table around a place, or None: lines that begin with bars, or have a border."""
    first = last = line_at(text, place)
    if not _has_bar(first.of(text)):
        return None
    while (before := line_before(text, first)) and _has_bar(before.of(text)):
        first = before
    while (after := line_after(text, last)) and _has_bar(after.of(text)):
        last = after
    span = Span(first.start, last.end)
    opening = LineOpening.of(first.of(text))
    rows = tuple(_row(text, line) for line in lines_of(text, span))
    is_table = text.startswith("|", first.start + len(opening.margin))
    if not (is_table or any(row.is_border for row in rows)) or code_block_at(text, place):
        return None
    return Table(span, opening.margin, rows)


def is_in_table(text: str, place: int) -> bool:
    """Is a place in a table? The lines near it tell, as a table may be huge; code is not sought."""
    line = line_at(text, place)
    opening = LineOpening.of(text[line.start : min(line.end, line.start + NEAR)])
    if not _has_bar(text[line.start : min(line.end, line.start + NEAR)]):
        return False
    if text.startswith("|", line.start + len(opening.margin)):
        return True
    return any(_is_border(text, each) for each in _lines_near(text, line))


def _lines_near(text: str, line: Span) -> Iterator[Span]:
    """The lines with bars before and after one, from the nearest on."""
    for neighbour in (line_before, line_after):
        near = neighbour(text, line)
        for _ in range(NEAR):
            if near is None or text.find("|", near.start, near.end) < 0:
                break
            yield near
            near = neighbour(text, near)


def realign(text: str, selection: Selection) -> Edit | None:
    """Align the columns of the table that the caret is in, which stays in its cell."""
    table = table_at(text, selection.caret)
    if table is None or table.text == table.span.of(text):
        return None
    place = table.span.start + table.place_of(table.position_of(text, selection.caret))
    return Edit(table.span.start, table.span.end, table.text, Selection.at(place))


def table(rows: int, columns: int) -> WritingCommand:
    """A command that inserts a table with a head and `rows` rows below it.

    Selected lines whose cells are parted by tabs become its rows instead.
    """
    return partial(_insert, rows, columns)


def _insert(rows: int, columns: int, text: str, selection: Selection) -> Edit | None:
    lines = touched(text, selection)
    if selection and "\t" in lines.of(text).strip():
        cells = [line.of(text).split("\t") for line in lines_of(text, lines)]
        made = _with_border([tuple(_cell(each) for each in row) for row in cells])
        return Edit(lines.start, lines.end, made.text, Selection.at(lines.start + 2))
    if code_block_at(text, selection.caret):
        return None
    made = _with_border([("",) * columns] * (rows + 1))
    return with_block_inside(text, selection.end, made.text, caret=2)


def _with_border(rows: list[tuple[str, ...]]) -> Table:
    head, *body = rows
    border = Row(("---",) * max(map(len, rows)), is_border=True)
    return Table(Span(0, 0), "", (Row(head), border, *map(Row, body)))


def _cell(text: str) -> str:
    return text.strip().replace("|", "\\|")


def width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_width_of, text))


def _width_of(character: str) -> int:
    if unicodedata.category(character) in JOINED:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _set(cell: str, wide: int, side: str) -> str:
    """A cell with blanks up to the width of its column."""
    missing = wide - width(cell)
    before = {"right": missing, "center": missing // 2}.get(side, 0)
    return " " * before + cell + " " * (missing - before)


def _border(cell: str, wide: int, side: str) -> str:
    sign = "=" if "=" in cell else "-"
    left = ":" if side in ("left", "center") else sign
    right = ":" if side in ("right", "center") else sign
    return left + sign * wide + right


def _side(cell: str) -> str:
    starts, ends = cell.startswith(":"), cell.endswith(":") and len(cell) > 1
    return {(True, True): "center", (True, False): "left", (False, True): "right"}.get(
        (starts, ends), ""
    )


def _has_bar(line: str) -> bool:
    return "|" in line and any(token["bar"] for token in TOKEN.finditer(line))


def _row(text: str, line: Span) -> Row:
    cells = tuple(cell.of(text).strip() for cell in _cell_spans(text, line))
    return Row(cells, _is_border(text, line))


def _is_border(text: str, line: Span) -> bool:
    margin = LineOpening.of(line.of(text)).margin
    return BORDER.match(text[line.start + len(margin) : line.end]) is not None


def _cell_spans(text: str, line: Span) -> list[Span]:
    """The cells of a line, with the blanks around them."""
    start = line.start + len(LineOpening.of(line.of(text)).margin)
    end = start + len(text[start : line.end].rstrip())
    bars = [found.start() for found in TOKEN.finditer(text, start, end) if found["bar"] is not None]
    begins = start
    if bars[:1] == [start]:
        begins, bars = start + 1, bars[1:]
    edges = bars if bars and bars[-1] == end - 1 else [*bars, end]
    spans: list[Span] = []
    for edge in edges:
        spans.append(Span(begins, edge))
        begins = edge + 1
    return spans
