"""Numbers as Liquid counts: whole numbers stay whole, those with a point are decimal."""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal

from editor.jekyll.liquid.failures import Failure
from editor.jekyll.liquid.values import LiquidValue, text_of

DECIMAL = re.compile(r"\s*-?\d+\.\d+\s*", re.ASCII)
LEADING = re.compile(r"\s*([-+]?\d+(?:_\d+)*)", re.ASCII)
MOST_DIGITS = 4000
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
Number = int | Decimal


def number_of(value: LiquidValue) -> Number:
    """The number that a filter reckons with; 0 for what is none."""
    if isinstance(value, bool):
        return 0
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return Decimal(repr(value)) if math.isfinite(value) else Decimal(0)
    if isinstance(value, str):
        is_decimal = len(value) <= MOST_DIGITS and DECIMAL.fullmatch(value)
        return Decimal(value.strip()) if is_decimal else leading_integer(value)
    return 0


def leading_integer(text: str) -> int:
    """The whole number that a text begins with, else 0: Ruby's `to_i`."""
    match = LEADING.match(text)
    return int(match[1].replace("_", "")[:MOST_DIGITS]) if match else 0


def integer_at(value: LiquidValue) -> int:
    """An end of a range: a text by its beginning, nothing as 0."""
    if value is None:
        return 0
    return leading_integer(value) if isinstance(value, str) else integer_of(value)


def integer_of(value: LiquidValue) -> int:
    """A whole number where one is needed (`limit`, `truncate`); raises Failure."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = text_of(value).strip()
    if not re.fullmatch(r"[-+]?\d+(?:_\d+)*", text, re.ASCII) or len(text) > MOST_DIGITS:
        raise Failure(f"“{text}” is no whole number.")
    return int(text)


def plain(number: Number) -> int | float:
    """The number as a template prints it."""
    return float(number) if isinstance(number, Decimal) else number


def whole(number: Number) -> int:
    """A decimal number that is whole by now."""
    return int(number)
