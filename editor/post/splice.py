"""Every way to write one value into the front matter, the most faithful first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import yaml

from editor.post import lists
from editor.post.entry import STYLES, Entry, end_of
from editor.post.scalar import Style, Timestamp, Value, block_scalar, write

QUOTED = (Style.SINGLE, Style.DOUBLE)
BLOCK_SCALAR = (Style.LITERAL, Style.FOLDED)
HEADER_COMMENT = re.compile(r"[^\n]*?([ \t]+#[^\n\r]*)?\r?(?:\n|$)")
INDENT = re.compile(r"\n([ \t]+)\S")
INDENTED = "  "


@dataclass(frozen=True)
class Habits:
    """How this post writes what is new: a text, a text that needs quotes, a list."""

    text: Style = Style.PLAIN
    quotes: Style = Style.DOUBLE
    block_lists: bool = False
    list_indent: str = INDENTED
    newline: str = "\n"


def replaced(entry: Entry, old: Value, new: Value, habits: Habits) -> Iterator[str]:
    """The front matter with `new` as the entry's value, in the entry's own style if possible."""
    if isinstance(new, list):
        yield from _with_list(entry, old, new, habits)
    if isinstance(new, str) and entry.style in BLOCK_SCALAR:
        yield from _with_block_scalar(entry, new, habits)
    styles = (entry.style,) if entry.style in QUOTED else (Style.PLAIN, habits.quotes)
    if entry.style in (Style.EMPTY, Style.FLOW, Style.BLOCK):
        styles = (usual(new, habits), habits.quotes)
    for style in (*styles, Style.DOUBLE):
        yield on_key_line(entry, one_line(new, style, habits, in_flow=entry.in_braces))


def one_line(value: Value, style: Style, habits: Habits, *, in_flow: bool = False) -> str:
    """`value` on one line; a plain text that needs quotes gets those of the post."""
    written = write(value, style, in_flow=in_flow)
    if style is Style.PLAIN and isinstance(value, str) and written != value:
        return write(value, habits.quotes, in_flow=in_flow)
    return written


def on_key_line(entry: Entry, written: str) -> str:
    """The front matter with `written` behind the key; a comment there stays."""
    text, colon = entry.text, entry.colon
    if entry.style is Style.EMPTY:
        gap = " " if text[colon - 1 : colon] == ":" else ": "
        return text[:colon] + gap + written + text[colon:]
    if entry.style in BLOCK_SCALAR:
        return text[: entry.start] + written + header_comment(entry) + text[entry.end :]
    if entry.style is Style.BLOCK:
        key_line = text[colon : entry.start].partition("\n")[0].rstrip()
        return f"{text[:colon]} {written}{key_line}{text[entry.end :]}"
    return text[: entry.start] + written + text[entry.end :]


def header_comment(entry: Entry) -> str:
    """The comment behind the `|` or `>` of a block scalar, with its blanks."""
    match = HEADER_COMMENT.match(entry.written)
    return (match and match[1]) or ""


def added(text: str, name: str, value: Value, root: yaml.MappingNode | None, habits: Habits) -> str:
    """The front matter with a new last field."""
    key = write(name, Style.PLAIN, in_flow=True)
    if root is not None and root.flow_style:
        return _added_in_braces(text, f"{key}: {write(value, habits.text, in_flow=True)}", root)
    if isinstance(value, list) and value and habits.block_lists and _all_scalars(value):
        rows = lists.fresh_block(
            value, _item_writer(Style.PLAIN, habits), habits.list_indent, habits.newline
        )
        return add_lines(text, f"{key}:{habits.newline}{rows}", root, habits)
    return add_lines(text, f"{key}: {one_line(value, usual(value, habits), habits)}", root, habits)


def usual(value: Value, habits: Habits) -> Style:
    """How the post would write the value: its quotes are for texts, not for dates and lists."""
    return Style.PLAIN if isinstance(value, list | Timestamp) else habits.text


def add_lines(text: str, lines: str, root: yaml.MappingNode | None, habits: Habits) -> str:
    """The front matter with `lines` behind its last one, indented as its fields are."""
    indent = ""
    if root is not None and root.value:
        start = root.value[0][0].start_mark.index
        indent = text[text.rfind("\n", 0, start) + 1 : start]
    if indent.strip():  # `? key` or the like in front of the first field
        indent = ""
    ended = text if not text or text.endswith("\n") else text + habits.newline
    return ended + indent + lines.replace("\n", "\n" + indent) + habits.newline


def removed(entry: Entry, root: yaml.MappingNode) -> str:
    """The front matter without the field's lines (in braces: without the pair and its comma)."""
    if not entry.in_braces:
        return entry.text[: entry.line_start] + entry.text[entry.line_end :]
    text, start, end = entry.text, entry.key.start_mark.index, entry.end
    if match := re.compile(r"\s*,[ \t]*").match(text, end):
        return text[:start] + text[match.end() :]
    before = re.compile(r",\s*\Z").search(text, root.start_mark.index, start)
    return text[: before.start() if before else start] + text[end:]


