"""Where one field stands in the front matter: the spans of its key, its value and its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import yaml

from editor.post.scalar import Style
from editor.post.yaml_reading import anchored_below, children

COLON = re.compile(r"\s*:")
BLANK_OR_COMMENT = re.compile(r"\s*(?:#.*)?")
STYLES = {"'": Style.SINGLE, '"': Style.DOUBLE, "|": Style.LITERAL, ">": Style.FOLDED}


@dataclass(frozen=True)
class Entry:
    """A key and its value in `text`; `in_braces` when the whole front matter is a `{…}`."""

    text: str
    key: yaml.ScalarNode
    value: yaml.Node
    in_braces: bool = False
    shared: bool = False

    @property
    def name(self) -> str:
        """The key as the file calls it, without quotes."""
        return str(self.key.value)

    @cached_property
    def colon(self) -> int:
        """The place right behind the colon; behind the key where there is none (`{a, b}`)."""
        match = COLON.match(self.text, self.key.end_mark.index)
        return match.end() if match else self.key.end_mark.index

    @property
    def start(self) -> int:
        """Where the value begins."""
        return max(self.value.start_mark.index, self.colon)

    @cached_property
    def end(self) -> int:
        """Where the value ends: before the comment, blanks and line end behind it."""
        return max(self.start, end_of(self.text, self.value))

    @property
    def written(self) -> str:
        """The value as it stands in the file."""
        return self.text[self.start : self.end]

    @property
    def line_start(self) -> int:
        """Where the field's first line begins."""
        return self.text.rfind("\n", 0, self.key.start_mark.index) + 1

    @property
    def line_end(self) -> int:
        """Where the line behind the field's last one begins."""
        newline = self.text.find("\n", self.end)
        return len(self.text) if newline < 0 else newline + 1

    @property
    def style(self) -> Style:
        """How the value is written."""
        if isinstance(self.value, yaml.CollectionNode):
            return Style.FLOW if self.value.flow_style else Style.BLOCK
        style = cast("yaml.ScalarNode", self.value).style
        return STYLES.get(style or "", Style.PLAIN if self.written else Style.EMPTY)


def entries_of(text: str, root: yaml.MappingNode | None) -> tuple[Entry, ...]:
    """The fields of the mapping `root` in the order of the file."""
    if root is None:
        return ()
    below = [anchored_below(value) for _, value in root.value] if "*" in text else []
    return tuple(
        Entry(text, key, value, root.flow_style, bool(below) and is_shared(number, below))
        for number, (key, value) in enumerate(root.value)
        if isinstance(key, yaml.ScalarNode)
    )


def is_shared(number: int, below: list[set[int]]) -> bool:
    """Does another field use the value of field `number`, or a part of it, through an alias?"""
    return any(
        not below[number].isdisjoint(others)
        for place, others in enumerate(below)
        if place != number
    )


def end_of(text: str, node: yaml.Node) -> int:
    """Where a value ends.

    PyYAML lets a block scalar reach over the blank lines behind it, and a block list over
    comments too; those are the value's only where `|+` keeps them.
    """
    end = node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        return block_scalar_end(text, node) if node.style in ("|", ">") else end
    if isinstance(node, yaml.CollectionNode) and node.flow_style:
        return end
    last = last_leaf(node)
    if isinstance(last, yaml.ScalarNode) and last.style in ("|", ">"):
        inner = block_scalar_end(text, last)
        if not text[inner : node.end_mark.index].strip():
            return inner
    # An alias is its anchor's node, which ends before this value begins.
    return without_trailing_comments(text, max(node.start_mark.index, last.end_mark.index), end)


def block_scalar_end(text: str, node: yaml.ScalarNode) -> int:
    """Where the last line of a `|` or `>` text ends; `+` in its header keeps blank lines."""
    start, end = node.start_mark.index, node.end_mark.index
    part = text[start:end]
    header = part.partition("\n")[0].partition("#")[0]
    if "+" in header:
        return start + len(part.removesuffix("\n").removesuffix("\r"))
    return start + len(part.rstrip("\r\n"))


def without_trailing_comments(text: str, start: int, end: int) -> int:
    """`end`, moved back over the blank and comment lines before it."""
    lines = text[start:end].split("\n")
    while len(lines) > 1 and BLANK_OR_COMMENT.fullmatch(lines[-1]):
        lines.pop()
    return start + len("\n".join(lines).rstrip())


def last_leaf(node: yaml.Node) -> yaml.Node:
    """The last node below a block collection."""
    is_block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    below = list(children(node)) if is_block else []
    return last_leaf(below[-1]) if below else node
