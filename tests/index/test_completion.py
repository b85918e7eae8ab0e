"""The first letters of a name find it, the most used first."""

from __future__ import annotations

import pytest

from editor.index.completion import completions
from editor.index.near import Likeness

NAMES = Likeness(
    {"Ukraine": 37, "United Kingdom": 9, "black sea": 5, "Été": 4, "oversea": 9, "sea": 1}
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("U", ["Ukraine", "United Kingdom"]),
        ("sea", ["sea", "black sea", "oversea"]),
        ("KING", ["United Kingdom"]),
        ("ete", ["Été"]),
        ("ukriane", ["Ukraine"]),  # none begins so, but one looks alike
        (" ukr ", ["Ukraine"]),
        ("xyz", []),
        ("e", ["Été"]),  # many hold a letter
        ("", ["Ukraine", "oversea", "United Kingdom", "black sea", "Été", "sea"]),
    ],
)
def test_completions(typed, found):
    assert completions(typed, NAMES) == found


def test_slips_are_not_offered():
    assert completions("sea", Likeness({"sea": 3, "Sea": 9, "seas": 1})) == ["Sea"]


def test_those_that_are_there_are_left_out():
    assert completions("u", NAMES, {"Ukraine"}) == ["United Kingdom"]
    assert completions("ukriane", NAMES, {"Ukraine"}) == []
