"""Expressions made ready to run: each becomes a function of the context."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.failures import Failure
from editor.jekyll.liquid.numbers import integer_at, integer_of
from editor.jekyll.liquid.syntax import Comparison, Conditions
from editor.jekyll.liquid.values import (
    COMMANDS,
    LiquidValue,
    class_name,
    is_list,
    is_same,
    is_true,
    item_of,
    property_of,
    ruby_text,
    size_of,
    text_of,
)

Value = Callable[[Context], LiquidValue]
Holds = Callable[[Context], bool]


class Question(str):
    """A text without letters that asks in a comparison what the other side is."""

    __slots__ = ()


INTEGER = re.compile(r"-?\d+", re.ASCII)
FLOAT = re.compile(r"-?\d[\d.]+", re.ASCII)
RANGE = re.compile(r"\((\S+)\.\.(\S+)\)")
EMPTY, BLANK = Question(), Question()  # what the words `empty` and `blank` stand for
LITERALS: dict[str, LiquidValue] = {
    "nil": None,
    "null": None,
    "": None,
    "true": True,
    "false": False,
    "blank": BLANK,
    "empty": EMPTY,
}
WORD = re.compile(r"[\w-]+\??", re.ASCII)


@lru_cache(maxsize=4096)
def expression(markup: str | None) -> Value:
    """A literal, a range, or a variable and what is looked up in it."""
    markup = (markup or "").strip()
    if markup in LITERALS:
        return constant(LITERALS[markup])
    if markup[0] == markup[-1] and markup[0] in "'\"":
        return constant(markup[1:-1])
    if INTEGER.fullmatch(markup):
        return constant(int(markup[:4000]))
    if match := RANGE.fullmatch(markup):
        return span(expression(match[1]), expression(match[2]))
    if FLOAT.fullmatch(markup):
        return constant(float(".".join(markup.split(".")[:2])))
    return path(markup)


def constant(value: LiquidValue) -> Value:
    """Always the same."""
    return lambda _: value


def span(first: Value, last: Value) -> Value:
    """`(first..last)`."""
    return lambda context: range(integer_at(first(context)), integer_at(last(context)) + 1)


def path(markup: str) -> Value:
    """`page.title`, `a[0]["b"]`: a name, and what is looked up behind it."""
    steps = path_steps(markup)
    if not steps:
        return constant(None)
    first, *rest = steps
    name = expression(first[1:-1]) if first.startswith("[") else None
    if name is None and not rest:
        return variable(first)
    if name is None and not any(step.startswith("[") for step in rest):
        return dotted(first, tuple(rest))
    start = variable(first) if name is None else named_by(name)
    return looked_up(start, tuple(lookup_step(step) for step in rest))


def variable(name: str) -> Value:
    """A variable alone."""
    return lambda context: context.find(name)


def path_steps(markup: str) -> list[str]:
    """`a.b[c.d].e` to `a`, `b`, `[c.d]`, `e`."""
    steps: list[str] = []
    position = 0
    while position < len(markup):
        if markup[position] == "[" and (end := closing_bracket(markup, position)):
            steps.append(markup[position:end])
            position = end
        elif match := WORD.match(markup, position):
            steps.append(match[0])
            position = match.end()
        else:
            position += 1
    return steps


def closing_bracket(markup: str, start: int) -> int:
    """Where the bracket at `start` is closed (behind it); 0: nowhere."""
    depth = 0
    for position in range(start, len(markup)):
        depth += (markup[position] == "[") - (markup[position] == "]")
        if not depth:
            return position + 1
    return 0


def dotted(name: str, keys: tuple[str, ...]) -> Value:
    """`name.key.key`."""

    def value(context: Context) -> LiquidValue:
        found = context.find(name)
        for key in keys:
            found = property_of(found, key)
            if found is None:
                return None
        return found

    return value


def named_by(name: Value) -> Value:
    """`[expression]` at the beginning: the variable whose name is the expression's value."""
    return lambda context: context.find(text_of(name(context)))


