"""The word that was clicked in the page is found in the text."""

from __future__ import annotations

import pytest

from editor.ui.two_way.words import place_of_word

LINES = ("The sea, *the* sea,", "and [the seal](/sea) of thé _sea_ and sea.")


@pytest.mark.parametrize(
    ("word", "nth", "place"),
    [
        ("The", 0, (0, 1)),
        ("the", 0, (0, 11)),
        ("the", 1, (1, 6)),
        ("sea", 0, (0, 5)),
        ("sea", 1, (0, 16)),
        ("sea", 2, (1, 17)),  # of the link's address, which the page does not show
        ("sea", 9, (1, 39)),
        ("seal", 0, (1, 10)),
        ("thé", 0, (1, 25)),
        ("ship", 0, None),
        ("", 0, None),
        ("sea", -1, None),
        ("sea", 10**9, None),
        (".*", 0, None),
    ],
)
def test_where_it_stands(word: str, nth: int, place: tuple[int, int] | None) -> None:
    assert place_of_word(LINES, word, nth) == place
