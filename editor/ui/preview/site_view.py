"""The post as a page of its site: what the page is to hold, and how it gets there."""

from __future__ import annotations

import json
import re
from time import perf_counter

from editor.jekyll.renderer import Renderer
from editor.post.post import Post
from editor.ui.preview.article_view import Rendering
from editor.ui.preview.changes import changes
from editor.ui.preview.held_back import shown
from editor.ui.preview.site_page import Pages, SitePage

DOCTYPE = re.compile(r"\s*(?:<!--.*?-->\s*)*(<!doctype[^>]*>)", re.IGNORECASE | re.DOTALL)


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

    def look_again(self) -> None:
        """The site's files may be others now."""
        self._pages.look_again()

    def page_of(self, post: Post) -> SitePage:
        """The page of a post; runs beside the window's thread."""
        return self._pages.page(post)

    def take(self, page: SitePage) -> None:
        """Show this page from now on."""
        self._page = page

    def render(self, post: Post) -> Rendering:
        """The blocks of the text; may run beside the window's thread."""
        begun = perf_counter()
        source = self._renderer.post_blocks(post)
        seen = self._page.seen if self._page else str
        blocks = [shown(seen(block.html)) for block in source]
        return Rendering("", blocks, source, (perf_counter() - begun) * 1000)

    def patch(self, rendering: Rendering) -> str:
        """The script that changes the page where it differs."""
        page = self._page
        assert page is not None
        before, self._shown = self._shown, page
        moved = f"preview.moveTo({json.dumps(page.path)});"
        script = self._patch_shell if page.shell else self._patch_whole
        changed = script(page, before, rendering.blocks)
        self._blocks = rendering.blocks
        return changed if before and before.path == page.path else moved + changed

    def _patch_shell(self, page: SitePage, before: SitePage | None, blocks: list[str]) -> str:
        """What is new around the text, and the blocks that are."""
        held = self._blocks if before and before.shell else []
        shell = None if before and before.shell == page.shell else page.shown_shell
        return f"preview.show({json.dumps(shell)}, {json.dumps(changes(held, blocks))})"

    def _patch_whole(self, page: SitePage, before: SitePage | None, blocks: list[str]) -> str:
        """A new page; and blocks that have changed since, where they stand as rendered."""
        is_new = page is not before
        held = page.shown_blocks if is_new else self._blocks
        shown = f"{json.dumps(page.shown)}, {json.dumps(held)}"
        whole = f"preview.showPage({shown});" if is_new else ""
        pairs = [
            (held[at], fresh[0])
            for at, count, fresh in changes(held, blocks)
            if count == len(fresh) == 1
        ]
        return f"{whole}preview.foresee({json.dumps(pairs)})"

    def served(self, scripts: bool) -> str:
        """The HTML to load: empty but for its doctype, or with scripts the whole page."""
        page = self._page
        assert page is not None
        return page.shown if scripts else empty_page(page.around)


def empty_page(html: str) -> str:
    """A page with the doctype of `html` and nothing else: what it holds is put in afterwards."""
    doctype = DOCTYPE.match(html)
    return f"{doctype[1] if doctype else ''}<html><head></head><body></body></html>"
