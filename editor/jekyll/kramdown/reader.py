"""Reads a text block by block: a place in the text, the nodes so far, and what is defined."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import regex

from editor.jekyll.kramdown import grammar
from editor.jekyll.kramdown.attribute_lists import Attributes
from editor.jekyll.kramdown.nodes import BLANK, END, Node
from editor.jekyll.kramdown.options import Options
from editor.precedence import window_first

# The first match of a pattern, None for none, from a place on: all who read one text know it.
Found = dict[re.Pattern[str], tuple[int, re.Match[str] | None]]
MOST_SEARCHES = 500  # different ones in one text: each may go through all of it
DEEPEST = 60  # containers in each other; what is deeper stays a paragraph


@dataclass(frozen=True)
class Target:
    """Where a link definition leads, with its title and attributes."""

    url: str
    title: str | None = None
    attributes: Attributes | None = None

    @property
    def length(self) -> int:
        """How many characters it gives to a link."""
        own = len(self.url) + len(self.title or "")
        return own + self.attributes.length if self.attributes else own


@dataclass(frozen=True)
class Abbreviation:
    """What an abbreviation stands for."""

    title: str
    attributes: Attributes | None = None

    @property
    def length(self) -> int:
        """How many characters it gives to each place."""
        return len(self.title) + (self.attributes.length if self.attributes else 0)


@dataclass
class Definitions:
    """What a text defines for use anywhere in it."""

    links: dict[str, Target] = field(default_factory=dict[str, Target])
    abbreviations: dict[str, Abbreviation] = field(default_factory=dict[str, Abbreviation])
    notes: dict[str, str] = field(default_factory=dict[str, str])
    note_attributes: dict[str, Attributes] = field(default_factory=dict[str, Attributes])
    attributes: dict[str, Attributes] = field(default_factory=dict[str, Attributes])
    options: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def has_any(self) -> bool:
        """Is anything defined?"""
        return any(vars(self).values())

    def answer_as(self, other: Definitions) -> bool:
        """Is the answer the same to every question about a link, a list or a footnote's name?"""
        is_same = self.links == other.links and self.attributes == other.attributes
        return is_same and self.notes.keys() == other.notes.keys()

    def add(self, other: Definitions) -> None:
        """Take in what a later part of the text defines."""
        for name in ("links", "abbreviations", "notes", "note_attributes", "options"):
            getattr(self, name).update(getattr(other, name))
        for name, attributes in other.attributes.items():
            known = self.attributes.get(name)
            self.attributes[name] = known + attributes if known else attributes


class Reader:
    """Reads the blocks of `text` from `pos` on, one container deep.

    With `element` it stops behind that HTML element's closing tag and notes it in `is_closed`.
    """

    def __init__(
        self,
        text: str,
        definitions: Definitions,
        options: Options,
        read_block: Callable[[Reader], None],
        *,
        pos: int = 0,
        depth: int = 0,
        element: str | None = None,
        found: Found | None = None,
    ) -> None:
        self.text = text
        self.pos = pos
        self.definitions = definitions
        self.options = options
        self.read_block = read_block
        self.depth = depth
        self.element = element
        self.is_closed = False
        self.nodes: list[Node] = []
        self._found: Found = {} if found is None else found
        self.pending: Attributes | None = None  # a list written before its block

    def take(
        self, pattern: re.Pattern[str] | grammar.LongPattern
    ) -> re.Match[str] | regex.Match[str] | None:
        """What matches here, and go behind it."""
        match = pattern.match(self.text, self.pos)
        if match:
            self.pos = match.end()
        return match

    def sees(self, pattern: re.Pattern[str]) -> bool:
        """Does the pattern match here?"""
        return pattern.match(self.text, self.pos) is not None

    def search(self, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
        """The first match from `start` on; the text up to it is not looked through again."""
        from_there, found = self._found.get(pattern, (0, None))
        is_known = pattern in self._found and start >= from_there
        if len(self._found) >= MOST_SEARCHES and pattern not in self._found:
            return None
        if not is_known or (found is not None and found.start() < start):
            found = pattern.search(self.text, start)
            self._found[pattern] = start, found
        return found

    def take_lines(self, end: re.Pattern[str]) -> str:
        """The line here, and those after it up to one that `end` matches."""
        text, start, pos = self.text, self.pos, self.pos
        while True:
            window_first.give_way()
            newline = text.find("\n", pos)
            pos = len(text) if newline < 0 else newline + 1
            if pos >= len(text) or end.match(text, pos):
                break
        self.pos = pos
        return text[start:pos]

    def add(self, node: Node) -> Node:
        """Add a block; a list of attributes that stands before it is its own."""
        if self.pending:
            node.add_attributes(self.pending)
            self.pending = None
        node.is_block = True
        self.nodes.append(node)
        return node

    def end_block(self, why: str | None = None) -> None:
        """Note that what follows is a block of its own; `why` is None for the marker `^`."""
        self.add(Node(END, about=why))

    @property
    def last(self) -> Node | None:
        """The node before this place."""
        return self.nodes[-1] if self.nodes else None

    @property
    def is_after_boundary(self) -> bool:
        """May a block begin here that needs a blank line before it?"""
        last = self.last
        if last is None or last.tag == BLANK or self.pending:
            return True
        return last.tag == END and last.about is None

    @property
    def is_before_boundary(self) -> bool:
        """Does a block end here?"""
        return self.sees(grammar.boundary)

    def read(self) -> list[Node]:
        """Read to the end of the text, or of the HTML element that the reader stands in."""
        while self.pos < len(self.text) and not self.is_closed:
            self.read_block(self)
        return self.nodes

    def in_element(self, element: str) -> Reader:
        """Reads the same text on from here, up to the end of an HTML element."""
        return Reader(
            self.text,
            self.definitions,
            self.options,
            self.read_block,
            pos=self.pos,
            depth=self.depth + 1,
            element=element,
            found=self._found,
        )

    def inside(self, text: str) -> list[Node]:
        """The blocks of a text that stands in a container."""
        reader = Reader(text, self.definitions, self.options, self.read_block, depth=self.depth + 1)
        nodes = reader.read()
        self.options = reader.options
        return nodes
