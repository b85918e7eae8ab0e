"""A body to blocks of HTML: Liquid, then kramdown; a change renders again only what it touches."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from editor.jekyll.kramdown import Block, Options, Rendering
from editor.jekyll.liquid import Kind, Scope, has_liquid, render
from editor.jekyll.liquid import Rendering as Worked
from editor.jekyll.permalink import is_markdown
from editor.post.post import Post
from editor.site.place import Place
from editor.slow_release import release

if TYPE_CHECKING:
    from editor.jekyll.pages import Pages


class Renderer:
    """Renders the bodies of one place; remembers the blocks of the body before."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._kramdown = Rendering(Options.of(place.site.config))
        self._pages: Pages | None = None
        self._good: list[Block] = []  # of the last body in whose Liquid nothing was wrong

    def post_blocks(self, post: Post) -> list[Block]:
        """The blocks of a post, whose Liquid sees its own front matter and the site.

        Where Liquid fails, the block is the one that stood at its place when all was well.
        """
        text = post.text
        if post.get("render_with_liquid") is False or not has_liquid(text):
            return self._keep(self._converted(text))
        blocks, failed = self._worked_out(text, self._scope(post))
        if not failed:
            return self._keep(blocks)
        if len(blocks) == len(self._good):
            pairs = zip(blocks, self._good, strict=True)
            return [b._replace(html=good.html) if holds(b, failed) else b for b, good in pairs]
        return blocks

    def _keep(self, good: list[Block]) -> list[Block]:
        before, self._good = [*self._good], good  # others may hold the list before
        release(before)
        return good

    def blocks(self, text: str, scope: Scope | None = None) -> list[Block]:
        """The blocks of the body `text`; `scope` is what its Liquid sees (without: the site).

        Their HTML joined is `fragment(text, place, scope)`.
        """
        return self._worked_out(text, scope or site_scope(self._place))[0]

    def forget(self) -> None:
        """Forget the bodies before, bit by bit."""
        self._kramdown.forget()
        self._keep([])

    def look_again(self) -> None:
        """Nothing that was read of the site may be taken for what is there now."""
        self._pages = None

    def _scope(self, post: Post) -> Scope:
        """What the post sees; what was worked out of the site's other posts is kept."""
        from editor.jekyll.page import document_of
        from editor.jekyll.pages import pages_of

        self._pages = pages_of(self._place.site, self._pages)
        document = document_of(post, self._place)
        return self._pages.with_document(document).body_scope(document)

    def _converted(self, text: str) -> list[Block]:
        """The blocks of a text without Liquid; a post that is no Markdown is one as it stands."""
        path = self._place.path
        if path is None or is_markdown(PurePosixPath(path.name), self._place.site):
            return self._kramdown.blocks(text)
        return [Block(text, 1, text.count("\n") + 1)] if text else []

    def _worked_out(self, text: str, scope: Scope) -> tuple[list[Block], list[int]]:
        """The blocks, and the lines in which Liquid fails."""
        liquid = render(text, scope)
        failed = [problem.line for problem in liquid.problems if problem.kind is Kind.FAILS]
        return self.converted(liquid, text), failed

    def converted(self, liquid: Worked, text: str) -> list[Block]:
        """The blocks of what Liquid made of `text`, with the lines of `text`."""
        blocks = self._converted(liquid.text)
        if liquid.text == text:
            return blocks
        return [at_source(block, liquid.lines) for block in blocks]


def holds(block: Block, lines: Sequence[int]) -> bool:
    """Does the block come from one of the lines?"""
    return any(block.line <= line < block.line + block.lines for line in lines)


def at_source(block: Block, lines: Sequence[int]) -> Block:
    """A block with the lines of the body from which Liquid made it."""
    if not lines:
        return block
    first = lines[min(block.line, len(lines)) - 1]
    last = lines[min(block.line + max(block.lines, 1) - 1, len(lines)) - 1]
    return block._replace(line=first, lines=max(last - first + 1, 0) if block.lines else 0)


def site_scope(place: Place) -> Scope:
    """What a body sees of its site without the post around it: the configuration."""
    site = place.site
    return Scope({"site": site.config}, site, (site.root / "_includes",), place.path)


def fragment(text: str, place: Place, scope: Scope | None = None) -> str:
    """The HTML of the body `text`."""
    return "".join(block.html for block in Renderer(place).blocks(text, scope))
