"""The post as an article to read: what the page is to hold, and how it gets there."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

from editor.jekyll.article import UNKNOWN, header_html
from editor.jekyll.emoji import names_are_pictures, with_emoji
from editor.jekyll.language import Language, language_of
from editor.jekyll.math import with_math
from editor.jekyll.renderer import Renderer
from editor.post.post import Post
from editor.site.place import Place
from editor.ui.preview.changes import changes
from editor.ui.preview.held_back import shown
from editor.ui.preview.rendering import Rendering, Shown, as_json


@dataclass(frozen=True)
class Article:
    """What the page holds."""

    header: str | None
    blocks: list[str]
    language: Language


class ArticleView(Shown[Article]):
    """The reading page, and what it holds already."""

    scripts = ("nodes.js", "patch.js")

    def __init__(self, place: Place, renderer: Renderer) -> None:
        super().__init__(lambda: Article(None, [], UNKNOWN))
        self._place, self._renderer = place, renderer
        self._names_are_pictures = names_are_pictures(place.site)

    def follow(self, other: ArticleView) -> None:
        """The page holds another article now; it is changed into this one."""
        self._held = other._held

    def render(self, post: Post) -> Rendering[Article]:
        """The article of a post; may run beside the window's thread."""
        begun = perf_counter()
        seen = with_emoji if self._names_are_pictures else str
        header = seen(header_html(post, self._place))
        source = self._renderer.post_blocks(post)
        blocks = [shown(seen(with_math(block.html))) for block in source]
        before, after = self._held, Article(header, blocks, language_of(post, self._place))
        script = script_between(before, after)
        return Rendering(before, after, script, source, (perf_counter() - begun) * 1000)


def script_between(before: Article, after: Article) -> str:
    """The script that changes the page where the two differ."""
    header = None if after.header == before.header else after.header
    found = changes(before.blocks, after.blocks)
    turn = "" if after.language == before.language else script_of(after.language)
    return f"{turn}preview.show({as_json(header)}, {as_json(found)})"


def script_of(language: Language) -> str:
    """What tells the page another language."""
    return f"preview.setLanguage({as_json(language.tag)}, {as_json(language.direction)});"
