"""A post as the page is to hold it, with the script that gets it there."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from editor.jekyll.kramdown import Block
from editor.precedence import window_first

Held = TypeVar("Held")


@dataclass(frozen=True)
class Rendering(Generic[Held]):
    """What the page held, what it is to hold, and how long it took to find out."""

    before: Held
    after: Held
    script: str  # changes the page from the one to the other
    source: Sequence[Block]  # the blocks with their lines in the text
    ms: float


class Shown(Generic[Held]):
    """What a page holds: replaced as a whole, so that another thread may render for it."""

    def __init__(self, empty: Callable[[], Held]) -> None:
        self._empty = empty
        self.forget()

    def forget(self) -> None:
        """The page is empty; what was rendered for it as it was is of no use."""
        self._held = self._empty()

    def patch(self, rendering: Rendering[Held]) -> str | None:
        """The script that brings `rendering` into the page.

        None where the page is no more what it was rendered for.
        """
        if rendering.before is not self._held:
            return None
        self._held = rendering.after
        return rendering.script


def as_json(value: object) -> str:
    """JSON, written piece by piece: other threads go on meanwhile, as it may be many MB."""
    written: list[str] = []
    for piece in json.JSONEncoder().iterencode(value):
        window_first.give_way()
        written.append(piece)
    return "".join(written)
