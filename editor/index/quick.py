"""Finds things by what one remembers of their names, slips of the keys included."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from editor.index.entry import Entry
from editor.index.listing import moment
from editor.index.reading import folded

LIKE_ENOUGH = 65.0  # of 100
MOST = 40


def quick_list(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """The posts most like `typed`, the best first; the latest ones while nothing is typed.

    Of two alike the later one comes first.
    """
    latest = sorted(entries, key=moment, reverse=True)
    names = [f"{each.title} {each.path.stem.replace('-', ' ')}" for each in latest]
    return [latest[place] for place in most_like(typed, names)]


def most_like(typed: str, names: Sequence[str]) -> list[int]:
    """The places of the names most like `typed`, the best first; the first ones for no letter.

    Those that begin with the words, or hold them, come before those that are only similar; of two
    alike the earlier one comes first.
    """
    wanted = folded(typed).strip()
    if not wanted:
        return list(range(min(MOST, len(names))))
    known = [folded(name) for name in names]
    found = process.extract(
        wanted, known, scorer=fuzz.partial_ratio, limit=MOST * 5, score_cutoff=LIKE_ENOUGH
    )
    ranked = sorted(found, key=lambda hit: (-worth(hit[0], hit[1], wanted), hit[2]))
    return [place for _, _, place in ranked[:MOST]]


def worth(name: str, likeness: float, wanted: str) -> float:
    """How good a hit is: the whole text, all of its words, or a likeness."""
    words = wanted.split()
    if name.startswith(wanted):
        return 400
    if f" {wanted}" in name:
        return 300
    if all(word in name for word in words):
        return 200
    return likeness
