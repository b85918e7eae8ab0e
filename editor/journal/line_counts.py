"""How many lines came and went between two versions."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

MOST_COMPARED = 2_000_000  # pairs of lines; beyond, lines that merely moved are not counted


def line_counts(before: bytes, after: bytes) -> tuple[int, int]:
    """The lines of `after` that are new, and those of `before` that are gone."""
    old, new = differing(before.splitlines(keepends=True), after.splitlines(keepends=True))
    if len(old) * len(new) > MOST_COMPARED:
        came, gone = Counter(new) - Counter(old), Counter(old) - Counter(new)
        return came.total(), gone.total()
    same = sum(each.size for each in SequenceMatcher(None, old, new, False).get_matching_blocks())
    return len(new) - same, len(old) - same


def differing(old: list[bytes], new: list[bytes]) -> tuple[list[bytes], list[bytes]]:
    """Both without the lines that they begin and end with."""
    start = common(old, new)
    old, new = old[start:], new[start:]
    end = common(old[::-1], new[::-1])
    return old[: len(old) - end], new[: len(new) - end]


def common(one: list[bytes], other: list[bytes]) -> int:
    """How many lines both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
