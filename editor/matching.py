"""Where two sequences differ: lines of two versions, sentences, words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

MOST_CELLS = 400_000_000  # of one comparison (bits of memory): 20,000 lines with as many others


class Change(NamedTuple):
    """The items `start` to `end` gave way to those from `new_start` to `new_end`."""

    start: int
    end: int
    new_start: int
    new_end: int


def changes(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Change]:
    """What differs, in order; what lies between two changes is equal.

    What both begin and end with is set apart, then items that each has once are held on to (so
    that a changed paragraph is not matched by its blank lines), and what lies between them is
    compared. A part of more than `MOST_CELLS` counts as changed whole: time stays bounded.
    """
    numbers: dict[Hashable, int] = {}
    one = [numbers.setdefault(item, len(numbers)) for item in old]
    other = [numbers.setdefault(item, len(numbers)) for item in new]
    whole = _trimmed(one, other, Change(0, len(one), 0, len(other)))
    found: list[Change] = []
    for part in _between_anchors(one, other, whole):
        found.extend(_compared(one, other, _trimmed(one, other, part)))
    return list(_joined(found))


def _trimmed(one: list[int], other: list[int], part: Change) -> Change:
    """The part without what both sides of it begin and end with."""
    start, end, new_start, new_end = part
    while start < end and new_start < new_end and one[start] == other[new_start]:
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and one[end - 1] == other[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    return Change(start, end, new_start, new_end)


def _between_anchors(one: list[int], other: list[int], part: Change) -> Iterator[Change]:
    """What lies before, between and behind the items that each side has once."""
    start, new_start = part.start, part.new_start
    for place, new_place in _anchors(one, other, part):
        yield Change(start, place, new_start, new_place)
        start, new_start = place + 1, new_place + 1
    yield Change(start, part.end, new_start, part.new_end)


def _anchors(one: list[int], other: list[int], part: Change) -> list[tuple[int, int]]:
    """The longest run of items that each side has once, in the same order in both."""
    inside, new_inside = one[part.start : part.end], other[part.new_start : part.new_end]
    count, new_count = Counter(inside), Counter(new_inside)
    places = {item: part.new_start + n for n, item in enumerate(new_inside)}
    pairs = [
        (place, places[item])
        for place, item in enumerate(inside, part.start)
        if count[item] == 1 and new_count[item] == 1
    ]
    return _rising(pairs)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of `pairs` whose second places rise too (by patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []  # the number of the pair on each pile
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        piles[pile : pile + 1] = [number]
    chosen: list[tuple[int, int]] = []
    number = piles[-1] if piles else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]


def _compared(one: list[int], other: list[int], part: Change) -> Iterator[Change]:
    size, new_size = part.end - part.start, part.new_end - part.new_start
    if not size or not new_size or size * new_size > MOST_CELLS:
        if size or new_size:
            yield part
        return
    inside, new_inside = one[part.start : part.end], other[part.new_start : part.new_end]
    for step in LCSseq.opcodes(inside, new_inside):
        if step.tag != "equal":
            yield Change(
                part.start + step.src_start,
                part.start + step.src_end,
                part.new_start + step.dest_start,
                part.new_start + step.dest_end,
            )


def _joined(found: list[Change]) -> Iterator[Change]:
    """Changes with nothing between them as one."""
    last: Change | None = None
    for each in found:
        if last is not None and (last.end, last.new_end) == (each.start, each.new_start):
            last = Change(last.start, each.end, last.new_start, each.new_end)
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last
