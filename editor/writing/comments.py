"""Comments: what readers of the page do not see, though it stands in its source."""

from __future__ import annotations

from editor.writing.edit import Edit, Selection
from editor.writing.fences import code_block_at
from editor.writing.lines import Span, line_at, paragraph_at, without_blanks
from editor.writing.pieces import Piece, edit_of

OPENING, CLOSING = "<!--", "-->"
PAIRS = ((OPENING, CLOSING), ("{::comment}", "{:/comment}"), ("{::comment}", "{:/}"))


def comment(text: str, selection: Selection) -> Edit | None:
    """Hide what is selected, or the line of the caret; show again what the caret is hidden in.

    None where a comment ends within the selection.
    """
    line = line_at(text, selection.caret)
    selected = Span(selection.start, selection.end)
    wished = without_blanks(text, selected if selection else line)
    around = _around(text, selected) or _around(text, wished)
    if around is not None:
        return edit_of(text, selection, _bare(text, *around))
    if code_block_at(text, selection.start):
        return None
    if wished.start == wished.end:
        place = selection.caret
        made = f"{OPENING}  {CLOSING}"
        return Edit(place, place, made, Selection.at(place + len(OPENING) + 1))
    if "\n" in wished.of(text):
        wished = _whole_blocks(text, wished)
    if CLOSING in wished.of(text):
        return None
    return edit_of(
        text,
        selection,
        [
            Piece(wished.start, wished.start, f"{OPENING} "),
            Piece(wished.end, wished.end, f" {CLOSING}", closes=True),
        ],
    )


def holds_comment(text: str, selection: Selection) -> bool:
    """Does a comment end in what is selected, or in the line of the caret, so that none fits?"""
    line = line_at(text, selection.caret)
    span = Span(selection.start, selection.end) if selection else line
    return CLOSING in span.of(text) and code_block_at(text, span.start) is None


def _whole_blocks(text: str, span: Span) -> Span:
    """Where blank lines are within, a comment must begin and end with blocks."""
    if "\n\n" not in span.of(text):
        return span
    start = paragraph_at(text, span.start).start
    return Span(start, paragraph_at(text, span.end).end)


def _around(text: str, span: Span) -> tuple[Span, Span] | None:
    """The two marks of the comment that `span` is or lies in."""
    for opening, closing in PAIRS:
        start = text.rfind(opening, 0, span.start + len(opening))
        end = text.find(closing, start + len(opening)) if start >= 0 else -1
        if end >= 0 and span.end <= end + len(closing):
            return Span(start, start + len(opening)), Span(end, end + len(closing))
    return None


def _bare(text: str, opening: Span, closing: Span) -> list[Piece]:
    """The marks go, each with the blank beside it."""
    start, end = opening.end, closing.start
    start += text[start : start + 1] == " "
    end -= end > start and text[end - 1] == " "
    return [Piece(opening.start, start, ""), Piece(end, closing.end, "", closes=True)]
