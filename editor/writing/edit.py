"""What a writing command makes of a text: one piece replaced, and what is selected then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Selection:
    """Where a selection began and where the caret stands: places between characters, from 0."""

    anchor: int
    caret: int

    @classmethod
    def at(cls, place: int) -> Selection:
        """A caret alone."""
        return cls(place, place)

    @property
    def start(self) -> int:
        """The earlier end."""
        return min(self.anchor, self.caret)

    @property
    def end(self) -> int:
        """The later end."""
        return max(self.anchor, self.caret)

    def __bool__(self) -> bool:
        """Is anything selected?"""
        return self.anchor != self.caret


@dataclass(frozen=True)
class Edit:
    """`text` in the place of the characters from `start` to `end`, and the selection after it."""

    start: int
    end: int
    text: str
    selection: Selection

    def applied(self, text: str) -> str:
        """`text` with the edit made."""
        return text[: self.start] + self.text + text[self.end :]


def exchange(selection: Selection, start: int, end: int, text: str) -> Edit:
    """`text` for what stands between two places; what was selected stays selected.

    Where that reaches into the piece, the caret comes behind it.
    """
    by = len(text) - (end - start)
    if selection.start < end and selection.end > start:
        return Edit(start, end, text, Selection.at(end + by))
    moved = [place + by if place >= end else place for place in (selection.anchor, selection.caret)]
    return Edit(start, end, text, Selection(*moved))


# From a text and what is selected in it; None where there is nothing to do.
WritingCommand = Callable[[str, Selection], Edit | None]
