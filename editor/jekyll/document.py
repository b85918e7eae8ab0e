"""What the blocks of one text share: link references, abbreviations, footnotes, heading ids.

A block asks; the answers are noted, so that it is rendered again only when one would differ.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from editor.jekyll.blocks import Source, split

LINK = re.compile(
    r" {0,3}\[(?!\^)(?P<label>[^\[\]]+)\]:[ \t]*\n?[ \t]*<?(?P<url>[^\s>]+)>?"
    r"(?:[ \t]*\n?[ \t]*(?:\"(?P<a>.*)\"|'(?P<b>.*)'|\((?P<c>.*)\)))?[ \t]*(?:\n|\Z)"
)
ABBREVIATION = re.compile(r" {0,3}\*\[(?P<term>[^\]]+)\]:[ \t]*(?P<title>[^\n]*)(?:\n|\Z)")
NOTE = re.compile(
    r" {0,3}\[\^(?P<label>[^\]]+)\]:[ \t]*(?P<text>[^\n]*(?:\n(?![ ]{0,3}\[\^)[^\n]*)*)"
)
Target = tuple[str, str | None]  # a URL and a title
COUNTED = {"heading_id", "note", "define"}  # the questions whose answer changes the document
NOT_AN_ID = re.compile(r"[^\w\- ]")


@dataclass(frozen=True)
class Heading:
    """A heading of the text, for the table of contents."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Asked:
    """A block's question and the answer it was rendered with."""

    question: str  # the name of a method of Document
    about: Any
    answer: object


@dataclass
class Document:
    """The definitions of one text, and the counters that run through its blocks."""

    links: dict[str, Target] = field(default_factory=dict[str, Target])
    abbreviations: dict[str, str] = field(default_factory=dict[str, str])
    notes: dict[str, str] = field(default_factory=dict[str, str])
    ids: Counter[str] = field(default_factory=Counter[str])
    numbers: dict[str, int] = field(default_factory=dict[str, int])
    references: Counter[str] = field(default_factory=Counter[str])

    def link(self, label: str) -> Target | None:
        """URL and title that the text defines for `label`."""
        return self.links.get(label)

    def define(self, definition: tuple[str, Target]) -> None:
        """Take the definition of a link that stands inside a block, in a quote or a list."""
        self.links.setdefault(*definition)

    def abbreviations_in(self, text: str) -> dict[str, str]:
        """The defined abbreviations that occur in `text`."""
        return {term: title for term, title in self.abbreviations.items() if term in text}

    def heading_id(self, base: str) -> str:
        """`base`, made unique as GitHub and kramdown do: the second is `base-1`."""
        count = self.ids[base]
        self.ids[base] += 1
        return f"{base}-{count}" if count else base

    def note(self, label: str) -> tuple[int, int] | None:
        """The number of the footnote `label`, and which reference to it this is, from 1."""
        if label not in self.notes:
            return None
        self.references[label] += 1
        return self.numbers.setdefault(label, len(self.numbers) + 1), self.references[label]

    def answers(self, asked: tuple[Asked, ...]) -> bool:
        """Would the same questions be answered the same now? Then they have been answered."""
        if not any(each.question in COUNTED for each in asked):
            return all(getattr(self, each.question)(each.about) == each.answer for each in asked)
        before = self.ids.copy(), self.numbers.copy(), self.references.copy(), self.links.copy()
        if all(getattr(self, each.question)(each.about) == each.answer for each in asked):
            return True
        self.ids, self.numbers, self.references, self.links = before
        return False


def read_definitions(text: str) -> tuple[Document, list[Source]]:
    """The definitions of `text`, and the blocks that are left."""
    document, blocks = Document(), list[Source]()
    for block in split(text):
        if is_definition(block.text):
            rest = take_definitions(block.text, document)
            if rest:
                lines = block.text.count("\n") - rest.count("\n")
                blocks.append(Source(rest, block.line + lines))
        else:
            blocks.append(block)
    return document, blocks


def is_definition(text: str) -> bool:
    """Does the block begin with a definition?"""
    start = text.lstrip(" ")
    return start.startswith(("[", "*[")) and len(text) - len(start) < 4 and "]:" in text


def take_definitions(text: str, document: Document) -> str:
    """Note the definitions that `text` begins with; gives what is left."""
    while text:
        if match := NOTE.match(text):
            document.notes.setdefault(match["label"], dedented(match["text"]))
        elif match := LINK.match(text):
            title = match["a"] or match["b"] or match["c"]
            document.links.setdefault(match["label"].lower(), (match["url"], title))
        elif match := ABBREVIATION.match(text):
            document.abbreviations[match["term"]] = match["title"].strip()
        else:
            return text
        text = text[match.end() :].lstrip("\n")
    return ""


def dedented(text: str) -> str:
    """The text of a footnote without the indentation of its later lines."""
    return re.sub(r"\n(?: {1,4}|\t)", "\n", text)


def base_id(text: str) -> str:
    """A heading's id as GitHub makes it: lower case, blanks to hyphens, no punctuation."""
    return NOT_AN_ID.sub("", text.lower()).strip().replace(" ", "-") or "section"
