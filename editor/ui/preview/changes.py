"""What to change in a page that shows one row of blocks so that it shows another."""

from __future__ import annotations

from collections.abc import Sequence

from editor import matching

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
    return [
        (each.start, each.end - each.start, list(after[each.new_start : each.new_end]))
        for each in matching.changes(before, after)
    ]


def common_start(old: Sequence[str], new: Sequence[str]) -> int:
    """How many blocks at the start are the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(old), len(new)))
