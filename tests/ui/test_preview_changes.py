"""The changes turn one row of blocks into another, and are few."""

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
