"""Enter, Backspace, Tab and Shift+Tab in lists, quotes and code."""

from __future__ import annotations

import re

import pytest
from marked_text import done
from typing_rows import BACKSPACE, ENTER, SHIFT_TAB, TAB

from editor.jekyll.kramdown import to_html
from editor.writing.going_on import go_on, take_mark
from editor.writing.item_levels import deeper_item, outer_item

# In how many lists one writes on, once Enter has ended an empty item.
ENDED = {
    "- a\n- ‸": 0,
    "- a\n\n- ‸": 0,
    "- a\n- ‸\n- b": 0,
    "1. a\n2. ‸\n3. b": 0,
    "- a\n  - b\n  - ‸": 1,
    "- a\n  - b\n    - ‸": 2,
    "1. a\n   1. b\n   2. ‸\n2. c": 1,
    "- a\n  1. b\n  2. ‸": 1,
    "> - a\n> - ‸": 0,
    "- > a\n  > ‸": 1,
    "- a\n\n  ‸": 0,
    "- a\n  - b\n\n    ‸": 1,
}


@pytest.mark.parametrize(("before", "after"), ENTER)
def test_enter(before, after):
    assert done(go_on, before) == (before if after is None else after)


@pytest.mark.parametrize(("before", "after"), BACKSPACE)
def test_backspace(before, after):
    assert done(take_mark, before) == (before if after is None else after)


@pytest.mark.parametrize(("before", "after"), TAB)
def test_tab(before, after):
    assert done(deeper_item, before) == (before if after is None else after)


@pytest.mark.parametrize(("before", "after"), SHIFT_TAB)
def test_shift_tab(before, after):
    assert done(outer_item, before) == (before if after is None else after)


def depth_of_here(marked: str) -> int:
    """In how many lists the caret is, as kramdown reads the text."""
    before, _ = to_html(marked.replace("‸", "HERE")).split("HERE")
    return len(re.findall(r"<[ou]l", before)) - len(re.findall(r"</[ou]l", before))


def moved(rows: list[tuple[str, str | None]]) -> list[tuple[str, str]]:
    """The rows with a caret in the text of an item that is moved."""
    return [
        (before, after)
        for before, after in rows
        if after not in (None, before) and "‸" in before and "‸-" not in before
    ]


@pytest.mark.parametrize(
    ("before", "after", "step"),
    [
        *((before, after, 1) for before, after in moved(TAB)),
        *((before, after, -1) for before, after in moved(SHIFT_TAB)),
    ],
)
def test_kramdown_moves_the_item_too(before, after, step):
    assert depth_of_here(after) == depth_of_here(before) + step


@pytest.mark.parametrize(
    ("before", "after"),
    [(before, after) for before, after in ENTER if before in ENDED and after is not None],
)
def test_what_is_written_behind_an_ended_list_is_no_item_to_kramdown(before, after):
    assert depth_of_here(after) == ENDED[before]
