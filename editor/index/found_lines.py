"""Where words stand in the text files of a site: file by file, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from editor.post import line_ends
from editor.post.errors import PostError
from editor.post.fences import BOM
from editor.post.post import decoded
from editor.site.inside import read_inside
from editor.site.own_files import MOST_BYTES, is_text, own_files
from editor.site.post_files import posts_below
from editor.site.site import Site
from editor.writing.replacing import Replaced, Template, template
from editor.writing.searching import Search, matches

BEFORE = 50  # characters of a long line that are shown before its first match
LONGEST = 300  # characters of a line that are shown
LINE_END = "↵"  # stands for one inside a match
CUT = "…"

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Shown:
    """A line, or the part of it around its matches, and where these stand in it."""

    text: str
    spans: Spans


@dataclass(frozen=True)
class FoundLine:
    """A line with matches: as it is, and as it would be."""

    line: int  # of the file, from 1; the one on which the first match begins
    column: int  # of the first match, in characters from 1
    numbers: range  # of its matches, in the file
    now: Shown
    then: Shown


@dataclass(frozen=True)
class FoundIn:
    """What was found in a file."""

    file: Path
    lines: tuple[FoundLine, ...] = ()
    seen: bytes = b""  # tells apart what the file held then from what it holds later
    unread: str = ""  # why it was not searched, as a sentence

    @property
    def count(self) -> int:
        """How many matches."""
        return self.lines[-1].numbers.stop if self.lines else 0


def searched_files(site: Site, *, posts_only: bool) -> list[Path]:
    """The posts and drafts of a site; or all its texts, those of its layouts and data too."""
    if posts_only:
        return list(posts_below(site.root))
    return [site.root / path for path in own_files(site) if is_text(path)]


def search_files(
    files: Iterable[Path], site: Site, search: Search, written: str, texts: Mapping[Path, bytes]
) -> Iterator[FoundIn]:
    """What is found in each file, and what it would be with `written` in the place of matches.

    `texts` count instead of their files. Raises BadExpression or TookTooLong.
    """
    filling = template(search, written)
    for file in files:
        try:
            data = texts.get(file)
            data = read_inside(file, site.root, MOST_BYTES) if data is None else data
            lines = tuple(found_lines(shown_text(data), search, filling))
        except PostError as error:
            yield FoundIn(file, unread=str(error))
        else:
            yield FoundIn(file, lines, seen_of(data) if lines else b"")


def seen_of(data: bytes) -> bytes:
    """What tells a file's contents apart from others."""
    return sha256(data).digest()


def shown_text(data: bytes) -> str:
    """The text of a file without its byte order mark, lines ended by LF. Raises PostError."""
    return line_ends.shown(decoded(data).removeprefix(BOM))


def found_lines(text: str, search: Search, filling: Template) -> Iterator[FoundLine]:
    """The lines of a text that hold matches. Raises BadExpression or TookTooLong."""
    if not search:
        return
    line, counted, first = 1, 0, 0
    for group in by_line(text, search, filling):
        start = group[0].start
        line += text.count("\n", counted, start)
        counted = start
        begin = text.rfind("\n", 0, start) + 1
        numbers = range(first, first + len(group))
        first = numbers.stop
        now, then = sides(text, begin, group)
        yield FoundLine(line, start - begin + 1, numbers, now, then)


def by_line(text: str, search: Search, filling: Template) -> Iterator[list[Replaced]]:
    """The matches that begin on the same line, or on the one where the last ended, together."""
    group: list[Replaced] = []
    for match in matches(search, text):
        each = Replaced(*match.span(), filling.filled(match))
        if group and "\n" in text[group[-1].end : each.start]:
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def sides(text: str, begin: int, group: list[Replaced]) -> tuple[Shown, Shown]:
    """The line that begins there as it is and as it would be, cut where it is long."""
    start = max(begin, group[0].start - BEFORE)
    end = text.find("\n", group[-1].end)
    end = min(len(text) if end < 0 else end, start + LONGEST)
    cut = CUT if start > begin else ""
    now, then = Side(cut), Side(cut)
    place = start
    for each in group:
        if each.start >= end:
            break
        for side in (now, then):
            side.add(text[place : each.start])
        place = min(each.end, end)
        now.add(text[each.start : place], is_match=True)
        then.add(each.text[:LONGEST], is_match=True)
    for side in (now, then):
        side.add(text[place:end])
    return now.shown, then.shown


class Side:
    """A line that is being put together."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: list[tuple[int, int]] = []

    def add(self, text: str, *, is_match: bool = False) -> None:
        """Go on with `text`."""
        start = len(self._text)
        self._text += text.replace("\n", LINE_END)
        if is_match:
            self._spans.append((start, len(self._text)))

    @property
    def shown(self) -> Shown:
        """What it has become."""
        return Shown(self._text, tuple(self._spans))
