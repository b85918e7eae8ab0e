"""What the blocks of one text share: what it defines, and the counters that run through it.

A block asks; the answers are noted, so that it is rendered again only when one would differ.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from editor.jekyll.kramdown.abbreviations import Terms
from editor.jekyll.kramdown.attribute_lists import Attributes
from editor.jekyll.kramdown.definitions import label_of
from editor.jekyll.kramdown.grammar import ruby
from editor.jekyll.kramdown.options import Options
from editor.jekyll.kramdown.reader import Abbreviation, Definitions, Target

SHORT = 200  # characters of a definition that may be used as often as one likes
MOST_GIVEN = 10_000_000  # characters of longer ones: an image written out in full, used twice
# The questions whose answer hangs on how often they were put before.
COUNTED = frozenset(("heading_id", "plain_heading_id", "note", "is_first"))
BEFORE_LETTER = ruby(r"\A[^a-zA-Z]+")
NOT_IN_ID = ruby(r"[^a-zA-Z0-9 -]")


@dataclass(frozen=True)
class Heading:
    """A heading of the text, for the table of contents."""

    level: int
    id: str
    html: str
    is_listed: bool = True


@dataclass(frozen=True)
class Asked:
    """A block's question and the answer it was rendered with."""

    question: str  # the name of a method of Document
    about: Any
    answer: object


@dataclass
class Document:
    """The definitions of one text, and the counters that run through its blocks."""

    definitions: Definitions
    options: Options
    ids: Counter[str] = field(default_factory=Counter[str])
    plain_ids: Counter[str] = field(default_factory=Counter[str])
    numbers: dict[str, int] = field(default_factory=dict[str, int])
    noted: list[str] = field(default_factory=list[str])  # the same footnotes, in their order
    references: Counter[str] = field(default_factory=Counter[str])
    seen: Counter[str] = field(default_factory=Counter[str])
    terms: Terms | None = None
    given: int = 0  # characters of definitions, each time that they are used

    def __post_init__(self) -> None:
        known = self.definitions.abbreviations
        self.terms = Terms.of(known) if known else None
        for name, url, title in self.options.link_defs:
            self.definitions.links.setdefault(label_of(name), Target(url, title))

    @property
    def has_long(self) -> bool:
        """Is anything defined that may not be used as often as one likes?"""
        known = self.definitions
        each = (*known.links.values(), *known.attributes.values(), *known.abbreviations.values())
        return any(one.length > SHORT for one in each)

    def link(self, label: str) -> Target | None:
        """The target that the text defines for `label`."""
        found = self.definitions.links.get(label)
        return found if found and self.may_give(found.length) else None

    def attributes(self, name: str) -> Attributes | None:
        """The attribute list that the text defines as `name`."""
        found = self.definitions.attributes.get(name)
        return found if found and self.may_give(found.length) else None

    def has_note(self, name: str) -> bool:
        """Is there a footnote of that name?"""
        return name in self.definitions.notes

    def abbreviations_in(self, text: str) -> tuple[tuple[int, int, Abbreviation], ...]:
        """Where the defined abbreviations stand in `text`, as (start, end, what it is)."""
        if self.terms is None:
            return ()
        known = self.definitions.abbreviations
        return tuple(
            (start, end, known[text[start:end]]) for start, end in self.terms.found_in(text)
        )

    def may_give(self, length: int) -> bool:
        """May so much of a definition stand in the page once more?

        A long one that is used often would fill the memory.
        """
        if length > SHORT:
            self.given += length
        return length <= SHORT or self.given <= MOST_GIVEN

    def heading_id(self, text: str) -> str:
        """A heading's id from its text as GFM makes it, other than those given before."""
        return self._unique(gfm_id(text), self.ids)

    def plain_heading_id(self, text: str) -> str:
        """The same as kramdown makes it without GFM, and in HTML elements."""
        return self._unique(plain_id(text), self.plain_ids)

    def _unique(self, base: str, ids: Counter[str]) -> str:
        count = ids[base]
        ids[base] += 1
        return f"{self.options.auto_id_prefix}{base}" + (f"-{count}" if count else "")

    def note(self, name: str) -> tuple[int, int]:
        """The number of the footnote `name`, and which reference to it this is, from 1."""
        self.references[name] += 1
        if name not in self.numbers:
            self.numbers[name] = len(self.numbers) + self.options.footnote_nr
            self.noted.append(name)
        return self.numbers[name], self.references[name]

    def is_first(self, kind: str) -> bool:
        """Was there none of the kind in the text so far?"""
        self.seen[kind] += 1
        return self.seen[kind] == 1

    def answers(self, asked: tuple[Asked, ...]) -> bool:
        """Would the same questions be answered the same now? Then they have been answered."""
        given = self.given
        for number, each in enumerate(asked):
            if getattr(self, each.question)(each.about) != each.answer:
                self.given = given
                for done in reversed(asked[: number + 1]):
                    self._take_back(done)
                return False
        return True

    def _take_back(self, asked: Asked) -> None:
        """Make as if a question that counts had not been put; the last one first."""
        name = asked.about
        if asked.question == "heading_id":
            self.ids[gfm_id(name)] -= 1
        elif asked.question == "plain_heading_id":
            self.plain_ids[plain_id(name)] -= 1
        elif asked.question == "is_first":
            self.seen[name] -= 1
        elif asked.question == "note":
            self.references[name] -= 1
            if not self.references[name]:
                del self.numbers[name]
                self.noted.pop()


@lru_cache(maxsize=10_000)  # a text is asked for all of its headings at every key
def gfm_id(text: str) -> str:
    """An id as GitHub makes it: small letters, no punctuation, hyphens for blanks."""
    kept = "".join(filter(is_in_id, text.lower()))
    return kept.replace(" ", "-").replace("\t", "-")


def is_in_id(character: str) -> bool:
    """Is it a letter, a mark on one, a digit, a connector as `_`, a hyphen or a blank?"""
    if character.isascii():
        return character.isalnum() or character in "_- \t"
    category = unicodedata.category(character)
    return category[0] in "LM" or category in ("Nd", "Nl", "Pc")


def plain_id(text: str) -> str:
    """An id as kramdown makes it without GFM: it begins with a letter, all is ASCII."""
    text = NOT_IN_ID.sub("", BEFORE_LETTER.sub("", text)).replace(" ", "-").lower()
    return text or "section"