Step = Callable[[LiquidValue, Context], LiquidValue]


def lookup_step(step: str) -> Step:
    """One step of a path, as a function of what was found so far."""
    if step.startswith("["):
        inside = expression(step[1:-1])
        return lambda value, context: item_of(value, inside(context))
    if step in COMMANDS:
        return lambda value, _: property_of(value, step)
    return lambda value, _: item_of(value, step)


def looked_up(start: Value, steps: tuple[Step, ...]) -> Value:
    """One step after the other."""

    def value(context: Context) -> LiquidValue:
        found = start(context)
        for step in steps:
            if found is None:
                return None
            found = step(found, context)
        return found

    return value


def condition(conditions: Conditions) -> Holds:
    """Comparisons joined by `and` and `or`, which Liquid reads from the right."""
    parts = tuple(comparison(each) for each in conditions.comparisons)
    if len(parts) == 1:
        return parts[0]
    joints = tuple(joint == "or" for joint in conditions.joints)

    def holds(context: Context) -> bool:
        for part, is_or in zip(parts, joints, strict=False):
            if part(context) is is_or:
                return is_or
        return parts[-1](context)

    return holds


def comparison(written: Comparison) -> Holds:
    """`left operator right`, or `left` alone."""
    left = expression(written.left)
    if written.operator is None:
        return lambda context: is_true(left(context))
    return compared(left, written.operator, expression(written.right))


def compared(left: Value, operator: str, right: Value) -> Holds:
    """Two values and the operator between them."""
    if operator == "==":
        return lambda context: are_equal(left(context), right(context))
    if operator in ("!=", "<>"):
        return lambda context: not are_equal(left(context), right(context))
    if operator == "contains":
        return lambda context: contains(left(context), right(context))
    if operator in ORDERS:
        return lambda context: in_order(left(context), operator, right(context))

    def unknown(_: Context) -> bool:
        raise Failure(f"Liquid knows no comparison “{operator}”.")

    return unknown


def are_equal(left: LiquidValue, right: LiquidValue) -> bool:
    """`left == right`; nothing equals `blank`, which plain Ruby does not know."""
    if left is EMPTY or right is EMPTY:
        return is_empty(right if left is EMPTY else left)
    if left is BLANK or right is BLANK:
        return False
    return is_same(left, right)


def is_empty(value: LiquidValue) -> bool:
    """Is it a text, a list or a mapping with nothing in it?"""
    if isinstance(value, int | Question):
        return False
    return size_of(value) == 0


def contains(left: LiquidValue, right: LiquidValue) -> bool:
    """Is `right` in the text or list, or a key of the mapping?"""
    if right is None or right is False:
        return False
    if isinstance(left, str):
        return ruby_text(right) in left
    if is_list(left):
        items: Any = left
        return any(is_same(each, right) for each in items)
    if isinstance(right, Mapping | list):
        return False
    return isinstance(left, Mapping | range) and right in left


ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda left, right: left < right,
    ">": lambda left, right: left > right,
    "<=": lambda left, right: left <= right,
    ">=": lambda left, right: left >= right,
}


def in_order(left: LiquidValue, operator: str, right: LiquidValue) -> bool:
    """`left < right` and the like; False where one has no order; raises Failure for a mixture."""
    if not (has_order(left) and has_order(right)):
        return False
    kinds = (str, int | float, datetime, date)
    if not any(isinstance(left, kind) and isinstance(right, kind) for kind in kinds):
        names = f"{class_name(left)} “{text_of(left)}” and {class_name(right)} “{text_of(right)}”"
        raise Failure(f"{names} cannot be compared by “{operator}”.")
    return ORDERS[operator](left, right)


def has_order(value: LiquidValue) -> bool:
    """Can it be smaller or greater than another?"""
    return isinstance(value, str | int | float | date) and not isinstance(value, bool | Question)


__all__ = ["Holds", "Value", "condition", "expression", "integer_of"]
