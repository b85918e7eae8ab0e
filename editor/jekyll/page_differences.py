"""Where two pages differ: their elements, attributes and words, compared as a browser sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
RAW = frozenset(("script", "style"))
PREFORMATTED = frozenset(("pre", "textarea"))
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


def differences(ours: str, theirs: str) -> list[Difference]:
    """The places where two pages differ, in the order of the pages; at most MOST."""
    mine, other = pieces(ours), pieces(theirs)
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


def pieces(html: str) -> list[Piece]:
    """The page as a row of tags and texts; blanks between them count as one, or not at all."""
    return list(without_needless(PageReader(html).found))


def without_needless(found: Sequence[Piece]) -> Iterator[Piece]:
    """Leave out text of blanks alone, and comments."""
    return (piece for piece in found if piece.kind != "comment" and piece.name.strip())


class PageReader(HTMLParser):
    """Reads a page into pieces."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Piece] = []
        self._path: list[str] = []
        self.feed(html)
        self.close()

    def handle_decl(self, decl: str) -> None:
        """A doctype."""
        self._add("doctype", f"<!{decl.lower()}>")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self._add(
            "open", tag, tuple(sorted((name, value or "") for name, value in dict(attrs).items()))
        )
        if tag not in VOID:
            self._path.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends; one that was never begun is left out."""
        if tag in self._path:
            while self._path.pop() != tag:
                pass
            self._add("close", tag)

    def handle_data(self, data: str) -> None:
        """A stretch of text; its blanks count only where they are seen."""
        is_kept = any(each in PREFORMATTED for each in self._path)
        self._add("text", data if is_kept else BLANKS.sub(" ", data).strip())

    def _add(self, kind: str, name: str, attributes: Attributes = ()) -> None:
        self.found.append(Piece(kind, name, attributes, tuple(self._path)))
