"""Lists of bullets and numbers. An item is the lines that belong to it, read again.

The rules: https://kramdown.gettalong.org/syntax.html#lists
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from editor.jekyll.kramdown import grammar
from editor.jekyll.kramdown.attribute_lists import INSIDE, read_attributes
from editor.jekyll.kramdown.grammar import ATTRIBUTES, HTML_ENDS, INDENT, SPACE, ruby
from editor.jekyll.kramdown.nodes import BLANK, END, PARAGRAPH, PLAIN, Node
from editor.jekyll.kramdown.reader import Reader

ITEM_ATTRIBUTES = ruby(rf"\s*\{{:(?!(?:{grammar.ID})?:|/)({INSIDE})\}}\s*")
NO_TEXT = ruby(rf"(?>(?:[ \t]*\{{:(?!(?:{grammar.ID})?:|/){INSIDE}\}})*)[ \t]*\n")
TASK = ruby(r"\s*\[(?P<mark>[ xX])\]\s+")
MARGIN = ruby(r"[ \t]*")
TABS = ruby(r"\t+")
END_MARK = "^\n"
CHECKBOX = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled"{checked} />'


@dataclass(frozen=True)
class Shape:
    """The patterns for what follows an item's first line, by how far its text is indented."""

    width: int
    content: re.Pattern[str]  # a line that belongs to the item
    lazy: re.Pattern[str]  # one that does without being indented
    indent: re.Pattern[str]
    bullet: re.Pattern[str]  # the next item of the same list
    number: re.Pattern[str]
    definition: re.Pattern[str]


@lru_cache(maxsize=64)
def shape(indent: int) -> Shape:
    """The patterns for items whose text stands `indent` columns from the margin."""
    tabs, rest = divmod(indent, 4)
    margin = f" {{0,{max(0, min(3, indent - 1))}}}"
    row = r"([\t| ][^\n]*\n)"
    return Shape(
        indent,
        ruby(rf"(?:{INDENT}{{{tabs}}} {{{rest}}}|{INDENT}{{{tabs + 1}}})[^\n]*?\S[^\n]*\n"),
        ruby(rf"(?! {{0,{min(indent, 3)}}}(?:{ATTRIBUTES}|{HTML_ENDS}))[^\n]*\S[^\n]*\n"),
        ruby(rf" {{{indent}}}"),
        ruby(rf"({margin}[+*-]){row}"),
        ruby(rf"({margin}\d+\.){row}"),
        ruby(rf"({margin}:){row}"),
    )


class Item:
    """An item while its lines are gathered."""

    def __init__(self, tag: str, marker: str, first: str) -> None:
        self.node = Node(tag)
        text, indent = first_line(len(marker), first)
        start = 0
        while found := ITEM_ATTRIBUTES.match(text, start):
            self.node.add_attributes(read_attributes(found[1]))
            start = found.end()
        text = text[start:]
        self.parts = [text]
        self.shape = shape(indent)
        self.holds_list = grammar.list_start.match(text) is not None
        self.ends_blank = False
        self.begins_with_paragraph = False

    def add(self, text: str) -> bool:
        """Add a line of the item; was it indented as the item's text is?"""
        self.ends_blank = False
        tabs = TABS.match(text)
        if tabs:
            text = "    " * tabs.end() + text[tabs.end() :]
        indented = self.shape.indent.match(text)
        if indented:
            text = text[indented.end() :]
        if self.node.tag == "li" and grammar.list_start.match(text):
            if not self.holds_list and indented:
                self.parts.append(END_MARK)
                self.holds_list = True
            elif self.holds_list and not indented:  # no list, but more of the text above
                text = " " * (self.shape.width + 4) + text
        self.parts.append(text)
        return indented is not None


def first_line(indent: int, content: str) -> tuple[str, int]:
    """The text on a marker's line, and how far it is indented; `indent` is the marker's width."""
    if NO_TEXT.match(content):
        return content.lstrip(SPACE), 4
    column = indent
    if margin := MARGIN.match(content):
        for blank in margin[0]:
            column += 1 if blank == " " else 4 - column % 4
    return content.lstrip(SPACE), column


