"""Three texts become one: what two sides did to a text, put together (diff3, finer and finer)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from editor.matching import Change, changes
from editor.post import line_ends

LINES = re.compile(r"[^\n]*\n|[^\n]+")
SENTENCES = re.compile(
    r"[^\n]*?[.!?…。！？][)\]”’\"'»*_]*(?:[ \t]*\r?\n|[ \t]+|(?<=[。！？]))|[^\n]*\n|[^\n]+"
)
# What no blank parts is one word: of an address that both changed, nothing is put together.
WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\s\u3040-\u30ff\u3400-\u9fff]+|\r?\n|[^\S\n]+")
MOST_CLASHES = 50  # of more, nobody decides each: they are one, with what lies between them
KEPT = 0.5  # of the words: below it a side wrote something else, and words are no hold


@dataclass(frozen=True)
class Clash:
    """Both sides changed the same place of the text, each in its own way."""

    base: str
    ours: str
    theirs: str


Part = str | Clash


def merged(base: str, ours: str, theirs: str) -> list[Part]:
    """The text that has the changes of both sides; a Clash where they changed the same.

    Lines that both sides changed are looked at by sentences, and those by words: changes that
    have a word between them do not clash. Whether the text ends with a line end is a matter of
    its own, or each last line would differ where one comes below it.
    """
    line_end = line_ends.usual(base or ours)
    texts = [text + line_end if _is_open(text) else text for text in (base, ours, theirs)]
    parts = _merged(*texts)
    if parts and any(map(_is_open, (base, ours, theirs))):
        parts[-1] = _ended(parts[-1], line_end, base, ours, theirs)
    return _joined(parts)


def _is_open(text: str) -> bool:
    """Does the last line lack its end?"""
    return bool(text) and not text.endswith("\n")


def _ended(part: Part, line_end: str, base: str, ours: str, theirs: str) -> Part:
    """The last part with the line ends that the sides have."""
    if isinstance(part, str):
        own, other = _is_open(ours), _is_open(theirs)
        is_open = other if own is _is_open(base) else own
        return part.removesuffix(line_end) if is_open else part
    pairs = ((part.base, base), (part.ours, ours), (part.theirs, theirs))
    return Clash(*(each.removesuffix(line_end) if _is_open(text) else each for each, text in pairs))


def _merged(base: str, ours: str, theirs: str) -> list[Part]:
    parts: list[Part] = []
    for part in _merged_by(LINES, base, ours, theirs):
        if isinstance(part, str):
            parts.append(part)
            continue
        for piece in _merged_by(SENTENCES, part.base, part.ours, part.theirs):
            parts += [piece] if isinstance(piece, str) else _by_words(piece)
    clashes = [place for place, part in enumerate(parts) if isinstance(part, Clash)]
    if len(clashes) > MOST_CLASHES:
        parts[clashes[0] : clashes[-1] + 1] = [_one(parts[clashes[0] : clashes[-1] + 1])]
    return _joined(parts)


def _one(parts: Sequence[Part]) -> Clash:
    """Many clashes as one, with the text between them on every side."""
    whole = [Clash(part, part, part) if isinstance(part, str) else part for part in parts]
    return Clash(
        "".join(each.base for each in whole),
        "".join(each.ours for each in whole),
        "".join(each.theirs for each in whole),
    )


def _by_words(clash: Clash) -> list[Part]:
    """What two sides did to a sentence or two, unless either wrote something else."""
    pieces = list(_merged_by(WORDS, clash.base, clash.ours, clash.theirs))
    if all(isinstance(piece, str) for piece in pieces) and _is_held(clash):
        return pieces
    return _without_common_ends(clash)


def _is_held(clash: Clash) -> bool:
    """Did both sides keep most words?"""
    base, *sides = (_words(text) for text in (clash.base, clash.ours, clash.theirs))
    gone = (sum(change.end - change.start for change in changes(base, side)) for side in sides)
    return all(len(base) - count >= KEPT * len(base) for count in gone)


def _words(text: str) -> list[str]:
    return [item for item in WORDS.findall(text) if not item.isspace()]


def _merged_by(pattern: re.Pattern[str], base: str, ours: str, theirs: str) -> Iterator[Part]:
    """The texts put together by the items that `pattern` finds in them."""
    items = pattern.findall(base)
    one, other = _Side(items, pattern.findall(ours)), _Side(items, pattern.findall(theirs))
    known = list(range(len(items) + 1)) if pattern is LINES else _words_before(items)
    place = 0
    for start, end in _regions(one.changes, other.changes, known):
        yield "".join(items[place:start])
        yield _settled("".join(items[start:end]), one.text(start, end), other.text(start, end))
        place = end
    yield "".join(items[place:])


def _settled(base: str, ours: str, theirs: str) -> Part:
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else Clash(base, ours, theirs)


class _Side:
    """What one side made of the items, to be asked for in the order of the text."""

    def __init__(self, base: list[str], items: list[str]) -> None:
        self._items = items
        self.changes = changes(base, items)
        self._next = 0  # the first change that was not asked for
        self._shift = 0  # how much further down unchanged items stand here

    def text(self, start: int, end: int) -> str:
        """What stands here for the base's items `start` to `end`."""
        first = start + self._shift
        while self._next < len(self.changes) and self.changes[self._next].end <= end:
            change = self.changes[self._next]
            self._shift = change.new_end - change.end
            self._next += 1
        return "".join(self._items[first : end + self._shift])


def _regions(
    ours: Sequence[Change], theirs: Sequence[Change], known: list[int]
) -> Iterator[tuple[int, int]]:
    """Where something changed; changes with nothing known between them are one region.

    `known` counts, before each item, those that hold changes apart.
    """
    start = end = -1
    for each in sorted((*ours, *theirs)):
        if end >= 0 and (each.start <= end or known[each.start] == known[end]):
            end = max(end, each.end)
            continue
        if end >= 0:
            yield start, end
        start, end = each.start, each.end
    if end >= 0:
        yield start, end


def _words_before(items: list[str]) -> list[int]:
    return list(accumulate((not item.isspace() for item in items), initial=0))


def _without_common_ends(clash: Clash) -> list[Part]:
    """The clash without the sentences that both sides wrote alike around it.

    Blank lines stay with what comes after them: a paragraph is added with its distance.
    """
    ours, theirs = SENTENCES.findall(clash.ours), SENTENCES.findall(clash.theirs)
    base = SENTENCES.findall(clash.base)
    head = _common(ours, theirs)
    while head and ours[head - 1].isspace():
        head -= 1
    tail = _common(ours[head:][::-1], theirs[head:][::-1])
    own_head = min(head, _common(base, ours))
    own_tail = min(tail, _common(base[own_head:][::-1], ours[::-1]))
    inner = _settled(
        "".join(base[own_head : len(base) - own_tail]),
        "".join(ours[head : len(ours) - tail]),
        "".join(theirs[head : len(theirs) - tail]),
    )
    return ["".join(ours[:head]), inner, "".join(ours[len(ours) - tail :])]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _joined(parts: list[Part]) -> list[Part]:
    """Without empty texts, and neighbours as one."""
    whole: list[Part] = []
    for part in parts:
        if isinstance(part, str) and whole and isinstance(whole[-1], str):
            whole[-1] += part
        elif part != "":
            whole.append(part)
    return whole
