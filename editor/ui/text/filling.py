"""A document turned into another text a few thousand lines at a time, as Qt takes 3 µs for each."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import islice
from time import perf_counter

from PySide6.QtGui import QTextCursor, QTextDocument

from editor.ui.text.long_lines import first_long
from editor.ui.text.offsets import Places, units
from editor.ui.text.replacing import pieces, replace_piece

AT_ONCE = 4000  # lines that nobody waits for
LONGEST = 0.02  # seconds of a text that has more: where Qt needs room for them, 1000 take 60 ms
PORTION = 1000  # lines
PIECE = 6  # lines that take as long as a piece does besides its own
ENDS = "\n\r\u2029\ufdd0\ufdd1"  # behind which Qt begins a paragraph
LINE_ENDS = re.compile(f"\r\n|[{ENDS}]")


class Filling:
    """Turns what `document` holds, which is `now`, into `text`."""

    def __init__(self, document: QTextDocument, text: str, now: str) -> None:
        self._document = document
        self._work = turned(document, text, now)
        self.takes_turns = max(line_ends(text), line_ends(now)) > AT_ONCE

    def go_on(self) -> bool:
        """Do as much as nobody waits for; says whether that was all."""
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        lines, ends = 0, perf_counter() + (LONGEST if self.takes_turns else math.inf)
        try:
            for done in self._work:
                lines += done
                if lines > AT_ONCE or (lines >= PORTION and perf_counter() > ends):
                    return False
        finally:
            cursor.endEditBlock()
        return True


def turned(document: QTextDocument, text: str, now: str) -> Iterator[int]:
    """Turn the text of `document` into `text`: what stays is not touched, nor the carets in it.

    Told is, after each portion of the work, how many lines it took.
    """
    cursor, places = QTextCursor(document), Places.of(now)
    found = pieces(now, text)
    yield len(found)  # to find them takes as long as so many lines
    for start, gone, come in reversed(found):
        place, last = places.units(start), ""
        for portion in portions(now[start : start + gone]):
            if last:
                replace_piece(cursor, place, units(last), "")
                yield PORTION
            last = portion
        for portion in portions(come):
            replace_piece(cursor, place, units(last), portion)
            place, last = cursor.position(), ""
            yield line_ends(portion) + PIECE


def portions(text: str) -> Iterator[str]:
    """`text` in parts of so many lines, at least one; each is cut when it is asked for."""
    start = 0
    ends = LINE_ENDS.finditer(text) if line_ends(text) >= PORTION else ()
    for found in islice(ends, PORTION - 1, None, PORTION):
        yield text[start : found.end()]
        start = found.end()
    if start < len(text) or not text:
        yield text[start:]


def line_ends(text: str) -> int:
    """How many signs in `text` end lines; one looks at every line end alone far more slowly."""
    return sum(map(text.count, ENDS))


def is_much(text: str) -> bool:
    """Would one wait for the widget to lay `text` out, if it came all at once?"""
    return line_ends(text) > AT_ONCE or first_long(text) is not None