def read_list(reader: Reader) -> bool:
    """A list of bullets or numbers."""
    start = grammar.list_start.match(reader.text, reader.pos)
    if not start:
        return False
    is_bulleted = start[1] is not None
    node = Node("ul" if is_bulleted else "ol")
    items, ended = gather_items(reader, is_bulleted)
    reader.add(node)
    for item in items:
        fill_item(reader, item, node)
    trailing = loosen(items, ended)
    if reader.options.gfm:
        mark_tasks(node, items)
    if trailing is not None and not ended:
        reader.nodes.append(trailing)
    return True


def gather_items(reader: Reader, is_bulleted: bool) -> tuple[list[Item], bool]:
    """The items of a list, and whether the marker `^` ended it."""
    items: list[Item] = []
    start = grammar.list_start
    item: Item | None = None
    while reader.pos < len(reader.text):
        if item and item.ends_blank and reader.sees(grammar.rule):
            break
        if reader.take(grammar.marker):
            return items, True
        found = reader.take(start)
        if found:
            marker, content = [each for each in found.groups() if each is not None]
            item = Item("li", marker, content)
            items.append(item)
            start = item.shape.bullet if is_bulleted else item.shape.number
        elif item is None or not take_line(reader, item):
            break
    return items, False


def take_line(reader: Reader, item: Item) -> bool:
    """Give the item the line here if it belongs to it."""
    found = reader.take(item.shape.content)
    if not found and not item.ends_blank:
        found = reader.take(item.shape.lazy)
    if found:
        item.add(found[0])
        return True
    found = reader.take(grammar.blank_lines)
    if found:
        item.holds_list = item.ends_blank = True
        item.parts.append(found[0])
    return found is not None


def fill_item(reader: Reader, item: Item, parent: Node) -> None:
    """Read what stands in an item."""
    children = reader.inside("".join(item.parts))
    item.node.extend(children)
    item.node.is_block = True
    parent.append(item.node)


def loosen(items: list[Item], ended: bool) -> Node | None:
    """Take the paragraph tags from tight items; gives the blank lines behind the last."""
    trailing: Node | None = None
    for item in items:
        node = item.node
        if not len(node):
            trailing = None
            continue
        drop_end_mark(node)
        if is_tight(item, items, ended):
            node[0].tag = PLAIN
        trailing = take_blank(node)
    return trailing


def drop_end_mark(node: Node) -> None:
    """An attribute list behind an item's first paragraph must not look like a block after it."""
    if (
        len(node) > 1
        and node[0].tag == PARAGRAPH
        and node[1].tag == END
        and has_attributes(node[0])
    ):
        node.remove(node[1])


def has_attributes(node: object) -> bool:
    """Were attributes noted for the node?"""
    return isinstance(node, Node) and node.attributes is not None


def is_tight(item: Item, items: list[Item], ended: bool) -> bool:
    """Does the item's first paragraph stand without tags of its own?"""
    node = item.node
    if node[0].tag != PARAGRAPH:
        return False
    is_last = item is items[-1]
    only_blank_behind = is_last and len(node) == 2 and not ended
    if len(node) > 1 and node[1].tag == BLANK and not only_blank_behind:
        return False
    if not is_last or len(items) == 1:
        return True
    others = [each.node for each in items[:-1]]
    return any(not len(each) or each[0].tag != PARAGRAPH for each in others)


def take_blank(node: Node) -> Node | None:
    """Remove blank lines at the end of a node."""
    last = node[-1] if len(node) else None
    if isinstance(last, Node) and last.tag == BLANK:
        node.remove(last)
        return last
    return None


def mark_tasks(node: Node, items: Iterable[Item]) -> None:
    """Give `[ ]` and `[x]` at the start of items their boxes, as GitHub does."""
    found = False
    for item in items:
        first = item.node[0] if len(item.node) else None
        if (
            not isinstance(first, Node)
            or first.tag not in (PARAGRAPH, PLAIN)
            or first.source is None
        ):
            continue
        task = TASK.match(first.source)
        found = found or task is not None
        if found:
            item.node.set("class", "task-list-item")
        if task:
            checked = ' checked="checked"' if task["mark"] in "xX" else ""
            first.source = (first.source or "")[task.end() :]
            first.about = CHECKBOX.format(checked=checked)
    if found:
        node.set("class", "task-list")
