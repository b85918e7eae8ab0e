"""What Tab, Shift+Tab and Enter do in a table: from cell to cell, with the columns aligned."""

from __future__ import annotations

from dataclasses import replace

from editor.writing.edit import Edit, Selection
from editor.writing.line_opening import LineOpening
from editor.writing.lines import line_after, line_at, line_before
from editor.writing.list_draft import trimmed
from editor.writing.tables import Position, Table, table_at

MOST = 20_000  # characters of a table that is read at a key


def next_cell(text: str, selection: Selection) -> Edit | None:
    """Go to the next cell and select what it holds; behind the last a row is added."""
    table = _table(text, selection)
    if table is None:
        return None
    at = table.position_of(text, selection.caret)
    if at.column + 1 < table.column_count and not table.rows[at.row].is_border:
        return _written(text, table, Position(at.row, at.column + 1))
    return _in_row_below(text, table, at.row, 0)


def cell_before(text: str, selection: Selection) -> Edit | None:
    """Go to the cell before; in the first of a table, stay there."""
    table = _table(text, selection)
    if table is None:
        return None
    at = table.position_of(text, selection.caret)
    if at.column and not table.rows[at.row].is_border:
        return _written(text, table, Position(at.row, at.column - 1))
    above = [row for row in range(at.row) if not table.rows[row].is_border]
    if not above:
        return _written(text, table, Position(at.row, 0))
    return _written(text, table, Position(above[-1], table.column_count - 1))


def next_row(text: str, selection: Selection) -> Edit | None:
    """Go down in the column; below the last row add one, or end the table if that is empty.

    None before the first bar and behind the last, where one writes rows by hand.
    """
    line = line_at(text, selection.caret)
    written = line.of(text)
    start = line.start + len(LineOpening.of(written).margin)
    end = line.start + len(written.rstrip())
    starts, ends = text.startswith("|", start), text[end - 1 : end] == "|"
    if (starts and selection.caret <= start) or (ends and selection.caret >= end):
        return None
    table = _table(text, selection)
    if table is None:
        return None
    at = table.position_of(text, selection.caret)
    is_last = at.row == len(table.rows) - 1
    if is_last and at.row > 1 and not any(table.rows[at.row].cells):
        return _ended(text, table)
    return _in_row_below(text, table, at.row, at.column)


def _table(text: str, selection: Selection) -> Table | None:
    """The table that the caret is in, once it is one: with a border, or of several rows."""
    if selection.start != selection.end and "\n" in text[selection.start : selection.end]:
        return None
    line = line_at(text, selection.caret)
    size = line.end - line.start
    if size >= MOST or "|" not in line.of(text):
        return None
    for step in (line_before, line_after):
        near = line
        while size < MOST and (beside := step(text, near)) and "|" in beside.of(text):
            size, near = size + beside.end - beside.start, beside
    table = table_at(text, selection.caret) if size < MOST else None
    return table if table and len(table.rows) > 1 else None


def _in_row_below(text: str, table: Table, row: int, column: int) -> Edit:
    below = [at for at in range(row + 1, len(table.rows)) if not table.rows[at].is_border]
    if not below:
        table = table.with_row(len(table.rows))
    return _written(text, table, Position(below[0] if below else len(table.rows) - 1, column))


def _written(text: str, table: Table, at: Position) -> Edit:
    """The table with its columns aligned, and what the cell holds selected."""
    cell = table.rows[at.row].filled(table.column_count).cells[at.column]
    start = table.span.start + table.place_of(at)
    end = table.span.start + table.place_of(replace(at, offset=len(cell)))
    made = Selection(start, end)
    return trimmed(text, Edit(table.span.start, table.span.end, table.text, made))


def _ended(text: str, table: Table) -> Edit:
    """The table without its last row, and a blank line to go on in."""
    shorter = replace(table, rows=table.rows[:-1])
    after = line_after(text, line_at(text, table.span.end))
    is_apart = after is None or not after.of(text).strip()
    blank = table.margin.rstrip()
    made = f"{shorter.text}\n{blank}\n{table.margin}"
    caret = Selection.at(table.span.start + len(made))
    made += "" if is_apart else f"\n{blank}"
    return trimmed(text, Edit(table.span.start, table.span.end, made, caret))
