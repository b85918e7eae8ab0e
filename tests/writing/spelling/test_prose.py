"""Which words of a post are checked: a table of lines, each with the words checked in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.writing.colours.scan import scan
from editor.writing.colours.state import BEGINNING
from editor.writing.spelling.prose import words_of_line, words_of_lines

TABLE = Path(__file__).with_name("words.txt").read_text("utf-8")


def rows() -> list[tuple[str, str]]:
    """Each row: lines that begin with ">", then a line with the words, in order."""
    found: list[tuple[str, str]] = []
    lines: list[str] = []
    for row in TABLE.split("\n"):
        if row.startswith(">"):
            lines.append(row[1:])
        elif row.startswith("="):
            found.append(("\n".join(lines), row[1:].strip()))
            lines = []
    return found


@pytest.mark.parametrize(("text", "checked"), rows())
def test_the_words_that_are_checked(text: str, checked: str) -> None:
    lines = text.split("\n")
    found = words_of_lines(lines)
    for line, words in zip(lines, found, strict=True):
        assert all(line[word.start : word.end] == word.text for word in words)
    assert " ".join(word.text for words in found for word in words) == checked


def test_the_table_is_long_enough() -> None:
    assert len(rows()) >= 100


def test_a_line_as_long_as_a_book() -> None:
    line = "the `code` is here, " * 2000 + "teh end"
    words = words_of_lines([line])[0]
    assert {word.text for word in words} == {"the", "is", "here", "teh", "end"}
    assert len(words) == 3 * 2000 + 2
    assert all(line[word.start : word.end] == word.text for word in words)


def test_a_piece_of_such_a_line() -> None:
    line = "the `code` is here, " * 2000 + "teh end"
    coloured, read = scan([line])
    words = words_of_line(line, coloured[0], BEGINNING, read[0], 20_010, 20_022)
    assert [word.text for word in words] == ["is", "here", "the"]
    assert all(line[word.start : word.end] == word.text for word in words)
