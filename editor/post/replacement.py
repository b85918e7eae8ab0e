"""The smallest single replacement between two texts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Replacement:
    """Put `text` where the characters `start` to `end` stand."""

    start: int
    end: int
    text: str


def replacement(old: str, new: str) -> Replacement:
    """The smallest replacement that makes `old` read `new`."""
    most = min(len(old), len(new))
    start = _common(old[:most], new[:most])
    most -= start
    tail = _common(old[len(old) - most :][::-1], new[len(new) - most :][::-1])
    return Replacement(start, len(old) - tail, new[start : len(new) - tail])


def _common(one: str, other: str) -> int:
    """How many characters two texts of equal length begin with in common."""
    low, high = 0, len(one)
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
