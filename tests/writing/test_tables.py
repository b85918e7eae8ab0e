"""Tables: made, read, and written with their columns aligned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_text import done, read

from editor.writing.edit import Selection
from editor.writing.tables import Position, realign, table, table_at, width

EMPTY = "|     |     |\n|-----|-----|\n|     |     |"


def behind(margin: str) -> str:
    """The empty table, its lines behind a margin."""
    return "\n".join(margin + line for line in f"| ‸{EMPTY[2:]}".split("\n"))


NEW = [
    ("‸", "| ‸" + EMPTY[2:]),
    ("a\n\n‸\n\nb", f"a\n\n| ‸{EMPTY[2:]}\n\nb"),
    ("a\n‸\nb", f"a\n\n| ‸{EMPTY[2:]}\n\nb"),
    ("a‸ b\nc\n\nd", f"a b\nc\n\n| ‸{EMPTY[2:]}\n\nd"),
    ("a‸\n", f"a\n\n| ‸{EMPTY[2:]}\n"),
    ("> a‸\n> b\n>\n> c", f"> a\n> b\n>\n{behind('> ')}\n>\n> c"),
    ("> a\n> ‸\n> b", f"> a\n>\n{behind('> ')}\n>\n> b"),
    ("> ‸", behind("> ")),
    ("- a‸\n  more\n- b", f"- a\n  more\n\n{behind('  ')}\n\n- b"),
    ("10. a\n\n    b‸", f"10. a\n\n    b\n\n{behind('    ')}"),
    ("- a\n\n  ‸\n", f"- a\n\n{behind('  ')}\n"),
    ("- [ ] a‸", f"- [ ] a\n\n{behind('  ')}"),
    ("- a\n  - b‸\n- c", f"- a\n  - b\n\n{behind('    ')}\n\n- c"),
    ("> - a‸\n\nb", f"> - a\n>\n{behind('>   ')}\n\nb"),
    ("- > a‸", f"- > a\n  >\n{behind('  > ')}"),
    ("- a\n\nb‸", f"- a\n\nb\n\n{behind('')}"),
    ("«a\tb\nc | d\te»", "| ‸a      | b   |\n|--------|-----|\n| c \\| d | e   |"),
    ("```\n‸\n```", "```\n‸\n```"),
]
ALIGNED = [
    ("|a|b|\n|-|-|\n|long ‸er|c|", "| a       | b   |\n|---------|-----|\n| long ‸er | c   |"),
    ("|‸a|b|\n|--|--|", "| ‸a   | b   |\n|-----|-----|"),
    ("|a‸|b|\n|--|--|", "| a‸   | b   |\n|-----|-----|"),
    ("a | b\n--|--\nc | ‸d", "| a   | b   |\n|-----|-----|\n| c   | ‸d   |"),
    ("|l|r|c|\n|:-|-:|:-:|\n|aaaa|b|‸c|", None),
    ("| a |\n|---|\n| b | ‸c |", "| a   |     |\n|-----|-----|\n| b   | ‸c   |"),
    ("> |a|\n> |-|\n> |‸b|", "> | a   |\n> |-----|\n> | ‸b   |"),
    ("|漢字|b|\n|-|-|\n|abcd‸|c|", "| 漢字 | b   |\n|------|-----|\n| abcd‸ | c   |"),
    ("|a|\n|=|\n|‸b|", "| a   |\n|=====|\n| ‸b   |"),
    ("|`a|b`|c|\n|-|-|\n|‸|d|", "| `a|b` | c   |\n|-------|-----|\n| ‸      | d   |"),
    (r"|a\|b|c|" + "\n|-|-|\n|‸|d|", "| a\\|b | c   |\n|------|-----|\n| ‸     | d   |"),
    ("|{{ a | b }}|‸c|\n|-|-|", "| {{ a | b }} | ‸c   |\n|-------------|-----|"),
    ("|a|b|\n|‸--|--|\n|c|d|", "| a   | b   |\n|-‸----|-----|\n| c   | d   |"),
    ("no | ta‸ble", None),
    ("no ta‸ble", None),
    ("```\n|a|‸b|\n|-|-|\n```", None),
    ("| ‸a   |\n|-----|", None),
]


@pytest.mark.parametrize(("before", "after"), NEW)
def test_a_new_table(before, after):
    assert done(table(1, 2), before) == after


@pytest.mark.parametrize(("before", "after"), ALIGNED)
def test_columns_are_aligned(before, after):
    if before.startswith("|l|"):
        after = "| l    |   r |  c  |\n|:-----|----:|:---:|\n| aaaa |   b |  ‸c  |"
    assert done(realign, before) == (after or before)


@pytest.mark.parametrize(
    ("marked", "position"),
    [
        ("|a|b‸|\n|-|-|", Position(0, 1, 1)),
        ("‸|a|b|\n|-|-|", Position(0, 0, 0)),
        ("|a|b|‸\n|-|-|", Position(0, 1, 1)),
        ("|a|b|\n|-|-|\n|  c‸d |", Position(2, 0, 1)),
    ],
)
def test_where_the_caret_is(marked, position):
    text, selection = read(marked)
    found = table_at(text, selection.caret)
    assert found is not None
    assert found.position_of(text, selection.caret) == position


def test_a_row_more():
    found = table_at("|a|b|\n|-|-|", 0)
    assert found is not None
    longer = found.with_row(2)
    assert longer.text == "| a   | b   |\n|-----|-----|\n|     |     |"
    assert longer.text[longer.place_of(Position(2, 1)) :] == "    |"


def test_widths():
    assert [width(text) for text in ("abc", "漢字", "e\u0301", "👍", "")] == [3, 4, 1, 2, 0]


CELL = st.text(alphabet="ab 漢👍é", max_size=6).map(str.strip)


@given(
    st.integers(1, 4).flatmap(
        lambda count: st.lists(
            st.lists(CELL, min_size=count, max_size=count), min_size=1, max_size=4
        )
    ),
    st.data(),
)
def test_aligning_keeps_the_cells_and_the_carets_cell(rows, data):
    lines = ["|".join(["", *row, ""]) for row in rows]
    lines.insert(1, "|" + "-|" * len(rows[0]))
    text = "\n".join(lines)
    place = data.draw(st.integers(0, len(text)))
    before = table_at(text, place)
    assert before is not None
    edit = realign(text, Selection.at(place))
    if edit is None:
        return
    after = table_at(edit.applied(text), edit.selection.caret)
    assert after is not None
    assert [row.cells for row in after.rows if not row.is_border] == [
        row.cells for row in before.rows if not row.is_border
    ]
    was = before.position_of(text, place)
    now = after.position_of(edit.applied(text), edit.selection.caret)
    assert (now.row, now.column) == (was.row, was.column)
    if not before.rows[was.row].is_border:
        assert now.offset == was.offset
    assert realign(edit.applied(text), edit.selection) is None
