"""Makes visible what a line holds unseen: line ends, blanks, odd spaces, controls, stray bytes."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

BLANK, TAB, NBSP, BOM = "·", "→", "⍽", "‹BOM›"
LF, CRLF, CR, NO_END = "‹LF›", "‹CR LF›", "‹CR›", "⊣"
ENDS = {"\n": LF, "\r\n": CRLF, "": NO_END}
MEANINGS = {
    BLANK: "a blank",
    TAB: "a tab",
    NBSP: "a no-break space (U+00A0)",
    BOM: "a byte order mark (U+FEFF)",
    LF: "a line end as on Linux and macOS",
    CRLF: "a line end as on Windows",
    CR: "a CR that ends no line",
    NO_END: "the file ends without a line end",
}
BYTE = "\\x"  # begins the sign of a byte that is not UTF-8

# Runs of one character that is neither a letter, a digit, nor ASCII that is seen; and letters
# that are drawn as nothing (the Hangul fillers).
ODD = re.compile(r"([^\w!-~ ]|[\u115f\u1160\u3164\uffa0])\1*")
BLANKS = re.compile(" +")
UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp", "Lo"}  # of Lo come the fillers alone
JOINERS = "\u200c\u200d"
JOINED = {"Lo", "So", "Sk", "Mn", "Mc"}  # scripts and emoji that are written with joiners


class Span(NamedTuple):
    """The characters `start` to `end` of a line."""

    start: int
    end: int


@dataclass(frozen=True)
class Shown:
    """A line as it is shown; `spans` are the characters asked for, `signs` those put in."""

    text: str
    spans: tuple[Span, ...] = ()
    signs: tuple[Span, ...] = ()


class _Sign(NamedTuple):
    """`size` characters from `start` on, each shown as `sign`."""

    start: int
    size: int
    sign: str


def parted(line: str) -> tuple[str, str]:
    """A line without its line end, and the line end."""
    if line.endswith("\r\n"):
        return line[:-2], "\r\n"
    return (line[:-1], "\n") if line.endswith("\n") else (line, "")


def shown(
    line: str, spans: Sequence[Span] = (), *, with_end: bool = False, opens_file: bool = False
) -> Shown:
    """The line with signs for what is unseen; a missing line end is always shown.

    `spans` are what differs from another line: blanks are shown there too. A line end among
    them is told by `with_end`.
    """
    content, end = parted(line)
    has_end_sign = with_end or not end
    found = _signs(content, spans, opens_file=opens_file)
    if not found and not has_end_sign:
        return Shown(content, tuple(spans))
    return _put_in(content, found, spans, ENDS[end] if has_end_sign else "", marked_end=with_end)


def meaning(sign: str) -> str:
    """What a sign stands for, in words."""
    if sign in MEANINGS:
        return MEANINGS[sign]
    if sign.startswith(BYTE):
        return "a byte that is not UTF-8"
    character = chr(int(sign.strip("‹›").removeprefix("U+"), 16))
    return unicodedata.name(character, "a control character").lower()


@lru_cache(maxsize=4096)
def sign_of(character: str) -> str | None:
    """The sign that a character is shown as; None for one that is seen."""
    known = {"\t": TAB, "\r": CR, "\u00a0": NBSP}.get(character)
    if known:
        return known
    number = ord(character)
    if 0xDC80 <= number <= 0xDCFF:  # how Python keeps an undecodable byte
        return f"{BYTE}{number - 0xDC00:02X}"
    is_noncharacter = number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF
    if unicodedata.category(character) in UNSEEN or is_noncharacter or number == 0x2800:
        return f"‹U+{number:04X}›"
    return None


def _signs(content: str, spans: Sequence[Span], *, opens_file: bool) -> list[_Sign]:
    found: list[_Sign] = []
    for match in ODD.finditer(content):
        sign = sign_of(match[1])
        if sign is None or (match[1] in JOINERS and _is_joined(content, match.start(), spans)):
            continue
        if opens_file and match[1] == "\ufeff" and match.start() == 0:
            sign = BOM
        found.append(_Sign(match.start(), len(match[0]), sign))
    ranges = [Span(len(content.rstrip(" \t")), len(content))]
    ranges += [span for span in spans if content[span.start : span.end].isspace()]
    blanks = {
        match.start(): len(match[0])
        for start, end in ranges
        for match in BLANKS.finditer(content, start, end)
    }
    found += [_Sign(start, count, BLANK) for start, count in blanks.items()]
    return _apart(sorted(found))


def _apart(found: list[_Sign]) -> list[_Sign]:
    """Without those that another covers: a differing blank may stand at the line's end."""
    apart: list[_Sign] = []
    for each in found:
        end = apart[-1].start + apart[-1].size if apart else 0
        if each.start + each.size > end:
            start = max(each.start, end)
            apart.append(_Sign(start, each.start + each.size - start, each.sign))
    return apart


def _is_joined(content: str, place: int, spans: Sequence[Span]) -> bool:
    """Does a joiner stand where its script or an emoji wants it, and is it no difference?"""
    before = unicodedata.category(content[place - 1]) if place else ""
    return before in JOINED and not any(span == (place, place + 1) for span in spans)


def _put_in(
    content: str, found: list[_Sign], spans: Sequence[Span], end_sign: str, *, marked_end: bool
) -> Shown:
    pieces: list[str] = []
    signs: list[Span] = []
    grown = [0]  # how much longer the text is behind each sign
    place = 0
    for start, count, sign in found:
        at = start + grown[-1]
        pieces += content[place:start], sign * count
        signs.append(Span(at, at + len(sign) * count))
        place = start + count
        grown.append(grown[-1] + (len(sign) - 1) * count)
    text = "".join((*pieces, content[place:]))
    starts = [each.start for each in found]

    def moved(at: int) -> int:
        before = bisect_right(starts, at) - 1
        if before >= 0 and at < found[before].start + found[before].size:
            inside = at - found[before].start
            return found[before].start + grown[before] + inside * len(found[before].sign)
        return at + grown[before + 1]

    marked = [Span(moved(start), moved(end)) for start, end in spans]
    if end_sign:
        signs.append(Span(len(text), len(text) + len(end_sign)))
        marked += [signs[-1]] if marked_end else []
    return Shown(text + end_sign, tuple(marked), tuple(signs))
