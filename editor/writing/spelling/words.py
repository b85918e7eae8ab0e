"""The words of a text, in any script, and which of them a dictionary can be asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

LONGEST = 60  # letters; what is longer is no word
SHORT_CAPITALS = 5  # letters of an abbreviation, at most
APOSTROPHES = "'’ʼ"
HYPHENS = "‐‑-"  # the plain one last: these stand in patterns
# Marks that combine with a letter belong to it, as do unseen signs between two.
TOKEN = regex.compile(
    rf"[\p{{L}}\p{{N}}_]\p{{M}}*+(?:[\p{{L}}\p{{N}}\p{{M}}_\u00AD\u200C\u200D]++"
    rf"|[{APOSTROPHES}·׳״{HYPHENS}](?=[\p{{L}}\p{{N}}_]))*+"
)
PART = regex.compile(rf"[^{HYPHENS}]+")
LETTER = regex.compile(r"\p{L}")
NO_WORD = regex.compile(
    r"[\p{N}_]"
    r"|[\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"  # unspaced
    r"|\p{Ll}\p{M}*\p{Lu}"  # JavaScript, iPhone
)
POSSESSIVE = regex.compile(rf"[{APOSTROPHES}][sS]$")
# What stands between blanks, dashes and quotation marks …
RUN = regex.compile(r"[^\s—–…“”„«»<>|]+")
# … and is meant for a machine: an address, a path, a file, a name in a program, an emoji.
MACHINE = regex.compile(
    r"://|\w@\w|\w\.\p{L}|/.*/|\\|^[(\[]?(?:[@\#]\w|[~.]*/[.\w]|--?\p{L}|_\w)|\$\w|\$\{|\w=|\w_\w|::"
    r"|\w\(\)|[-=]>|(?<!\w):[\w+-]+:|^mailto:|^www\."
)


class Word(NamedTuple):
    """A word of a line."""

    start: int  # characters before it
    text: str

    @property
    def end(self) -> int:
        """Behind its last character."""
        return self.start + len(self.text)


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of a text without markup that are to be checked, hyphenated ones whole.

    Those between two places may be asked for, of which each is taken back to a blank.
    """
    start = text.rfind(" ", 0, start) + 1
    end = len(text) if end is None else text.find(" ", end)
    for run in RUN.finditer(text, start, end if end >= 0 else len(text)):
        if not MACHINE.search(run[0]):
            for found in TOKEN.finditer(run[0]):
                word = Word(run.start() + found.start(), found[0])
                if any(is_checked(part.text) for part in parts(word.text)):
                    yield word


def parts(word: str) -> list[Word]:
    """What a word is made of between its hyphens."""
    return [Word(found.start(), found[0]) for found in PART.finditer(word)]


def is_checked(part: str) -> bool:
    """Can a dictionary know a part of a word? Not numbers, abbreviations and names like iPhone."""
    stem = POSSESSIVE.sub("", part)
    letters = len(LETTER.findall(stem))
    if not 1 < letters <= LONGEST or NO_WORD.search(part):
        return False
    return not (letters <= SHORT_CAPITALS and stem.removesuffix("s").isupper())


def words_of_names(names: Iterable[str]) -> frozenset[str]:
    """Every word of some names, and each part of one."""
    tokens = {found[0] for name in names for found in TOKEN.finditer(name)}
    return frozenset(tokens.union(*([part.text for part in parts(each)] for each in tokens)))
