"""Brackets, quotes and marks typed in pairs: around what is selected, or opened and closed."""

from __future__ import annotations

from functools import partial

from editor.writing.edit import Edit, Selection, WritingCommand
from editor.writing.lines import Span, line_at, without_blanks
from editor.writing.pieces import Piece, edit_of
from editor.writing.runs import runs_touched

BRACKETS = {"(": ")", "[": "]", "{": "}"}
MARKS = "*_~`"  # each paragraph, item and cell has its own
AROUND = {
    **BRACKETS,
    **{sign: sign for sign in MARKS},
    '"': '"',
    "'": "'",
    "“": "”",
    "„": "“",
    "‘": "’",
    "‚": "‘",
    "«": "»",
    "»": "«",
}
CLOSES_BEFORE = "".join(BRACKETS.values())
FACES = ":;=-"  # what stands before a bracket that is a mouth


def typed(sign: str) -> WritingCommand:
    """A command that types `sign`; None where it comes alone and nothing goes with it."""
    return partial(_type, sign)


def _type(sign: str, text: str, selection: Selection) -> Edit | None:
    if selection:
        return _wrapped(sign, text, selection) if sign in AROUND else None
    place = selection.caret
    line = line_at(text, place)
    before, after = text[line.start : place], text[place : line.end]
    if after[:1] == sign and _is_closing(sign, before, after):
        return Edit(place, place, "", Selection.at(place + 1))
    if _may_open(sign, before, after):
        return Edit(place, place, sign + AROUND[sign], Selection.at(place + 1))
    return None


def take_pair(text: str, selection: Selection) -> Edit | None:
    """Backspace in an empty pair takes both; None elsewhere."""
    place = selection.caret
    pair = text[max(0, place - 1) : place + 1]
    if selection or len(pair) < 2 or AROUND.get(pair[0]) != pair[1]:
        return None
    line = line_at(text, place)
    before, after = text[line.start : place - 1], text[place + 1 : line.end]
    if pair == "``":
        is_pair = not before.endswith("`") and not after.startswith("`")
    else:
        is_pair = pair[0] in BRACKETS and _surplus(pair[0], before + after) == 0
    return Edit(place - 1, place + 1, "", Selection.at(place - 1)) if is_pair else None


def _is_closing(sign: str, before: str, after: str) -> bool:
    """Does the sign at the caret close what was opened before, so that typing it is done?"""
    if sign == "`":
        return before.count("`") % 2 == 1 and after.count("`") % 2 == 1
    opening = next((opened for opened, closed in BRACKETS.items() if closed == sign), "")
    return bool(opening) and _surplus(opening, before) > 0 >= _surplus(opening, before + after)


def _surplus(opening: str, text: str) -> int:
    """How many brackets of a kind are opened and not closed."""
    return text.count(opening) - text.count(BRACKETS[opening])


def _may_open(sign: str, before: str, after: str) -> bool:
    """May a pair be opened here: before a blank or the end, and where it is no sign by itself?"""
    if after[:1].strip() and after[0] not in CLOSES_BEFORE:
        return False
    last = before[-1:]
    if sign == "`":
        return not last.strip() or last in '([{"“„‘«|'
    return sign in BRACKETS and last != "\\" and not (sign == "(" and last and last in FACES)


def _wrapped(sign: str, text: str, selection: Selection) -> Edit | None:
    if sign not in MARKS:
        spans = [Span(selection.start, selection.end)]
    else:
        spans = _marked_spans(text, selection)
    pieces: list[Piece] = []
    for span in spans:
        pieces.append(Piece(span.start, span.start, sign))
        pieces.append(Piece(span.end, span.end, AROUND[sign], closes=True))
    return edit_of(text, selection, pieces, _inside(selection, spans)) if pieces else None


def _marked_spans(text: str, selection: Selection) -> list[Span]:
    """What of each run of prose is selected, without blanks at its ends; nothing in code."""
    whole = Span(selection.start, selection.end)
    found = [without_blanks(text, whole.within(run)) for run in runs_touched(text, selection)]
    return [span for span in found if span.start < span.end]


def _inside(selection: Selection, spans: list[Span]) -> Selection | None:
    """What was wrapped stays selected, so that the next sign goes around it too."""
    if not spans:
        return None
    start, end = spans[0].start + 1, spans[-1].end + 2 * len(spans) - 1
    is_forward = selection.anchor < selection.caret
    return Selection(start, end) if is_forward else Selection(end, start)
