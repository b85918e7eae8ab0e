"""Filters that reckon."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.failures import Failure
from editor.jekyll.liquid.filters.lists import flat
from editor.jekyll.liquid.numbers import (
    EXACT,
    Number,
    integer_of,
    leading_integer,
    number_of,
    plain,
)
from editor.jekyll.liquid.values import Filter, LiquidValue, float_text, item_of, only_text

MOST_DIGITS = 300


def pair(left: LiquidValue, right: LiquidValue) -> tuple[Number, Number]:
    """Two numbers of one kind."""
    a, b = number_of(left), number_of(right)
    if isinstance(a, int) and isinstance(b, int):
        return a, b
    return Decimal(a), Decimal(b)


def plus(value: LiquidValue, other: LiquidValue) -> LiquidValue:
    """The sum."""
    a, b = pair(value, other)
    return a + b if isinstance(a, int) else plain(EXACT.add(a, b))


def minus(value: LiquidValue, other: LiquidValue) -> LiquidValue:
    """The difference."""
    a, b = pair(value, other)
    return a - b if isinstance(a, int) else plain(EXACT.subtract(a, b))


def times(value: LiquidValue, other: LiquidValue) -> LiquidValue:
    """The product."""
    a, b = pair(value, other)
    if isinstance(a, int):
        if a.bit_length() + int(b).bit_length() > 13_000:
            raise Failure("The number becomes too large.")
        return a * b
    return plain(EXACT.multiply(a, b))


def divided_by(value: LiquidValue, other: LiquidValue) -> LiquidValue:
    """The quotient; of two whole numbers a whole one."""
    a, b = pair(value, other)
    if isinstance(a, int):
        if b == 0:
            raise Failure("A number is divided by 0 here.")
        return a // b
    if b == 0:
        return math.nan if a == 0 else math.copysign(math.inf, a)
    return plain(EXACT.divide(a, b))


def modulo(value: LiquidValue, other: LiquidValue) -> LiquidValue:
    """What is left of a division."""
    a, b = pair(value, other)
    if b == 0:
        raise Failure("A number is divided by 0 here.")
    if isinstance(a, int):
        return a % b
    rest = EXACT.remainder(a, b)
    return plain(rest + b if rest and (rest < 0) != (b < 0) else rest)


def absolute(value: LiquidValue) -> LiquidValue:
    """Without its sign."""
    return plain(abs(number_of(value)))


def round_(value: LiquidValue, digits: LiquidValue = 0) -> LiquidValue:
    """Rounded to so many places, halves away from zero."""
    number, places = number_of(value), int(number_of(digits))
    if abs(places) > MOST_DIGITS or (isinstance(number, int) and places >= 0):
        return plain(number)
    rounded = Decimal(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, EXACT)
    return int(rounded) if places <= 0 or isinstance(number, int) else plain(rounded)


def ceil(value: LiquidValue) -> int:
    """The next whole number above."""
    return math.ceil(number_of(value))


def floor(value: LiquidValue) -> int:
    """The next whole number below."""
    return math.floor(number_of(value))


def at_least(value: LiquidValue, least: LiquidValue) -> LiquidValue:
    """The number, or the least one."""
    return plain(max(number_of(value), number_of(least)))


def at_most(value: LiquidValue, most: LiquidValue) -> LiquidValue:
    """The number, or the greatest one."""
    return plain(min(number_of(value), number_of(most)))


def sum_(value: LiquidValue, name: LiquidValue = None, *, context: Context) -> LiquidValue:
    """The sum of a list."""
    total: LiquidValue = 0
    for each in flat(value, context):
        total = plus(total, each if name is None else item_of(each, name))
    return total


def to_integer(value: LiquidValue) -> int:
    """A whole number: of `true` 1, of `false` 0."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise Failure(f"{float_text(value)} is no whole number.")
        return int(value)
    if value is None or isinstance(value, int):
        return value or 0
    return leading_integer(only_text(value))


FILTERS: dict[str, Filter] = {
    "plus": plus,
    "minus": minus,
    "times": times,
    "divided_by": divided_by,
    "modulo": modulo,
    "abs": absolute,
    "round": round_,
    "ceil": ceil,
    "floor": floor,
    "at_least": at_least,
    "at_most": at_most,
    "to_integer": to_integer,
}

__all__ = ["FILTERS", "integer_of"]
