"""HTML in a line of text.

The rules: https://kramdown.gettalong.org/syntax.html#html-spans
"""

from __future__ import annotations

import re

from editor.jekyll.kramdown.html_blocks import WAYS
from editor.jekyll.kramdown.html_names import BLOCK_ELEMENTS, content_of
from editor.jekyll.kramdown.html_tags import (
    CLOSING,
    COMMENT,
    REFERENCE,
    Tag,
    tag_at,
    unescaped,
    usual_name,
)
from editor.jekyll.kramdown.nodes import RAW, Node, text_node
from editor.jekyll.kramdown.spans import SpanReader


def read_html(reader: SpanReader) -> bool:
    """An element or a comment; the tags of blocks are text here."""
    text, pos = reader.text, reader.pos
    if reader.has_ahead("-->") and (found := reader.take(COMMENT)):
        return reader.add(text_node(RAW, found[0]))
    if found := reader.take(CLOSING):
        reader.add_text(found[0])
        return True
    tag = tag_at(text, pos)
    if tag is None:
        return False
    reader.pos = tag.end
    if tag.name in BLOCK_ELEMENTS:
        reader.add_text(text[pos : tag.end])
        return True
    read_element(reader, tag)
    return True


def read_element(reader: SpanReader, tag: Tag) -> None:
    """An element with what stands in it; one that is not closed ends with the text."""
    node = tag.node()
    node.about = None
    wish = node.attrib.pop("markdown", None)
    if not tag.is_empty:
        fill(reader, node, wish)
    reader.add(node)


def fill(reader: SpanReader, node: Node, wish: str | None) -> None:
    """Read the inside of an element, Markdown or raw, and go behind its closing tag."""
    outer = reader.is_raw
    reader.is_raw = is_raw(reader, node.tag, wish)
    reader.fill(node, CLOSING, lambda: closing_of(reader, node.tag) is not None, "html")
    reader.is_raw = outer
    if closing := closing_of(reader, node.tag):
        reader.pos = closing.end()


def closing_of(reader: SpanReader, name: str) -> re.Match[str] | None:
    """The closing tag of an element, if it stands here."""
    found = CLOSING.match(reader.text, reader.pos)
    return found if found and usual_name(found[1]) == name else None


def is_raw(reader: SpanReader, name: str, wish: str | None) -> bool:
    """Is the inside left as it is?"""
    usual = content_of(name) == "raw"
    if wish == "1":
        return usual
    if wish in WAYS:
        return wish == "0"
    return usual or reader.is_raw or not reader.options.parse_span_html


def read_reference(reader: SpanReader) -> bool:
    """An entity inside raw HTML."""
    found = reader.take(REFERENCE)
    if not found:
        return False
    reader.add_text(unescaped(found[0]))
    return True
