"""What a running template knows: its variables, its problems, and how much it did already."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from io import StringIO
from typing import TextIO

from liquid import BoundTemplate, RenderContext, Token
from liquid.ast import Node

from editor.jekyll.date import zone_of
from editor.jekyll.liquid.failures import MISFITS, Stopped, Unknown
from editor.jekyll.liquid.marks import box, is_in_tag
from editor.jekyll.liquid.scope import Kind, LiquidProblem, Scope
from editor.jekyll.liquid.tokens import line_of
from editor.jekyll.liquid.values import LiquidValue

MOST_PROBLEMS = 100
TURNS_UNSEEN = 63  # of so many turns one looks at the clock


class Context(RenderContext):
    """The state of one rendering; includes share it."""

    __slots__ = ("_ends", "_turns", "given", "main", "places", "problems", "reach", "scopes", "via")

    def __init__(self, template: BoundTemplate, reach: Scope, main: StringIO) -> None:
        super().__init__(template)
        self.reach = reach
        self.given = reach.variables
        self.scopes = [self.locals]  # the innermost last
        self.main: TextIO | None = main  # None inside an include: its lines are not the text's
        self.places: list[tuple[int, int, bool]] = []  # offset there, offset in the source, literal
        self.problems: list[LiquidProblem] = []
        self.via: list[tuple[str, Token]] = []  # the includes that we are in, and their tags
        self._ends = time.monotonic() + reach.bounds.seconds
        self._turns = 0

    def find(self, name: str) -> LiquidValue:
        """The variable of that name; None where there is none."""
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        if name in self.given:
            return self.given[name]
        return self.counters.get(name)

    @contextmanager
    def within(self, names: dict[str, LiquidValue]) -> Generator[None]:
        """Variables that hold for a while."""
        self.scopes.append(names)
        try:
            yield
        finally:
            self.scopes.pop()

    def turn(self, buffer: TextIO | None = None) -> None:
        """One more turn of a loop, or include; raises Stopped when it is one too many."""
        self._turns += 1
        bounds = self.reach.bounds
        if self._turns > bounds.loops:
            raise Stopped(f"The loops of this page turn more than {bounds.loops:,} times.")
        if buffer is not None and buffer.tell() > bounds.output:
            raise Stopped(f"This page grows beyond {bounds.output:,} characters.")
        if not self._turns & TURNS_UNSEEN:
            self.watch_clock()

    def watch_clock(self) -> None:
        """Raises Stopped when the time is over."""
        if time.monotonic() > self._ends:
            seconds = self.reach.bounds.seconds
            raise Stopped(f"This page takes longer than {seconds:g} seconds.")

    def fits(self, length: int) -> None:
        """Raises Stopped where a text would be longer than a page may be."""
        if length > self.reach.bounds.output:
            raise Stopped(f"This page grows beyond {self.reach.bounds.output:,} characters.")

    def now(self) -> datetime:
        """The time of the build, in the zone of the site."""
        zone = zone_of(self.reach.site.timezone)
        return (self.reach.now or datetime.now().astimezone()).astimezone(zone)

    def fail(self, error: Exception, node: Node, buffer: TextIO) -> None:
        """Note what went wrong at `node`, and mark its place where a mark can stand."""
        token = getattr(error, "token", None) or node.token
        message = in_words(error)
        self.report(message, token, Kind.UNKNOWN if isinstance(error, Unknown) else Kind.FAILS)
        self.put_box(source_of(node.token), message, buffer)

    def put_box(self, source: str, message: str, buffer: TextIO) -> None:
        """A small labelled box, unless we are inside an HTML tag, where it would break the page."""
        if not is_in_tag(tail(buffer)):
            buffer.write(box(source, message))

    def report(self, message: str, token: Token, kind: Kind = Kind.FAILS) -> None:
        """Note a problem at `token`; in an include, also at the tag that includes it."""
        if self.via:
            file, _ = self.via[-1]
            message = f"{message} (in {file}, line {line_of(token)})"
            token = self.via[0][1]
        problem = LiquidProblem(message, line_of(token), kind)
        if len(self.problems) < MOST_PROBLEMS and problem not in self.problems:
            self.problems.append(problem)


def in_words(error: Exception) -> str:
    """What to tell the writer."""
    if isinstance(error, RecursionError):
        return "This goes too deep."
    text = str(error)
    return f"Liquid cannot work this out: {text}." if isinstance(error, MISFITS) else text


def source_of(token: Token) -> str:
    """A tag as it stands in the source, from `{{` or `{%` on."""
    source, at = token.source, token.start_index
    start = max(source.rfind("{%", 0, at + 1), source.rfind("{{", 0, at + 2))
    end = min((i for i in (source.find("%}", at), source.find("}}", at)) if i >= 0), default=at)
    return source[start if start >= 0 else at : end + 2]


def tail(buffer: TextIO, length: int = 2000) -> str:
    """The end of what is written so far."""
    end = buffer.tell()
    buffer.seek(max(0, end - length))
    text = buffer.read()
    buffer.seek(end)
    return text
