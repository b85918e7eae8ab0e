"""`[label]: url "title"`: one definition of a link, read in a single pass over its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from editor.jekyll.kramdown.grammar import MARGIN, SPACE, ruby

LABEL = ruby(rf"{MARGIN}\[([^\n\]]+)\]:[ \t]*")
ANGLED_END = ruby(r">(?=[ \t]*(\n)|[ \t]+([\"']))")
TITLE_START = ruby(r"(?<![ \t])[ \t]+[\"']")
TITLE = ruby(r"(?:[ \t]*\n[ \t]*|[ \t]+)([\"'])([^\n]+?)\1[ \t]*\n")
REST = ruby(r"[ \t]*\n")


@dataclass(frozen=True)
class LinkDefinition:
    """What is defined, and where its line ends."""

    label: str
    url: str
    title: str | None
    end: int


def link_definition(text: str, pos: int) -> LinkDefinition | None:
    """The definition that begins at `pos`, the start of a line."""
    found = LABEL.match(text, pos)
    if not found:
        return None
    start = found.end()
    line_end = text.index("\n", start)
    for url, end in chain(angled(text, start, line_end), plain(text, start, line_end)):
        title = TITLE.match(text, end)
        if stop := title or REST.match(text, end):
            return LinkDefinition(found[1], url, title and title[2], stop.end())
    return None


def angled(text: str, start: int, line_end: int) -> Iterator[tuple[str, int]]:
    """`<url>` and its end: each `>` behind which nothing stands but a title, or nothing."""
    if text.startswith("<", start):
        last = text[start:line_end].rstrip(" \t")[-1:]
        for found in ANGLED_END.finditer(text, start, line_end + 1):
            if found[1] or found[2] == last:  # else its title ends too early
                yield text[start + 1 : found.start()], found.end()


def plain(text: str, start: int, line_end: int) -> Iterator[tuple[str, int]]:
    """The URL and its end: that of the line, or where a blank and a quote begin the title."""
    titled = TITLE_START.search(text, start, line_end)
    written = text[start : titled.start() if titled else line_end].rstrip(" \t")
    if url := written.strip(SPACE):
        yield url, start + len(written)
