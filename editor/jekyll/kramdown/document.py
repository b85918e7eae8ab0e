"""What the blocks of one text share: what it defines, and the counters that run through it.

A block asks; the answers are noted, so that it is rendered again only when one would differ.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from editor.jekyll.kramdown.attribute_lists import Attributes
from editor.jekyll.kramdown.definitions import label_of
from editor.jekyll.kramdown.grammar import ruby
from editor.jekyll.kramdown.options import Options
from editor.jekyll.kramdown.reader import Abbreviation, Definitions, Target

# The questions whose answer changes the document, and what they change.
COUNTED = {"heading_id", "plain_heading_id", "note", "is_first"}
COUNTERS = ("ids", "plain_ids", "numbers", "references", "seen")
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
    references: Counter[str] = field(default_factory=Counter[str])
    seen: Counter[str] = field(default_factory=Counter[str])
    terms: re.Pattern[str] | None = None

    def __post_init__(self) -> None:
        self.terms = terms_pattern(self.definitions.abbreviations)
        for name, url, title in self.options.link_defs:
            self.definitions.links.setdefault(label_of(name), Target(url, title))

    def link(self, label: str) -> Target | None:
        """The target that the text defines for `label`."""
        return self.definitions.links.get(label)

    def attributes(self, name: str) -> Attributes | None:
        """The attribute list that the text defines as `name`."""
        return self.definitions.attributes.get(name)

    def has_note(self, name: str) -> bool:
        """Is there a footnote of that name?"""
        return name in self.definitions.notes

    def abbreviations_in(self, text: str) -> tuple[tuple[int, int, Abbreviation], ...]:
        """Where the defined abbreviations stand in `text`, as (start, end, what it is)."""
        if self.terms is None:
            return ()
        known = self.definitions.abbreviations
        return tuple(
            (found.start(), found.end(), known[found[0]]) for found in self.terms.finditer(text)
        )

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
        number = self.numbers.setdefault(name, len(self.numbers) + self.options.footnote_nr)
        return number, self.references[name]

    def is_first(self, kind: str) -> bool:
        """Was there none of the kind in the text so far?"""
        self.seen[kind] += 1
        return self.seen[kind] == 1

    def answers(self, asked: tuple[Asked, ...]) -> bool:
        """Would the same questions be answered the same now? Then they have been answered."""
        if not any(each.question in COUNTED for each in asked):
            return self._agrees(asked)
        before = [getattr(self, name).copy() for name in COUNTERS]
        if self._agrees(asked):
            return True
        for name, counter in zip(COUNTERS, before, strict=True):
            setattr(self, name, counter)
        return False

    def _agrees(self, asked: tuple[Asked, ...]) -> bool:
        return all(getattr(self, each.question)(each.about) == each.answer for each in asked)


def terms_pattern(abbreviations: dict[str, Abbreviation]) -> re.Pattern[str] | None:
    """A pattern for the abbreviations as whole words, long ones first."""
    if not abbreviations:
        return None
    terms = "|".join(re.escape(term) for term in sorted(abbreviations, key=len, reverse=True))
    return ruby(rf"(?<!\w)(?:{terms})(?!\w)")


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
