"""The elements of a text while it is read: HTML elements, and marks for what becomes HTML later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from editor.jekyll.kramdown.attribute_lists import Attributes, Lookup, give
from editor.precedence import window_first

BLANK = "#blank"  # blank lines
END = "#end"  # the end of a block: the marker ^, a definition, an attribute list
CODE = "#code"  # a code block; `about` is a Code
CODE_SPAN = "#code span"
MATH = "#math"  # a formula in a paragraph of its own
MATH_SPAN = "#math span"
HEADER = "#header"  # `about` is its level
PARAGRAPH = "#paragraph"
PLAIN = "#plain"  # a paragraph without its tags: the text of a tight list's item
RAW = "#raw"  # text that is HTML already
LITERAL = "#literal"  # text of a raw HTML element: shown as it is written
NOTE = "#note"  # the mark of a footnote; `about` is its name
CONTENTS = "#contents"  # where the table of contents comes
CLOSED = "closed"  # `about` of an HTML element that is written `<x />`


@dataclass(frozen=True)
class Code:
    """The language of a code block, by its fence."""

    language: str | None = None  # with Rouge's options: `ruby?start_line=3`
    is_fenced: bool = False


class Node(Element):
    """An element; `source` is Markdown that is still to be read into it."""

    def __init__(self, tag: str, source: str | None = None, about: Any = None) -> None:  # noqa: ANN401
        window_first.give_way()
        super().__init__(tag)
        self._sources = [] if source is None else [source]
        self.about = about
        self.attributes: Attributes | None = None
        self.is_block = False
        self.is_html = False  # written as HTML in the text

    @property
    def source(self) -> str | None:
        """The Markdown, its parts joined."""
        if len(self._sources) > 1:
            self._sources = ["".join(self._sources)]
        return self._sources[0] if self._sources else None

    @source.setter
    def source(self, source: str | None) -> None:
        self._sources = [] if source is None else [source]

    def add_source(self, *parts: str) -> None:
        """More Markdown behind what is there."""
        self._sources += parts

    def add_attributes(self, attributes: Attributes) -> None:
        """Note an attribute list; the definitions it names may come later in the text."""
        self.attributes = self.attributes + attributes if self.attributes else attributes

    def settle(self, lookup: Lookup) -> None:
        """Set the attributes that were noted, now that all definitions are known."""
        if self.attributes:
            give(self, self.attributes, lookup)
            self.attributes = None


def is_html(node: Element) -> bool:
    """Was the element written as HTML?"""
    return isinstance(node, Node) and node.is_html


def text_node(tag: str, text: str) -> Node:
    """A node that holds a text and nothing else."""
    node = Node(tag)
    node.text = text
    return node


def take_apart(root: Element) -> None:
    """Free what stands below a node bit by bit; Python frees a tree in one go, however large."""
    nodes = [root]
    while nodes:
        window_first.give_way()
        node = nodes.pop()
        nodes += node
        del node[:]


def blocks_in(node: Element, in_html: bool = False) -> Iterator[tuple[Element, bool]]:
    """The node and all below it, in the order of the text, and whether each stands in HTML.

    What is added meanwhile is left out.
    """
    window_first.give_way()
    yield node, in_html
    in_html = in_html or (isinstance(node, Node) and node.is_html)
    for child in list(node):
        yield from blocks_in(child, in_html)
