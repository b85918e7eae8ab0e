"""Where the sentence at a place of a text begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 4000  # characters on either side that are looked at
# Points, what may close behind them (quotes, brackets, markup, a footnote), and blanks; where one
# writes without blanks, the points are enough.
END = re.compile(
    r"""(?P<points>[.!?…‽؟।]+)["'”’“‘»›«‹)\]}*_~`]*(?:\[\^[^\]\s]*\])?\s+"""
    r"|[。！？｡]+[」』”’）》〉】]*\s*"
)
OPENING = "\"'“‘„‚«‹»›([{*_~`¿¡-–— "
WORD = re.compile(r"[^\W_][\w.]*$")
# In lower case, without the point at the end.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev hon sr jr st gen col capt lt sgt messrs mme mlle "
    "vs cf ca al approx fig figs no nos vol ed eds pp ch sec inc ltd co corp dept est "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "e.g i.e a.m p.m u.s u.k ph.d "
    "bzw usw z.b d.h u.a o.ä vgl ggf evtl inkl nr bd hr hrsg abs abb str "
    "env av m.m p.ex sig sra dott".split()
)


class Stretch(NamedTuple):
    """From one character to behind another."""

    start: int
    end: int


def sentence_at(text: str, place: int) -> Stretch:
    """The sentence that the caret at `place` stands in, with the blanks behind it.

    Between two it stands in the second; behind the last one it is still in that.
    """
    first, last = max(0, place - LONGEST), place + LONGEST
    start, end = first, min(last, len(text))
    for boundary in boundaries(text, first, end):
        if boundary > place:
            return Stretch(start, boundary)
        start = boundary
    return Stretch(start, end)


def boundaries(text: str, start: int, end: int) -> Iterator[int]:
    """Where in a part of a text another sentence begins."""
    for found in END.finditer(text, start, end):
        if found.end() < end and is_end(text, found, start):
            yield found.end()


def is_end(text: str, found: re.Match[str], start: int) -> bool:
    """Does a sentence end with these points, and not just a word?"""
    points = found["points"]
    if points is None:
        return True
    following = text[found.end() : found.end() + 8].lstrip(OPENING)
    if following[:1].islower():
        return False
    return points != "." or not is_shortened(text[start : found.start()], found.start() - start)


def is_shortened(text: str, place: int) -> bool:
    """Does the point at `place` belong to an abbreviation, an initial or an item's number?"""
    word = WORD.search(text[max(0, place - 20) :])
    if word is None:
        return False
    if len(word[0]) == 1 and word[0].isalpha():
        return word[0] != "I"
    is_number = word[0].isdigit() and not text[: place - len(word[0])].strip()
    return is_number or word[0].lower() in ABBREVIATIONS
