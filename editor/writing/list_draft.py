"""The lines of a list while they are changed: moved, marked and numbered anew, then one edit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from editor.writing.edit import Edit, Selection
from editor.writing.fences import code_block_at
from editor.writing.items import TAB, Item, columns, items_of, list_lines, lists_of
from editor.writing.line_opening import LineOpening
from editor.writing.lines import Span


@dataclass
class ListDraft:
    """The lines around a place; `origins` says which line each of them was, None for new ones."""

    span: Span
    lines: list[str]
    origins: list[int | None]
    items: list[Item]  # as they were at first

    @classmethod
    def around(cls, text: str, place: int) -> ListDraft:
        """The list at a place of a text."""
        span = list_lines(text, place)
        lines = span.of(text).split("\n")
        return cls(span, lines, list(range(len(lines))), items_of(lines))

    def number_of(self, text: str, place: int) -> int:
        """Which of the lines, from 0, a place of the text was in at first."""
        return text.count("\n", self.span.start, place)

    def insert(self, number: int, line: str) -> None:
        """Put a new line before a line."""
        self.lines.insert(number, line)
        self.origins.insert(number, None)

    def move(self, item: Item, column: int, like: LineOpening | None = None) -> None:
        """Put an item, and what belongs to it, into a column, with a mark of the kind of `like`."""
        opening = item.opening
        mark = opening.mark
        if like is not None and like.mark[:-1].isdigit() is not opening.is_numbered:
            mark = like.mark
        by = column + columns(mark + opening.gap, column) - item.content
        self._indent(item.first, column)
        self._remark(item.first, mark)
        self._shift(item, by)

    def push(self, item: Item, by: int) -> None:
        """Indent an item and what belongs to it further."""
        self._indent(item.first, item.column + by)
        self._shift(item, by)

    def renumber(self) -> None:
        """Count on in the lists that have other items than at first, from the first change on."""
        was_in = {item.first: run for run in lists_of(self.items) for item in run}
        for run in lists_of(items_of(self.lines)):
            if run[0].opening.is_numbered:
                origin = self.origins[run[0].first]
                self._count(run, was_in.get(origin, []) if origin is not None else [])

    def edit(self, text: str, selection: Selection) -> Edit:
        """All of it as one edit; what is selected stays so, as far from the ends of its lines."""
        made = "\n".join(self.lines)
        then = Selection(*(self._moved(text, each) for each in (selection.anchor, selection.caret)))
        return trimmed(text, Edit(self.span.start, self.span.end, made, then))

    def end_of(self, number: int) -> int:
        """The place behind a line of the draft, in the text that comes of it."""
        return self.span.start + sum(len(line) + 1 for line in self.lines[: number + 1]) - 1

    def _count(self, run: Sequence[Item], was: Sequence[Item]) -> None:
        """Number the items from the first on that does not follow the one it followed before."""
        pairs = zip((self.origins[item.first] for item in run), was, strict=False)
        kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1].first, pairs))
        is_counted = len(was) < 2 or was[0].number != was[1].number  # some write 1. everywhere
        first = run[kept - 1].number + is_counted if kept else (was or run)[0].number
        for place, item in enumerate(run[kept:]):
            self._set_number(item, first + place * is_counted)

    def _set_number(self, item: Item, number: int) -> None:
        mark = f"{number}."
        if mark != item.opening.mark:
            self._remark(item.first, mark)
            self._shift(item, len(mark) - len(item.opening.mark))

    def _shift(self, item: Item, by: int) -> None:
        """Move the lines below an item's first one with its text; those not indented stay."""
        if by:
            for number in range(item.first + 1, item.end):
                column = columns(LineOpening.of(self.lines[number]).indent)
                if self.lines[number].strip() and column >= item.content:
                    self._indent(number, column + by)

    def _indent(self, number: int, column: int) -> None:
        line = self.lines[number]
        opening = LineOpening.of(line)
        if columns(opening.indent) != column:
            tabs, rest = divmod(column, TAB) if "\t" in opening.indent else (0, column)
            behind = line[len(opening.margin) :]
            self.lines[number] = opening.quote + "\t" * tabs + " " * rest + behind

    def _remark(self, number: int, mark: str) -> None:
        line = self.lines[number]
        opening = LineOpening.of(line)
        behind = line[len(opening.margin + opening.mark) :]
        self.lines[number] = opening.margin + mark + behind

    def _moved(self, text: str, place: int) -> int:
        if place < self.span.start:
            return place
        end = self.span.start + sum(map(len, self.lines)) + len(self.lines) - 1
        if place > self.span.end:
            return place - self.span.end + end
        number = self.number_of(text, place)
        from_end = text.find("\n", place, self.span.end)
        from_end = (self.span.end if from_end < 0 else from_end) - place
        now = self.origins.index(number)
        return self.end_of(now) - min(from_end, len(self.lines[now]))


def counted_on(
    text: str, edit: Edit, start: int, gone: int = 0, come: Sequence[int | None] = ()
) -> Edit:
    """The edit, after which the lists around count on, if all of them counted up before.

    From `start` it takes `gone` lines and puts others there: `come` says which of those each was,
    from 0. Where only what stands in the lines changes, both are empty.
    """
    was = ListDraft.around(text, start)
    if not counts_up(was.items) or code_block_at(text, start):
        return edit
    made = edit.applied(text)
    draft = ListDraft.around(made, edit.selection.caret)
    first = was.number_of(text, start)
    beyond = made.count("\n", min(start, draft.span.start), max(start, draft.span.start))
    shift = beyond if draft.span.start >= start else -beyond
    own, draft.items = draft.origins, was.items
    draft.origins = [_origin(number + shift, first, gone, come) for number in range(len(own))]
    draft.renumber()
    draft.origins = own
    return _as_one(text, edit, draft.edit(made, edit.selection))


def counts_up(items: Sequence[Item]) -> bool:
    """Has each numbered item the number after that of the one before?"""
    runs = (run for run in lists_of(items) if run[0].opening.is_numbered)
    return all(a.number + 1 == b.number for run in runs for a, b in pairwise(run))


def _origin(number: int, first: int, gone: int, come: Sequence[int | None]) -> int | None:
    """Which line one was, counted from the line that `first` is behind the beginning."""
    if 0 <= number < len(come):
        was = come[number]
        return None if was is None else was + first
    return first + number + (gone - len(come) if number >= 0 else 0)


def _as_one(text: str, first: Edit, second: Edit) -> Edit:
    """Two edits, one after the other, as one."""
    made = first.applied(text)
    behind = min(len(text) - first.end, len(made) - second.end)
    start, done = min(first.start, second.start), second.applied(made)
    return Edit(start, len(text) - behind, done[start : len(done) - behind], second.selection)


def trimmed(text: str, edit: Edit) -> Edit:
    """The same edit without what stays as it is at its ends."""
    old, made = text[edit.start : edit.end], edit.text
    most = min(len(old), len(made))
    before = _reach(most, lambda count: old[:count] == made[:count])
    behind = _reach(most - before, lambda count: old.endswith(made[len(made) - count :]))
    made = made[before : len(made) - behind]
    return Edit(edit.start + before, edit.end - behind, made, edit.selection)


def _reach(most: int, is_same: Callable[[int], bool]) -> int:
    """The largest number up to `most` of which `is_same` holds, as it does of all below it."""
    return bisect_left(range(1, most + 1), True, key=lambda count: not is_same(count))
