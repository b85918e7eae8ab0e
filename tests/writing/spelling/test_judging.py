"""Which words are wrong, by what is known."""

from __future__ import annotations

import pytest

from editor.writing.spelling.judging import is_among, plain_form, wrong_parts
from editor.writing.spelling.scripts import pattern_of, script_of

KNOWN = {"the", "well", "known", "ferry", "don't", "Haus", "mother-in-law", "Étude", "aujourd'hui"}


def wrong(word: str) -> list[tuple[int, str]]:
    return [tuple(part) for part in wrong_parts(word, KNOWN.__contains__)]


@pytest.mark.parametrize(
    "word",
    [
        *("the", "don’t", "donʼt", "well-known", "well‑known", "mother-in-law", "ferry's"),
        *("ferry’s", "aujourd’hui", "E\u0301tude", "fer\u00adry", "HTML-Haus", "a-well"),
    ],
)
def test_right_words(word: str) -> None:
    assert wrong(word) == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("teh", [(0, "teh")]),
        ("well-knwon", [(5, "knwon")]),
        ("wlel-knwon", [(0, "wlel"), (5, "knwon")]),
        ("HTML-Hasu", [(5, "Hasu")]),
        ("ferrys's", [(0, "ferrys's")]),
        ("dont't", [(0, "dont't")]),
    ],
)
def test_wrong_words_and_parts(word: str, expected: list[tuple[int, str]]) -> None:
    assert wrong(word) == expected


@pytest.mark.parametrize(
    ("word", "is_own"),
    [
        *(("zettlr", True), ("Zettlr", True), ("ZETTLR", True), ("zettlr’s", True)),
        *(("Kvitøya", True), ("KVITØYA", True), ("kvitøya", False), ("zettel", False)),
    ],
)
def test_own_words_in_other_letters(word: str, is_own: bool) -> None:
    assert is_among(word, {"zettlr", "Kvitøya"}) is is_own


def test_the_plain_form() -> None:
    assert plain_form("l’e\u0301t\u00ade\u0301") == "l'été"
    assert plain_form("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize(
    ("language", "script"),
    [
        *(("de", "Latin"), ("ru_RU", "Cyrillic"), ("sr-Latn", "Latin"), ("sr", "Cyrillic")),
        *(("el", "Greek"), ("ko_KR", "Hangul"), ("unknown", "Latin")),
    ],
)
def test_scripts(language: str, script: str) -> None:
    assert script_of(language) == script


def test_letters_of_the_scripts_that_are_written() -> None:
    both = pattern_of(["en", "ru"])
    assert both.search("Привет")
    assert both.search("hello")
    assert not both.search("καλημέρα")
