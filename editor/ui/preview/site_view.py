"""The post as a page of its site: what the page is to hold, and how it gets there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from time import perf_counter

from editor.jekyll.renderer import Renderer
from editor.post.post import Post
from editor.ui.preview.changes import changes
from editor.ui.preview.held_back import shown
from editor.ui.preview.rendering import Rendering, Shown, as_json
from editor.ui.preview.site_page import Pages, SitePage

DOCTYPE = re.compile(r"\s*(?:<!--.*?-->\s*)*(<!doctype[^>]*>)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Held:
    """What the page holds of the text, the page it is in, and the one that it is to be in."""

    blocks: list[str]
    shown: SitePage | None
    page: SitePage | None


class SiteView(Shown[Held]):
    """The page in the site's layout, and what it holds already."""

    scripts = ("nodes.js", "site.js")

    def __init__(self, pages: Pages, renderer: Renderer) -> None:
        super().__init__(lambda: Held([], None, None))
        self._pages, self._renderer = pages, renderer

    @property
    def is_whole(self) -> bool:
        """Is the page known as a whole only, so that every change asks for another?"""
        page = self._held.page
        return page is not None and page.shell is None

    @property
    def post(self) -> Post | None:
        """The post whose page it is."""
        page = self._held.page
        return page.post if page else None

    def look_again(self) -> None:
        """The site's files may be others now."""
        self._pages.look_again()

    def page_of(self, post: Post) -> SitePage:
        """The page of a post; runs beside the window's thread."""
        return self._pages.page(post)

    def take(self, page: SitePage) -> None:
        """Show this page from now on."""
        self._held = replace(self._held, page=page)

    def render(self, post: Post) -> Rendering[Held]:
        """The blocks of the text; may run beside the window's thread."""
        begun = perf_counter()
        before = self._held
        page = before.page
        source = self._renderer.post_blocks(post)
        seen = page.seen if page else str
        blocks = [shown(seen(block.html)) for block in source]
        script = script_into(page, before, blocks) if page else ""
        after = Held(blocks, page, page)
        return Rendering(before, after, script, source, (perf_counter() - begun) * 1000)

    def served(self, scripts: bool) -> str:
        """The HTML to load: empty but for its doctype, or with scripts the whole page."""
        page = self._held.page
        assert page is not None
        return page.shown if scripts else empty_page(page.around)


def script_into(page: SitePage, before: Held, blocks: list[str]) -> str:
    """The script that brings `blocks` into `page`, and that into the browser."""
    script = shell_script if page.shell else whole_script
    changed = script(page, before, blocks)
    is_there = before.shown is not None and before.shown.path == page.path
    return changed if is_there else f"preview.moveTo({as_json(page.path)});{changed}"


def shell_script(page: SitePage, before: Held, blocks: list[str]) -> str:
    """What is new around the text, and the blocks that are."""
    had = before.shown.shell if before.shown else None
    held = before.blocks if had else []
    shell = None if before.shown and had == page.shell else page.shown_shell
    return f"preview.show({as_json(shell)}, {as_json(changes(held, blocks))})"


def whole_script(page: SitePage, before: Held, blocks: list[str]) -> str:
    """A new page; and blocks that have changed since, where they stand as rendered."""
    is_new = page is not before.shown
    held = page.shown_blocks if is_new else before.blocks
    whole = f"preview.showPage({as_json(page.shown)}, {as_json(held)});" if is_new else ""
    pairs = [
        (held[at], fresh[0])
        for at, count, fresh in changes(held, blocks)
        if count == len(fresh) == 1
    ]
    return f"{whole}preview.foresee({as_json(pairs)})"


def empty_page(html: str) -> str:
    """A page with the doctype of `html` and nothing else: what it holds is put in afterwards."""
    doctype = DOCTYPE.match(html)
    return f"{doctype[1] if doctype else ''}<html><head></head><body></body></html>"
