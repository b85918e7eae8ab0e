"""Links and images, footnote marks, and addresses between `<` and `>`.

The rules: https://kramdown.gettalong.org/syntax.html#links-and-images
"""

from __future__ import annotations

import re

from editor.jekyll.kramdown.attribute_lists import Attributes
from editor.jekyll.kramdown.definitions import label_of
from editor.jekyll.kramdown.grammar import ID, SPACE, ruby
from editor.jekyll.kramdown.html_tags import unescaped
from editor.jekyll.kramdown.nodes import NOTE, Node, is_html
from editor.jekyll.kramdown.spans import SpanReader
from editor.jekyll.kramdown.typography import ESCAPED

OPENING = ruby(r"!?\[(?!\^)")
BRACKET = ruby(r"\]|!?\[")
LABEL = ruby(r"\s*?\[([^\]]+)?\]")
ANGLED = ruby(r"\(<([^\n]*?)>")
IN_URL = ruby(r"\(|\)|\s(?=[\"'])")
TITLE = ruby(r"\s*?([\"'])((?s:.+?))\1\s*?\)")
MARK = ruby(rf"\[\^({ID})\]")
AUTOLINK = ruby(
    r"<((?:mailto|https?|ftps?):[^\n]{1,2000}?|(?u:[-.\w]+@[-\w]+(?:\.[-\w]+)*)\.[a-z]+)>"
)


def read_note_mark(reader: SpanReader) -> bool:
    """`[^name]`, where the text defines that footnote; else it is text."""
    found = reader.take(MARK)
    if not found:
        return False
    if reader.definitions.has_note(found[1]):
        return reader.add(Node(NOTE, about=found[1]))
    reader.add_text(found[0])
    return True


def read_link(reader: SpanReader) -> bool:
    """A link or an image: what stands in brackets, and where it leads."""
    start = reader.pos
    opening = reader.take(OPENING)
    if opening is None:
        return False
    node = Node("img" if opening[0] == "![" else "a")
    is_inside = node.tag == "a" and "a" in reader.tags
    if is_inside or reader.is_exhausted or not complete(reader, node):
        reader.give_up(start)
        reader.pos = start + len(opening[0])
        reader.add_text(opening[0])
        return True
    return reader.add(node)


def complete(reader: SpanReader, node: Node) -> bool:
    """Read the text behind the opening bracket, and the target."""
    start = reader.pos
    if not read_text(reader, node):
        return False
    source = ESCAPED.sub(r"\1", reader.text[start : reader.pos])
    reader.pos += 1
    label = reader.take(LABEL)
    if label or not reader.text.startswith("(", reader.pos):
        target = reader.definitions.link(label_of((label and label[1]) or source))
        if target is None:
            return False
        lead(node, source, target.url, target.title, target.attributes)
        return True
    found = destination(reader)
    if found is None:
        return False
    lead(node, source, *found)
    return True


def read_text(reader: SpanReader, node: Node) -> bool:
    """Read up to the bracket that closes the one before; those inside come in pairs."""
    depth, counted = 1, 0

    def accepts() -> bool:
        nonlocal depth, counted
        depth += -1 if reader.text[reader.pos] == "]" else 1
        depth -= sum(1 for child in node[counted:] if child.tag == "img" and not is_html(child))
        counted = len(node)
        return depth == 0

    return reader.fill(node, BRACKET, accepts)


def destination(reader: SpanReader) -> tuple[str, str | None] | None:
    """The URL and the title in parentheses."""
    angled = reader.take(ANGLED)
    if angled:
        url = angled[1]
        if reader.text.startswith(")", reader.pos):
            reader.pos += 1
            return url, None
    else:
        url, is_closed = read_url(reader)
        if is_closed:
            return url, None
    title = reader.take(TITLE) if reader.has_ahead(")") else None
    if title is None:
        reader.give_up(reader.pos, len(reader.text))  # so far was the title's end looked for
        return None
    return url, title[2]


def read_url(reader: SpanReader) -> tuple[str, bool]:
    """The URL behind the parenthesis, and whether the closing one came; else a title may."""
    start, depth = reader.pos, 0
    while found := IN_URL.search(reader.text, reader.pos):
        reader.pos = found.end()
        if found[0] == "(":
            depth += 1
        elif found[0] == ")":
            depth -= 1
            if depth == 0:
                break
        else:
            break
    return reader.text[start + 1 : reader.pos - 1].strip(SPACE), depth == 0


def lead(
    node: Node, source: str, url: str, title: str | None, attributes: Attributes | None = None
) -> None:
    """Set where a link leads, or which picture an image shows."""
    if node.tag == "a":
        node.set("href", url)
    else:
        node.set("src", url)
        node.set("alt", source)
        node.text = None
        node[:] = []
    if title:
        node.set("title", title)
    if attributes:
        node.add_attributes(attributes)


def read_autolink(reader: SpanReader) -> bool:
    """`<https://example.org>` or `<someone@example.org>`."""
    found = reader.take(AUTOLINK) if reader.has_ahead(">") else None
    if not found:
        return False
    node = Node("a")
    address = found[1]
    has_scheme = re.match(r"mailto:|https?:|ftps?:", address)
    node.set("href", address if has_scheme else f"mailto:{address}")
    node.text = unescaped(address.removeprefix("mailto:"))
    return reader.add(node)
