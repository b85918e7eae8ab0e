"""What a line opens with: quote signs, indent, a list's mark, a task's box, a heading's signs."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = re.compile(
    r"(?P<quote>(?:[ ]{0,3}>[ ]?)*)(?P<indent>[ \t]*)"
    r"(?:(?P<mark>[-*+]|\d{1,9}\.)(?P<gap>[ \t]+|$)(?P<box>\[[ xX]\](?:[ \t]+|$))?)?"
    r"(?P<heading>\#{1,6}(?:[ \t]+|$))?"
)
RULE = re.compile(r"[ ]{0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")


@dataclass(frozen=True)
class LineOpening:
    """The pieces of an opening in their order, "" for what is not there."""

    quote: str
    indent: str
    mark: str = ""  # "-", "*", "+" or a number with its dot
    gap: str = ""
    box: str = ""  # "[ ] " or "[x] "
    heading: str = ""  # "## "

    @classmethod
    def of(cls, line: str) -> LineOpening:
        """The opening of `line`; a rule is no list."""
        found = OPENING.match(line)
        parts = [part or "" for part in found.groups()] if found else ["", ""]
        opening = cls(*parts)
        if opening.mark and RULE.match(line[len(opening.quote) :]):
            return cls(opening.quote, opening.indent)
        return opening

    @property
    def margin(self) -> str:
        """What stands before the mark."""
        return self.quote + self.indent

    @property
    def item(self) -> str:
        """What makes the line an item of a list."""
        return self.mark + self.gap + self.box

    @property
    def length(self) -> int:
        """How many characters all of it are."""
        return len(self.margin) + len(self.item) + len(self.heading)

    @property
    def is_numbered(self) -> bool:
        """Is it an item with a number?"""
        return self.mark[:1].isdigit()


def is_rule(line: str) -> bool:
    """Is the line a horizontal rule?"""
    return RULE.match(line) is not None
