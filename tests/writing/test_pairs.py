"""Signs typed in pairs: `before`, the sign that is typed, `after`; None where it comes alone."""

from __future__ import annotations

import pytest
from marked_text import done
from typing_rows import TAKEN, TYPED

from editor.writing.pairs import take_pair, typed


@pytest.mark.parametrize(("before", "sign", "after"), TYPED)
def test_a_sign_is_typed(before, sign, after):
    assert done(typed(sign), before) == (before if after is None else after)


@pytest.mark.parametrize(("before", "after"), TAKEN)
def test_backspace_takes_an_empty_pair(before, after):
    assert done(take_pair, before) == (before if after is None else after)


def test_a_selection_that_was_made_backwards_stays_so():
    from editor.writing.edit import Selection

    edit = typed("(")("ab", Selection(2, 0))
    assert edit is not None
    assert edit.selection == Selection(3, 1)
