"""Moves, doubles and deletes whole lines; lists that counted up before do so again."""

from __future__ import annotations

from editor.writing.edit import Edit, Selection
from editor.writing.lines import Span, line_after, line_at, line_before, touched
from editor.writing.list_draft import counted_on


def move_up(text: str, selection: Selection) -> Edit | None:
    """The lines change places with the one before."""
    lines = touched(text, selection)
    before = line_before(text, lines)
    if before is None:
        return None
    step = lines.start - before.start
    made = f"{lines.of(text)}\n{before.of(text)}"
    edit = Edit(before.start, lines.end, made, _moved(selection, -step, len(text)))
    count = _count(text, lines)
    return counted_on(text, edit, before.start, count + 1, [*range(1, count + 1), 0])


def move_down(text: str, selection: Selection) -> Edit | None:
    """The lines change places with the one after; what a text ends with is no line."""
    lines = touched(text, selection)
    after = line_after(text, lines)
    if after is None or (after.start == after.end == len(text)):
        return None
    step = after.end - lines.end
    made = f"{after.of(text)}\n{lines.of(text)}"
    edit = Edit(lines.start, after.end, made, _moved(selection, step, len(text)))
    count = _count(text, lines)
    return counted_on(text, edit, lines.start, count + 1, [count, *range(count)])


def duplicate(text: str, selection: Selection) -> Edit:
    """The lines once more below; the selection is in the new ones."""
    lines = touched(text, selection)
    step = lines.end + 1 - lines.start
    moved = _moved(selection, step, len(text) + step)
    edit = Edit(lines.end, lines.end, f"\n{lines.of(text)}", moved)
    count = _count(text, lines)
    return counted_on(text, edit, lines.start, count, [*range(count), *[None] * count])


def delete(text: str, selection: Selection) -> Edit | None:
    """The lines go; the caret keeps its column in the one that comes up."""
    lines = touched(text, selection)
    column = selection.start - lines.start
    if lines.end < len(text):
        following = line_at(text, lines.end + 1)
        caret = lines.start + min(column, following.end - following.start)
        edit = Edit(lines.start, lines.end + 1, "", Selection.at(caret))
        return counted_on(text, edit, lines.start, _count(text, lines))
    before = line_before(text, lines)
    if before is None:
        return Edit(0, len(text), "", Selection.at(0)) if text else None
    caret = before.start + min(column, before.end - before.start)
    return Edit(before.end, lines.end, "", Selection.at(caret))


def _count(text: str, lines: Span) -> int:
    """How many lines they are."""
    return text.count("\n", lines.start, lines.end) + 1


def _moved(selection: Selection, step: int, last: int) -> Selection:
    """The selection `step` characters further, within what is there."""
    return Selection(min(last, selection.anchor + step), min(last, selection.caret + step))
