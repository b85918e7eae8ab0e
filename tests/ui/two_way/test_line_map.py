"""Lines of the text and heights of the page: tables, and there and back again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.jekyll.kramdown import Block, Options, Rendering
from editor.ui.two_way.line_map import Spot, line_of, spot_of

# Lines 3 and 4, 6, 9 to 18, and a list of footnotes, which stands nowhere in the text.
BLOCKS = (Block("", 3, 2), Block("", 6, 1), Block("", 9, 10), Block("", 22, 0))


@pytest.mark.parametrize(
    ("line", "spot"),
    [
        (1, Spot(-1, 0, 1.0, is_between=True)),
        (2.9, Spot(-1, 0, 1.0, is_between=True)),
        (3, Spot(0, 0, 0.0)),
        (4, Spot(0, 0, 0.5)),
        (4.5, Spot(0, 0, 0.75)),
        (5, Spot(0, 1, 0.0, is_between=True)),
        (5.5, Spot(0, 1, 0.5, is_between=True)),
        (6, Spot(1, 1, 0.0)),
        (6.25, Spot(1, 1, 0.25)),
        (7, Spot(1, 2, 0.0, is_between=True)),
        (8, Spot(1, 2, 0.5, is_between=True)),
        (9, Spot(2, 2, 0.0)),
        (18, Spot(2, 2, 0.9)),
        (19, Spot(2, 3, 0.0, is_between=True)),
        (22, Spot(3, 3, 0.0)),
        (99, Spot(3, 3, 0.0)),
    ],
)
def test_where_a_line_stands_in_the_page(line: float, spot: Spot) -> None:
    assert spot_of(BLOCKS, line) == spot


def test_behind_the_last_block_the_page_is_at_its_end() -> None:
    assert spot_of(BLOCKS[:2], 40) == Spot(1, 2, 1.0, is_between=True)
    assert line_of(BLOCKS[:2], Spot(1, 2, 0.0, is_between=True)) == 7


def test_an_empty_page_has_no_heights() -> None:
    assert spot_of((), 1) is None
    assert line_of((), Spot(0, 0, 0.5)) == 1.0


@pytest.mark.parametrize(
    ("spot", "line"),
    [
        (Spot(-1, 0, 1.0, is_between=True), 1.0),
        (Spot(0, 0, 0.5), 4.0),
        (Spot(1, 2, 0.5, is_between=True), 8.0),
        (Spot(2, 2, 1.0), 19.0),
        (Spot(0, 2, 0.5, is_between=True), 7.0),  # the second is not seen
        (Spot(77, 77, 0.5), 22.0),  # of a page that is no longer there
        (Spot(-9, -9, 0.5), 4.0),
    ],
)
def test_the_line_at_a_height_of_the_page(spot: Spot, line: float) -> None:
    assert line_of(BLOCKS, spot) == line


def test_blocks_that_liquid_made_of_one_line_are_one() -> None:
    blocks = (Block("", 1, 1), Block("", 3, 1), Block("", 3, 1), Block("", 3, 1), Block("", 5, 1))
    assert spot_of(blocks, 3) == Spot(1, 3, 0.0)
    assert spot_of(blocks, 3.5) == Spot(1, 3, 0.5)
    assert spot_of(blocks, 5) == Spot(4, 4, 0.0)


def test_a_loop_of_liquid_goes_back_in_the_lines() -> None:
    blocks = [Block("", line, 1) for line in (1, 4, 6, 4, 6, 4, 6, 9)]
    assert all(isinstance(spot_of(blocks, line), Spot) for line in range(12))
    assert spot_of(blocks, 9) == Spot(7, 7, 0.0)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9)), min_size=1), st.floats(0, 1))
def test_there_and_back_again(gaps_and_lines: list[tuple[int, int]], share: float) -> None:
    blocks: list[Block] = []
    line = 1
    for gap, lines in gaps_and_lines:
        blocks.append(Block("", line + gap, lines))
        line += gap + lines
    for each in [block.line + share * block.lines for block in blocks]:
        spot = spot_of(blocks, each)
        assert spot is not None
        assert line_of(blocks, spot) == pytest.approx(each)


def test_every_block_of_a_text_is_found_by_its_first_line() -> None:
    text = (
        "One.\n\nTwo\nlines.\n\n- a\n- b\n\n~~~\ncode\n\nmore\n~~~\n\n| a |\n\n"
        "> quoted\n\nEnd.[^1]\n\n[^1]: Note.\n"
    )
    blocks = Rendering(Options()).blocks(text)
    assert len(blocks) == 8
    for number, block in enumerate(blocks):
        assert spot_of(blocks, block.line) == Spot(number, number, 0.0)
