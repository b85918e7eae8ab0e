"""Finds posts by what one remembers of their titles and names, slips of the keys included."""

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

    Those whose title or name begins with the words, or holds them, come before those that are
    only similar; of two alike the later one comes first.
    """
    wanted = folded(typed).strip()
    latest = sorted(entries, key=moment, reverse=True)
    if not wanted:
        return latest[:MOST]
    names = [folded(f"{each.title} {each.path.stem.replace('-', ' ')}") for each in latest]
    found = process.extract(
        wanted, names, scorer=fuzz.partial_ratio, limit=MOST * 5, score_cutoff=LIKE_ENOUGH
    )
    ranked = sorted(found, key=lambda hit: (-worth(hit[0], hit[1], wanted), hit[2]))
    return [latest[place] for _, _, place in ranked[:MOST]]


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
