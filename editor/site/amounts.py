"""How much of a site is read: each of its files may be small, and all together too much to hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

MOST_TEXT = 250_000_000  # bytes of all posts, documents and pages; some 30,000 long posts

T = TypeVar("T")


def too_much(sizes: Mapping[T, int], most: int) -> frozenset[T]:
    """The largest files, without which all others hold no more than `most` bytes together."""
    found: set[T] = set()
    surplus = sum(sizes.values()) - most
    for each in sorted(sizes, key=lambda file: sizes[file], reverse=True):
        if surplus <= 0:
            break
        found.add(each)
        surplus -= sizes[each]
    return frozenset(found)


def megabytes(size: int) -> str:
    """A number of bytes, for people."""
    return f"{size / 1e6:,.0f} MB"
