"""The pages of a site as the preview asks for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from editor.jekyll.emoji import names_are_pictures
from editor.jekyll.renderer import Renderer
from editor.post.post import Post
from editor.site.place import Place
from editor.ui.preview.site_page import SitePage

if TYPE_CHECKING:  # the article needs none of it
    from editor.jekyll.pages import Pages


class SitePages:
    """Gives the pages of one place; what the site holds is read where it is first asked for."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._renderer = Renderer(place)  # its own: pages are made beside the window's thread
        self._pages: Pages | None = None

    def page(self, post: Post) -> SitePage:
        """The page in the site as it is on disk now; only what changed of the text is rendered."""
        from editor.jekyll.page import document_of
        from editor.jekyll.pages import pages_of

        site = self._place.site
        self._pages = pages_of(site, self._pages)
        document = document_of(post, self._place)
        blocks = [block.html for block in self._renderer.post_blocks(post)]
        pages = self._pages.with_document(document)
        page = pages.page(document, "".join(blocks))
        shell = (page.before, page.after) if page.holds_body else None
        path = site.baseurl + (pages.url(document) or "/")  # a permalink that names nothing
        problems = [each.message for each in page.problems]
        emoji = names_are_pictures(site)
        return SitePage(post, path, shell, page.html, blocks, problems, emoji)

    def look_again(self) -> None:
        """Nothing that was read of the site may be taken for what is there now."""
        self._pages = None
        self._renderer.look_again()


def asset_text(path: Path, place: Place) -> str:
    """The text of a published file that has front matter, once Liquid is worked out."""
    from editor.jekyll.page import asset_text

    return asset_text(path, place.site)
