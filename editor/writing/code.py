"""Code: within a line, and as a block between fences; the fence is longer than any inside."""

from __future__ import annotations

import re
from functools import partial
from itertools import islice

from editor.writing.edit import Edit, Selection, WritingCommand
from editor.writing.fences import CodeBlock, code_block_at
from editor.writing.line_opening import LineOpening
from editor.writing.lines import Span, line_at, lines_of, touched, wished, without_blanks
from editor.writing.markup import Unit, units_of, widened
from editor.writing.pieces import Piece, edit_of
from editor.writing.runs import runs_touched

TICKS = re.compile("`+")
SHORTEST = 3
MOST_LINES = 2000  # of code, whose indent tells how it is indented


def inline_code(text: str, selection: Selection) -> Edit | None:
    """Make what is selected code, each paragraph by itself, or prose again where all of it is.

    Without a selection it is the code around the caret, or the word; else an empty pair.
    """
    place = selection.caret
    if not selection and text[place - 1 : place + 1] == "``" and not _is_in_run(text, place):
        return Edit(place - 1, place + 1, "", Selection.at(place - 1))
    if code_block_at(text, selection.start):
        return None
    whole = wished(text, selection)
    found: list[tuple[Span, list[Unit]]] = []
    for run in runs_touched(text, selection):
        units = units_of(text, run)
        code = [unit for unit in units if unit.kind == "code"]
        span = whole.within(run)
        if not selection and (around := [each for each in code if each.whole.is_around(place)]):
            return edit_of(text, selection, _bare(text, around[0]))
        if span.of(text).strip():
            found.append((without_blanks(text, widened(span, units)), code))
    if not found:
        return None if selection else Edit(place, place, "``", Selection.at(place + 1))
    return edit_of(text, selection, _switched(text, found))


def indent_code(text: str, selection: Selection) -> Edit | None:
    """Blanks up to the next step, in code that is indented by blanks; None elsewhere."""
    place = selection.caret
    code = code_block_at(text, place)
    if selection or code is None or not code.inside.start <= place <= code.inside.end:
        return None
    base = len(LineOpening.of(line_at(text, code.whole.start).of(text)).margin)
    step = _step_of(text, code, base)
    if step is None:
        return None
    blanks = " " * (step - max(0, place - line_at(text, place).start - base) % step)
    return Edit(place, place, blanks, Selection.at(place + len(blanks)))


def _step_of(text: str, code: CodeBlock, base: int) -> int | None:
    """How far the least indented of the indented lines is; None where tabs indent any, or none is.

    One blank is no step: comments are set so.
    """
    lines = (each.of(text)[base:] for each in islice(lines_of(text, code.inside), MOST_LINES))
    leads = [line[: len(line) - len(line.lstrip())] for line in lines if line.strip()]
    if any("\t" in lead for lead in leads):
        return None
    return min((len(lead) for lead in leads if len(lead) > 1), default=None)


def _is_in_run(text: str, place: int) -> bool:
    """Are there more backticks beside the two?"""
    return text[max(0, place - 2) : place - 1] == "`" or text[place + 1 : place + 2] == "`"


def _switched(text: str, found: list[tuple[Span, list[Unit]]]) -> list[Piece]:
    """The fences of each span, on or off."""
    inside = [_code_of(span, code) for span, code in found]
    if all(inside):
        return [piece for unit in inside if unit for piece in _bare(text, unit)]
    pieces: list[Piece] = []
    for (span, _), unit in zip(found, inside, strict=True):
        if unit is None:
            pieces += _fenced(text, span)
    return pieces


def _code_of(span: Span, code: list[Unit]) -> Unit | None:
    """The one piece of code that `span` is, or lies in."""
    return next(
        (each for each in code if each.whole.start <= span.start and span.end <= each.whole.end),
        None,
    )


def _fenced(text: str, span: Span) -> list[Piece]:
    code = span.of(text)
    fence = "`" * _free_length(code, 1)
    blank = " " if "`" in (code[0], code[-1]) else ""
    return [
        Piece(span.start, span.start, fence + blank),
        Piece(span.end, span.end, blank + fence, closes=True),
    ]


def _bare(text: str, unit: Unit) -> list[Piece]:
    """The fences go, and the blanks that parted them from backticks inside."""
    start, end = unit.whole.start, unit.whole.end
    fence = len(text[start:end]) - len(text[start:end].lstrip("`"))
    inside = text[start + fence : end - fence]
    is_parted = inside[:2] == " `" or inside[-2:] == "` "
    size = fence + (is_parted and inside[0] == inside[-1] == " ")
    return [Piece(start, start + size, ""), Piece(end - size, end, "")]


def _free_length(code: str, least: int) -> int:
    """How many backticks no run inside has."""
    longest = max((len(run) for run in TICKS.findall(code)), default=0)
    return max(least, longest + 1)


def code_block(language: str = "") -> WritingCommand:
    """A command that puts the lines between fences, or takes the fences around the caret off.

    The caret then stands where the language is written.
    """
    return partial(_block, language)


def _block(language: str, text: str, selection: Selection) -> Edit | None:
    block = code_block_at(text, selection.start)
    if block is not None:
        return _without_fence(text, selection, block) if block.fence else None
    span = touched(text, selection)
    lines = [line.of(text) for line in lines_of(text, span)]
    margin = _common_margin([line for line in lines if line.strip()])
    code = span.of(text)
    fence = "`" * _free_length(code, SHORTEST)
    opening, closing = f"{margin}{fence}{language}\n", f"\n{margin}{fence}"
    caret = span.start + len(opening) - 1
    return Edit(span.start, span.end, opening + code + closing, Selection.at(caret))


def _common_margin(lines: list[str]) -> str:
    """The quote signs and the indent that all lines share."""
    margins = [LineOpening.of(line).margin for line in lines]
    shortest = min(margins, key=len, default="")
    return shortest if all(margin.startswith(shortest) for margin in margins) else ""


def _without_fence(text: str, selection: Selection, block: CodeBlock) -> Edit | None:
    first = line_at(text, block.whole.start)
    pieces = [Piece(first.start, block.inside.start, "")]
    if block.inside.end < block.whole.end:
        start = max(block.inside.end - 1, block.inside.start)
        pieces.append(Piece(start, block.whole.end, "", closes=True))
    return edit_of(text, selection, pieces)
