"""Reads the text of a block span by span: a place in the text, and the element being filled."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol
from xml.etree.ElementTree import Element

from editor.jekyll.kramdown.grammar import ruby
from editor.jekyll.kramdown.options import Options
from editor.jekyll.kramdown.reader import Target
from editor.precedence import window_first

# Where something may begin that is not plain text. A break is two blanks before a line's end.
SPECIAL = r"[*_`<\[&\\\"']|!\[|\$\$|\{:|---?|\.\.\.|>>| >>|~~|  (?=\n)"
HARD_WRAPPED = rf"{SPECIAL}|\n"
BEGINS_A_SPAN = ruby(r"[*_`\[{]|!\[|<(?:[A-Za-z_/]|!--)")  # whether it becomes one or not
CJK = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"  # Han and Kana
BETWEEN_CJK = ruby(rf"(?<={CJK})\n(?={CJK})")
NEVER = ruby(r"(?!)")
DEEPEST = 60  # spans in each other
# How many characters may be read in vain, for spans that are not closed: a text of nothing but
# opening marks would else be read again from each of them. Short texts get less: there may be many.
IN_VAIN = 50_000
IN_VAIN_PER_CHARACTER = 20


class Definitions(Protocol):
    """What spans ask of the whole text."""

    @property
    def options(self) -> Options:
        """kramdown's options, those of the text included."""
        ...

    def link(self, label: str) -> Target | None:
        """The target that the text defines for a label."""
        ...

    def has_note(self, name: str) -> bool:
        """Is there a footnote of that name?"""
        ...


@dataclass
class Frame:
    """An element while it is filled."""

    node: Element
    texts: list[str]
    last: Element | None = None

    @property
    def is_empty(self) -> bool:
        """Holds it nothing yet?"""
        return self.last is None and not self.texts

    def add(self, child: Element) -> None:
        """Add a span behind the text so far."""
        self.flush()
        self.node.append(child)
        self.last = child

    def flush(self) -> None:
        """Write the text so far to the element."""
        if not self.texts:
            return
        text = "".join(self.texts)
        if self.last is None:
            self.node.text = (self.node.text or "") + text
        else:
            self.last.tail = (self.last.tail or "") + text
        self.texts = []


class SpanReader:
    """Reads `text` from `pos` on into `frame`; `kinds` are tried by the first character."""

    def __init__(
        self, text: str, node: Element, definitions: Definitions, kinds: Kinds, raw_kinds: Kinds
    ) -> None:
        self.text = text
        self._kinds = kinds
        self._raw_kinds = raw_kinds
        self.pos = 0
        self.run = 0  # where the plain text before `pos` begins
        self.definitions = definitions
        self.options = definitions.options
        self.frame = Frame(node, [])
        self.tags: list[str] = []  # of the spans that are open
        self.symbol_end = -1  # the place behind the last character that stands for others
        self.is_raw = False  # HTML alone is read
        self._last_places: dict[str, int] = {}  # of what was looked for ahead
        self._none_from: dict[re.Pattern[str], int] = {}  # from where on a pattern is not found
        self._in_vain = 0  # characters
        self._bearable = len(text) + min(IN_VAIN, IN_VAIN_PER_CHARACTER * len(text))

    def read(self) -> None:
        """Read the whole text."""
        self.read_until(NEVER, lambda: False)
        self.frame.flush()

    def read_apart(self, start: int, end: int, node: Element) -> None:
        """Read a part of the text into `node`; no span in it reaches beyond it."""
        part = SpanReader(
            self.text[start:end], node, self.definitions, self._kinds, self._raw_kinds
        )
        part.tags = [node.tag, *(["html"] if "html" in self.tags else [])]
        part._in_vain, part._bearable = self._in_vain, self._bearable
        part.read()
        self._in_vain = part._in_vain

    def fill(
        self, node: Element, end: re.Pattern[str], accepts: Callable[[], bool], kind: str = ""
    ) -> bool:
        """Read into `node` up to a place where `end` matches and `accepts` agrees; was it found?

        `kind` is what the node counts as where spans of a kind do not stand in each other.

        The end itself is not taken.
        """
        if self.is_exhausted or len(self.tags) >= DEEPEST:
            return False
        start = self.pos
        outer, self.frame = self.frame, Frame(node, [])
        self.tags.append(kind or node.tag)
        is_closed = self.read_until(end, accepts)
        self.frame.flush()
        self.frame = outer
        self.tags.pop()
        if not is_closed:
            self.give_up(start)
        return is_closed

    @property
    def is_exhausted(self) -> bool:
        """Was so much read in vain that what opens a span is taken for text from now on?"""
        return self._in_vain > self._bearable

    def give_up(self, start: int, end: int | None = None) -> None:
        """What was read from `start` on (up to `end`) is no span, and will be read again."""
        self._in_vain += (self.pos if end is None else end) - start

    def read_until(self, end: re.Pattern[str], accepts: Callable[[], bool]) -> bool:
        """Read into the frame up to the end; False where the text ends first."""
        special = special_or(end, self.options.hard_wrap)
        self.run = self.pos
        while found := special.search(self.text, self.pos):
            window_first.give_way()
            if self.is_exhausted and end is not NEVER:
                return False
            self.add_text(self.text[self.pos : found.start()])
            self.pos = found.start()
            if end.match(self.text, self.pos) and accepts():
                return True
            if not self.read_span():
                self.add_text(self.text[self.pos])
                self.pos += 1
                if not BEGINS_A_SPAN.match(self.text, self.pos - 1):
                    continue
            self.run = self.pos
        self.add_text(self.text[self.pos :])
        self.pos = len(self.text)
        return False

    def read_span(self) -> bool:
        """Read the span here, if there is one."""
        kinds = self._raw_kinds if self.is_raw else self._kinds
        return any(read(self) for read in kinds.get(self.text[self.pos], ()))

    def add_text(self, text: str) -> None:
        """Add plain text."""
        if text and self.options.remove_line_breaks_for_cjk:
            text = BETWEEN_CJK.sub("", text)
        if text:
            self.frame.texts.append(text)

    def add_symbol(self, text: str) -> bool:
        """Add what stands for the characters just taken."""
        self.frame.texts.append(text)
        self.symbol_end = self.pos
        return True

    def add(self, node: Element) -> bool:
        """Add a span."""
        self.frame.add(node)
        return True

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What matches here, and go behind it."""
        found = pattern.match(self.text, self.pos)
        if found:
            self.pos = found.end()
        return found

    def search(self, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
        """The first match from `start` on; where there is none, none is looked for again."""
        if start >= self._none_from.get(pattern, len(self.text) + 1):
            return None
        found = pattern.search(self.text, start)
        if found is None:
            self._none_from[pattern] = start
        return found

    def has_ahead(self, text: str) -> bool:
        """Does the text come yet? Cheaper than a pattern that would look for it to the end."""
        if text not in self._last_places:
            self._last_places[text] = self.text.rfind(text)
        return self._last_places[text] >= self.pos

    def before(self) -> str:
        """The character before this place, "" at the start."""
        return self.text[self.pos - 1 : self.pos]


SpanKind = Callable[[SpanReader], bool]
Kinds = Mapping[str, tuple[SpanKind, ...]]


@lru_cache(maxsize=256)
def special_or(end: re.Pattern[str], hard_wrap: bool) -> re.Pattern[str]:
    """The places to look at: those of spans, and the end."""
    special = HARD_WRAPPED if hard_wrap else SPECIAL
    return ruby(f"(?:{end.pattern})|{special}", end.flags)
