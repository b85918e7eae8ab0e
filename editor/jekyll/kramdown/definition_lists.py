"""Definition lists: terms, and below them what they mean.

The rules: https://kramdown.gettalong.org/syntax.html#definition-lists
"""

from __future__ import annotations

from editor.jekyll.kramdown import grammar
from editor.jekyll.kramdown.attribute_lists import read_attributes
from editor.jekyll.kramdown.lists import ITEM_ATTRIBUTES, Item, fill_item, take_blank
from editor.jekyll.kramdown.nodes import BLANK, PARAGRAPH, PLAIN, Node
from editor.jekyll.kramdown.reader import Reader


def read_definition_list(reader: Reader) -> bool:
    """Terms, and behind a colon what they mean; the terms are the paragraph above."""
    terms = terms_of(reader)
    if terms is None or not reader.sees(grammar.definition):
        return False
    reader.pending = None  # the list takes the attributes of its terms instead
    is_loose = reader.nodes.pop().tag == BLANK
    if is_loose:
        reader.nodes.pop()
    node = Node("dl")
    for line in (terms.source or "").split("\n"):
        node.append(term(line))
    node.attributes = terms.attributes
    items = gather_definitions(reader, is_loose)
    trailing = None
    for item in items:
        fill_item(reader, item, node)
        trailing = take_blank(item.node)
        if not item.begins_with_paragraph and len(item.node) and item.node[0].tag == PARAGRAPH:
            item.node[0].tag = PLAIN
    add_definitions(reader, node)
    if trailing is not None:
        reader.nodes.append(trailing)
    return True


def terms_of(reader: Reader) -> Node | None:
    """The paragraph above, at most one blank line away."""
    nodes = reader.nodes
    if nodes and nodes[-1].tag == PARAGRAPH:
        return nodes[-1]
    if len(nodes) > 1 and nodes[-1].tag == BLANK and nodes[-1].about == "\n":
        return nodes[-2] if nodes[-2].tag == PARAGRAPH else None
    return None


def term(line: str) -> Node:
    """One term."""
    node = Node("dt")
    found = ITEM_ATTRIBUTES.match(line)
    if found:
        node.add_attributes(read_attributes(found[1]))
        line = line[found.end() :]
    node.source = line
    node.is_block = True
    return node


def gather_definitions(reader: Reader, is_loose: bool) -> list[Item]:
    """The definitions below the terms."""
    items: list[Item] = []
    start = grammar.definition
    item: Item | None = None
    while reader.pos < len(reader.text):
        found = reader.take(start)
        if found:
            item = Item("dd", found[1], found[2])
            item.begins_with_paragraph = is_loose
            items.append(item)
            start = item.shape.definition
            is_loose = False
        elif item is None or reader.sees(grammar.marker):
            break
        elif line := reader.take(item.shape.content) or (
            None if is_loose else reader.take(item.shape.lazy)
        ):
            item.add(line[0])
            is_loose = False
        elif blank := reader.take(grammar.blank_lines):
            is_loose = True
            item.parts.append(blank[0])
        else:
            break
    return items


def add_definitions(reader: Reader, node: Node) -> None:
    """Add the list, or its rows to the list just above."""
    nodes = reader.nodes
    if nodes and nodes[-1].tag == "dl":
        nodes[-1].extend(list(node))
        return
    if len(nodes) > 1 and nodes[-1].tag == BLANK and nodes[-2].tag == "dl":
        nodes.pop()
        nodes[-1].extend(list(node))
        return
    reader.add(node)
