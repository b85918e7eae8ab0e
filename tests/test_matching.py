"""What lies between two changes is equal; what is moved or repeated stays bounded."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from editor import matching
from editor.matching import Change, changes

items = st.lists(st.sampled_from("abcdefgh"), max_size=40)


@given(items, items)
def test_the_changes_make_one_of_the_other(old: list[str], new: list[str]):
    made: list[str] = []
    place = 0
    for change in changes(old, new):
        made += old[place : change.start] + new[change.new_start : change.new_end]
        place = change.end
    assert made + old[place:] == new


@given(items, items)
def test_something_equal_lies_between_two_changes(old: list[str], new: list[str]):
    found = changes(old, new)
    for one, other in pairwise(found):
        assert one.end < other.start
        assert other.start - one.end == other.new_start - one.new_end


@given(items)
def test_equal_sequences_have_no_changes(old: list[str]):
    assert changes(old, list(old)) == []


def test_a_paragraph_is_not_matched_by_its_blank_lines():
    old = ["one", "", "two", "", "three"]
    new = ["one", "", "new", "", "two", "", "three"]
    assert changes(old, new) == [Change(2, 2, 2, 4)]


def test_what_would_take_too_much_memory_counts_as_changed_whole(monkeypatch):
    monkeypatch.setattr(matching, "MOST_CELLS", 20)
    old, new = list("start" + "xyxyxy" + "end"), list("start" + "yxyxyx" + "end")
    assert changes(old, new) == [Change(5, 11, 5, 11)]


def test_items_that_each_has_once_hold_long_sequences_together(monkeypatch):
    monkeypatch.setattr(matching, "MOST_CELLS", 20)
    old, new = list("aXb1cYd2eZf"), list("aPb1cQd2eRf")
    assert changes(old, new) == [Change(n, n + 1, n, n + 1) for n in (1, 5, 9)]
