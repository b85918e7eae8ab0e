"""The post as an article to read: what the page is to hold, and how it gets there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from editor.jekyll.article import UNKNOWN, header_html
from editor.jekyll.emoji import names_are_pictures, with_emoji
from editor.jekyll.kramdown import Block
from editor.jekyll.language import Language, language_of
from editor.jekyll.math import with_math
from editor.jekyll.renderer import Renderer
from editor.post.post import Post
from editor.site.place import Place
from editor.ui.preview.changes import changes
from editor.ui.preview.held_back import shown


@dataclass(frozen=True)
class Rendering:
    """What the page is to hold, and how long it took to find out."""

    header: str
    blocks: list[str]
    source: Sequence[Block]  # the same blocks, with their lines in the text
    ms: float
    language: Language = UNKNOWN


class ArticleView:
    """The reading page, and what it holds already."""

    scripts = ("nodes.js", "patch.js")

    def __init__(self, place: Place, renderer: Renderer) -> None:
        self._place, self._renderer = place, renderer
        self._names_are_pictures = names_are_pictures(place.site)
        self.forget()

    def forget(self) -> None:
        """The page is empty."""
        self._header: str | None = None
        self._blocks: list[str] = []
        self._language = UNKNOWN

    def follow(self, other: ArticleView) -> None:
        """The page holds another article now; it is changed into this one."""
        self._header, self._blocks = other._header, other._blocks
        self._language = other._language

    def render(self, post: Post) -> Rendering:
        """The article of a post; may run beside the window's thread."""
        begun = perf_counter()
        seen = with_emoji if self._names_are_pictures else str
        header = seen(header_html(post, self._place))
        source = self._renderer.post_blocks(post)
        blocks = [shown(seen(with_math(block.html))) for block in source]
        language = language_of(post, self._place)
        return Rendering(header, blocks, source, (perf_counter() - begun) * 1000, language)

    def patch(self, rendering: Rendering) -> str:
        """The script that changes the page where it differs from `rendering`."""
        header = None if rendering.header == self._header else rendering.header
        found = changes(self._blocks, rendering.blocks)
        self._header, self._blocks = rendering.header, rendering.blocks
        turn = self._turn(rendering.language)
        return f"{turn}preview.show({json.dumps(header)}, {json.dumps(found)})"

    def _turn(self, language: Language) -> str:
        """What tells the page another language."""
        if language == self._language:
            return ""
        self._language = language
        return f"preview.setLanguage({json.dumps(language.tag)}, {json.dumps(language.direction)});"
