"""HTML blocks: elements that stand on their own, their inside raw or Markdown.

The rules: https://kramdown.gettalong.org/syntax.html#html-blocks
"""

from __future__ import annotations

import re

from editor.jekyll.kramdown.grammar import ruby
from editor.jekyll.kramdown.html_names import EMPTY_ELEMENTS, SPAN_ELEMENTS, Content, content_of
from editor.jekyll.kramdown.html_tags import (
    CLOSING,
    COMMENT_END,
    COMMENT_START,
    VERBATIM,
    fill_raw,
    fill_verbatim,
    tag_at,
    usual_name,
)
from editor.jekyll.kramdown.nodes import RAW, Node, text_node
from editor.jekyll.kramdown.options import Options
from editor.jekyll.kramdown.reader import DEEPEST, Reader

MARGIN = ruby(r" {0,3}")
REST_OF_LINE = ruby(r"[ \t]*\n")
WAYS: dict[str, Content] = {"0": "raw", "span": "span", "block": "block"}  # of markdown="…"


def read_html(reader: Reader) -> bool:
    """A comment, or an element that is not one of a line."""
    text, pos = reader.text, MARGIN.match(reader.text, reader.pos).end()  # pyright: ignore[reportOptionalMemberAccess]
    if read_comment(reader):
        return True
    if closing := CLOSING.match(text, pos):
        return read_closing(reader, closing)
    tag = tag_at(text, pos)
    if tag is None or tag.name in SPAN_ELEMENTS or reader.depth > DEEPEST:
        return False
    reader.pos = tag.end
    node = reader.add(tag.node())
    read_inside(reader, node, tag.is_empty)
    if not tag.is_empty and node.tag not in VERBATIM:  # else the line's end is a blank line
        reader.take(REST_OF_LINE)
    return True


def read_comment(reader: Reader) -> bool:
    """A comment; attributes written before it are those of the block behind."""
    start = reader.pos
    if not reader.text.startswith(COMMENT_START, start):
        return False
    end = reader.search(COMMENT_END, start + len(COMMENT_START))
    if not end:
        return False
    pending, reader.pending = reader.pending, None
    reader.add(text_node(RAW, reader.text[start : end.end()]))
    reader.pending = pending
    reader.pos = end.end()
    reader.take(REST_OF_LINE)
    return True


def read_closing(reader: Reader, closing: re.Match[str]) -> bool:
    """The closing tag of the element that the reader stands in."""
    name = usual_name(closing[1])
    if name in SPAN_ELEMENTS or name != reader.element:
        return False
    reader.pos = closing.end()
    reader.is_closed = True
    return True


def read_inside(reader: Reader, node: Node, is_empty: bool) -> None:
    """What stands in an element, up to behind its closing tag."""
    content = content_model(node, reader.options)
    if content == "block":
        reader.take(REST_OF_LINE)
    if not is_empty:
        fill(reader, node, content)


def content_model(node: Node, options: Options) -> Content:
    """How the inside of an element is read, by its attribute `markdown` and the options."""
    usual = content_of(node.tag)
    wish = node.attrib.pop("markdown", None)
    if wish == "1":
        return usual
    if wish in WAYS:
        return WAYS[wish]
    return usual if options.parse_block_html else "raw"


def fill(reader: Reader, node: Node, content: Content) -> None:
    """Read the inside of an element and go behind its closing tag."""
    if node.tag in VERBATIM:
        reader.pos = fill_verbatim(reader.text, reader.pos, node)
    elif content == "raw":
        reader.pos = fill_raw(
            reader.text,
            reader.pos,
            node,
            reader.search,
            lambda child, pos: fill_read(reader, child, pos),
        )
    elif content == "span":
        closing = ruby(rf"</{re.escape(node.tag)}\s*>", re.IGNORECASE)
        found = closing.search(reader.text, reader.pos)
        node.source = reader.text[reader.pos : found.start() if found else len(reader.text)]
        reader.pos = found.end() if found else len(reader.text)
    else:
        inside = reader.in_element(node.tag)
        node.extend(inside.read())
        reader.pos = inside.pos


def fill_read(reader: Reader, node: Node, pos: int) -> int:
    """Read an element inside raw HTML as its attribute `markdown` wishes."""
    if reader.depth > DEEPEST:
        del node.attrib["markdown"]
        return pos
    reader.pos = pos
    reader.depth += 1
    read_inside(reader, node, is_empty=node.tag in EMPTY_ELEMENTS)
    reader.depth -= 1
    return reader.pos
