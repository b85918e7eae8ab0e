"""A whole text to HTML, chunk by chunk; a change renders again only the chunks that it touches."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import cached_property
from typing import NamedTuple

from editor.jekyll.kramdown.chunks import Chunk, split
from editor.jekyll.kramdown.contents import holds_contents, with_contents
from editor.jekyll.kramdown.document import COUNTED, Asked, Document, Heading
from editor.jekyll.kramdown.extension import Converter
from editor.jekyll.kramdown.nodes import PARAGRAPH
from editor.jekyll.kramdown.notes import NOTE_INDENT, note, notes_list
from editor.jekyll.kramdown.options import Options
from editor.jekyll.kramdown.reader import Definitions
from editor.precedence import window_first
from editor.slow_release import release, release_table


class Block(NamedTuple):
    """What stands together in the page: its HTML, and its first line and lines in the text."""

    html: str
    line: int
    lines: int


class Rendered(NamedTuple):
    """A chunk's HTML, with the questions whose answers it depends on."""

    html: str
    asked: tuple[Asked, ...]
    headings: tuple[Heading, ...]
    is_steady: bool  # the answers are the same wherever it stands
    is_blank: bool
    holds_contents: bool


def blocks_of(chunks: Sequence[Chunk], rendered: Sequence[Rendered]) -> list[Block]:
    """The chunks as blocks; blank lines belong to the block before them, the first to the next."""
    headings = [heading for each in rendered for heading in each.headings]
    blocks: list[Block] = []
    line, before = 1, ""
    for chunk, each in zip(chunks, rendered, strict=True):
        window_first.give_way()
        if not each.is_blank:
            html = with_contents(each.html, headings) if each.holds_contents else each.html
            html = before + html if before else html
            blocks.append(Block(html, line, chunk.lines))
            before = ""
        elif not blocks:
            before = each.html
        elif not blocks[-1].html.endswith("\n\n"):
            blocks[-1] = blocks[-1]._replace(html=blocks[-1].html + each.html)
        line += chunk.line_ends
    return [*blocks, Block(before, 1, 0)] if before else blocks  # `before`: blank lines alone


class Rendering:
    """Renders one text after the other; remembers the chunks of the text before."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._chunks: list[Chunk] = []
        self._known: dict[Hashable, list[Rendered]] = {}  # by text, in the order of the places
        self._used: dict[Hashable, list[Rendered]] = {}
        self._note_chunks: dict[str, list[Chunk]] = {}  # by the texts of the notes
        self._all_options = options  # with those of the text
        self._definitions = Definitions()
        self._is_steady = False  # is what the text defines asked for with the same answers?

    @cached_property
    def _converter(self) -> Converter:
        """Made when there is something to render: a window need not wait for it."""
        return Converter(self._options)

    def blocks(self, text: str) -> list[Block]:
        """The blocks of `text`. Their HTML joined is the whole."""
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        source = text if text.endswith("\n") else f"{text}\n"
        before, known = self._chunks, self._known
        self._chunks = split(source, self._options, before)
        self._used = {}
        self._begin()
        blocks = blocks_of(self._chunks, [self._rendered(chunk) for chunk in self._chunks])
        if notes := self._notes():
            blocks.append(Block(notes, source.count("\n") + 1, 0))
        self._known = self._used
        release(before)
        release_table(known, self._used)
        return blocks

    def forget(self) -> None:
        """Forget the text before; bit by bit, as it may have been a long one."""
        release(self._chunks, *self._note_chunks.values())
        release_table(self._known, {})
        self._note_chunks, self._definitions = {}, Definitions()
        self.__dict__.pop("_converter", None)  # which holds what the text defines, in a circle

    def _begin(self) -> None:
        """Gather what the text defines; other options or abbreviations concern every chunk."""
        definitions = Definitions()
        for chunk in self._chunks:
            if chunk.definitions is not None:
                window_first.give_way()
                definitions.add(chunk.definitions)
        options = self._options.changed(definitions.options)
        before, self._definitions = self._definitions, definitions
        if (options, definitions.abbreviations) != (self._all_options, before.abbreviations):
            self._known = {}
            self._all_options = options
        self._converter.options = options
        document = self._converter.document = Document(definitions, options)
        self._is_steady = definitions.answer_as(before) and not document.has_long

    def _rendered(self, chunk: Chunk, indent: int = 0) -> Rendered:
        """A rendering of the chunk whose questions have the same answers here, else a new one."""
        window_first.give_way()
        others = None if chunk.options is self._options else chunk.options
        # Mostly the text alone, which is the quickest: a string keeps its hash.
        key = (chunk.text, indent, others) if indent or others else chunk.text
        known = self._known.get(key, [])
        if known and known[0].is_steady and self._is_steady:
            self._used[key] = known
            chunk.let_go()
            return known[0]
        used = self._used.setdefault(key, [])
        each = self._remembered(known, used) or self._converted(chunk, indent)
        used.append(each)
        chunk.let_go()
        return each

    def _converted(self, chunk: Chunk, indent: int) -> Rendered:
        html, asked, headings = self._converter.convert(chunk, indent)
        is_steady = not any(each.question in COUNTED for each in asked)
        is_blank, has_contents = not html.strip(), holds_contents(html)
        return Rendered(html, asked, headings, is_steady, is_blank, has_contents)

    def _remembered(self, known: Sequence[Rendered], used: Sequence[Rendered]) -> Rendered | None:
        """One of the renderings of a text that is right here, after those `used` already.

        What stood here before, or, where one came or went, beside.
        """
        answers, nth = self._converter.document.answers, len(used)
        if nth < len(known) and answers(known[nth].asked):
            return known[nth]
        beside = (*known[nth + 1 : nth + 2], *known[max(0, nth - 1) : nth], *used[-1:])
        return next((each for each in beside if answers(each.asked)), None)

    def _notes(self) -> str:
        """The list of footnotes, in the order in which the text refers to them."""
        document = self._converter.document
        rows: list[str] = []
        kept: dict[str, list[Chunk]] = {}
        for name in document.noted:  # which grows: a note may refer to one that nobody did before
            text = document.definitions.notes[name]
            chunks = self._note_chunks.get(text) or split(text + "\n", self._options)
            kept[text] = chunks
            body = "".join(self._rendered(chunk, NOTE_INDENT).html for chunk in chunks)
            in_paragraph = bool(chunks) and chunks[-1].last == PARAGRAPH
            rows.append(note(name, body, document.references[name], in_paragraph, document.options))
        self._note_chunks = kept
        return notes_list(rows, document.options) if rows else ""


def to_html(text: str, options: Options | None = None) -> str:
    """The HTML that Jekyll's kramdown makes of `text`."""
    return "".join(block.html for block in Rendering(options or Options()).blocks(text))
