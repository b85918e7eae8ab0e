"""Quotes: lines get a sign in front of them, or lose it."""

from __future__ import annotations

import re

from editor.writing.edit import Edit, Selection
from editor.writing.lines import Span, line_after, line_at, line_before, lines_of, touched
from editor.writing.pieces import Piece, edit_of

SIGN = re.compile(r"[ ]{0,3}>[ ]?")


def quote(text: str, selection: Selection) -> Edit | None:
    """Quote the lines, blank ones between them too, or take the quote off again.

    Without a selection it is the paragraph, or the quote, around the caret.
    """
    span = touched(text, selection) if selection else _around(text, line_at(text, selection.caret))
    lines = list(lines_of(text, span))
    filled = [line for line in lines if line.of(text).strip()] or lines
    if all(_is_quoted(text, line) for line in filled):
        return edit_of(text, selection, [_sign_off(text, line) for line in lines])
    is_one = len(lines) == 1
    return edit_of(text, selection, [_sign_on(text, line, is_one) for line in lines])


def _around(text: str, line: Span) -> Span:
    """The lines around one that are quoted as it is."""
    is_quoted = _is_quoted(text, line)
    if not line.of(text).strip():
        return line
    first, last = line, line
    while (before := line_before(text, first)) and _is_like(text, before, is_quoted):
        first = before
    while (after := line_after(text, last)) and _is_like(text, after, is_quoted):
        last = after
    return Span(first.start, last.end)


def _is_like(text: str, line: Span, is_quoted: bool) -> bool:
    return bool(line.of(text).strip()) and _is_quoted(text, line) is is_quoted


def _is_quoted(text: str, line: Span) -> bool:
    return SIGN.match(text, line.start, line.end) is not None


def _sign_on(text: str, line: Span, is_one: bool) -> Piece:
    sign = "> " if line.of(text).strip() or is_one else ">"
    return Piece(line.start, line.start, sign)


def _sign_off(text: str, line: Span) -> Piece:
    found = SIGN.match(text, line.start, line.end)
    return Piece(line.start, found.end() if found else line.start, "")
