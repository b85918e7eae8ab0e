"""Tab, Shift+Tab and Enter in tables."""

from __future__ import annotations

import pytest
from marked_text import done
from typing_rows import CELL_BEFORE, ENTER_IN_TABLE, NEXT_CELL

from editor.writing.edit import Selection
from editor.writing.table_keys import MOST, cell_before, next_cell, next_row


@pytest.mark.parametrize(("before", "after"), NEXT_CELL)
def test_tab(before, after):
    assert done(next_cell, before) == (before if after is None else after)


@pytest.mark.parametrize(("before", "after"), CELL_BEFORE)
def test_shift_tab(before, after):
    assert done(cell_before, before) == (before if after is None else after)


@pytest.mark.parametrize(("before", "after"), ENTER_IN_TABLE)
def test_enter(before, after):
    assert done(next_row, before) == (before if after is None else after)


@pytest.mark.parametrize("key", [next_cell, cell_before, next_row])
def test_a_table_of_too_many_columns_is_left_alone(key):
    row = "| a " * (MOST // 4) + "|"
    assert key(f"{row}\n| b |", Selection.at(6)) is None
    assert key("| a |\n| b |", Selection.at(3)) is not None
