"""The items of the lists around a line: where they stand, and which of them holds which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from editor.writing.line_opening import LineOpening
from editor.writing.lines import Span, line_after, line_at, line_before

FENCE = re.compile(r"(`{3,}|~{3,})")
MOST_ABOVE = 500  # lines above a line in which the beginning of its list is sought
MOST_BELOW = 1500  # and below it, for the end
TAB = 4
CODE = 4  # columns behind which a line is no item but code


@dataclass(eq=False)
class Item:
    """An item: its lines are those from `first` up to `end`, its children's included."""

    first: int  # number of the line, from the first one of the list
    opening: LineOpening
    parent: Item | None
    end: int = 0
    children: list[Item] = field(default_factory=list["Item"])
    part: int = 0  # how often text that is no item went on before it, beside the same list

    @property
    def column(self) -> int:
        """Where its mark stands, counted from the quote signs."""
        return columns(self.opening.indent)

    @property
    def content(self) -> int:
        """Where its text stands: what is to belong to it is indented so far."""
        is_bare = not self.opening.gap.strip("\n")
        width = columns(self.opening.mark + (" " if is_bare else self.opening.gap), self.column)
        return self.column + width

    @property
    def number(self) -> int:
        """The number that is written; 0 for bullets."""
        return int(self.opening.mark[:-1]) if self.opening.is_numbered else 0

    def goes_on(self, before: Item) -> bool:
        """Is it of the same list as the item before it, which has the same parent?"""
        is_numbered, was_numbered = self.opening.is_numbered, before.opening.is_numbered
        return self.part == before.part and is_numbered is was_numbered


def columns(blanks: str, start: int = 0) -> int:
    """How many columns a piece that begins in the column `start` takes; tabs stop every four."""
    return len((" " * (start % TAB) + blanks).expandtabs(TAB)) - start % TAB


def list_lines(text: str, place: int) -> Span:
    """The lines around a place that may be of one list, as far as they are worth a look."""
    line = line_at(text, place)
    depth = quote_depth(line.of(text))
    first = last = line
    for _ in range(MOST_ABOVE):
        before = line_before(text, first)
        if before is None or quote_depth(before.of(text)) != depth:
            break
        above = line_before(text, before)
        is_begun = above is None or not _bare(above.of(text)).strip()
        if (is_begun and _is_prose(before.of(text))) or _is_fence(before.of(text)):
            break
        first = before
    for _ in range(MOST_BELOW):
        after = line_after(text, last)
        if after is None or quote_depth(after.of(text)) != depth:
            break
        is_behind = not _bare(last.of(text)).strip() and _is_prose(after.of(text))
        if is_behind or _is_fence(after.of(text)):
            break
        last = after
    return Span(first.start, last.end)


def _is_prose(line: str) -> bool:
    """Is it a line that stands in no list, with a blank one above?"""
    opening = LineOpening.of(line)
    return bool(_bare(line).strip()) and not opening.mark and not opening.indent


def _is_fence(line: str) -> bool:
    """Does code begin or end with the line, outside of any item?"""
    return FENCE.match(_bare(line)) is not None


def _bare(line: str) -> str:
    return line[len(LineOpening.of(line).quote) :]


def quote_depth(line: str) -> int:
    """How many quotes the line stands in."""
    return LineOpening.of(line).quote.count(">")


def items_of(lines: Sequence[str]) -> list[Item]:
    """All items of those lines, in their order."""
    holders = items_by_line(lines)
    return [item for number, item in enumerate(holders) if item and item.first == number]


def items_by_line(lines: Sequence[str]) -> list[Item | None]:
    """The innermost item that each line belongs to; blank lines belong to the one above."""
    reader = _Reader()
    for number, line in enumerate(lines):
        reader.read(number, line)
    return reader.found


class _Reader:
    """Reads line after line."""

    def __init__(self) -> None:
        self.found: list[Item | None] = []
        self._open: list[Item] = []  # each holds the next
        self._fence = ""
        self._is_loose = True  # a blank line stands above
        self._lists: dict[Item | None, int] = {}  # how often text went on in, or outside, an item

    def read(self, number: int, line: str) -> None:
        opening = LineOpening.of(line)
        bare = line[len(opening.quote) :].strip()
        if bare and self._fence:
            self._fence = (
                "" if bare.startswith(self._fence) and len(set(bare)) == 1 else self._fence
            )
        elif bare:
            self._enter(number, opening)
            begun = FENCE.match(line[opening.length :].lstrip())
            self._fence = begun[1] if begun else ""
        if bare:
            for item in self._open:
                item.end = number + 1
        self._is_loose = not bare
        self.found.append(self._open[-1] if self._open else None)

    def _enter(self, number: int, opening: LineOpening) -> None:
        column = columns(opening.indent)
        is_item = bool(opening.mark) and column < self._content + CODE
        if is_item or self._is_loose:
            while self._open and column < self._content:
                self._open.pop()
        if is_item and column < self._content + CODE:
            self._begin(Item(number, opening, self._open[-1] if self._open else None))
        elif self._is_loose:
            parent = self._open[-1] if self._open else None
            self._lists[parent] = self._lists.get(parent, 0) + 1

    def _begin(self, item: Item) -> None:
        item.part = self._lists.get(item.parent, 0)
        if item.parent:
            item.parent.children.append(item)
        self._open.append(item)

    @property
    def _content(self) -> int:
        return self._open[-1].content if self._open else 0


def lists_of(items: Sequence[Item]) -> list[list[Item]]:
    """The lists: items that follow each other, of one parent and one kind."""
    lists: list[list[Item]] = []
    last: dict[Item | None, list[Item]] = {}
    for item in items:
        run = last.get(item.parent)
        if run and item.goes_on(run[-1]):
            run.append(item)
        else:
            last[item.parent] = run = [item]
            lists.append(run)
    return lists
