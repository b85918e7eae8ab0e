"""Where in the text a link is written that was found in the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from editor.jekyll.body_links import BodyLink
from editor.post.post import Post
from editor.site.body_images import without_code


@dataclass(frozen=True)
class LinkPlace:
    """The line of the text (from 1) and what stands there; column 0: it is made by Liquid."""

    line: int
    column: int = 0  # from 1
    written: str = ""

    def change(self, new: str) -> Callable[[Post], Post]:
        """Writes `new` there, if the text still has what it had."""
        start = self.column - 1

        def apply(post: Post) -> Post:
            lines = post.text.split("\n")
            line = lines[self.line - 1] if self.line <= len(lines) else ""
            if not line.startswith(self.written, start):
                return post
            lines[self.line - 1] = line[:start] + new + line[start + len(self.written) :]
            return post.with_text("\n".join(lines))

        return apply


class LinkPlaces:
    """Finds the links of a text one after the other, in the order of the page."""

    def __init__(self, text: str) -> None:
        self._written = text
        self._taken: set[LinkPlace] = set()

    @cached_property
    def _text(self) -> str:
        """Most texts have no wrong link, and are never asked for."""
        return without_code(self._written)

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    def find(self, link: BodyLink, written: list[str]) -> LinkPlace:
        """The place of a link that is written as one of `written`; else where its block begins."""
        block = range(link.line - 1, min(link.line - 1 + link.lines, len(self._lines)))
        for lines in (block, range(len(self._lines))):  # a definition may stand anywhere
            for each in written:
                places = list(self._places(each, lines))
                free = [place for place in places if place not in self._taken]
                if places:
                    place = (free or places)[0]
                    self._taken.add(place)
                    return place
        return LinkPlace(link.line)

    def _places(self, written: str, lines: range) -> Iterator[LinkPlace]:
        if written not in self._text:
            return
        pattern = re.compile(rf"(?<![^\s(<\"'=}}]){re.escape(written)}(?![^\s)>\"'|}}])")
        for line in lines:
            for match in pattern.finditer(self._lines[line]):
                yield LinkPlace(line + 1, match.start() + 1, written)
