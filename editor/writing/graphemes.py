"""What a reader takes for one character, however many it is made of."""

from __future__ import annotations

from itertools import takewhile

import regex

from editor.writing.edit import Selection

GRAPHEME = regex.compile(r"\X")
TYPED_IN_PIECES = regex.compile(r"\p{L}")  # letters, and the marks that are typed after them
LOOKED_AT = 500  # characters on either side; none is nearly as long


def grapheme_around(text: str, place: int) -> tuple[int, int]:
    """Where the grapheme begins and ends that `place` stands in; twice `place` between two."""
    start = max(text.rfind("\n", 0, place) + 1, place - LOOKED_AT)
    found = GRAPHEME.finditer(text, start, min(len(text), place + LOOKED_AT))
    before = takewhile(lambda each: each.start() < place, found)
    around = next((each for each in before if each.end() > place), None)
    return around.span() if around else (place, place)


def grapheme_before(text: str, place: int) -> int:
    """Where the grapheme begins that ends at `place`."""
    start = max(text.rfind("\n", 0, place) + 1, place - LOOKED_AT)
    starts = [each.start() for each in GRAPHEME.finditer(text, start, place)]
    return starts[-1] if starts else max(place - 1, 0)


def erased_before(text: str, place: int) -> int:
    """From where on Backspace erases: a whole sign, or the last mark of a letter.

    A letter’s marks were typed one by one; the parts of an emoji or a flag were not.
    """
    start = grapheme_before(text, place)
    return max(place - 1, 0) if TYPED_IN_PIECES.match(text, start) else start


def whole(text: str, selection: Selection) -> Selection:
    """The selection, its ends moved out of the graphemes that they stand in."""
    if not selection:
        return Selection.at(grapheme_around(text, selection.caret)[0])
    start = grapheme_around(text, selection.start)[0]
    end = grapheme_around(text, selection.end)[1]
    is_forward = selection.anchor <= selection.caret
    return Selection(start, end) if is_forward else Selection(end, start)
