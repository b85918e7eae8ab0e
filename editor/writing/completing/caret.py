"""Reads from the line of the caret what can be completed there: nothing in code and comments."""

from __future__ import annotations

import re

from editor.writing.colours.kinds import Kind as Colour
from editor.writing.colours.line import Line
from editor.writing.colours.lines import LONGEST, read_line
from editor.writing.colours.liquid import left_open
from editor.writing.colours.spans import read_spans
from editor.writing.colours.state import BEGINNING, Block, Inside, State
from editor.writing.completing.asked import Asked
from editor.writing.completing.liquid import asked_in_liquid, liquid_start
from editor.writing.completing.markdown import asked_in_definition, asked_in_text, word_before

MAY_ASK = re.compile(r"[\[!:{(|]|\]:")
CODE = {Colour.CODE, Colour.MATH, Colour.COMMENT}
NO_TEXT = CODE | {Colour.TAG, Colour.ATTRIBUTES}


def asked_at(
    line: str, column: int, state: State = BEGINNING, below: str = "", *, by_hand: bool = False
) -> Asked | None:
    """What is asked for at the caret behind `column` characters of `line`; None for nothing.

    `state` is what the lines above leave open, `below` the next line. `by_hand`: the writer asks
    for it with a key, so that no sign need announce it.
    """
    before, after = line[:column], line[column:]
    if len(line) > LONGEST or not (by_hand or announced(before)):
        return None
    if not by_hand and after[:1].isalnum():
        return None
    read = read_line(line, state, below)
    if is_hidden(read, state, before):
        return None
    start = liquid_start(before)
    kinds = NO_TEXT if start is None else CODE
    if read.has_text and is_in_span(line, column, read.start, kinds):
        return None
    if start is not None:
        return asked_in_liquid(before, after, start)
    if not read.has_text and line.strip():
        return asked_in_definition(before, after)
    asked = asked_in_text(before, after, read.start, by_hand=by_hand)
    return asked or (word_before(before, after) if by_hand else None)


def announced(before: str) -> bool:
    """May something be asked for behind `before`? Quick, and never wrongly no."""
    return MAY_ASK.search(before) is not None


def is_hidden(read: Line, state: State, before: str) -> bool:
    """Is it code or a comment, or what Liquid does not read, or a tag that began lines above?"""
    if read.is_code or any(
        span.kind in CODE and span.start < len(before) <= span.end for span in read.spans
    ):
        return True
    is_kept = is_in(state.block, Inside.LIQUID_COMMENT, Inside.HIGHLIGHT)
    is_in_tag = is_in(state.block, Inside.LIQUID) and liquid_start(before) is None
    if is_kept or is_in_tag:  # a tag that begins anew is read, though one above was never closed
        return "}" not in before  # where it has been closed is not asked for
    left = left_open(before, 0, state.is_raw)
    return left.is_raw or is_in(left.block, Inside.LIQUID_COMMENT, Inside.HIGHLIGHT)


def is_in(block: Block | None, *kinds: Inside) -> bool:
    """Is the block that goes on one of these?"""
    return block is not None and block.inside in kinds


def is_in_span(line: str, column: int, start: int, kinds: set[Colour]) -> bool:
    """Does the caret stand in a span of these kinds, or in code that is still being written?"""
    for span in read_spans(line[start:]):
        if span.kind in kinds and span.start + start < column < span.end + start:
            return True
    written = line[start:column]
    codes = [span for span in read_spans(written) if span.kind in (Colour.CODE, Colour.ESCAPE)]
    ticks = (place for place, sign in enumerate(written) if sign == "`")
    return any(not any(s.start <= place < s.end for s in codes) for place in ticks)
