"""Moves items of lists a level deeper or out again, with all that belongs to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from editor.writing.edit import Edit, Selection
from editor.writing.fences import code_block_at
from editor.writing.items import Item, columns, items_of
from editor.writing.line_opening import LineOpening
from editor.writing.lines import line_at, touched
from editor.writing.list_draft import ListDraft

Move = Callable[[ListDraft, Sequence[Item], Sequence[Item]], None]


def deeper_item(text: str, selection: Selection) -> Edit | None:
    """The items become children of the one before them; None where no item is."""
    return _moved(text, selection, _move_in)


def outer_item(text: str, selection: Selection) -> Edit | None:
    """The items follow the one that they are in; None where no item is."""
    return _moved(text, selection, move_out)


def _moved(text: str, selection: Selection, move: Move) -> Edit | None:
    lines = touched(text, selection)
    first = line_at(text, lines.start)
    if not LineOpening.of(first.of(text)).gap or code_block_at(text, first.start):
        return None
    draft = ListDraft.around(text, first.start)
    start = draft.number_of(text, first.start)
    end = draft.number_of(text, min(lines.end, draft.span.end))
    chosen = [item for item in draft.items if start <= item.first <= end]
    outermost = [item for item in chosen if item.parent not in chosen]
    if not outermost:
        return None
    for _, group in groupby(outermost, key=lambda item: item.parent):
        numbers = [item.first for item in group]
        items = items_of(draft.lines)
        move(draft, items, [item for item in items if item.first in numbers])
    draft.renumber()
    return draft.edit(text, selection)


def _move_in(draft: ListDraft, items: Sequence[Item], group: Sequence[Item]) -> None:
    here = group[0].parent, group[0].part
    above = [item for item in items if (item.parent, item.part) == here]
    at = above.index(group[0])
    if at == 0:
        return  # there is none that it could belong to
    parent = above[at - 1]
    last = parent.children[-1] if parent.children else None
    for item in group:
        column = last.column if last else parent.content
        draft.move(item, column, last.opening if last else None)


def move_out(draft: ListDraft, _items: Sequence[Item], group: Sequence[Item]) -> None:
    """Items of one parent become the next of its list; those behind them become their children."""
    parent = group[0].parent
    if parent is None:
        return
    for item in group:
        draft.move(item, parent.column, parent.opening)
    opening = LineOpening.of(draft.lines[group[-1].first])
    content = parent.column + columns(opening.mark + opening.gap, parent.column)
    for item in parent.children[parent.children.index(group[-1]) + 1 :]:
        draft.push(item, max(0, content - item.column))
