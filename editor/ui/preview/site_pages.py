"""The pages of a site as the preview asks for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from editor.post.post import Post
from editor.site.place import Place

if TYPE_CHECKING:  # the article needs none of it
    from editor.jekyll.pages import Page, Pages


class SitePages:
    """Gives the pages of one place; what the site holds is read where it is first asked for."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._pages: Pages | None = None
        self._made: tuple[Post, Page] | None = None

    def url(self, post: Post) -> str:
        """The page's address on the site, the baseurl included."""
        from editor.jekyll.page import address_of

        return self._place.site.baseurl + address_of(post, self._place)

    def shell(self, post: Post) -> tuple[str, str] | None:
        """The page before and behind its text; None where the layout changes the text."""
        page = self._page(post)
        return (page.before, page.after) if page.holds_body else None

    def html(self, post: Post) -> str:
        """The whole page."""
        return self._page(post).html

    def _page(self, post: Post) -> Page:
        if self._made is None or self._made[0] is not post:
            self._made = post, self._page_now(post)
        return self._made[1]

    def _page_now(self, post: Post) -> Page:
        """The page in the site as it is on disk now."""
        from editor.jekyll.page import document_of
        from editor.jekyll.pages import pages_of

        self._pages = pages_of(self._place.site, self._pages)
        document = document_of(post, self._place)
        return self._pages.with_document(document).page(document)


def asset_text(path: Path, place: Place) -> str:
    """The text of a published file that has front matter, once Liquid is worked out."""
    from editor.jekyll.page import asset_text

    return asset_text(path, place.site)
