"""The pages of a site as the preview asks for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from editor.post.post import Post
from editor.site.place import Place

if TYPE_CHECKING:  # the article needs none of it
    from editor.jekyll.page import PageRenderer


class SitePages:
    """Gives the pages of one place; what the site holds is read where it is first asked for."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._renderer: PageRenderer | None = None

    def url(self, post: Post) -> str:
        """The page's address on the site, the baseurl included."""
        from editor.jekyll.permalink import post_url

        return self._place.site.baseurl + post_url(post, self._place)

    def shell(self, post: Post) -> tuple[str, str] | None:
        """The page before and behind its text; None where the layout changes the text."""
        shell = self._renderer_now().shell(post)
        return (shell.before, shell.after) if shell else None

    def html(self, post: Post) -> str:
        """The whole page."""
        return self._renderer_now().html(post)

    def _renderer_now(self) -> PageRenderer:
        """The renderer of the site as it is on disk now."""
        from editor.jekyll.page import PageRenderer
        from editor.site.contents import Contents

        contents = Contents.read(self._place.site)
        if self._renderer is None or self._contents is not contents:
            self._renderer, self._contents = PageRenderer(self._place, contents), contents
        return self._renderer


def asset_text(path: Path, place: Place) -> str:
    """The text of a published file that has front matter, once Liquid is worked out."""
    from editor.jekyll.page import asset_text

    return asset_text(path, place)
