"""Which lines are too long, and what is shown of them."""

from hypothesis import given
from hypothesis import strategies as st

from editor.ui.text.long_lines import (
    BEGINNING,
    LONGEST,
    LONGEST_WORD,
    first_long,
    has_endless_word,
    shortened,
)

LENGTHS = st.lists(st.sampled_from([0, 1, 500, LONGEST - 1, LONGEST, LONGEST + 1, 2 * LONGEST + 7]))


@given(LENGTHS)
def test_lines_are_cut_where_they_are_too_long_and_nowhere_else(lengths):
    lines = ["x" * length for length in lengths]
    text = "\n".join(lines)
    assert (first_long(text) is None) == all(length <= LONGEST for length in lengths)
    assert shortened(text, str).split("\n") == [
        line if len(line) <= LONGEST else line[:BEGINNING] + str(len(line) - BEGINNING)
        for line in lines or [""]
    ]


def test_the_first_of_them_is_found():
    text = "a\n" * 70_000 + "b" * (LONGEST + 1) + "\nc"
    assert first_long(text) == 140_000


WORDS = st.lists(st.sampled_from([1, 7, 4000, LONGEST_WORD - 1, LONGEST_WORD, LONGEST_WORD + 1]))


@given(WORDS, st.sampled_from([" ", "\n", "\u00a0", "  \t" * 3000]))
def test_a_word_is_endless_from_a_length_on(lengths, gap):
    text = gap.join("x" * length for length in lengths)
    assert has_endless_word(text) == any(length > LONGEST_WORD for length in lengths)
