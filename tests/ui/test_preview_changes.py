"""The changes turn one row of blocks into another, and are few."""

from collections import Counter
from typing import ClassVar

from hypothesis import given
from hypothesis import strategies as st

from editor.ui.preview.changes import Change, changes

ROWS = st.lists(st.sampled_from("abcdef"), max_size=12)


def applied(row: list[str], found: list[Change]) -> list[str]:
    row = list(row)
    for start, count, htmls in found:
        row[start : start + count] = htmls
    return row


@given(ROWS, ROWS)
def test_any_row_becomes_any_other(old: list[str], new: list[str]) -> None:
    assert applied(old, changes(old, new)) == new


@given(ROWS)
def test_nothing_to_do(row: list[str]) -> None:
    assert changes(row, row) == []


def test_blocks_far_apart_leave_those_between_alone() -> None:
    assert changes(list("abcdef"), list("xbcdey")) == [(5, 1, ["y"]), (0, 1, ["x"])]
    assert changes(list("abcdef"), list("axbcdey")) == [(5, 1, ["y"]), (1, 0, ["x"])]


def test_many_blocks_that_are_alike_are_changed_all_the_same() -> None:
    old, new = ["a", "b"] * 1000, ["c", *["b", "a"] * 1000, "d"]
    assert applied(old, changes(old, new)) == new


class Looked(str):
    """A block that counts how often it is looked at."""

    looks: ClassVar[Counter[str]] = Counter()
    __slots__ = ()

    def __hash__(self) -> int:
        self.looks["hash"] += 1
        return super().__hash__()

    def __eq__(self, other: object) -> bool:
        self.looks["equal"] += 1
        return super().__eq__(other)


def test_each_block_is_looked_at_a_few_times_however_many_have_changed() -> None:
    old = [Looked(number) for number in range(2000)]
    new = [Looked(number if number % 2 else -number) for number in range(2000)] + [Looked("a")]
    Looked.looks.clear()
    found = changes(old, new)
    assert Looked.looks.total() < 5 * len(new)
    assert len(found) > 990
    assert applied(old, found) == new
