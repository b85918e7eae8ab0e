"""The stretches of text in a piece of HTML, changed; the tags around them stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

TAG_END = re.compile(">")
COMMENT_END = re.compile("-->")


class Searches:
    """Searches of one text: what was not found once is not looked for again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._missing: set[re.Pattern[str]] = set()

    def find(self, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
        """The first match from `start` on; each search begins behind the one before."""
        found = None if pattern in self._missing else pattern.search(self._text, start)
        if found is None:
            self._missing.add(pattern)
        return found


def with_texts(html: str, names: str, change: Callable[[str], str]) -> str:
    """`html` with each stretch of its text changed, but for what stands in the elements `names`.

    `names` is an alternation, as "pre|code".
    """
    parts: list[str] = []
    at = 0
    for start, end in tags(html, names):
        parts += (change(html[at:start]), html[start:end])
        at = end
    return "".join((*parts, change(html[at:])))


def tags(html: str, names: str) -> Iterator[tuple[int, int]]:
    """Where tags and comments stand, and elements of which the text is not looked at."""
    part, searches, place = part_of(names), Searches(html), 0
    while found := part.search(html, place):
        end = part_end(searches, found)
        place = end or found.start() + 1
        if end:
            yield found.start(), end


@cache
def part_of(names: str) -> re.Pattern[str]:
    """What begins with a `<`: one of the elements, a comment, or any tag."""
    return re.compile(rf"<(?:(?P<name>{names})\b|(?P<comment>!--))?", re.IGNORECASE)


def part_end(searches: Searches, opening: re.Match[str]) -> int | None:
    """Where that ends which begins so; what is not closed is a mere tag."""
    end = None
    if name := opening["name"]:
        closing = re.compile(rf"</{name}\s*>", re.IGNORECASE)
        end = searches.find(closing, opening.end())
    elif opening["comment"]:
        end = searches.find(COMMENT_END, opening.end())
    end = end or searches.find(TAG_END, opening.start())
    return end.end() if end else None
