"""Headings: a level, one deeper, one higher; lines underlined with = or - become # and ##."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from editor.writing.edit import Edit, Selection, WritingCommand
from editor.writing.line_opening import LineOpening
from editor.writing.lines import Span, line_after, line_before
from editor.writing.pieces import Piece, edit_of
from editor.writing.prose_lines import prose_lines

DEEPEST = 6
UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
CLOSING = re.compile(r"[ \t]+#+[ \t]*$")


@dataclass(frozen=True)
class Title:
    """A line that is a heading or may become one."""

    text: str
    line: Span
    underline: Span | None = None

    @property
    def opening(self) -> LineOpening:
        """What the line opens with."""
        return LineOpening.of(self.line.of(self.text))

    @property
    def level(self) -> int:
        """1 for the largest; 0 for no heading."""
        if self.underline is not None:
            return 1 if self.text[self.underline.start] == "=" else 2
        return len(self.opening.heading.rstrip())

    def with_level(self, level: int) -> Iterator[Piece]:
        """What makes it a heading of that level, or a paragraph again."""
        start = self.line.start + len(self.opening.margin + self.opening.item)
        end = start + len(self.opening.heading)
        yield Piece(start, end, "#" * level + " " if level else "")
        closing = CLOSING.search(self.text, end, self.line.end)
        if self.underline is not None:
            yield Piece(self.line.end, self.underline.end, "", closes=True)
        elif closing and self.opening.heading:
            signs = closing[0].replace("#" * closing[0].count("#"), "#" * level)
            yield Piece(closing.start(), closing.end(), signs if level else "", closes=True)


def heading(level: int) -> WritingCommand:
    """A command that makes each line a heading of `level`, or paragraphs again where all are."""

    def change(titles: list[Title]) -> Callable[[int], int]:
        wanted = 0 if all(title.level == level for title in titles) else level
        return lambda _now: wanted

    return partial(_change, change)


def deeper(text: str, selection: Selection) -> Edit | None:
    """One sign more: a paragraph becomes a heading, a heading one of the next level."""
    return _change(lambda _titles: lambda level: min(level + 1, DEEPEST), text, selection)


def higher(text: str, selection: Selection) -> Edit | None:
    """One sign less; the highest heading becomes a paragraph."""
    return _change(lambda _titles: lambda level: max(level - 1, 0), text, selection)


def _change(
    change: Callable[[list[Title]], Callable[[int], int]], text: str, selection: Selection
) -> Edit | None:
    """Give each title the level that `change` says; where there are headings, only to those."""
    titles = _titles(text, selection)
    titles = [title for title in titles if title.level] or titles
    level_for = change(titles)
    pieces = [piece for title in titles for piece in title.with_level(level_for(title.level))]
    return edit_of(text, selection, pieces) if pieces else None


def _titles(text: str, selection: Selection) -> list[Title]:
    titles: dict[int, Title] = {}
    for line in prose_lines(text, selection):
        before = line_before(text, line)
        if before is not None and _is_title(text, before, line):
            titles[before.start] = Title(text, before, line)
            continue
        after = line_after(text, line)
        is_underlined = after is not None and _is_title(text, line, after)
        titles[line.start] = Title(text, line, after if is_underlined else None)
    return list(titles.values())


def _is_title(text: str, line: Span, underline: Span) -> bool:
    """Is the first line a heading by the second?"""
    words = line.of(text)
    opening = LineOpening.of(words)
    is_plain = opening.length == len(opening.indent) and words.strip()[:1] not in ("", "|", "<")
    return is_plain and UNDERLINE.match(text, underline.start, underline.end) is not None
