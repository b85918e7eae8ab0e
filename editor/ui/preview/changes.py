"""What to change in a page that shows one row of blocks so that it shows another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

MOST_ALIKE = 200_000  # pairs; where more blocks are the same, all that lies between is changed

Change = tuple[int, int, list[str]]  # start, how many blocks go, the HTML of those that come


def changes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """The changes from `old` to `new`, last place first, so that each start is right in turn."""
    start = common_start(old, new)
    end = common_start(old[start:][::-1], new[start:][::-1])
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    if len(before) == len(after):
        pairs = zip(before, after, strict=True)
        found = [(n, 1, [b]) for n, (a, b) in enumerate(pairs) if a != b]
    else:
        found = differences(before, after)
    return [(start + at, count, htmls) for at, count, htmls in reversed(found)]


def differences(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    """The changes where blocks have come or gone."""
    if alike(before, after) > MOST_ALIKE:
        return [(0, len(before), list(after))]
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(a, b - a, list(after[c:d])) for tag, a, b, c, d in codes if tag != "equal"]


def alike(before: Sequence[str], after: Sequence[str]) -> int:
    """How many pairs of blocks are the same: so much is to be looked at."""
    counts = Counter(after)
    return sum(counts[block] for block in before)


def common_start(old: Sequence[str], new: Sequence[str]) -> int:
    """How many blocks at the start are the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(old), len(new)))
