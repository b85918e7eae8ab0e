"""What stands inside tags, taken apart: strictly where that goes, else as loosely as Jekyll does.

Jekyll runs Liquid with `error_mode: warn`: what the strict grammar refuses is read by the old
loose one, which takes what it knows and passes over the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

QUOTED = r"\"[^\"]*\"|'[^']*'"
FRAGMENT = rf"(?:{QUOTED}|(?:[^\s,|'\"]|{QUOTED})+)"
NAMED = re.compile(rf"(?<![\w-])(\w[\w-]*)\s*:\s*({FRAGMENT})", re.ASCII)
STRICT = re.compile(
    r"\s*(?:(?P<comparison>==|!=|<>|<=|>=|<|>|contains(?=\s))"
    rf"|(?P<string>{QUOTED})|(?P<number>-?\d+(?:\.\d+)?)|(?P<word>[a-zA-Z_][\w-]*\??)"
    r"|(?P<dots>\.\.)|(?P<sign>[|.:,\[\]()?-]))",
    re.ASCII,
)
LAX_VARIABLE = re.compile(rf"({FRAGMENT})(.*)", re.DOTALL | re.ASCII)
LAX_FILTERS = re.compile(r"\|\s*(.*)", re.DOTALL | re.ASCII)
LAX_FILTER = re.compile(rf"(?:\s+|{FRAGMENT}|,)+", re.ASCII)
LAX_ARGUMENT = re.compile(rf"[:,]\s*((?:\w+\s*:\s*)?{FRAGMENT}\s*)", re.ASCII)
LAX_COMPARISON = re.compile(rf"({FRAGMENT})\s*([=!<>a-z_]+)?\s*({FRAGMENT})?", re.ASCII)
LAX_CONDITIONS = re.compile(
    r"\b(?:\s?and\s?|\s?or\s?)\b"
    rf"|(?:\s*(?!\b(?:\s?and\s?|\s?or\s?)\b)(?:{FRAGMENT}|\S+)\s*)+",
    re.ASCII,
)
LAX_LOOP = re.compile(rf"\A([\w-]+)\s+in\s+({FRAGMENT}+)\s*(reversed)?", re.ASCII)


class NotStrict(Exception):
    """The strict grammar does not know this."""


class BadSyntax(Exception):
    """Not even the loose grammar makes something of this; Jekyll stops."""


@dataclass(frozen=True)
class FilterCall:
    """A filter's name and the expressions it is given."""

    name: str
    arguments: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Filtered:
    """An expression (None: nothing there) and the filters behind it."""

    expression: str | None
    filters: tuple[FilterCall, ...] = ()
    is_strict: bool = True  # else what looks like a filter may be none: `{{ a || b }}`


@dataclass(frozen=True)
class Comparison:
    """One part of a condition: `left operator right`, or `left` alone."""

    left: str
    operator: str | None = None
    right: str | None = None


@dataclass(frozen=True)
class Conditions:
    """Comparisons, with `and` or `or` between them."""

    comparisons: tuple[Comparison, ...]
    joints: tuple[str, ...]


@dataclass(frozen=True)
class Loop:
    """`name in collection reversed limit:… offset:…`."""

    name: str
    collection: str
    is_reversed: bool = False
    attributes: dict[str, str] = field(default_factory=dict[str, str])


class Words:
    """The words of a text in the strict grammar, one after the other."""

    def __init__(self, markup: str) -> None:
        self._words: list[tuple[str, str]] = []
        self._at = 0
        position, end = 0, len(markup.rstrip())
        while position < end:
            match = STRICT.match(markup, position)
            if match is None:
                raise NotStrict
            kind = match.lastgroup or ""
            self._words.append((match[kind] if kind == "sign" else kind, match[kind]))
            position = match.end()

    def looks(self, kind: str, ahead: int = 0) -> bool:
        """Is the next word (or one further on) of that kind?"""
        at = self._at + ahead
        return at < len(self._words) and self._words[at][0] == kind

    def take(self, kind: str) -> str:
        """The next word, which is of that kind."""
        if not self.looks(kind):
            raise NotStrict
        self._at += 1
        return self._words[self._at - 1][1]

    def takes(self, kind: str) -> str | None:
        """The next word if it is of that kind."""
        return self.take(kind) if self.looks(kind) else None

    def takes_word(self, *words: str) -> str | None:
        """The next word if it is one of these."""
        if self.looks("word") and self._words[self._at][1] in words:
            return self.take("word")
        return None

    @property
    def are_over(self) -> bool:
        """Is there nothing left?"""
        return self._at >= len(self._words)

    def expression(self) -> str:
        """A literal, a range, or a variable with what is looked up in it."""
        if self.looks("word"):
            return self.take("word") + self._lookups()
        if self.looks("string"):
            return self.take("string")
        if self.looks("number"):
            return self.take("number")
        if self.takes("["):
            inside = self.expression()
            self.take("]")
            return f"[{inside}]{self._lookups()}"
        self.take("(")
        first = self.expression()
        self.take("dots")
        last = self.expression()
        self.take(")")
        return f"({first}..{last})"

    def _lookups(self) -> str:
        found = ""
        while True:
            if self.takes("["):
                found += f"[{self.expression()}]"
                self.take("]")
            elif self.takes("."):
                found += f".{self.take('word')}"
            else:
                return found

    def filters(self) -> tuple[FilterCall, ...]:
        """`| name: argument, name: argument` to the end."""
        found: list[FilterCall] = []
        while self.takes("|"):
            name = self.take("word")
            arguments = [self._argument()] if self.takes(":") else []
            while arguments and self.takes(","):
                arguments.append(self._argument())
            found.append(filter_call(name, arguments))
        self.finish()
        return tuple(found)

    def _argument(self) -> tuple[str | None, str]:
        name = self.take("word") if self.looks("word") and self.looks(":", 1) else None
        if name:
            self.take(":")
        return name, self.expression()

    def comparison(self) -> Comparison:
        """`left operator right`, or `left` alone."""
        left = self.expression()
        operator = self.takes("comparison")
        return Comparison(left, operator, self.expression() if operator else None)

    def finish(self) -> None:
        """There must be nothing left."""
        if not self.are_over:
            raise NotStrict


