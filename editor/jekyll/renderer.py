"""A body to blocks of HTML; a change renders again only the blocks that it touches."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from editor.jekyll.blocks import Source
from editor.jekyll.document import Asked, Document, Heading, read_definitions
from editor.jekyll.liquid import with_paths
from editor.jekyll.markdown import Converter
from editor.site.place import Place

CONTENTS = "{:toc}"


@dataclass(frozen=True)
class Block:
    """What stands together in the page: its HTML, and its first line and lines in the body."""

    html: str
    line: int
    lines: int


@dataclass(frozen=True)
class Rendered:
    """A text's HTML, with the questions whose answers it depends on."""

    html: str
    asked: tuple[Asked, ...]
    headings: tuple[Heading, ...]


class Renderer:
    """Renders the bodies of one place; remembers the blocks of the body before."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._known: dict[str, list[Rendered]] = {}  # by text, in the order of the places
        self._used: dict[str, list[Rendered]] = {}

    @cached_property
    def _converter(self) -> Converter:
        """Made when there is something to render: a window need not wait for it."""
        return Converter()

    def blocks(self, text: str) -> tuple[Block, ...]:
        """The blocks of the body `text`. Their HTML joined is `fragment(text, place)`."""
        self._used = {}
        document, sources = read_definitions(with_paths(text, self._place.site))
        self._converter.document = document
        rendered = [self._rendered(source.text) for source in sources]
        headings = [heading for each in rendered for heading in each.headings]
        notes = self._notes(document)
        blocks = [
            block(source, with_contents(source, each.html, headings))
            for source, each in zip(sources, rendered, strict=True)
        ]
        if notes:
            blocks.append(Block(notes, text.count("\n") + 1, 0))
        self._known = self._used
        return tuple(blocks)

    def _rendered(self, text: str) -> Rendered:
        """A rendering of `text` whose questions have the same answers here, else a new one."""
        known, used = self._known.get(text, []), self._used.setdefault(text, [])
        nth = len(used)  # what stood here before, or, where one came or went, beside
        for each in (*known[nth : nth + 2], *known[max(0, nth - 1) : nth], *used[-1:]):
            if self._converter.document.answers(each.asked):
                break
        else:
            each = Rendered(*self._converter.convert(text))
        used.append(each)
        return each

    def _notes(self, document: Document) -> str:
        """The list of footnotes, in the order in which the text refers to them."""
        rows: list[str] = []
        done: set[str] = set()
        while waiting := [label for label in document.numbers if label not in done]:
            label = waiting[0]  # a footnote may refer to one that nobody did before
            done.add(label)
            body = "\n".join(self._rendered(s.text).html for s in note_blocks(document, label))
            rows.append(note(label, body, document))
        return notes_list(rows) if rows else ""


def fragment(text: str, place: Place) -> str:
    """The HTML of the body `text`."""
    return "".join(block.html for block in Renderer(place).blocks(text))


def block(source: Source, markup: str) -> Block:
    """A block of the page, on a line of its own."""
    return Block(markup + "\n", source.line, source.text.count("\n") + 1)


def with_contents(source: Source, markup: str, headings: Iterable[Heading]) -> str:
    """The table of contents, where a list asks for it by `{:toc}`."""
    return contents(headings) if source.text.rstrip().endswith(CONTENTS) else markup


def contents(headings: Iterable[Heading]) -> str:
    """A nested list of links to the headings."""
    open_levels: list[int] = []
    parts: list[str] = []
    for heading in headings:
        while open_levels and heading.level < open_levels[-1]:
            open_levels.pop()
            parts.append("</li></ul>")
        if open_levels and heading.level == open_levels[-1]:
            parts.append("</li>")
        else:
            parts.append("<ul>" if open_levels else '<ul id="markdown-toc">')
            open_levels.append(heading.level)
        target = html.escape(heading.id)
        parts.append(f'<li><a href="#{target}">{html.escape(heading.text)}</a>')
    return "".join(parts) + "</li></ul>" * len(open_levels)


def note_blocks(document: Document, label: str) -> list[Source]:
    """The blocks that the text of a footnote is made of."""
    return read_definitions(document.notes[label])[1]


def note(label: str, body: str, document: Document) -> str:
    """One footnote, with the arrows that lead back."""
    target = html.escape(label)
    arrows = "".join(
        f' <a href="#fnref:{target}{f":{n}" if n else ""}" class="reversefootnote" '
        f'role="doc-backlink">&#8617;{f"<sup>{n + 1}</sup>" if n else ""}</a>'
        for n in range(document.references[label])
    )
    inside = body.removesuffix("</p>")
    closing = "</p>" if inside != body else ""
    return f'<li id="fn:{target}" role="doc-endnote">{inside}{arrows}{closing}</li>'


def notes_list(rows: list[str]) -> str:
    """The footnotes at the end of the text."""
    return f'<div class="footnotes" role="doc-endnotes"><ol>{"".join(rows)}</ol></div>\n'
