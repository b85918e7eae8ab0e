"""Attribute lists: `{: .class #id key="value" name}` and what they do to an element.

The notation: https://kramdown.gettalong.org/syntax.html#attribute-list-definitions
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from xml.etree.ElementTree import Element

# What may stand in the braces. Without a bound each `{:` would be followed to the end of the text.
INSIDE = r"[^}]{1,2000}(?:(?<=\\)\}[^}]{0,2000}){0,20}"
DEEPEST = 10  # definitions that name each other
MOST = 1000  # attributes of an element, and names that lead to them: definitions may be circles
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
        if len(self.references) + len(self.pairs) > MOST:
            return self
        return Attributes(self.references + other.references, self.pairs + other.pairs)

    @property
    def length(self) -> int:
        """How many characters it gives to an element, its names left out."""
        return sum(len(name) + len(value) for name, value in self.pairs)

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


def give(element: Element, attributes: Attributes, lookup: Lookup) -> None:
    """Set the attributes on `element`: classes add up, of all others the last one counts."""
    classes = [element.get("class", "")]
    for pair in islice(steps(attributes, lookup), MOST):
        if pair is None:
            continue
        name, value = pair
        if name == "class":
            classes.append(value)
            value = ""  # its place among the attributes
        element.set(name, value)
    if len(classes) > 1:
        element.set("class", " ".join(classes).lstrip())


def steps(
    attributes: Attributes, lookup: Lookup, depth: int = 0
) -> Iterator[tuple[str, str] | None]:
    """The attributes in their order, those that are defined elsewhere first; None for each name."""
    for name in attributes.references:
        yield None
        definition = lookup(name)
        if definition and depth < DEEPEST:
            yield from steps(definition, lookup, depth + 1)
    yield from attributes.pairs
