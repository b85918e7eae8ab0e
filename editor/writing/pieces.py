"""An edit made of pieces, and where a selection stands when they are replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editor.writing.edit import Edit, Selection


@dataclass(frozen=True)
class Piece:
    """`text` in the place of the characters from `start` to `end`.

    A place right where something is inserted comes to stand behind it; before it where it `closes`
    what stands there.
    """

    start: int
    end: int
    text: str
    closes: bool = False


def edit_of(
    text: str, selection: Selection, pieces: Iterable[Piece], then: Selection | None = None
) -> Edit | None:
    """One edit that replaces `pieces`; None where they change nothing.

    What is selected stays so, unless `then` says what of the new text is.
    """
    ordered = sorted(pieces, key=lambda piece: (piece.start, piece.end))
    if all(text[piece.start : piece.end] == piece.text for piece in ordered):
        return None
    start, end = ordered[0].start, max(piece.end for piece in ordered)
    parts: list[str] = []
    place = start
    for piece in ordered:
        parts += [text[place : piece.start], piece.text]
        place = piece.end
    moved = Selection(*(moved_place(ordered, each) for each in (selection.anchor, selection.caret)))
    return Edit(start, end, "".join(parts), moved if then is None else then)


def moved_place(ordered: Sequence[Piece], place: int) -> int:
    """Where a place stands once the pieces, given in their order, are replaced."""
    shift = 0
    for piece in ordered:
        if place < piece.start or (piece.closes and place == piece.start):
            break
        grown = len(piece.text) - (piece.end - piece.start)
        if place < piece.end or (place == piece.start and piece.end > piece.start):
            return piece.start + shift + min(place - piece.start, len(piece.text))
        shift += grown
    return place + shift
