"""The post as a page of its site: what the page is to hold, and how it gets there."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from time import perf_counter
from typing import Protocol

from editor.jekyll.math import shows_math, with_math
from editor.jekyll.renderer import Renderer
from editor.post.post import Post
from editor.ui.preview.article_view import Rendering
from editor.ui.preview.changes import changes

DOCTYPE = re.compile(r"\s*(?:<!--.*?-->\s*)*(<!doctype[^>]*>)", re.IGNORECASE | re.DOTALL)
# A connection that is opened in advance asks no leave of the page's policy.
IN_ADVANCE = re.compile(
    r"<link\b[^>]*\brel\s*=\s*[\"']?[^\"'>]*(?:preconnect|dns-prefetch|prefetch|prerender)[^>]*>",
    re.IGNORECASE,
)
SCRIPT = re.compile(r"<script\b", re.IGNORECASE)


class Pages(Protocol):
    """Gives a post's page as Jekyll writes it."""

    def url(self, post: Post) -> str:
        """The page's address on the site, the baseurl included."""
        ...

    def shell(self, post: Post) -> tuple[str, str] | None:
        """The page before and behind its text; None where the layout changes the text."""
        ...

    def html(self, post: Post) -> str:
        """The whole page."""
        ...


@dataclass(frozen=True)
class SitePage:
    """A post's page: in two halves around the text, or whole."""

    post: Post
    path: str
    shell: tuple[str, str] | None
    html: str

    @property
    def around(self) -> str:
        """The page, as far as it is not the text."""
        return "".join(self.shell) if self.shell else self.html

    @property
    def has_scripts(self) -> bool:
        """Would a browser run scripts on the page?"""
        return SCRIPT.search(self.around) is not None

    @property
    def shows_math(self) -> bool:
        """Will formulas be seen as such on the site?"""
        return shows_math(self.around)


class SiteView:
    """The page in the site's layout, and what it holds already."""

    scripts = ("nodes.js", "site.js")

    def __init__(self, pages: Pages, renderer: Renderer) -> None:
        self._pages, self._renderer = pages, renderer
        self._page: SitePage | None = None
        self._blocks: list[str] = []
        self._shown: SitePage | None = None

    @property
    def is_whole(self) -> bool:
        """Is the page known as a whole only, so that every change asks for another?"""
        return self._page is not None and self._page.shell is None

    @property
    def post(self) -> Post | None:
        """The post whose page it is."""
        return self._page.post if self._page else None

    def forget(self) -> None:
        """The page is empty."""
        self._blocks, self._shown, self._page = [], None, None

    def page_of(self, post: Post) -> SitePage:
        """The page of a post; runs beside the window's thread."""
        shell = self._pages.shell(post)
        html = "" if shell else self._pages.html(post)
        return SitePage(post, self._pages.url(post), shell, html)

    def take(self, page: SitePage) -> None:
        """Show this page from now on."""
        self._page = page

    def render(self, post: Post) -> Rendering:
        """The blocks of the text; may run beside the window's thread."""
        begun = perf_counter()
        blocks = [] if self.is_whole else [b.html for b in self._renderer.post_blocks(post)]
        if self._page and self._page.shows_math:
            blocks = [with_math(each) for each in blocks]
        return Rendering("", blocks, (perf_counter() - begun) * 1000)

    def patch(self, rendering: Rendering) -> str:
        """The script that changes the page where it differs."""
        page = self._page
        assert page is not None
        is_other = page != self._shown
        moved = f"preview.moveTo({json.dumps(page.path)});" if is_other else ""
        self._shown = page
        if page.shell is None:
            return f"{moved}preview.showPage({json.dumps(shown(page))})" if is_other else "true"
        found = changes(self._blocks, rendering.blocks)
        self._blocks = rendering.blocks
        shell = list(page.shell) if is_other else None
        return f"{moved}preview.show({json.dumps(shell)}, {json.dumps(found)})"

    def served(self, post: Post, scripts: bool) -> str:
        """The HTML to load: empty but for its doctype, or with scripts the whole page."""
        page = self._page
        assert page is not None
        if not scripts:
            return empty_page(page.around)
        return IN_ADVANCE.sub("", self.full(post))

    def full(self, post: Post) -> str:
        """The whole page with its text."""
        page = self._page
        assert page is not None
        if page.shell is None:
            return shown(page)
        return page.shell[0] + "".join(self.render(post).blocks) + page.shell[1]


def empty_page(html: str) -> str:
    """A page with the doctype of `html` and nothing else: what it holds is put in afterwards."""
    doctype = DOCTYPE.match(html)
    return f"{doctype[1] if doctype else ''}<html><head></head><body></body></html>"


def shown(page: SitePage) -> str:
    """A whole page, its formulas shown where the site shows them."""
    return with_math(page.html) if page.shows_math else page.html
