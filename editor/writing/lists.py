"""Bullet, numbered and task lists: lines become items, or lines again; tasks are ticked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from editor.writing.edit import Edit, Selection
from editor.writing.line_opening import LineOpening, is_rule
from editor.writing.lines import Span, line_after, line_before
from editor.writing.list_draft import counted_on
from editor.writing.pieces import Piece, edit_of
from editor.writing.prose_lines import prose_lines

BULLET = "-"
TO_DO = "[ ] "


def bullets(text: str, selection: Selection) -> Edit | None:
    """Make the lines items of a bullet list, or lines again where all of them are."""
    lines = _lines(text, selection)
    sign = _sign_beside(text, lines) if lines else BULLET
    return _switch(
        text,
        selection,
        lambda opening: bool(opening.mark) and not opening.is_numbered and not opening.box,
        lambda _opening: f"{sign} ",
    )


def numbers(text: str, selection: Selection) -> Edit | None:
    """Make the lines items of a numbered list, counted for each indent, or lines again."""
    lines = _lines(text, selection)
    numbering = Numbering(text, lines[0]) if lines else None
    edit = _switch(
        text,
        selection,
        lambda opening: opening.is_numbered,
        lambda opening: f"{numbering.next(opening)}. " if numbering else "",
    )
    return counted_on(text, edit, lines[0].start) if edit else None


def tasks(text: str, selection: Selection) -> Edit | None:
    """Make the lines tasks to be done, or lines again where all of them are tasks."""
    return _switch(
        text,
        selection,
        lambda opening: bool(opening.box),
        lambda opening: f"{opening.mark or BULLET} {opening.box or TO_DO}",
    )


def tick(text: str, selection: Selection) -> Edit | None:
    """Tick the tasks, or untick them where all are done."""
    boxes = [
        (line.start + len(opening.margin + opening.mark + opening.gap) + 1, opening.box)
        for line, opening in _openings(text, selection)
        if opening.box
    ]
    sign = " " if all(box[1] != " " for _, box in boxes) else "x"
    pieces = [Piece(place, place + 1, sign) for place, _ in boxes]
    return edit_of(text, selection, pieces) if pieces else None


class Numbering:
    """Counts items, each indent by itself, on from the item before the first line."""

    def __init__(self, text: str, first: Span) -> None:
        self._counts: dict[int, int] = {}
        before = line_before(text, first)
        if before is not None:
            opening = LineOpening.of(before.of(text))
            if opening.is_numbered:
                self._counts[len(opening.margin)] = int(opening.mark[:-1])

    def next(self, opening: LineOpening) -> int:
        """The number of an item with that indent; deeper ones begin anew behind it."""
        depth = len(opening.margin)
        self._counts = {each: n for each, n in self._counts.items() if each <= depth}
        self._counts[depth] = self._counts.get(depth, 0) + 1
        return self._counts[depth]


def _switch(
    text: str,
    selection: Selection,
    is_one: Callable[[LineOpening], bool],
    item: Callable[[LineOpening], str],
) -> Edit | None:
    """Open each line with `item`, or with none where every line `is_one` already."""
    found = list(_openings(text, selection))
    is_off = all(is_one(opening) for _, opening in found)
    pieces: list[Piece] = []
    for line, opening in found:
        start = line.start + len(opening.margin)
        pieces.append(Piece(start, start + len(opening.item), "" if is_off else item(opening)))
    return edit_of(text, selection, pieces) if pieces else None


def _lines(text: str, selection: Selection) -> list[Span]:
    return [line for line, _ in _openings(text, selection)]


def _openings(text: str, selection: Selection) -> Iterator[tuple[Span, LineOpening]]:
    for line in prose_lines(text, selection):
        if not is_rule(line.of(text)):
            yield line, LineOpening.of(line.of(text))


def _sign_beside(text: str, lines: list[Span]) -> str:
    """The sign of the items before or after, so that it becomes one list with them."""
    margin = LineOpening.of(lines[0].of(text)).margin
    for line in (line_before(text, lines[0]), line_after(text, lines[-1])):
        if line is not None:
            opening = LineOpening.of(line.of(text))
            if opening.mark and not opening.is_numbered and opening.margin == margin:
                return opening.mark
    return BULLET
