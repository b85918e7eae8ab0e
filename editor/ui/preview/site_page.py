"""A post's page on its site, as the preview is given it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from editor.jekyll.emoji import with_emoji
from editor.jekyll.math import shows_math, with_math
from editor.post.post import Post
from editor.site.site import Site

SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
SHEET = re.compile(r"<link\b[^>]*\brel\s*=\s*[\"']?[^\"'>]*stylesheet[^>]*>", re.IGNORECASE)
FAR = re.compile(r"\bhref\s*=\s*[\"']?\s*(?:https?:)?(//[^\s\"'>]+)", re.IGNORECASE)


class Pages(Protocol):
    """Gives a post's page as Jekyll writes it."""

    def page(self, post: Post) -> SitePage:
        """The page of a post; asked for beside the window's thread."""
        ...

    def look_again(self) -> None:
        """Nothing that was read of the site may be taken for what is there now."""
        ...


@dataclass(frozen=True)
class SitePage:
    """A post's page, and in two halves where its text stands between them as it was rendered."""

    post: Post
    path: str  # its address on the site, the baseurl included
    shell: tuple[str, str] | None  # None: the layout changes the text on its way
    html: str
    blocks: Sequence[str]  # of the text
    problems: Sequence[str] = ()
    shows_emoji: bool = False  # a plugin makes pictures of their names

    @property
    def around(self) -> str:
        """The page, as far as it is not the text."""
        return "".join(self.shell) if self.shell else self.html

    @property
    def has_scripts(self) -> bool:
        """Would a browser run scripts on the page?"""
        return SCRIPT.search(self.around) is not None

    def sheet_hosts(self, site: Site) -> list[str]:
        """The hosts on the network from which the page has style sheets."""
        tags = (match[0] for match in SHEET.finditer(self.around))
        far = (found[1] for tag in tags for found in FAR.finditer(tag))
        hosts = dict.fromkeys(urlsplit(each).netloc for each in far)
        return [each for each in hosts if each != urlsplit(site.url).netloc]

    @property
    def shows_math(self) -> bool:
        """Will formulas be seen as such on the site?"""
        return shows_math(self.around)

    @property
    def shown(self) -> str:
        """The whole page as it is seen."""
        return self.seen(self.html)

    @property
    def shown_shell(self) -> tuple[str, str] | None:
        """The two halves around the text, with the emoji that are seen there."""
        if self.shell is None or not self.shows_emoji:
            return self.shell
        return with_emoji(self.shell[0]), with_emoji(self.shell[1])

    @property
    def shown_blocks(self) -> list[str]:
        """The blocks of the text as `shown` holds them, but for what the layout changes."""
        return [self.seen(each) for each in self.blocks]

    def seen(self, html: str) -> str:
        """A part of the page, with formulas and emoji where the site shows them."""
        html = with_math(html) if self.shows_math else html
        return with_emoji(html) if self.shows_emoji else html
