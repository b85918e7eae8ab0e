"""Joins lines to one, and breaks paragraphs into lines of a width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from editor.writing.edit import Edit, Selection, WritingCommand
from editor.writing.fences import code_blocks
from editor.writing.line_opening import LineOpening, is_rule
from editor.writing.lines import Span, is_within, line_after, lines_of, paragraph_at, touched
from editor.writing.pieces import Piece, edit_of

WIDTH = 80
HARD_BREAK = re.compile(r"(?: {2,}|\\)$|<br\s*/?>\s*$")
WORD = re.compile(r"[^ \t\n]+")
UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
# Lines that are no running text: tables, tags, definitions, attribute lists, lines under headings.
APART = re.compile(r"[ \t]*(?:\||<|\[[^\]\n]+\]:|\{:|\{%|\*\[[^\]\n]+\]:|=+[ \t]*$|-+[ \t]*$)")
# A word that would begin something else at the beginning of a line.
NO_BEGINNING = re.compile(
    r"(?:[-+*>|:=]|#{1,6}|\d+\.|-{2,}|={2,})$|[>|#]|\{:|~~~|```|\[\^?[^\]]*\]:"
)


def join(text: str, selection: Selection) -> Edit | None:
    """The selected lines as one, or the caret's line with the next; opening signs go."""
    span = touched(text, selection)
    following = line_after(text, span)
    if "\n" not in span.of(text) and following is not None:
        span = Span(span.start, following.end)
    first, *others = lines_of(text, span)
    filled = [line for line in others[:-1] if line.of(text).strip()]
    pieces = [_joint(text, *pair) for pair in pairwise([first, *filled, *others[-1:]])]
    if not pieces:
        return None
    then = None if selection else Selection.at(pieces[0].start + len(pieces[0].text))
    return edit_of(text, selection, pieces, then)


def unwrap(text: str, selection: Selection) -> Edit | None:
    """Each paragraph on a line of its own: of what is selected, or around the caret."""
    pieces = [
        _joint(text, *pair) for lines in _paragraphs(text, selection) for pair in pairwise(lines)
    ]
    return edit_of(text, selection, pieces) if pieces else None


def wrap(width: int = WIDTH) -> WritingCommand:
    """A command that breaks each paragraph into lines of at most `width` characters."""
    return partial(_wrap, width)


def _wrap(width: int, text: str, selection: Selection) -> Edit | None:
    pieces: list[Piece] = []
    for lines in _paragraphs(text, selection):
        first = lines[0].of(text)
        words = [word for line in lines for word in _words_of(text, line)]
        hanging = _hanging(LineOpening.of(first))
        pieces += _breaks(text, words, lines[0].start, hanging, width)
    return edit_of(text, selection, pieces) if pieces else None


def _joint(text: str, line: Span, following: Span) -> Piece:
    """One blank in the place of the line end and what the second line opens with."""
    end = line.start + len(line.of(text).rstrip())
    opening = LineOpening.of(following.of(text))
    begin = following.start + opening.length
    blank = " " if line.of(text).strip() and begin < following.end else ""
    return Piece(end, begin, blank)


def _words_of(text: str, line: Span) -> list[Span]:
    start = line.start + LineOpening.of(line.of(text)).length
    return [Span(*found.span()) for found in WORD.finditer(text, start, line.end)]


def _breaks(text: str, words: list[Span], start: int, hanging: str, width: int) -> Iterator[Piece]:
    """A blank or a line end between every two words."""
    column = words[0].end - start if words else 0
    for last, word in pairwise(words):
        size = word.end - word.start
        is_over = column + 1 + size > width and not NO_BEGINNING.match(word.of(text))
        between = f"\n{hanging}" if is_over else " "
        column = len(hanging) + size if is_over else column + 1 + size
        yield Piece(last.end, word.start, between)


def _hanging(opening: LineOpening) -> str:
    """What the lines behind the first one open with."""
    return opening.margin + " " * len(opening.item)


def _paragraphs(text: str, selection: Selection) -> Iterator[list[Span]]:
    """The lines of each paragraph or item, up to a hard break; no code, tables or headings."""
    span = touched(text, selection) if selection else paragraph_at(text, selection.caret)
    code = [block.whole for block in code_blocks(text, span.end)]
    lines: list[Span] = []
    for line in lines_of(text, span):
        words = line.of(text)
        is_apart = is_within(code, line.start) or _is_apart(words)
        if UNDERLINE.match(words):
            lines = lines[:-1]
        if lines and (is_apart or _begins_anew(words, lines[-1].of(text))):
            yield lines
            lines = []
        if not is_apart:
            lines.append(line)
    if lines:
        yield lines


def _is_apart(line: str) -> bool:
    """Is it no running text?"""
    is_heading = bool(LineOpening.of(line).heading)
    return not line.strip() or is_heading or is_rule(line) or APART.match(line) is not None


def _begins_anew(line: str, before: str) -> bool:
    """Is it an item, in another quote, or behind a hard break?"""
    opening = LineOpening.of(line)
    is_other = opening.quote != LineOpening.of(before).quote
    return bool(opening.item) or is_other or HARD_BREAK.search(before) is not None
