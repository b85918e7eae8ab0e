"""Tables whose columns are aligned stay so, whatever is replaced in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editor.writing.edit import Edit, Selection
from editor.writing.lines import Span, line_after, line_at, line_before
from editor.writing.list_draft import trimmed
from editor.writing.tables import Table, table_at

MOST = 30_000  # characters of tables that are looked at: a click is not to be waited for


def with_tables_aligned(text: str, edit: Edit) -> Edit:
    """`edit`, and in one with it the columns of the tables that it makes crooked aligned again.

    A table that was crooked before stays as it is.
    """
    touched = Span(edit.start, edit.end)
    before = list(_tables(text, touched))
    if not any(_is_aligned(each, text) for each in before):
        return edit
    made = edit.applied(text)
    after = list(_tables(made, Span(edit.start, edit.start + len(edit.text))))
    if len(after) != len(before):
        return edit
    crooked = [
        now
        for was, now in zip(before, after, strict=True)
        if _is_aligned(was, text) and not _is_aligned(now, made)
    ]
    return _with_aligned(text, edit, made, crooked) if crooked else edit


def _with_aligned(text: str, edit: Edit, made: str, tables: Sequence[Table]) -> Edit:
    """The edit, which makes `made` of the text, with these tables of that aligned as well."""
    start = min(edit.start, tables[0].span.start)
    end = max(edit.start + len(edit.text), tables[-1].span.end)
    parts: list[str] = []
    place = start
    for table in tables:
        parts += [made[place : table.span.start], table.text]
        place = table.span.end
    parts.append(made[place:end])
    selected = (edit.selection.anchor, edit.selection.caret)
    moved = Selection(*(_moved(made, tables, each) for each in selected))
    return trimmed(text, Edit(start, end - len(made) + len(text), "".join(parts), moved))


def _moved(made: str, tables: Sequence[Table], place: int) -> int:
    """Where a place stands once the tables are aligned."""
    by = 0
    for table in tables:
        if place < table.span.start:
            break
        if place <= table.span.end:
            return table.span.start + by + table.place_of(table.position_of(made, place))
        by += len(table.text) - len(table.span.of(made))
    return place + by


def _is_aligned(table: Table, text: str) -> bool:
    return table.text == table.span.of(text)


def _tables(text: str, span: Span) -> Iterator[Table]:
    """The tables that a piece of the text touches; none from where that would take its time."""
    line: Span | None = line_at(text, span.start)
    left = MOST
    while line is not None and line.start <= span.end:
        last = line
        if "|" in line.of(text):
            run = _run(text, line, left)
            if run is None:
                return
            table = table_at(text, line.start)
            last = line_at(text, table.span.end if table else run.end)
            left -= last.end - line.start
            if left < 0:
                return
            if table:
                yield table
        line = line_after(text, last)


def _run(text: str, line: Span, most: int) -> Span | None:
    """The lines with bars around one of them; None where they are more than so many characters."""
    first = last = line
    while (before := line_before(text, first)) and "|" in before.of(text):
        first = before
        if last.end - first.start > most:
            return None
    while (after := line_after(text, last)) and "|" in after.of(text):
        last = after
        if last.end - first.start > most:
            return None
    return Span(first.start, last.end)
