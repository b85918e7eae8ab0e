"""Names that look alike, and names that only seem to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.index.near import Likeness, near

COUNTS = {
    "Ukraine": 37,
    "war": 20,
    "open source": 9,
    "cities": 8,
    "church": 8,
    "résumé": 5,
    "Café": 4,
    "java": 30,
    "c": 12,
    "2024": 50,
    "elections 2024": 9,
    "news": 12,
    "international": 5,
    "straße": 4,
    "Україна": 9,
    "東京の地下鉄": 9,
    "c++": 9,
    "virus": 9,
    "class": 9,
    "мой": 9,
}


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("ukraine", "Ukraine"),
        ("UKRAINE", "Ukraine"),
        ("ukriane", "Ukraine"),  # two letters changed places
        ("Ukrane", "Ukraine"),
        ("Ukrainee", "Ukraine"),
        ("Ukroine", "Ukraine"),
        ("wars", "war"),
        ("open-source", "open source"),
        ("Open_Source", "open source"),
        ("opensource", "open source"),
        ("city", "cities"),
        ("churches", "church"),
        ("resume", "résumé"),
        ("cafe", "Café"),
        ("Cafe\u0301", "Café"),  # the same, in two characters
        ("kava", "java"),
        ("C", "c"),
        ("Elections-2024", "elections 2024"),
        ("election 2024", "elections 2024"),
        ("strasse", "straße"),
        ("україна", "Україна"),
        ("Украіна", "Україна"),
        (" war ", "war"),
    ],
)
def test_alike(name, usual):
    assert near(name, COUNTS) == usual


@pytest.mark.parametrize(
    "name",
    [
        "Ukraine",
        "2025",
        "2023",
        "elections 2025",
        "elections 202",
        "r",
        "c#",
        "c+++",
        "bar",
        "wa",
        "warm",
        "clas",
        "東京の地下街",
        "мои",
        "",
        "new",
        "brand new",
    ],
)
def test_not_alike(name):
    assert near(name, COUNTS) is None


def test_one_letter_counts_only_where_one_of_them_is_rare():
    assert near("kava", {"java": 30, "kava": 1}) == "java"
    assert near("kava", {"java": 30, "kava": 12}) is None
    assert near("kava", {"java": 2, "kava": 1}) is None
    assert near("java", {"java": 30, "kava": 1}) is None
    assert near("internationel", {"international": 5, "internationel": 4}) == "international"
    assert near("lightings", {"fightings": 5, "lightings": 4}) is None  # another first letter


def test_of_names_that_are_used_alike_one_is_the_usual():
    counts = {"Sea": 2, "sea": 2, "SEA": 1}
    assert Likeness(counts).all_usual() == {"sea": "Sea", "SEA": "Sea"}


def test_the_usual_form_is_not_itself_a_slip():
    counts = {"ukranie": 1, "ukraine": 3, "Ukraine": 40}
    assert Likeness(counts).all_usual() == {"ukranie": "Ukraine", "ukraine": "Ukraine"}


@given(st.dictionaries(st.text("aAbeksy -1é", max_size=9), st.integers(0, 9), max_size=9))
def test_whatever_the_names_the_usual_ones_are_more_used_and_in_no_circle(counts):
    found = Likeness(counts).all_usual()
    assert not set(found.values()) & found.keys()
    for name, usual in found.items():
        assert counts[usual] >= counts[name]
