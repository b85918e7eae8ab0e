"""Where two pages differ: their elements, attributes and words, compared as a browser sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
RAW = frozenset(("script", "style"))
COLOUR = "span "  # in the row of open elements: one that colours code and does not count
CODE = "code "  # code in a line that may be coloured
HIGHLIGHTED = "highlighter-rouge"
BLANKS = re.compile(r"\s+")
MOST = 500  # differences that are listed

Attributes = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Piece:
    """A tag or a stretch of text, and the elements it stands in."""

    kind: str  # "open", "close", "text", "comment", "doctype"
    name: str  # of the tag; the text
    attributes: Attributes
    path: tuple[str, ...]

    @property
    def same(self) -> tuple[str, str, Attributes]:
        """What two equal pieces have in common; where they stand does not count."""
        return self.kind, self.name, self.attributes

    @property
    def html(self) -> str:
        """As it is written."""
        if self.kind == "close":
            return f"</{self.name}>"
        if self.kind != "open":
            return self.name
        attributes = "".join(f' {name}="{value}"' for name, value in self.attributes)
        return f"<{self.name}{attributes}>"


@dataclass(frozen=True)
class Difference:
    """A place where the pages differ: what ours has, and what the other has."""

    where: str  # the elements around it: "html body main"
    ours: str
    theirs: str


def differences(ours: str, theirs: str, *, colours: bool = False) -> list[Difference]:
    """The places where two pages differ, in the order of the pages; at most MOST.

    The elements that colour code count with `colours` alone: no two highlighters agree on them.
    """
    mine, other = pieces(ours, colours), pieces(theirs, colours)
    matcher = SequenceMatcher(None, [p.same for p in mine], [p.same for p in other], autojunk=False)
    found: list[Difference] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            first = (mine[a:b] or other[c:d])[0]
            found.append(Difference(" ".join(first.path), written(mine[a:b]), written(other[c:d])))
    return found[:MOST]


def written(some: Sequence[Piece]) -> str:
    """The pieces as HTML."""
    return " ".join(piece.html for piece in some)


def pieces(html: str, colours: bool = True) -> list[Piece]:
    """The page as a row of tags and texts; blanks between them count as one, or not at all."""
    return list(without_needless(PageReader(html, colours).found))


def without_needless(found: Sequence[Piece]) -> Iterator[Piece]:
    """Leave out text of blanks alone, and comments."""
    return (piece for piece in found if piece.kind != "comment" and piece.name.strip())


class PageReader(HTMLParser):
    """Reads a page into pieces."""

    def __init__(self, html: str, colours: bool = True) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Piece] = []
        self._colours = colours
        self._path: list[str] = []
        self.feed(html)
        self.close()

    def handle_decl(self, decl: str) -> None:
        """A doctype."""
        self._add("doctype", f"<!{decl.lower()}>")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        attributes = tuple(sorted((name, value or "") for name, value in dict(attrs).items()))
        if tag == "span" and self._is_code and not self._colours:
            self._path.append(COLOUR)
            return
        self._add("open", tag, attributes)
        if tag == "code" and HIGHLIGHTED in dict(attributes).get("class", ""):
            tag = CODE
        if tag not in VOID:
            self._path.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends; one that was never begun is left out."""
        if tag == "span" and self._path[-1:] == [COLOUR]:
            self._path.pop()
        elif tag == "code" and CODE in self._path:
            self._end(CODE, tag)
        elif tag in self._path:
            self._end(tag, tag)

    def handle_data(self, data: str) -> None:
        """A stretch of text; its blanks count only where they are seen."""
        if self._path[-1:] == [COLOUR] or (self._is_code and self.found[-1].kind == "text"):
            data = self._text_before() + data
        is_kept = self._is_code or "textarea" in self._path
        self._add("text", data if is_kept else BLANKS.sub(" ", data).strip())

    @property
    def _is_code(self) -> bool:
        """Is this code that may be coloured?"""
        return "pre" in self._path or CODE in self._path

    def _text_before(self) -> str:
        """Take back the text that stands right before, to go on with it."""
        return self.found.pop().name if self.found[-1].kind == "text" else ""

    def _end(self, kept_as: str, tag: str) -> None:
        while self._path.pop() != kept_as:
            pass
        self._add("close", tag)

    def _add(self, kind: str, name: str, attributes: Attributes = ()) -> None:
        path = (each.strip() for each in self._path if each != COLOUR)
        self.found.append(Piece(kind, name, attributes, tuple(path)))
