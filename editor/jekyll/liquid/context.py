"""What a running template knows: its variables, its problems, and how much it did already."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from io import StringIO
from math import inf
from typing import TextIO

from liquid import BoundTemplate, RenderContext, Token
from liquid.ast import Node

from editor.jekyll.date import zone_of
from editor.jekyll.liquid.failures import MISFITS, Stopped, Unknown
from editor.jekyll.liquid.marks import box, is_in_tag
from editor.jekyll.liquid.scope import Kind, LiquidProblem, Scope
from editor.jekyll.liquid.tokens import LONGEST_TAG, line_of
from editor.jekyll.liquid.values import LiquidValue

MOST_PROBLEMS = 100
TURNS_UNSEEN = 15  # of so many turns one looks at the clock
HEAVY = 1000  # characters or items from which a value counts
_ends: ContextVar[float] = ContextVar("ends", default=inf)  # when the outermost template must end


class Context(RenderContext):
    """The state of one rendering; includes share it."""

    __slots__ = (
        "_ends",
        "_marks",
        "_others_end",
        "_told",
        "_turns",
        "_weight",
        "given",
        "main",
        "places",
        "problems",
        "reach",
        "scopes",
        "stops",
        "via",
    )

    def __init__(self, template: BoundTemplate, reach: Scope, main: StringIO) -> None:
        super().__init__(template)
        self.reach = reach
        self.given = reach.variables
        self.scopes = [self.locals]  # the innermost last
        self.main: TextIO | None = main  # None inside an include: its lines are not the text's
        self.places: list[tuple[int, int, bool]] = []  # offset there, offset in the source, literal
        self.problems: list[LiquidProblem] = []
        self.via: list[tuple[str, Token]] = []  # the includes that we are in, and their tags
        self._others_end = _ends.get()
        self._ends = min(self._others_end, time.monotonic() + reach.bounds.seconds)
        self._turns = self._weight = self._told = self._marks = self.stops = 0

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

    @contextmanager
    def timed(self) -> Generator[None]:
        """For a while: templates that this one asks for (other posts) share its time."""
        token = _ends.set(self._ends)
        try:
            yield
        finally:
            _ends.reset(token)

    @property
    def is_overdue(self) -> bool:
        """Is the time of the template over that asked for this one?"""
        return time.monotonic() > self._others_end

    def weigh(self, value: LiquidValue) -> LiquidValue:
        """The value that a filter made, once it is counted; raises Stopped for too much."""
        length = len(value) if type(value) in (str, list) else 0  # pyright: ignore
        if length > HEAVY:
            (self.fits if isinstance(value, str) else self.holds)(length)
            self.add_weight(length)
        return value

    def add_weight(self, weight: int) -> None:
        """So many characters or items more were made; raises Stopped for too many."""
        self._weight += weight
        if self._weight > self.reach.bounds.weight:
            raise Stopped("This page works with more text than there is room for.")
        self.watch_clock()

    def watch_clock(self) -> None:
        """Raises Stopped when the time is over."""
        if time.monotonic() > self._ends:
            seconds = self.reach.bounds.seconds
            raise Stopped(f"This page takes longer than {seconds:g} seconds.")

    def write(self, text: str, buffer: TextIO) -> None:
        """Print a value; raises Stopped where the page would be too long."""
        if len(text) > HEAVY:
            self.fits(buffer.tell() + len(text))
            self.add_weight(len(text))
        buffer.write(text)

    def holds(self, count: int) -> None:
        """Raises Stopped where a list would be longer than one may be."""
        if count > self.reach.bounds.items:
            raise Stopped(f"A list of this page grows beyond {self.reach.bounds.items:,} items.")

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

    def stop(self, error: Stopped, node: Node, buffer: TextIO) -> None:
        """Note that `node` did too much, and mark its place; what comes behind it may go on."""
        self._turns = 0
        self.stops += 1
        self.report(str(error), node.token, Kind.TOO_MUCH)
        self.put_box(source_of(node.token), str(error), buffer)

    def put_box(self, source: str, message: str, buffer: TextIO) -> None:
        """A small labelled box, unless we are inside an HTML tag, where it would break the page."""
        self._marks += 1
        if self._marks <= self.reach.bounds.marks and not is_in_tag(tail(buffer)):
            buffer.write(box(source, message))

    def report(self, message: str, token: Token, kind: Kind = Kind.FAILS) -> None:
        """Note a problem at `token`; in an include, also at the tag that includes it."""
        self._told += 1
        is_enough = len(self.problems) >= MOST_PROBLEMS or self._told > self.reach.bounds.marks
        if is_enough and kind is not Kind.TOO_MUCH:
            return
        if self.via:
            file, _ = self.via[-1]
            message = f"{message} (in {file}, line {line_of(token)})"
            token = self.via[0][1]
        problem = LiquidProblem(message, line_of(token), kind)
        if problem not in self.problems:
            self.problems.append(problem)


def in_words(error: Exception) -> str:
    """What to tell the writer."""
    if isinstance(error, RecursionError):
        return "This goes too deep."
    if isinstance(error, MemoryError):
        return "This takes more memory than there is."
    text = str(error)
    return f"Liquid cannot work this out: {text}." if isinstance(error, MISFITS) else text


def source_of(token: Token) -> str:
    """A tag as it stands in the source, from `{{` or `{%` on."""
    source, at = token.source, token.start_index
    first = max(0, at - LONGEST_TAG)
    start = max(source.rfind("{%", first, at + 1), source.rfind("{{", first, at + 2))
    last = at + LONGEST_TAG
    closings = (source.find("%}", at, last), source.find("}}", at, last))
    end = min((i for i in closings if i >= 0), default=at)
    return source[start if start >= 0 else at : end + 2]


def tail(buffer: TextIO, length: int = 2000) -> str:
    """The end of what is written so far."""
    end = buffer.tell()
    buffer.seek(max(0, end - length))
    text = buffer.read()
    buffer.seek(end)
    return text
