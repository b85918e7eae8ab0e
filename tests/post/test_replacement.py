"""The smallest replacement between two texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.post.replacement import PIECE, Replacement, replacement


@given(st.text(st.sampled_from("ab\n👍")), st.text(st.sampled_from("ab\n👍")))
def test_a_replacement_is_right_and_smallest(old, new):
    change = replacement(old, new)
    assert old[: change.start] + change.text + old[change.end :] == new
    gone = old[change.start : change.end]
    assert not gone or not change.text or gone[0] != change.text[0]
    assert not gone or not change.text or gone[-1] != change.text[-1]


@given(st.integers(0, 3 * PIECE), st.integers(0, 3 * PIECE))
def test_a_replacement_in_a_long_text_is_found_where_it_is(before, behind):
    old = "a" * before + "x" + "b" * behind
    assert replacement(old, "a" * before + "yz" + "b" * behind) == Replacement(
        before, before + 1, "yz"
    )
