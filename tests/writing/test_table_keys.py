"""Tab, Shift+Tab and Enter in tables."""

from __future__ import annotations

import pytest
from marked_text import done
from typing_rows import CELL_BEFORE, ENTER_IN_TABLE, NEXT_CELL

from editor.writing.table_keys import cell_before, next_cell, next_row


@pytest.mark.parametrize(("before", "after"), NEXT_CELL)
def test_tab(before, after):
    assert done(next_cell, before) == (before if after is None else after)


@pytest.mark.parametrize(("before", "after"), CELL_BEFORE)
def test_shift_tab(before, after):
    assert done(cell_before, before) == (before if after is None else after)


@pytest.mark.parametrize(("before", "after"), ENTER_IN_TABLE)
def test_enter(before, after):
    assert done(next_row, before) == (before if after is None else after)
