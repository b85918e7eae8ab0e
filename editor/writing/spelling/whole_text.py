"""The wrong words of a whole text, sought from a place on in either direction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from editor.writing.colours.lines import read_line
from editor.writing.colours.state import BEGINNING, State, Text
from editor.writing.spelling.prose import words_of_lines
from editor.writing.spelling.words import Word

MOST_LINES = 60  # that are read together

Wrong = Callable[[str], Sequence[Word]]  # the wrong parts of a word


class Place(NamedTuple):
    """Where a wrong word stands: line and characters before it, from 0."""

    line: int
    start: int
    word: str

    @property
    def end(self) -> tuple[int, int]:
        """The place behind it."""
        return self.line, self.start + len(self.word)


def nearest_wrong(
    lines: Sequence[str],
    line: int,
    column: int,
    wrong: Wrong,
    known: Sequence[State] | None = None,
    is_back: bool = False,
) -> Place | None:
    """The first wrong word from a place on, or the last one before it; round the text's ends.

    `known` is what each line leaves open, where that is known already.
    """
    states = states_of(lines, known)
    runs = runs_of(states)
    here = run_at(runs, line)

    def found(number: int) -> Iterator[Place]:
        there = places(lines, runs[number], states, wrong)
        return reversed([*there]) if is_back else there

    for number in in_turn(here, len(runs), is_back):
        for place in found(number):
            is_ahead = place.end <= (line, column) if is_back else place[:2] >= (line, column)
            if number != here or is_ahead:
                return place
    return next(found(here), None)


def in_turn(first: int, count: int, is_back: bool) -> Sequence[int]:
    """The numbers below `count` from `first` on, round their ends."""
    if is_back:
        return *range(first, -1, -1), *range(count - 1, first, -1)
    return *range(first, count), *range(first)


def places(
    lines: Sequence[str], run: tuple[int, int], states: Sequence[State], wrong: Wrong
) -> Iterator[Place]:
    """The wrong words of a run of lines."""
    start, end = run
    below = lines[end] if end < len(lines) else ""
    for line, words in enumerate(words_of_lines(lines[start:end], states[start], below), start):
        for word in words:
            for part in wrong(word.text):
                yield Place(line, word.start + part.start, part.text)


def states_of(lines: Sequence[str], known: Sequence[State] | None = None) -> list[State]:
    """What the lines above each line leave open, and at the end what all of them do."""
    states = [BEGINNING]
    if known is not None and len(known) == len(lines):
        return [*states, *known]
    for line, below in pairwise([*lines, ""]):
        states.append(read_line(line, states[-1], below).state)
    return states


def runs_of(states: Sequence[State]) -> list[tuple[int, int]]:
    """From where to where lines can be read apart from those above, but for what these leave open.

    `states` are those before each line, and behind the last.
    """
    cuts, count = [0], len(states) - 1
    for number, state in enumerate(states[1:], 1):
        size = number - cuts[-1]
        if size >= (MOST_LINES if state.text is not Text.OPEN else 4 * MOST_LINES):
            cuts.append(number)
    ends = [*cuts[1:], count]
    return [run for run in zip(cuts, ends, strict=True) if run[1] > run[0]] or [(0, 0)]


def run_at(runs: Sequence[tuple[int, int]], line: int) -> int:
    """Which run a line stands in."""
    return next((n for n, (_, end) in enumerate(runs) if line < end), len(runs) - 1)
