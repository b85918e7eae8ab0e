"""Finds abbreviations in a text as whole words, however many are defined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from editor.jekyll.kramdown.grammar import ruby

TOKEN = ruby(r"\w+|\W")  # a word, or one other character
WORD = ruby(r"\w")
LONGEST = 100  # tokens of one abbreviation: from each word of a text so many are looked at


@dataclass(slots=True)
class Terms:
    """Terms by their first token, then by their second: a step for each token of the text."""

    further: dict[str, Terms] = field(default_factory=dict[str, "Terms"])
    is_term: bool = False

    @classmethod
    def of(cls, terms: Iterable[str]) -> Terms:
        """The tree of some terms."""
        root = cls()
        for term in terms:
            tokens = TOKEN.findall(term)
            if len(tokens) <= LONGEST:
                root._add(tokens)
        return root

    def _add(self, tokens: list[str]) -> None:
        at = self
        for token in tokens:
            at = at.further.setdefault(token, Terms())
        at.is_term = True

    def found_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Where terms stand as words of their own: the longest at each place."""
        tokens = [*TOKEN.findall(text), ""]
        start = number = 0
        while tokens[number]:
            count = self._longest(tokens, number)
            end = start + sum(map(len, tokens[number : number + max(count, 1)]))
            if count:
                yield start, end
            start, number = end, number + max(count, 1)

    def _longest(self, tokens: list[str], first: int) -> int:
        """How many tokens from one on are the longest term; 0: none is."""
        if first and is_word(tokens[first - 1]):
            return 0
        at, number, count = self.further.get(tokens[first]), first, 0
        while at is not None:
            number += 1
            if at.is_term and not is_word(tokens[number]):
                count = number - first
            at = at.further.get(tokens[number])
        return count


def is_word(token: str) -> bool:
    """Is a token a word, and no other character?"""
    return WORD.match(token) is not None