def filter_call(name: str, arguments: list[tuple[str | None, str]]) -> FilterCall:
    """A filter with its arguments, those with a name apart."""
    plain = tuple(value for key, value in arguments if key is None)
    return FilterCall(name, plain, tuple((key, value) for key, value in arguments if key))


def filtered(markup: str) -> Filtered:
    """What stands in `{{ }}`, or behind the `=` of `assign`."""
    try:
        words = Words(markup)
        return Filtered(None) if words.are_over else Filtered(words.expression(), words.filters())
    except NotStrict:
        return lax_filtered(markup)


def lax_filtered(markup: str) -> Filtered:
    """The same, loosely."""
    match = LAX_VARIABLE.search(markup)
    if match is None:
        return Filtered(None)
    behind = LAX_FILTERS.search(match[2])
    parts = LAX_FILTER.findall(behind[1]) if behind else []
    calls = tuple(call for part in parts if (call := lax_filter(part)))
    return Filtered(match[1], calls, is_strict=False)


def lax_filter(part: str) -> FilterCall | None:
    """One filter of a loosely written chain."""
    name = re.search(r"\w+", part, re.ASCII)
    if name is None:
        return None
    arguments: list[tuple[str | None, str]] = []
    for argument in LAX_ARGUMENT.findall(part):
        named = NAMED.fullmatch(argument)
        arguments.append((named[1], named[2]) if named else (None, argument))
    return filter_call(name[0], arguments)


def conditions(markup: str) -> Conditions:
    """What stands behind `if`; raises BadSyntax."""
    try:
        return strict_conditions(markup)
    except NotStrict:
        return lax_conditions(markup)


def strict_conditions(markup: str) -> Conditions:
    """The same by the strict grammar alone, as `where_exp` reads it; raises NotStrict."""
    words = Words(markup)
    comparisons, joints = [words.comparison()], list[str]()
    while joint := words.takes_word("and", "or"):
        joints.append(joint)
        comparisons.append(words.comparison())
    words.finish()
    return Conditions(tuple(comparisons), tuple(joints))


def lax_conditions(markup: str) -> Conditions:
    """The same, loosely."""
    parts = LAX_CONDITIONS.findall(markup)
    comparisons = [lax_comparison(part) for part in parts[::2]]
    joints = [part.strip() for part in parts[1::2]]
    if len(comparisons) != len(joints) + 1 or not {"and", "or"}.issuperset(joints):
        raise BadSyntax
    return Conditions(tuple(comparisons), tuple(joints))


def lax_comparison(part: str) -> Comparison:
    """One loosely written comparison."""
    match = LAX_COMPARISON.search(part)
    if match is None:
        raise BadSyntax
    return Comparison(match[1], match[2], match[3])


def loop(markup: str) -> Loop:
    """What stands behind `for`; raises BadSyntax."""
    try:
        return strict_loop(markup)
    except NotStrict:
        return lax_loop(markup)


def strict_loop(markup: str) -> Loop:
    """The same by the strict grammar."""
    words = Words(markup)
    name = words.take("word")
    if not words.takes_word("in"):
        raise NotStrict
    collection = words.expression()
    is_reversed = words.takes_word("reversed") is not None
    attributes: dict[str, str] = {}
    while words.takes(",") or words.looks("word"):
        key = words.takes_word("limit", "offset")
        if key is None:
            raise NotStrict
        words.take(":")
        attributes[key] = words.expression()
    words.finish()
    return Loop(name, collection, is_reversed, attributes)


def lax_loop(markup: str) -> Loop:
    """The same, loosely."""
    match = LAX_LOOP.match(markup)
    if match is None:
        raise BadSyntax
    return Loop(match[1], match[2], bool(match[3]), dict(NAMED.findall(markup)))
