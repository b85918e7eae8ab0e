"""Going from wrong word to wrong word."""

from __future__ import annotations

from editor.writing.spelling.judging import wrong_parts
from editor.writing.spelling.whole_text import Place, nearest_wrong, runs_of, states_of

TEXT = "teh ferry\n\n```\ncode wrod\n```\n\n" + "the ferry\n\n" * 200 + "a `wrod`, wel-known\n"
LINES = TEXT.split("\n")
KNOWN = {"the", "ferry", "known", "code"}
FIRST = Place(0, 0, "teh")
LAST = Place(len(LINES) - 2, 10, "wel")


def wrong(word: str):
    return wrong_parts(word, KNOWN.__contains__)


def test_forwards_and_round_the_end() -> None:
    assert nearest_wrong(LINES, 0, 0, wrong) == FIRST
    assert nearest_wrong(LINES, *FIRST.end, wrong) == LAST
    assert nearest_wrong(LINES, 3, 0, wrong) == LAST
    assert nearest_wrong(LINES, *LAST.end, wrong) == FIRST


def test_backwards_and_round_the_beginning() -> None:
    assert nearest_wrong(LINES, LAST.line, 19, wrong, is_back=True) == LAST
    assert nearest_wrong(LINES, LAST.line, LAST.start, wrong, is_back=True) == FIRST
    assert nearest_wrong(LINES, 0, 0, wrong, is_back=True) == LAST
    assert nearest_wrong(LINES, 0, 2, wrong, is_back=True) == LAST


def test_the_only_wrong_word_comes_again() -> None:
    only = Place(0, 4, "wrod")
    assert nearest_wrong(["the wrod"], 0, 8, wrong) == only
    assert nearest_wrong(["the wrod"], 0, 4, wrong) == only
    assert nearest_wrong(["the wrod"], 0, 4, wrong, is_back=True) == only


def test_where_nothing_is_wrong() -> None:
    for lines in ([""], ["the ferry"], ["the"] * 500):
        assert nearest_wrong(lines, 0, 0, wrong) is None
        assert nearest_wrong(lines, 0, 0, wrong, is_back=True) is None


def test_runs_cover_the_lines_and_cut_no_paragraph() -> None:
    states = states_of(LINES)
    runs = runs_of(states)
    assert [*runs[0][:1], *(end for _, end in runs)] == [*(s for s, _ in runs), len(LINES)]
    assert all(
        not lines[0] or not lines[1] for lines in ((LINES[s - 1], LINES[s]) for s, _ in runs[1:])
    )
    assert len(states) == len(LINES) + 1


def test_a_paragraph_of_a_thousand_lines() -> None:
    lines = ["the ferry"] * 1000 + ["wrod"]
    assert nearest_wrong(lines, 0, 0, wrong) == Place(1000, 0, "wrod")


def test_what_is_known_of_the_lines_is_not_read_again() -> None:
    known = states_of(LINES)[1:]
    assert states_of(LINES, known) == states_of(LINES)
    assert nearest_wrong(LINES, 3, 0, wrong, known) == LAST
    assert nearest_wrong(LINES, 0, 0, wrong, known, is_back=True) == LAST
    assert nearest_wrong(LINES, 3, 0, wrong, known[1:]) == LAST  # of another text
