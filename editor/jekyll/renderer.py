"""A body to blocks of HTML: Liquid, then kramdown; a change renders again only what it touches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from editor.jekyll.kramdown import Block, Options, Rendering
from editor.jekyll.liquid import LiquidProblem, Scope, render
from editor.site.place import Place


class Renderer:
    """Renders the bodies of one place; remembers the blocks of the body before."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._kramdown = Rendering(Options.of(place.site.config))
        self.problems: tuple[LiquidProblem, ...] = ()  # of the body last rendered

    def blocks(self, text: str, scope: Scope | None = None) -> tuple[Block, ...]:
        """The blocks of the body `text`; `scope` is what its Liquid sees (without: the site).

        Their HTML joined is `fragment(text, place, scope)`.
        """
        liquid = render(text, scope or site_scope(self._place))
        self.problems = liquid.problems
        blocks = self._kramdown.blocks(liquid.text)
        if liquid.text == text:
            return tuple(blocks)
        return tuple(at_source(block, liquid.lines) for block in blocks)


def at_source(block: Block, lines: Sequence[int]) -> Block:
    """A block with the lines of the body from which Liquid made it."""
    if not lines:
        return block
    first = lines[min(block.line, len(lines)) - 1]
    last = lines[min(block.line + max(block.lines, 1) - 1, len(lines)) - 1]
    return replace(block, line=first, lines=max(last - first + 1, 0) if block.lines else 0)


def site_scope(place: Place) -> Scope:
    """What a body sees of its site without the post around it: the configuration."""
    site = place.site
    return Scope({"site": site.config}, site, (site.root / "_includes",), place.path)


def fragment(text: str, place: Place, scope: Scope | None = None) -> str:
    """The HTML of the body `text`."""
    return "".join(block.html for block in Renderer(place).blocks(text, scope))
