"""What differs between two versions of a file, line by line, with what is unseen made visible."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from editor.journal.line_pairs import became, differing
from editor.journal.signs import BYTE, Shown, Span, meaning, parted, shown
from editor.matching import changes
from editor.post import line_ends
from editor.post.encodings import ESCAPED

CONTEXT = 3  # unchanged lines that are shown around a change
MOST_PAIRED = 2_000  # pairs of lines of one change that are weighed: 40 against 50, say
MOST_WEIGHED = 2_000_000_000  # pairs of characters of one change
MOST_REFINED = 1_000  # lines of one change that are compared word by word


class Kind(StrEnum):
    """What became of a line."""

    SAME = "same"
    GONE = "gone"
    COME = "come"


@dataclass(frozen=True)
class Row:
    """A line of one version or of both, numbered from 1.

    `spans` are the characters of `text` that the line it became, or was, has not; `signs` are
    those that stand for something unseen.
    """

    kind: Kind
    old: int | None
    new: int | None
    text: str
    spans: tuple[Span, ...] = ()
    signs: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Gap:
    """Unchanged rows that are not shown at first."""

    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Differences:
    """The rows of both versions, in order."""

    rows: tuple[Row, ...]

    @cached_property
    def come(self) -> int:
        """How many lines come."""
        return sum(row.kind is Kind.COME for row in self.rows)

    @cached_property
    def gone(self) -> int:
        """How many lines go."""
        return sum(row.kind is Kind.GONE for row in self.rows)

    @property
    def are_none(self) -> bool:
        """Are both versions the same, byte for byte?"""
        return not self.come and not self.gone

    def folded(self, context: int = CONTEXT) -> tuple[Row | Gap, ...]:
        """The rows; of long unchanged runs only `context` lines beside a change."""
        parts: list[Row | Gap] = []
        for start, end in _runs(self.rows):
            run = self.rows[start:end]
            if run[0].kind is not Kind.SAME:
                parts += run
                continue
            head = context if start else 0
            tail = context if end < len(self.rows) else 0
            hidden = run[head : len(run) - tail]
            parts += [*run[:head], Gap(hidden), *run[len(run) - tail :]] if hidden[1:] else run
        return tuple(parts)


def legend(rows: Iterable[Row]) -> list[tuple[str, str]]:
    """The signs that occur in `rows`, each with what it stands for."""
    found = {_repeated(row.text[start:end]) for row in rows for start, end in row.signs}
    listed = {BYTE + "…" if sign.startswith(BYTE) else sign for sign in found}
    return [(sign, meaning(sign)) for sign in sorted(listed)]


def differences(before: bytes, after: bytes) -> Differences:
    """What is to be done to `before` to have `after`. Any bytes are taken."""
    old, new = _lines(before), _lines(after)
    writer = _Writer(old, new, line_ends.usual("".join(old or new)))
    rows: list[Row] = []
    place = 0
    found = changes(old, new)
    new_place = 0
    for change in found:
        rows += writer.same(place, change.start, new_place - place)
        rows += writer.changed(
            range(change.start, change.end), range(change.new_start, change.new_end)
        )
        place, new_place = change.end, change.new_end
    rows += writer.same(place, len(old), new_place - place)
    return Differences(tuple(rows))


def _lines(data: bytes) -> list[str]:
    """The lines with their ends; bytes that are not UTF-8 become surrogates."""
    return re.findall(r"[^\n]*\n|[^\n]+", data.decode("utf-8", ESCAPED))


def _runs(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Where runs of changed and of unchanged rows begin and end."""
    start = 0
    for place in range(1, len(rows) + 1):
        ends = place == len(rows)
        if ends or (rows[place].kind is Kind.SAME) != (rows[start].kind is Kind.SAME):
            yield start, place
            start = place


def _repeated(signs: str) -> str:
    """The sign of which `signs` is a repetition."""
    if signs.startswith("‹"):
        return signs.partition("›")[0] + "›"
    if signs.startswith(BYTE):
        return signs[:4]
    return signs[0]


@dataclass(frozen=True)
class _Writer:
    """Makes rows of the lines of both versions, whose usual line end is `usual_end`."""

    old: list[str]
    new: list[str]
    usual_end: str

    def same(self, start: int, end: int, shift: int) -> Iterator[Row]:
        """Rows of the old lines `start` to `end`; in the new version they stand `shift` lower."""
        for place in range(start, end):
            line = self._shown(self.old[place], (), None, place == 0)
            yield _row(Kind.SAME, place + 1, place + shift + 1, line)

    def changed(self, gone: range, come: range) -> Iterator[Row]:
        """Rows of lines that give way to others, those that go first."""
        pairs = self._pairs(gone, come)
        partners = dict(pairs)
        backwards = {b: a for a, b in pairs}
        refines = max(len(gone), len(come)) <= MOST_REFINED
        spans = {a: differing(self.old[a], self.new[b], by_words=refines) for a, b in pairs}
        for place in gone:
            other = self.new[partners[place]] if place in partners else None
            own = spans[place][0] if place in spans else ()
            yield _row(
                Kind.GONE, place + 1, None, self._shown(self.old[place], own, other, place == 0)
            )
        for place in come:
            before = backwards.get(place)
            other = self.old[before] if before is not None else None
            own = spans[before][1] if before is not None else ()
            yield _row(
                Kind.COME, None, place + 1, self._shown(self.new[place], own, other, place == 0)
            )

    def _pairs(self, gone: range, come: range) -> list[tuple[int, int]]:
        """Which line became which."""
        old, new = [self.old[n] for n in gone], [self.new[n] for n in come]
        weight = sum(map(len, old)) * sum(map(len, new))
        if len(old) * len(new) <= MOST_PAIRED and weight <= MOST_WEIGHED:
            return [(gone[a], come[b]) for a, b in became(old, new)]
        return list(zip(gone, come, strict=True)) if len(gone) == len(come) else []

    def _shown(
        self, line: str, spans: Sequence[Span], partner: str | None, opens_file: bool
    ) -> Shown:
        end = parted(line)[1]
        differs = partner is not None and parted(partner)[1] != end
        if differs or end in ("", self.usual_end):
            return shown(line, spans, with_end=differs, opens_file=opens_file)
        plain = shown(line, spans, with_end=True, opens_file=opens_file)
        return replace(plain, spans=plain.spans[:-1])  # odd, but no difference


def _row(kind: Kind, old: int | None, new: int | None, line: Shown) -> Row:
    return Row(kind, old, new, line.text, line.spans, line.signs)