def renamed(entry: Entry, name: str) -> str:
    """The front matter with the field's key called `name`, quoted as it was."""
    style = {"'": Style.SINGLE, '"': Style.DOUBLE}.get(entry.key.style or "", Style.PLAIN)
    start, end = entry.key.start_mark.index, entry.key.end_mark.index
    return entry.text[:start] + write(name, style, in_flow=True) + entry.text[end:]


def with_item(entry: Entry, index: int, value: Value, habits: Habits) -> Iterator[str]:
    """The front matter with another item in the entry's list, quoted as the one that goes."""
    node = entry.value
    if not isinstance(node, yaml.SequenceNode) or not isinstance(
        node.value[index], yaml.ScalarNode
    ):
        return
    item = node.value[index]
    style = STYLES.get(item.style or "", Style.PLAIN)
    written = one_line(value, style, habits, in_flow=bool(node.flow_style))
    end = end_of(entry.text, item)
    yield entry.text[: item.start_mark.index] + written + entry.text[end:]


def with_yaml(entry: Entry, yaml_text: str, habits: Habits) -> Iterator[str]:
    """The front matter with `yaml_text` as the entry's value: on its line, or below it."""
    rows = [row.strip() for row in yaml_text.strip().split("\n")]
    if len(rows) == 1 or entry.in_braces:
        yield on_key_line(entry, " ".join(rows))
    comment = ""
    if entry.style is Style.BLOCK:
        comment = entry.text[entry.colon : entry.start].partition("\n")[0].rstrip()
    below = comment + habits.newline + indented(yaml_text, habits.newline)
    yield entry.text[: entry.colon] + below + entry.text[entry.end :]


def indented(yaml_text: str, newline: str) -> str:
    """The lines of `yaml_text` moved right, as they stand below a key; no last line end."""
    rows = yaml_text.strip("\n").split("\n")
    return newline.join(INDENTED + row if row else row for row in rows)


def _with_list(entry: Entry, old: Value, new: list[Value], habits: Habits) -> Iterator[str]:
    node = entry.value
    if isinstance(node, yaml.SequenceNode) and isinstance(old, list):
        write_item = _item_writer(lists.item_style(node), habits, in_flow=bool(node.flow_style))
        if node.flow_style:
            edited = lists.edit_flow(entry.text, node, old, new, write_item)
            yield entry.text[: entry.start] + edited + entry.text[entry.end :]
        elif new:
            yield from _with_block_list(entry, old, new, habits)
    elif entry.style is Style.EMPTY and habits.block_lists and not entry.in_braces and new:
        rest = entry.text[entry.colon : entry.line_end].rstrip("\r\n")
        rows = lists.fresh_block(
            new, _item_writer(Style.PLAIN, habits), habits.list_indent, habits.newline
        )
        after = entry.text[entry.colon + len(rest) :]
        yield entry.text[: entry.colon] + rest + habits.newline + rows + after
    yield on_key_line(entry, write(new, Style.PLAIN))


def _with_block_list(
    entry: Entry, old: list[Value], new: list[Value], habits: Habits
) -> Iterator[str]:
    node = cast("yaml.SequenceNode", entry.value)
    write_item = _item_writer(lists.item_style(node), habits)
    try:
        rows = lists.edit_block(entry.text, node, old, new, write_item, habits.newline)
        first = lists.dash_before(entry.text, node.value[0])
    except ValueError:  # an alias among the items: no item has a place of its own
        return
    start = entry.text.rfind("\n", 0, first) + 1
    end = lists.line_end(entry.text, entry.end)
    yield entry.text[:start] + rows + _line_ending(entry.text, end) + entry.text[end:]


def _line_ending(text: str, end: int) -> str:
    """The line end right before `end`, if there is one."""
    return "\r\n" if text[:end].endswith("\r\n") else "\n" if text[:end].endswith("\n") else ""


def _with_block_scalar(entry: Entry, new: str, habits: Habits) -> Iterator[str]:
    indent = INDENT.search(entry.written)
    written = block_scalar(
        new,
        entry.style,
        indent[1] if indent else INDENTED,
        header_comment(entry),
        habits.newline,
    )
    if written is not None:
        yield entry.text[: entry.start] + written + entry.text[entry.end :]


def _item_writer(style: Style, habits: Habits, *, in_flow: bool = False) -> lists.WriteItem:
    return lambda value: one_line(value, style, habits, in_flow=in_flow)


def _all_scalars(values: list[Value]) -> bool:
    return not any(isinstance(value, list | dict) for value in values)


def _added_in_braces(text: str, pair: str, root: yaml.MappingNode) -> str:
    close = root.end_mark.index - 1
    inside = text[:close].rstrip()
    gap = text[len(inside) : close]
    comma = "" if inside.endswith(("{", ",")) else ","
    blank = "" if inside.endswith("{") else " "
    return f"{inside}{comma}{blank}{pair}{gap}{text[close:]}"
