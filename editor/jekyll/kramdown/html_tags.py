"""HTML tags in a text, and the inside of elements that is not read as Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from editor.jekyll.kramdown.grammar import NAME, ruby
from editor.jekyll.kramdown.html_names import (
    BLOCK_ELEMENTS,
    BLOCKS_INSIDE,
    EMPTY_ELEMENTS,
    RAW_INSIDE,
    SPAN_ELEMENTS,
    SPANS_INSIDE,
)
from editor.jekyll.kramdown.nodes import CLOSED, RAW, Node, text_node

ATTRIBUTE = rf"\s*({NAME})(?:\s*=\s*(?:(\w+)|([\"'])((?s:.*?))\3))?"
ATTRIBUTES = ruby(ATTRIBUTE)
OPENING = ruby(rf"<((?>{NAME}))((?:\s+{NAME}(?:\s*=\s*(?:\w+|\"[^\"]*\"|'[^']*'))?)*+)\s*(/)?>")
CLOSING = ruby(rf"</({NAME})\s*>")
LINE_ENDS = ruby(r"\n+")
COMMENT = ruby(r"<!--(?s:.*?)-->")
COMMENT_START, COMMENT_END = "<!--", ruby(r"-->")
MARKUP = ruby(rf"<(?={NAME}|/|!--)")
REFERENCE = ruby(r"&(?:[A-Za-z][\w.-]*|#\d+|#[xX][0-9a-fA-F]+);")
HTML_NAMES = (
    SPAN_ELEMENTS | BLOCK_ELEMENTS | EMPTY_ELEMENTS | BLOCKS_INSIDE | SPANS_INSIDE | RAW_INSIDE
)
VERBATIM = ("script", "style")  # nothing in them is a tag
DEEPEST = 100  # elements in each other
Search = Callable[[re.Pattern[str], int], re.Match[str] | None]  # the first from a place on


@dataclass(frozen=True)
class Tag:
    """An opening tag."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    is_closed: bool  # `<x />`
    end: int

    def node(self) -> Node:
        """The element, empty."""
        node = Node(self.name, about=CLOSED if self.is_closed else None)
        node.is_html = True
        for name, value in self.attributes:
            node.set(name, value)
        return node

    @property
    def is_empty(self) -> bool:
        """Has the element no inside?"""
        return self.is_closed or self.name in EMPTY_ELEMENTS


def tag_at(text: str, pos: int) -> Tag | None:
    """The opening tag at a place."""
    found = OPENING.match(text, pos)
    if not found:
        return None
    name = usual_name(found[1])
    pairs = [
        (
            each[1].lower() if name in HTML_NAMES else each[1],
            LINE_ENDS.sub(" ", each[2] or each[4] or ""),
        )
        for each in ATTRIBUTES.finditer(found[2])
    ]
    return Tag(name, tuple(pairs), found[3] is not None, found.end())


def usual_name(name: str) -> str:
    """HTML's own elements in small letters; others as they are written."""
    return name.lower() if name.lower() in HTML_NAMES else name


def unescaped(text: str) -> str:
    """`text` with its references as characters."""
    return REFERENCE.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def append_text(node: Node, text: str) -> None:
    """Add text behind what a node holds."""
    if not text:
        return
    if len(node):
        node[-1].tail = (node[-1].tail or "") + text
    else:
        node.text = (node.text or "") + text


class Filling:
    """Elements while they are filled with text and each other; texts are joined at the end."""

    def __init__(self, node: Node) -> None:
        self.open = [node]
        self._texts: list[str] = []

    @property
    def inside(self) -> Node:
        """The element that is being filled."""
        return self.open[-1]

    def add_text(self, text: str) -> None:
        """Add text behind what the element holds."""
        self._texts.append(text)

    def flush(self) -> None:
        """Write the text so far to its element."""
        append_text(self.inside, "".join(self._texts))
        self._texts = []

    def add(self, child: Node) -> None:
        """Add an element."""
        self.flush()
        self.inside.append(child)

    def close(self) -> None:
        """Go on behind the element."""
        self.flush()
        self.open.pop()


def fill_raw(
    text: str, pos: int, node: Node, search: Search, fill_read: Callable[[Node, int], int]
) -> int:
    """Read HTML as it stands up to the end of the element; gives the place behind its tag.

    What is not closed is closed where its parent ends; a closing tag of nothing is text.
    An element with an attribute `markdown` is given to `fill_read`, which goes behind it.
    """
    filling = Filling(node)
    while filling.open:
        if filling.inside.tag in VERBATIM:
            pos = fill_verbatim(text, pos, filling.inside)
            filling.close()
            continue
        found = MARKUP.search(text, pos)
        filling.add_text(text[pos : found.start() if found else len(text)])
        if not found:
            filling.flush()
            return len(text)
        pos = found.start()
        if closing := CLOSING.match(text, pos):
            pos = closing.end()
            if usual_name(closing[1]) == filling.inside.tag:
                filling.close()
            else:
                filling.add_text(closing[0])
        elif tag := tag_at(text, pos):
            pos = add_element(filling, tag, fill_read)
        else:
            pos = add_other(text, pos, filling, search)
    return pos


def add_element(filling: Filling, tag: Tag, fill_read: Callable[[Node, int], int]) -> int:
    """Add an element, and gives where to go on: in it, or behind it."""
    child = tag.node()
    filling.add(child)
    if "markdown" in child.attrib:
        return fill_read(child, tag.end)
    if not tag.is_empty and len(filling.open) < DEEPEST:
        filling.open.append(child)
    return tag.end


def fill_verbatim(text: str, pos: int, node: Node) -> int:
    """Take everything up to the closing tag as the text of an element."""
    closing = ruby(rf"</{node.tag}\s*>", re.IGNORECASE).search(text, pos)
    node.about = VERBATIM
    append_text(node, text[pos : closing.start() if closing else len(text)])
    return closing.end() if closing else len(text)


def add_other(text: str, pos: int, filling: Filling, search: Search) -> int:
    """Add a comment, else a mere `<`."""
    if text.startswith(COMMENT_START, pos):
        found = search(COMMENT_END, pos + len(COMMENT_START))
        if found:
            filling.add(text_node(RAW, text[pos : found.end()]))
            return found.end()
    filling.add_text(text[pos])
    return pos + 1
