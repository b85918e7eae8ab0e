"""A text split into chunks: the blocks between blank lines, each to be read on its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from editor.jekyll.kramdown import grammar
from editor.jekyll.kramdown.blocks import read_block
from editor.jekyll.kramdown.grammar import ruby
from editor.jekyll.kramdown.nodes import BLANK, PARAGRAPH, Node, take_apart
from editor.jekyll.kramdown.options import Options
from editor.jekyll.kramdown.reader import Definitions, Reader
from editor.precedence import window_first

# What may be closed far behind: while it is not, it is read as a paragraph.
OPENS = ruby(r"^ {0,3}(?:[~`]{3}|\$\$|\{:|<!--|<\?)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Blocks that stand together; two texts of the same chunks are rendered the same."""

    text: str
    definitions: Definitions | None = field(compare=False)  # None: it defines nothing
    options: Options  # those in force where it begins
    first: str  # the tags of its first and last block
    last: str
    is_open: bool  # holds a start whose end may yet come
    lines: int  # without the blank ones at its end
    line_ends: int
    nodes: list[Node] = field(default_factory=list[Node], compare=False)  # empty once rendered

    def let_go(self) -> None:
        """Free what was read; where it is rendered once more, it is read anew."""
        while self.nodes:
            take_apart(self.nodes.pop())


def split(text: str, options: Options, before: Sequence[Chunk] = ()) -> list[Chunk]:
    """The chunks of `text`; those of the text `before` that are still right are taken over."""
    kept = kept_at_start(text, before)
    rest = before[len(kept) :]
    if kept and not rest:
        return kept
    start = sum(len(chunk.text) for chunk in kept)
    return kept + read_chunks(text, start, rest[0].options if kept else options, rest)


def kept_at_start(text: str, before: Sequence[Chunk]) -> list[Chunk]:
    """The chunks before the first change, but for the last ones, which may reach farther now.

    All of them where nothing changed.
    """
    same = start = 0
    for chunk in before:
        if not text.startswith(chunk.text, start):
            break
        same += 1
        start += len(chunk.text)
    if same == len(before) and start == len(text):
        return list(before)
    same = max(0, same - 1)
    while same and (before[same - 1].last == "dl" or before[same].first == "dl"):
        same -= 1
    first_open = next((n for n, each in enumerate(before[:same]) if each.is_open), same)
    return list(before[:first_open])


def read_chunks(text: str, start: int, options: Options, rest: Sequence[Chunk]) -> list[Chunk]:
    """The chunks from `start` on; ends early where what is left is the end of the text before."""
    ends = places_from_end(text, rest)
    cuts = Cuts(text, start, options)
    while cuts.reader.pos < len(text):
        cuts.read_on()
        n = ends.get(len(text) - cuts.reader.pos)
        if n is not None and cuts.is_at_cut and fits(cuts, rest[n]):
            return [*cuts.chunks(), *rest[n:]]
    return cuts.chunks()


def places_from_end(text: str, rest: Sequence[Chunk]) -> dict[int, int]:
    """The chunks that are the end of the text, by how many characters from the end they begin."""
    places: dict[int, int] = {}
    left = 0
    for number in range(len(rest) - 1, -1, -1):
        left += len(rest[number].text)
        if left > len(text) or not text.startswith(rest[number].text, len(text) - left):
            break
        places[left] = number
    return places


def fits(cuts: Cuts, first: Chunk) -> bool:
    """Do the chunks from `first` on stand by themselves, not drawn into what was read?"""
    return not (
        cuts.reader.sees(grammar.definition)
        or first.first == "dl"
        or first.options is not cuts.reader.options
    )


class Cuts:
    """Reads blocks, and notes where a chunk ends: behind blank lines, where all begins anew."""

    def __init__(self, text: str, start: int, options: Options) -> None:
        self.reader = Reader(text, Definitions(), options, read_block, pos=start)
        self._cuts = [(start, 0, options)]  # place, number of nodes before, options
        self._definitions: list[Definitions | None] = [self.reader.definitions]  # None: it has none

    @property
    def is_at_cut(self) -> bool:
        """Does a chunk begin here?"""
        return self._cuts[-1][0] == self.reader.pos

    def read_on(self) -> None:
        """Read a block; what it was drawn together with is one chunk."""
        reader = self.reader
        reader.read_block(reader)
        while len(self._cuts) > 1 and self._cuts[-1][1] >= len(reader.nodes):
            self._cuts.pop()
            self._join_definitions()
        last = reader.last
        if last is not None and last.tag == BLANK and not reader.pending:
            self._cut()

    def _join_definitions(self) -> None:
        """What the last two chunks define is defined by one chunk."""
        later, before = self._definitions.pop(), self._definitions[-1]
        assert later is not None
        if before is None:
            self._definitions[-1] = later
        else:
            before.add(later)
            self.reader.definitions = before

    def _cut(self) -> None:
        reader = self.reader
        if reader.definitions.has_any:
            reader.definitions = Definitions()
        else:
            self._definitions[-1] = None  # of very many chunks hardly one defines anything
        self._definitions.append(reader.definitions)
        self._cuts.append((reader.pos, len(reader.nodes), reader.options))

    def chunks(self) -> list[Chunk]:
        """What was read."""
        text, nodes = self.reader.text, self.reader.nodes
        ends = [*self._cuts[1:], (self.reader.pos, len(nodes), self.reader.options)]
        return [
            chunk_of(text[start:end], definitions, options, nodes[first:last])
            for (start, first, options), (end, last, _), definitions in zip(
                self._cuts, ends, self._definitions, strict=True
            )
            if start < end
        ]


def chunk_of(
    text: str, definitions: Definitions | None, options: Options, nodes: list[Node]
) -> Chunk:
    """The chunk that holds `nodes`."""
    window_first.give_way()
    shown = [each for each in nodes if each.tag != BLANK]
    tags = [each.tag for each in shown] or [BLANK]
    is_open = any(
        each.tag == "dl" or (each.tag == PARAGRAPH and OPENS.search(each.source or ""))
        for each in shown
    ) and bool(OPENS.search(text))
    defined = definitions if definitions and definitions.has_any else None
    lines = text.rstrip().count("\n") + 1
    ends = text.count("\n")
    return Chunk(text, defined, options, tags[0], tags[-1], is_open, lines, ends, nodes)
