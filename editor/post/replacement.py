"""The smallest single replacement between two texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

PIECE = 1 << 14  # characters that are compared at once: few enough for a processor's own memory


@dataclass(frozen=True)
class Replacement:
    """Put `text` where the characters `start` to `end` stand."""

    start: int
    end: int
    text: str


def replacement(old: str, new: str) -> Replacement:
    """The smallest replacement that makes `old` read `new`."""
    most = min(len(old), len(new))
    start = _equal(most, lambda low, high: old[low:high] == new[low:high])
    tail = _equal(
        most - start,
        lambda low, high: (
            old[len(old) - high : len(old) - low] == new[len(new) - high : len(new) - low]
        ),
    )
    return Replacement(start, len(old) - tail, new[start : len(new) - tail])


def _equal(most: int, is_equal: Callable[[int, int], bool]) -> int:
    """How many characters of `most` are equal; `is_equal` compares those from one to another."""
    low = 0
    while low + PIECE <= most and is_equal(low, low + PIECE):
        low += PIECE
    high = min(low + PIECE, most)
    while low < high:
        middle = (low + high + 1) // 2
        if is_equal(low, middle):
            low = middle
        else:
            high = middle - 1
    return low
