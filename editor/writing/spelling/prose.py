"""What of a line is prose: outside its code, addresses, Liquid, formulas, tags and other marks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from editor.writing.colours import patterns
from editor.writing.colours.kinds import Kind, Span
from editor.writing.colours.line import Line
from editor.writing.colours.scan import Coloured, scan
from editor.writing.colours.spans import LONGEST, read_spans
from editor.writing.colours.state import BEGINNING, Inside, State
from editor.writing.spelling.words import Word, words

PROSE = frozenset(
    {Kind.HEADING, Kind.EMPHASIS, Kind.STRONG, Kind.DELETED, Kind.TABLE, Kind.LINK, Kind.IMAGE}
)
# What marks leave behind in a copy of the line; neither is a letter, nor a blank.
BREAK = " "
JOINT = "\ue000"  # words on both sides of it are pieces of one
GAP = "\ue001"  # stands for a piece of a word that is not known
GAPS = frozenset({Kind.CODE, Kind.MATH, Kind.LIQUID})
BREAKS = frozenset({Kind.COMMENT})
VERBATIM = frozenset("pre script style code kbd samp svg math textarea".split())
VERBATIM_IN_LINE = re.compile(
    rf"<(?P<name>{'|'.join(sorted(VERBATIM))})\b[^>]*>.*?(?:</(?P=name)>|$)", re.IGNORECASE
)
JOINING = patterns.SPAN_ELEMENTS - set("br img input button select option".split())
TAG_NAME = re.compile(r"</?([A-Za-z]+)")


@lru_cache(maxsize=300)  # more paragraphs than are in sight: at a key only one is another
def words_of_line(
    text: str, coloured: Coloured, before: State, line: Line, start: int = 0, end: int | None = None
) -> tuple[Word, ...]:
    """The words to be checked of a line; `before` is what the lines above leave open.

    Those between two places may be asked for: a line can be as long as a book.
    """
    if line.is_code or (verbatim := end_of_verbatim(text, before)) < 0:
        return ()
    copy = list(text)
    copy[:verbatim] = BREAK * verbatim
    for span in (*coloured.spans, *spans_behind(text, line, start, end)):
        if span.kind not in PROSE and copy[span.start] != JOINT:
            copy[span.start : span.end] = instead(text, span)
    for found in VERBATIM_IN_LINE.finditer(text) if "<" in text else ():
        copy[found.start() : found.end()] = GAP * len(found[0])
    joined = "".join(copy)
    return tuple(each for each in words(joined, start, end) if is_whole(joined, each))


def words_of_lines(lines: Sequence[str], state: State = BEGINNING, below: str = "") -> Words:
    """The words to be checked of each of some lines, of which the first one begins a paragraph.

    `state` is what the lines above leave open, `below` stands behind the last.
    """
    coloured, read = scan(lines, state, below)
    states = [state, *(line.state for line in read)]
    return [
        words_of_line(*each)
        for each in zip(lines, coloured, states[: len(lines)], read, strict=True)
    ]


Words = list[tuple[Word, ...]]


def end_of_verbatim(text: str, before: State) -> int:
    """Where what is not to be read as text ends in a line; -1: not in this one."""
    block = before.block
    if block is None or block.inside is not Inside.ELEMENT or block.word not in VERBATIM:
        return 0
    found = re.search(rf"</{re.escape(block.word)}\s*>", text, re.IGNORECASE)
    return found.end() if found else -1


def spans_behind(text: str, line: Line, start: int, end: int | None) -> Iterator[Span]:
    """The spans of a line behind the characters that are looked at to colour it."""
    if len(text) > LONGEST and line.has_text:
        places = range(line.start + LONGEST, len(text), LONGEST)
        for begin, finish in pairwise([*(blank_at(text, each) for each in places), len(text)]):
            if finish >= start and (end is None or begin <= end):
                for span in read_spans(text[begin:finish], line.is_raw):
                    yield span.moved(begin)


def blank_at(text: str, place: int) -> int:
    """The last blank before a place, or the place itself where none is near."""
    return max(text.rfind(" ", place - LONGEST // 4, place), 0) or place


def instead(text: str, span: Span) -> str:
    """What stands for a mark in the copy of a line, as long as the mark."""
    marks = text[span.start : span.end]
    if span.kind in GAPS:
        return GAP * len(marks)
    if span.kind in BREAKS or (span.kind is Kind.TAG and not joins(marks)):
        return BREAK * len(marks)
    if span.kind is Kind.ESCAPE:
        return escaped(marks)
    return "".join(BREAK if each.isspace() or each == "|" else JOINT for each in marks)


def joins(tag: str) -> bool:
    """Can the tag stand within a word?"""
    found = TAG_NAME.match(tag)
    return found is not None and found[1].lower() in JOINING


def escaped(marks: str) -> str:
    """What stands for an entity, or for a sign behind a backslash."""
    meant = html.unescape(marks) if marks.startswith("&") else marks[1:]
    is_of_word = meant.isalpha() or meant in "'’_\u00ad\u200c\u200d"
    return (GAP if is_of_word else BREAK) * len(marks)


def is_whole(copy: str, word: Word) -> bool:
    """Does a word of the copy stand for itself, and not for a piece of a word?"""
    return not (goes_on(copy, word.start - 1, -1) or goes_on(copy, word.end, 1))


def goes_on(copy: str, place: int, step: int) -> bool:
    """Is what stands at a place beside a word, and further on, a piece of the same?"""
    is_joined = False
    while 0 <= place < len(copy) and copy[place] == JOINT:
        place, is_joined = place + step, True
    beside = copy[place] if 0 <= place < len(copy) else BREAK
    return beside == GAP or (is_joined and beside.isalpha())
