"""Aligned tables stay aligned when something in them is replaced."""

from __future__ import annotations

import pytest
from marked_text import check, marked, read

from editor.writing.edit import Edit, Selection, exchange
from editor.writing.kept_tables import MOST, with_tables_aligned
from editor.writing.replacing import replace_all
from editor.writing.searching import Search

ROWS = [  # a text, what is replaced in it and by what, and what comes of it
    (
        "a‸\n\n| teh | b   |\n|-----|-----|\n| c   | d   |\n",
        ("teh", "the one"),
        "a‸\n\n| the one | b   |\n|---------|-----|\n| c       | d   |\n",
    ),
    (
        "| teh | b   |\n|-----|-----|\n| c   | d‸   |\n\nend",
        ("teh", "the one"),
        "| the one | b   |\n|---------|-----|\n| c       | d‸   |\n\nend",
    ),
    (
        "> | long word |   b |\n> |-----------|----:|\n> | c         |   d |\n> ‸",
        ("long word", "word"),
        "> | word |   b |\n> |------|----:|\n> | c    |   d |\n> ‸",
    ),
    (
        "| teh | b |\n|---|---|\n| c | d |‸",
        ("teh", "the one"),
        "| the one | b |\n|---|---|\n| c | d |‸",
    ),
    ("teh | b ‸", ("teh", "the one"), "the one | b ‸"),
    (
        "```\n| teh | b   |\n|-----|-----|\n```\n‸",
        ("teh", "the one"),
        "```\n| the one | b   |\n|-----|-----|\n```\n‸",
    ),
]


@pytest.mark.parametrize(("before", "change", "after"), ROWS, ids=range(len(ROWS)))
def test_a_word_is_replaced(before: str, change: tuple[str, str], after: str):
    text, selection = read(before)
    start = text.index(change[0])
    edit = with_tables_aligned(text, exchange(selection, start, start + len(change[0]), change[1]))
    check(text, edit)
    assert marked(edit.applied(text), edit.selection) == after


def test_all_words_of_several_tables_are_replaced():
    table = "| x   | b   |\n|-----|-----|\n| c   | x   |\n"
    crooked = "| x | b |\n|---|---|\n"
    text = f"x\n\n{table}\nx\n\n{crooked}\n{table}\nx\n"
    edit, count = replace_all(Search("x"), "longer", text, Selection.at(len(text)), (0, None))
    assert edit is not None
    assert count == 8
    edit = with_tables_aligned(text, edit)
    check(text, edit)
    made = "| longer | b      |\n|--------|--------|\n| c      | longer |\n"
    changed = crooked.replace("x", "longer")
    assert edit.applied(text) == f"longer\n\n{made}\nlonger\n\n{changed}\n{made}\nlonger\n"
    assert edit.selection == Selection.at(len(edit.applied(text)))


def test_a_bar_that_comes_or_goes_leaves_all_as_it_is():
    text = "| a   | b   |\n|-----|-----|\n"
    edit = Edit(0, len(text), "no table\n", Selection.at(0))
    assert with_tables_aligned(text, edit) is edit


def test_a_huge_table_is_left_alone():
    text = "| a   | b   |\n|-----|-----|\n" + "| c   | d   |\n" * (MOST // 10)
    edit = Edit(2, 3, "longer", Selection.at(8))
    assert with_tables_aligned(text, edit) is edit
