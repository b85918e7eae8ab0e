"""Where a line of the text stands among the blocks of the page, and the other way round."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from editor.jekyll.kramdown import Block


@dataclass(frozen=True)
class Spot:
    """A height in the page: so far down the blocks from `first` to `last` (`share`, 0 to 1).

    With `is_between`, so far down from the end of `first` to the beginning of `last`: before the
    blocks `first` is -1, behind them `last` is their number.
    """

    first: int
    last: int
    share: float
    is_between: bool = False


def spot_of(blocks: Sequence[Block], line: float) -> Spot | None:
    """Where the line stands in the page, counted from 1: 7.5 is the middle of the seventh.

    None in a page without blocks.
    """
    if not blocks:
        return None
    last = bisect_right(blocks, line, key=lambda block: block.line) - 1
    if last < 0:
        return Spot(-1, 0, 1.0, is_between=True)
    block = blocks[last]
    down = line - block.line
    if down >= block.lines and block.lines:
        room = start_of(blocks, last + 1) - end_of(block)
        share = (line - end_of(block)) / room if room > 0 else 0.0
        return Spot(last, last + 1, min(share, 1.0), is_between=True)
    return Spot(first_of(blocks, last), last, down / block.lines if block.lines else 0.0)


def line_of(blocks: Sequence[Block], spot: Spot) -> float:
    """The line at a height of the page; 1 where there is none."""
    if not blocks:
        return 1.0
    first, last = (min(max(n, -1), len(blocks)) for n in (spot.first, spot.last))
    if not spot.is_between:
        block = blocks[min(max(last, 0), len(blocks) - 1)]
        return block.line + spot.share * block.lines
    if first < 0:
        return 1.0
    above = end_of(blocks[min(first, len(blocks) - 1)])
    return above + spot.share * max(start_of(blocks, max(last, 0)) - above, 0)


def start_of(blocks: Sequence[Block], at: int) -> int:
    """The first line of a block; behind the last the line after it."""
    return blocks[at].line if at < len(blocks) else end_of(blocks[-1]) + 1


def end_of(block: Block) -> int:
    """The line behind a block's last."""
    return block.line + block.lines


def first_of(blocks: Sequence[Block], at: int) -> int:
    """The first of the blocks that Liquid made of the same line."""
    while at > 0 and blocks[at - 1].line == blocks[at].line:
        at -= 1
    return at
