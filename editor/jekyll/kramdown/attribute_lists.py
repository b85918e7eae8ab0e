"""Attribute lists: `{: .class #id key="value" name}` and what they do to an element.

The notation: https://kramdown.gettalong.org/syntax.html#attribute-list-definitions
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

INSIDE = r"(?:\\\}|[^}])+"  # what may stand in the braces
ITEM = re.compile(
    r"(?:\A|(?<=\s))(?:"
    r"(?P<key>\w[\w:-]*)=(?P<quote>[\"'])(?P<value>(?:\\\}|\\[\"']|(?!(?P=quote))[^}])*)(?P=quote)"
    r"|(?P<reference>\w[\w:-]*)"
    r"|(?P<marks>(?:\#[A-Za-z][\w:-]*|\.[^\s.\#]+)+)"
    r")(?=\s|\Z)",
    re.ASCII,
)
MARK = re.compile(r"\#(?P<id>[A-Za-z][\w:-]*)|\.(?P<class>[^\s.\#]+)", re.ASCII)
ESCAPED = re.compile(r"\\([}\"'])")


@dataclass(frozen=True)
class Attributes:
    """One list: names of definitions to take in, and attributes in the order written."""

    references: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: Attributes) -> Attributes:
        return Attributes(self.references + other.references, self.pairs + other.pairs)

    def classes(self) -> list[str]:
        """The classes that the list itself names."""
        return [each for name, value in self.pairs if name == "class" for each in value.split()]


Lookup = Callable[[str], Attributes | None]  # a definition by its name


def read_attributes(text: str) -> Attributes:
    """The list written between the braces; what is no part of the notation is left out."""
    references: list[str] = []
    pairs: list[tuple[str, str]] = []
    for item in ITEM.finditer(text):
        if item["key"]:
            pairs.append((item["key"], ESCAPED.sub(r"\1", item["value"])))
        elif item["reference"]:
            references.append(item["reference"])
        else:
            marks = MARK.finditer(item["marks"])
            pairs.extend(("id", m["id"]) if m["id"] else ("class", m["class"]) for m in marks)
    return Attributes(tuple(references), tuple(pairs))


def give(element: Element, attributes: Attributes, lookup: Lookup, depth: int = 0) -> None:
    """Set the attributes on `element`: classes add up, of all others the last one counts."""
    for name in attributes.references:
        definition = lookup(name)
        if definition and depth < 10:  # definitions may name each other in a circle
            give(element, definition, lookup, depth + 1)
    for name, value in attributes.pairs:
        if name == "class":
            value = f"{element.get('class', '')} {value}".lstrip()
        element.set(name, value)
