"""Runs a template: its text, its problems, and where its lines come from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from io import StringIO
from itertools import accumulate
from typing import overload

from liquid.ast import Node

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.failures import Break, Continue, Stopped
from editor.jekyll.liquid.parsing import Text
from editor.jekyll.liquid.scope import Kind, LiquidProblem, Rendering, Scope
from editor.jekyll.liquid.templates import Template, template


def rendered(source: str, scope: Scope) -> Rendering:
    """The template worked out; what went wrong is among the problems."""
    buffer = StringIO()
    try:
        parsed = template(source)
    except RecursionError:
        message = "The tags stand too deep in each other."
        return Rendering(source, (LiquidProblem(message, 1, Kind.TOO_MUCH),))
    context = Context(parsed, scope, buffer)
    parsed.report(context)
    with context.timed(), suppress(Break, Continue):  # outside a loop they end the text
        for node in parsed.body.nodes:
            if context.stops < scope.bounds.stops or isinstance(node, Text):
                write_or_stop(node, parsed, context, buffer)
    text = buffer.getvalue()[: scope.bounds.output + len(source)]
    problems = tuple(sorted(context.problems, key=lambda problem: problem.line))
    return Rendering(text, problems, SourceLines(text, source, context.places))


def write_or_stop(node: Node, parsed: Template, context: Context, buffer: StringIO) -> None:
    """Write what a node at the top of the text gives; where that is too much, a box instead."""
    start, places = buffer.tell(), len(context.places)
    try:
        parsed.body.render_noting(node, context, buffer)
    except Stopped as stopped:
        if context.is_overdue:
            raise
        buffer.seek(start)
        buffer.truncate()
        del context.places[places + 1 :]
        context.stop(stopped, node, buffer)


class SourceLines(Sequence[int]):
    """For each line of a text, the line of the source that it begins in; worked out if asked."""

    def __init__(self, text: str, source: str, places: list[tuple[int, int, bool]]) -> None:
        self._text, self._source, self._places = text, source, places

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        return self._lines[index]

    def __len__(self) -> int:
        return len(self._lines)

    @cached_property
    def _lines(self) -> list[int]:
        return source_lines(self._text, self._source, self._places)


def source_lines(text: str, source: str, places: list[tuple[int, int, bool]]) -> list[int]:
    """For each line of the text, the line of the source that it begins in."""
    starts = [0, *accumulate(len(line) + 1 for line in source.split("\n")[:-1])]
    lines: list[int] = []
    begin = nth = 0
    for line in text.split("\n"):
        while nth + 1 < len(places) and places[nth + 1][0] <= begin:
            nth += 1
        offset, at, is_literal = places[nth] if places else (0, 0, True)
        place = at + begin - offset if is_literal else at
        lines.append(bisect_right(starts, max(0, place)))
        begin += len(line) + 1
    return lines
