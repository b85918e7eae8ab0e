"""A list edited item by item: what stays keeps its characters, comments and spacing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import yaml

from editor.post.entry import end_of
from editor.post.scalar import Style, Value

DASH = re.compile(r"-\s*\Z")
WriteItem = Callable[[Value], str]


@dataclass(frozen=True)
class Item:
    """One item as written, with what stands between it and the next (or before it)."""

    written: str
    around: str = ""


def edit_flow(
    text: str, node: yaml.SequenceNode, old: Sequence[Value], new: Sequence[Value], write: WriteItem
) -> str:
    """The list `[a, b]` with the items `new`; separators and items that stay are as they were."""
    start, end = node.start_mark.index, node.end_mark.index
    opening = text.index("[", start)
    if not new:
        return text[start:opening] + "[]"
    if not node.value:
        return f"{text[start:opening]}[{', '.join(map(write, new))}]"
    spans = [(item.start_mark.index, end_of(text, item)) for item in node.value]
    between = [text[a[1] : b[0]] for a, b in pairwise(spans)]
    items = [Item(text[a:b], gap) for (a, b), gap in zip(spans, [*between, ""], strict=True)]
    usual = usual_separator(between)
    rows = merged(old, new, items, lambda value: Item(write(value), usual))
    inner = "".join(item.written + (item.around or usual) for item in rows[:-1])
    return text[start : spans[0][0]] + inner + rows[-1].written + text[spans[-1][1] : end]


def usual_separator(between: Sequence[str]) -> str:
    """What a new item is set apart with: as the first two items are, without their comment."""
    return re.sub(r"[ \t]*#[^\n]*", "", between[0]) if between else ", "


def edit_block(
    text: str,
    node: yaml.SequenceNode,
    old: Sequence[Value],
    new: Sequence[Value],
    write: WriteItem,
    newline: str,
) -> str:
    """The lines of a block list with the items `new`, from its first line on, without the last
    line end; comments stay with the item below them."""
    dashes = [dash_before(text, item) for item in node.value]
    lines = [text.rfind("\n", 0, dash) + 1 for dash in dashes]
    ends = [
        line_end(text, max(dash + 1, end_of(text, item)))
        for dash, item in zip(dashes, node.value, strict=True)
    ]
    comments = ["", *(text[a:b] for a, b in zip(ends, lines[1:], strict=False))]
    items = [
        Item(text[a:b].rstrip("\r\n"), comment)
        for a, b, comment in zip(lines, ends, comments, strict=True)
    ]
    bullet = text[lines[0] : dashes[0] + 1] + gap_behind(text, dashes[0])
    rows = merged(old, new, items, lambda value: Item(bullet + write(value)))
    return newline.join(item.around + item.written for item in rows)


def merged(
    old: Sequence[Value],
    new: Sequence[Value],
    items: Sequence[Item],
    fresh: Callable[[Value], Item],
) -> list[Item]:
    """The items of `new`: those that `old` has as well are taken from `items`, moved or not."""
    kept: defaultdict[str, list[Item]] = defaultdict(list)
    for value, item in zip(old, items, strict=True):
        kept[repr(value)].append(item)
    return [kept[repr(v)].pop(0) if kept[repr(v)] else fresh(v) for v in new]


def fresh_block(new: Sequence[Value], write: WriteItem, indent: str, newline: str) -> str:
    """A new block list, one line an item, without the last line end."""
    return newline.join(f"{indent}- {write(value)}" for value in new)


def item_style(node: yaml.SequenceNode) -> Style:
    """How most texts of a list are quoted."""
    quotes = [item.style for item in node.value if isinstance(item, yaml.ScalarNode)]
    if quotes and quotes.count('"') * 2 > len(quotes):
        return Style.DOUBLE
    if quotes and quotes.count("'") * 2 > len(quotes):
        return Style.SINGLE
    return Style.PLAIN


def dash_before(text: str, item: yaml.Node) -> int:
    """Where the dash of a block list's item stands."""
    match = DASH.search(text, 0, item.start_mark.index)
    if match is None:
        raise ValueError("an item that stands somewhere else: an alias")
    return match.start()


def gap_behind(text: str, dash: int) -> str:
    """The blanks behind a dash."""
    match = re.compile(r"[ \t]+").match(text, dash + 1)
    return match[0] if match else " "


def line_end(text: str, place: int) -> int:
    """Where the line behind the one of `place` begins."""
    newline = text.find("\n", place)
    return len(text) if newline < 0 else newline + 1
