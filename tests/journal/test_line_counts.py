"""How many lines came and went."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.journal.line_counts import line_counts

lines = st.lists(st.sampled_from([b"a\n", b"b\n", b"c\r\n", b"\xff\n"])).map(b"".join)


@pytest.mark.parametrize(
    ("before", "after", "counts"),
    [
        (b"", b"", (0, 0)),
        (b"", b"one\ntwo", (2, 0)),
        (b"one\ntwo\n", b"one\n2\n", (1, 1)),
        (b"one\r\n", b"one\n", (1, 1)),
        (b"one\ntwo\nthree\n", b"three\n", (0, 2)),
    ],
)
def test_lines_that_came_and_went(before: bytes, after: bytes, counts: tuple[int, int]):
    assert line_counts(before, after) == counts


@given(lines, lines)
def test_what_came_and_went_makes_up_the_difference(before: bytes, after: bytes):
    came, gone = line_counts(before, after)
    assert before.count(b"\n") + came - gone == after.count(b"\n")
    assert ((came, gone) == (0, 0)) == (before == after)
