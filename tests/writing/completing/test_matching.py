"""Which names are meant by a few letters, in which order, and which letters are marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.writing.completing.candidate import Candidate
from editor.writing.completing.matching import best, match, plain

MARKS = [  # what is typed, a text, and the letters in it that are marked
    ("bo", "Boats at sea", [0, 1]),
    ("at", "Boats at sea", [6, 7]),
    ("oat", "Boats at sea", [1, 2, 3]),
    ("bs", "Boats at sea", [0, 4]),
    ("BAE", "Boats at sea", [0, 2, 10]),
    ("éclair", "Eclair", [0, 1, 2, 3, 4, 5]),
    ("eclair", "L’ÉCLAIR", [2, 3, 4, 5, 6, 7]),
    ("two w", "Two words", [0, 1, 2, 3, 4]),
    ("-1", "twice-1", [5, 6]),
    ("", "Boats", []),
]


@pytest.mark.parametrize(("typed", "text", "places"), MARKS)
def test_the_letters_that_were_typed_are_marked(typed, text, places):
    assert [list(each.places) for each in best(typed, [Candidate(text, "")])] == [places]


@pytest.mark.parametrize("typed", ["x", "z", "sb", "oa ts", "boatss", "ts", "a"])
def test_what_does_not_fit_is_left_out(typed):
    rows = [Candidate("boots or seats", "")]
    assert [each.candidate for each in best(typed, rows)] == (rows if typed == "ts" else [])


def texts(typed: str, names: list[str], recent: tuple[str, ...] = ()) -> list[str]:
    return [each.candidate.text for each in best(typed, [Candidate(n, "") for n in names], recent)]


def test_the_likeliest_comes_first():
    names = ["a rose is", "prose", "r o s e", "roses", "rose"]
    assert texts("rose", names) == ["rose", "roses", "a rose is", "prose", "r o s e"]


def test_of_equals_what_was_used_comes_first_then_what_stands_first():
    names = ["boat", "bone", "book"]
    assert texts("bo", names) == names
    assert texts("bo", names, ("book", "bone")) == ["book", "bone", "boat"]
    assert texts("", names, ("bone",)) == ["bone", "boat", "book"]


def test_of_equals_the_shorter_comes_first_where_that_is_wished():
    names = ["small_boat", "smile", "smoke", "smirk_cat"]
    rows = [Candidate(name, "") for name in names]

    def shorter_first(typed: str, *recent: str) -> list[str]:
        return [each.candidate.text for each in best(typed, rows, recent, shorter_first=True)]

    assert texts("sm", names) == names
    assert shorter_first("sm") == ["smile", "smoke", "smirk_cat", "small_boat"]
    assert shorter_first("sm", "small_boat") == ["small_boat", "smile", "smoke", "smirk_cat"]
    assert shorter_first("") == names


def test_what_is_not_shown_is_searched_too():
    rows = [Candidate("Boats", "", also="2024 ferry"), Candidate("Ferries", "")]
    assert [each.candidate.text for each in best("ferr", rows)] == ["Ferries", "Boats"]
    assert best("ferry", rows)[0].places == ()


def test_no_more_than_the_best_are_given():
    names = [f"b{number}" for number in range(1000)]
    assert texts("b", names) == names[:200]


@given(st.text(max_size=30))
def test_a_plain_text_is_as_long(text):
    assert len(plain(text)) == len(text)


@given(st.text("abc -é", min_size=1, max_size=5), st.text("abc -éÉ", max_size=20))
def test_marked_letters_are_those_that_were_typed(typed, text):
    letters, shown = plain(typed.strip()), plain(text)
    hit = match(letters, shown)
    if hit is not None:
        assert "".join(shown[place] for place in hit.places) == letters
        assert list(hit.places) == sorted(set(hit.places))
