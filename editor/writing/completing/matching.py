"""Which of many texts may be meant by a few letters, and which of their letters those are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from editor.writing.completing.candidate import Candidate

MOST = 200
WHOLE, BEGINNING, WORD, INSIDE, SCATTERED = range(5)  # the better a hit, the smaller


class Hit(NamedTuple):
    """How well a text fits, and where the letters stand in it."""

    rank: int
    spread: int  # letters from the first to the last
    places: Sequence[int]


class Found(NamedTuple):
    """A candidate that may be meant, and the letters of its text that were typed."""

    candidate: Candidate
    places: Sequence[int] = ()


def best(
    typed: str,
    candidates: Sequence[Candidate],
    recent: Sequence[str] = (),
    most: int = MOST,
    *,
    shorter_first: bool = False,
) -> list[Found]:
    """Those that may be meant, the likeliest first: all of them while nothing is typed.

    First come those that are just so, then those that begin so, then those of which a word
    does, then those that hold it, then those that hold its letters in their order. Of equals the
    ones whose texts are in `recent` come first, in its order; the others stay in theirs, or come
    `shorter_first` once something is typed: most of a short name is there already.
    """
    letters = plain(typed.strip())
    used = {text: place for place, text in enumerate(recent)}
    scattered = scattered_pattern(letters)
    hits: list[tuple[int, int, int, int, int, Hit]] = []
    for number, each in enumerate(candidates):
        hit = _hit(letters, each, scattered)
        if hit is not None:
            size = len(each.text) if letters and shorter_first else 0
            use = used.get(each.text, len(used))
            hits.append((hit.rank, use, hit.spread, size, number, hit))
    hits.sort(key=itemgetter(0, 1, 2, 3, 4))
    return [Found(candidates[number], hit.places) for *_, number, hit in hits[:most]]


def _hit(letters: str, candidate: Candidate, scattered: re.Pattern[str] | None) -> Hit | None:
    hit = match(letters, candidate.plain, scattered)
    if hit is not None or not candidate.also:
        return hit
    other = match(letters, candidate.plain_also, scattered)
    return Hit(max(other.rank, INSIDE), other.spread, ()) if other else None


def match(letters: str, text: str, scattered: re.Pattern[str] | None = None) -> Hit | None:
    """How `letters` stand in `text`, both as `plain` gives them; None where they do not."""
    size = len(letters)
    at = text.find(letters)
    if at == 0:
        return Hit(WHOLE if size == len(text) else BEGINNING, 0, range(size))
    if at > 0:
        start = word_start(letters, text, at)
        if start < 0 and size == 1:
            return None  # nearly every text holds it
        rank, at = (INSIDE, at) if start < 0 else (WORD, start)
        return Hit(rank, 0, range(at, at + size))
    scattered = scattered or scattered_pattern(letters)
    found = scattered.search(text) if scattered else None
    if found is None:
        return None
    places = tuple(found.start(group) for group in range(1, size + 1))
    return Hit(SCATTERED, places[-1] - places[0], places)


def word_start(letters: str, text: str, at: int) -> int:
    """The first place from `at` on where a word begins with `letters`; -1 for none."""
    while at >= 0:
        if not text[at - 1].isalnum() or not letters[:1].isalnum():
            return at
        at = text.find(letters, at + 1)
    return -1


def scattered_pattern(letters: str) -> re.Pattern[str] | None:
    """Finds the letters in their order, the first at the start of a word; None for a single one."""
    if not 1 < len(letters) <= 60:
        return None
    first, *others = (re.escape(letter) for letter in letters)
    rest = "".join(f"[^{other}]*+({other})" for other in others)
    return re.compile(rf"(?<![^\W_])({first}){rest}")


def plain(text: str) -> str:
    """`text` without capitals and accents, letter for letter."""
    folded = text.casefold()
    if text.isascii():
        return folded
    return "".join(map(plain_letter, text))


@lru_cache(maxsize=4096)
def plain_letter(letter: str) -> str:
    """One letter without capital and accent."""
    return unicodedata.normalize("NFD", letter)[0].casefold()[:1] or letter
