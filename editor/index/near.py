"""Names that look alike: a tag that is another one, but for a capital, a plural or a slip."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from rapidfuzz.distance import OSA

from editor.index.reading import folded

SHORTEST_SLIP = 4  # letters of a name in which one can be a slip
LONG = 8  # letters from which one other letter is a slip though both names are in use
NO_PLURALS = ("news", "series", "species")
SHORTEST_STEM = 3  # what is left of a plural
RARE = 3  # posts
OFTEN = 3  # times as often as the rare one
APART = re.compile(r"(?<!\d)[-_\s]+|[-_\s]+(?!\d)")  # 1-2 is not 12
DIGITS = re.compile(r"\d+")
LAST_LATIN = "\u024f"


def near(name: str, counts: Mapping[str, int]) -> str | None:
    """The usual form of `name`, if it looks like a slip for one of `counts`; None where it does
    not.

    `counts` says how many posts have each name. Names are alike that differ by capitals, accents,
    hyphens and blanks, an English plural, or one letter (one more, one less, another one, two that
    changed places) where one of them is rare. Numbers are never alike.
    """
    return Likeness(counts).usual(name)


class Likeness:
    """The names of a site, ready to be asked for many."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = counts

    def usual(self, name: str) -> str | None:
        """What `near` gives."""
        alike = [each for each in self._alike(name) if self._is_more_usual(each, name)]
        return min(alike, key=self._order, default=None)

    def all_usual(self) -> dict[str, str]:
        """The usual form of each of the names that have one."""
        found = {name: usual for name in self.counts if (usual := self.usual(name))}
        return {name: last_in(found, name) for name in found}

    @cached_property
    def folded(self) -> dict[str, str]:
        """Each name as searches compare it."""
        return {name: folded(name) for name in self.counts}

    def _alike(self, name: str) -> Iterator[str]:
        key = key_of(name)
        yield from self._by_key[key]
        for part in shortened(key) if can_slip(key) else ():
            for other in self._by_part.get(part, ()):
                if is_slip(key, other):
                    yield from (each for each in self._by_key[other] if self._is_slip(name, each))

    def _is_slip(self, name: str, usual: str) -> bool:
        """Are both so different in use that one letter makes one of them a slip?"""
        count, other = self.counts.get(name, 0), self.counts[usual]
        is_rare = count <= RARE and other >= OFTEN * max(count, 1)
        is_long = len(key_of(usual)) >= LONG and key_of(name)[0] == key_of(usual)[0]
        return is_rare or (is_long and other > count)

    def _is_more_usual(self, other: str, name: str) -> bool:
        return other != name and self._order(other) < self._order(name)

    def _order(self, name: str) -> tuple[int, str]:
        return -self.counts.get(name, 0), name

    @cached_property
    def _by_key(self) -> defaultdict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in self.counts:
            found[key_of(name)].append(name)
        return found

    @cached_property
    def _by_part(self) -> dict[str, set[str]]:
        """The keys by what is left of them without one letter: two that are one letter apart
        have such a rest in common, so that only few need be compared."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for key in self._by_key:
            if can_slip(key):
                for part in shortened(key):
                    found[part].add(key)
        return found


def key_of(name: str) -> str:
    """What names have in common that differ by capitals, accents, hyphens or a plural."""
    plain = "".join(without_accents(unicodedata.normalize("NFC", name.strip()).casefold()))
    return singular(APART.sub("", plain) or plain)


def without_accents(text: str) -> Iterator[str]:
    """The characters, the Latin ones without accents; elsewhere these make other letters."""
    for each in text:
        yield unicodedata.normalize("NFD", each)[0] if each <= LAST_LATIN else each


def singular(word: str) -> str:
    """An English word without the ending of its plural, as far as endings tell."""
    if word in NO_PLURALS:
        return word
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch")):
        if word.endswith(ending) and len(word) - len(ending) + len(instead) > SHORTEST_STEM:
            return word.removesuffix(ending) + instead
    is_plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    if is_plural and len(word) > SHORTEST_STEM and word[-2].isalpha():
        return word[:-1]
    return word


def can_slip(key: str) -> bool:
    """Is it long enough, and of letters whose likeness says something?"""
    letters = [each for each in key if each.isalpha()]
    return len(letters) >= SHORTEST_SLIP and all(each.upper() != each for each in letters)


def shortened(key: str) -> set[str]:
    """The key, and the key without each one of its letters."""
    return {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}


def is_slip(one: str, other: str) -> bool:
    """Are two keys one letter apart, and have they the same numbers?"""
    is_close = OSA.distance(one, other, score_cutoff=1) == 1
    return is_close and DIGITS.findall(one) == DIGITS.findall(other)


def last_in(found: Mapping[str, str], name: str) -> str:
    """The end of the chain: the usual form of the usual form."""
    while name in found:
        name = found[name]
    return name
