"""Finds in the text the word that was clicked in the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

MOST = 200  # of a word that is clicked for the so many-th time its block is shown


def place_of_word(lines: Sequence[str], word: str, nth: int) -> tuple[int, int] | None:
    """Line, from 0, and column, from 1, of the word that stands there for the `nth` time, from 0.

    Links and other markup may hold it more often than the page shows it: then the place is near.
    """
    if not word or not 0 <= nth <= MOST:
        return None
    pattern = re.compile(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])")
    found = (
        (number, match.start() + 1)
        for number, line in enumerate(lines)
        for match in pattern.finditer(line)
    )
    places = list(islice(found, nth + 1))
    return places[-1] if places else None
