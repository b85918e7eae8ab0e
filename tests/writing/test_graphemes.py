"""No caret and no selection stands inside of what is seen as one character."""

from __future__ import annotations

import pytest
from marked_text import marked

from editor.writing.edit import Selection
from editor.writing.graphemes import erased_before, grapheme_before, whole

FAMILY = "👩‍👩‍👧"
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
# What is seen as one character, and what Backspace leaves of it.
ONE = [
    ("e\u0301", "e"),
    ("a\u0308\u0323", "a\u0308"),
    ("r\u0325\u0304", "r\u0325"),
    ("ש\u05c1", "ש"),
    ("ب\u064e", "ب"),
    ("क्ष", "क्"),
    ("नि", "न"),
    ("ক্ষি", "ক্ষ"),
    ("த்", "த"),
    ("กำ", "ก"),
    ("ลี้", "ลี"),
    ("ញុំ", "ញុ"),
    ("\u1112\u1161\u11ab", "\u1112\u1161"),
    ("한", ""),
    ("日", ""),
    ("𝒜", ""),
    ("x", ""),
    (FAMILY, ""),
    ("👩‍❤️‍💋‍👨", ""),
    ("🏳️‍🌈", ""),
    ("🧑🏿‍🚀", ""),
    ("👍🏽", ""),
    ("❤️", ""),
    ("1️⃣", ""),
    ("🇩🇪", ""),
    (ENGLAND, ""),
    ("😀", ""),
]


@pytest.mark.parametrize(("one", "left"), ONE)
def test_backspace_leaves(one, left):
    for before in ("", "x", "🇫🇷", "a\u0301", "line\n"):
        text = before + one
        assert grapheme_before(text, len(text)) == len(before)
        assert text[: erased_before(text, len(text))] == before + left


@pytest.mark.parametrize(("one", "_left"), ONE)
def test_no_selection_stands_inside(one, _left):
    text = f"x{one}y"
    for inside in range(2, len(one) + 1):
        assert whole(text, Selection.at(inside)) == Selection.at(1)
        assert whole(text, Selection(0, inside)) == Selection(0, len(one) + 1)
        assert whole(text, Selection(inside, 0)) == Selection(len(one) + 1, 0)
        assert whole(text, Selection(inside, len(text))) == Selection(1, len(text))


@pytest.mark.parametrize(
    ("before", "start", "end"),
    [("a«b»c", 1, 2), (f"«{FAMILY}»", 0, len(FAMILY)), ("x‸", 1, 1), ("«\n»", 0, 1)],
)
def test_whole_ones_stay(before, start, end):
    text = before.translate(dict.fromkeys(map(ord, "«»‸")))
    assert marked(text, whole(text, Selection(start, end))) == before


def test_the_first_place_has_nothing_before_it():
    assert erased_before("", 0) == grapheme_before("abc", 0) == 0
    assert erased_before("a\n", 2) == 1
