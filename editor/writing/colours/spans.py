"""The spans of a paragraph: emphasis, code, links, tags and what else stands in a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from editor.writing.colours import patterns
from editor.writing.colours.emphasis import Emphasis
from editor.writing.colours.kinds import Kind, Span

LONGEST = 4000  # characters of a paragraph that are looked at
BEGINS = re.compile(r"\\|\{[{%:]|`+|\$\$|<|!?\[|\]|\*+|_+|~~|&|  (?=\n)")


@lru_cache(maxsize=2000)
def read_spans(text: str, is_raw: bool = False) -> tuple[Span, ...]:
    """The spans of a text, the outer ones first; `is_raw`: Liquid does not read it."""
    return SpanReader(text[:LONGEST], is_raw).read()


class SpanReader:
    """Goes through a text once; what is not closed stays plain."""

    def __init__(self, text: str, is_raw: bool) -> None:
        self.text = text
        self.is_raw = is_raw
        self.pos: int = 0
        self.spans: list[Span] = []
        self._emphasis = Emphasis(text, self.spans)
        self._open: list[tuple[int, int, int]] = []  # brackets: place, spans, emphasis before
        self._missing: dict[str, int] = {}
        self._deleted = 0  # the end of what is struck out

    def read(self) -> tuple[Span, ...]:
        """All spans; where they lie in each other, the outer one first."""
        while found := BEGINS.search(self.text, self.pos):
            self.pos = found.start()
            before = self.pos
            mark = found[0]
            READERS[mark[0] if mark[0] != "!" else mark](self, mark)
            if self.pos == before:
                self.pos += len(mark)
        return tuple(sorted(self.spans, key=lambda span: (span.start, -span.length)))

    def add(self, start: int, end: int, kind: Kind) -> None:
        """Note a span; empty ones are none."""
        if end > start:
            self.spans.append(Span(start, end - start, kind))

    def read_whole(self, pattern: re.Pattern[str], kind: Kind) -> bool:
        """What a pattern matches here is one span."""
        found = pattern.match(self.text, self.pos)
        if found is None:
            return False
        self.add(self.pos, found.end(), kind)
        self.pos = found.end()
        return True

    def read_between(self, mark: str, closing: str, kind: Kind) -> bool:
        """From a mark to the one that closes it, the marks dimmed."""
        end = self.find(closing, self.pos + len(mark))
        if end < 0:
            return False
        behind = end + len(closing)
        self.add(self.pos, behind, kind)
        if kind is not Kind.LIQUID:
            self.add(self.pos, self.pos + len(mark), Kind.MARKUP)
            self.add(end, behind, Kind.MARKUP)
        self.pos = behind
        return True

    def find(self, what: str, start: int) -> int:
        """Where `what` stands next; what was once not found is not sought again."""
        if start >= self._missing.get(what, len(self.text) + 1):
            return -1
        found = self.text.find(what, start)
        if found < 0:
            self._missing[what] = start
        return found

    def read_escape(self, _mark: str) -> None:
        """A backslash takes the mark behind it for itself; two at a line's end break it."""
        if self.text.startswith("\\$$", self.pos):
            self.add(self.pos, self.pos + 3, Kind.ESCAPE)
            self.pos += 3
        else:
            self.read_whole(patterns.escape, Kind.ESCAPE)

    def read_entity(self, _mark: str) -> None:
        """`&nbsp;`."""
        self.read_whole(patterns.entity, Kind.ESCAPE)

    def read_break(self, mark: str) -> None:
        """Two blanks at a line's end."""
        self.add(self.pos, self.pos + len(mark), Kind.MARKUP)

    def read_braces(self, mark: str) -> None:
        """An output or a tag of Liquid, or a list of attributes."""
        if mark == "{:":
            self.read_whole(patterns.attribute_list, Kind.ATTRIBUTES)
        elif self.is_raw:
            tag = patterns.liquid_tag.match(self.text, self.pos)
            if tag and tag["name"] == "endraw" and self.read_liquid(mark):
                self.is_raw = False
        else:
            tag = patterns.liquid_tag.match(self.text, self.pos)
            if self.read_liquid(mark) and tag:
                self.read_liquid_block(tag["name"])

    def read_liquid(self, mark: str) -> bool:
        """Up to the end of the tag or output."""
        return self.read_between(mark, "}}" if mark == "{{" else "%}", Kind.LIQUID)

    def read_liquid_block(self, name: str) -> None:
        """A comment, or what Liquid leaves as it is."""
        if name == "raw":
            self.is_raw = True
        elif name == "comment":
            end = self.find("{% endcomment", self.pos)
            end = len(self.text) if end < 0 else end
            self.add(self.pos, end, Kind.COMMENT)
            self.pos = end

    def read_code(self, ticks: str) -> None:
        """Code between as many backticks before as behind."""
        text, pos = self.text, self.pos
        behind = text[pos + len(ticks) : pos + len(ticks) + 1]
        before = text[pos - 1 : pos]
        stands_alone = len(ticks) == 1 and not before.strip() and behind.isspace()
        if not stands_alone:
            self.read_between(ticks, ticks, Kind.CODE)

    def read_formula(self, mark: str) -> None:
        """A formula between `$$`."""
        self.read_between(mark, mark, Kind.MATH)

    def read_angle(self, _mark: str) -> None:
        """An address between angles, a comment or a tag."""
        if not (
            self.read_whole(patterns.address_in_angles, Kind.ADDRESS)
            or self.read_whole(patterns.html_comment, Kind.COMMENT)
        ):
            self.read_whole(patterns.tag, Kind.TAG)

    def read_opening(self, mark: str) -> None:
        """The mark of a footnote, or the bracket before a link’s or an image’s text."""
        if mark == "[" and self.read_whole(patterns.note_mark, Kind.NOTE):
            return
        if mark == "[" and self.text.startswith("[^", self.pos):
            return  # the mark of a footnote is no link
        self._open.append((self.pos, len(self.spans), self._emphasis.depth))

    def read_closing(self, _mark: str) -> None:
        """The bracket behind a link’s text: a link if it leads somewhere."""
        if not self._open:
            return
        start, spans, emphasis = self._open.pop()
        is_image = self.text[start] == "!"
        behind = self.pos + 1
        target = patterns.destination.match(self.text, behind)
        target = target or patterns.reference.match(self.text, behind)
        if target is None:
            return
        self._emphasis.depth = emphasis
        if not is_image:  # no link stands in another
            inner = [s for s in self.spans[spans:] if s.kind not in (Kind.LINK, Kind.ADDRESS)]
            self.spans[spans:] = inner
        self._add_link(start, target, is_image)

    def _add_link(self, start: int, target: re.Match[str], is_image: bool) -> None:
        text_start = start + (2 if is_image else 1)
        self.add(start, text_start, Kind.MARKUP)
        self.add(text_start, self.pos, Kind.IMAGE if is_image else Kind.LINK)
        self.add(self.pos, target.end(), Kind.MARKUP)
        self.add(*target.span(1), Kind.ADDRESS)
        self._read_liquid_in(*target.span(1))
        self.pos = target.end()

    def _read_liquid_in(self, start: int, end: int) -> None:
        if not self.is_raw:
            for found in LIQUID.finditer(self.text, start, end):
                self.add(found.start(), found.end(), Kind.LIQUID)

    def read_marks(self, run: str) -> None:
        """Stars or underscores."""
        self._emphasis.read(self.pos, run)

    def read_deleted(self, mark: str) -> None:
        """`~~struck out~~`."""
        start = self.pos + 2
        if start <= self._deleted or not self.text[start : start + 1].strip(" \t\n~"):
            return
        end = self.find(mark, start)
        if end > start and self.text[end - 1] not in " \t\n~":
            self._deleted = end + 2
            self.add(self.pos, end + 2, Kind.DELETED)
            self.add(self.pos, start, Kind.MARKUP)
            self.add(end, end + 2, Kind.MARKUP)


LIQUID = re.compile(patterns.LIQUID)
READERS: dict[str, Callable[[SpanReader, str], None]] = {
    "\\": SpanReader.read_escape,
    "{": SpanReader.read_braces,
    "`": SpanReader.read_code,
    "$": SpanReader.read_formula,
    "<": SpanReader.read_angle,
    "![": SpanReader.read_opening,
    "[": SpanReader.read_opening,
    "]": SpanReader.read_closing,
    "*": SpanReader.read_marks,
    "_": SpanReader.read_marks,
    "~": SpanReader.read_deleted,
    "&": SpanReader.read_entity,
    " ": SpanReader.read_break,
}
