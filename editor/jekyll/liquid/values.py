"""Values in templates as Ruby treats them: how they print, compare and are looked into."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeGuard

LiquidValue = Any  # YAML's values, times, and drops: mappings that work out what they are asked for
Filter = Callable[..., LiquidValue]
NO_MAPPINGS = frozenset((str, int, bool, float, list, datetime, type(None)))
SPACE = " \t\n\r\f\v\0"  # what Ruby strips


class Printed(str):
    """A text that `{{ }}` alone prints in another way; filters see the text."""

    __slots__ = ("printed",)

    def __new__(cls, text: str, printed: str) -> Printed:
        """The text, and what is printed in its stead."""
        made = super().__new__(cls, text)
        made.printed = printed
        return made

    printed: str


def is_list(value: LiquidValue) -> TypeGuard[list[Any]]:
    """Is it a list?"""
    return isinstance(value, list | tuple)


def is_sequence(value: LiquidValue) -> TypeGuard[Sequence[Any]]:
    """Is it a list, or a range of numbers?"""
    return isinstance(value, list | tuple | range)


def is_mapping(value: LiquidValue) -> TypeGuard[Mapping[Any, Any]]:
    """Is it a hash, or a drop?"""
    if type(value) in NO_MAPPINGS:  # Python is slow to say what a class stands for
        return False
    return isinstance(value, Mapping)


def is_hash(value: Mapping[Any, Any]) -> bool:
    """Is it one of YAML's mappings, and no drop?"""
    return isinstance(value, dict)


def text_of(value: LiquidValue) -> str:
    """The value as text."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, float):
        return float_text(value)
    if is_list(value):
        return "".join(text_of(each) for each in value)
    return other_text(value)


def ruby_text(value: LiquidValue) -> str:
    """The value as filters for text take it: a list not run together, but as `inspect` shows it."""
    return inspected(value) if is_list(value) else text_of(value)


def only_text(value: LiquidValue) -> str:
    """The text, for filters that take nothing else; raises TypeError."""
    if not isinstance(value, str):
        raise TypeError(f"{class_name(value)} “{ruby_text(value)}” is no text")
    return value


def other_text(value: LiquidValue) -> str:
    """The text of a value that is rarely printed."""
    if isinstance(value, range):
        return f"{value.start}..{value.stop - 1}"
    if isinstance(value, datetime):
        return time_text(value)
    if type(value) is dict:
        return inspected(value)
    return str(value)


def time_text(moment: datetime) -> str:
    """A time as Ruby prints it: `2026-03-14 21:40:00 +0000`."""
    return f"{moment:%Y-%m-%d %H:%M:%S} {moment.strftime('%z')[:5] or '+0000'}"


def float_text(number: float) -> str:
    """A number with a point as Ruby prints it."""
    if math.isinf(number) or math.isnan(number):
        return "NaN" if math.isnan(number) else "Infinity" if number > 0 else "-Infinity"
    text = repr(number)
    mantissa, e, exponent = text.partition("e")
    return text if not e or "." in mantissa else f"{mantissa}.0e{exponent}"


ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\x0b": "\\v",
    "\x0c": "\\f",
    "\x08": "\\b",
    "\x07": "\\a",
    "\x1b": "\\e",
}
JULIAN = 1_721_425  # days before the year 1, as Ruby counts them
ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]|#(?=[{$@])')


def inspected(value: LiquidValue) -> str:
    """The value as Ruby's `inspect` writes it: `{"a"=>[1, nil]}`."""
    if value is None:
        return "nil"
    if isinstance(value, str):
        return f'"{ESCAPED.sub(_escape, value)}"'
    if is_list(value):
        return f"[{', '.join(inspected(each) for each in value)}]"
    if is_mapping(value) and not getattr(value, "FAR", ()):  # a document knows itself in others
        pairs = value.items()
        return "{" + ", ".join(f"{inspected(k)}=>{inspected(v)}" for k, v in pairs) + "}"
    if isinstance(value, date) and not isinstance(value, datetime):
        days = value.toordinal() + JULIAN
        return f"#<Date: {value.isoformat()} (({days}j,0s,0n),+0s,2299161j)>"
    return text_of(value)


def _escape(match: re.Match[str]) -> str:
    if match[0] == "#":
        return "\\#"
    return ESCAPES.get(match[0]) or f"\\x{ord(match[0]):02X}"


def is_true(value: LiquidValue) -> bool:
    """Does a condition hold for it? Only `nil` and `false` do not."""
    return value is not None and value is not False


def is_same(left: LiquidValue, right: LiquidValue) -> bool:
    """Ruby's `==`: `true` is not 1."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    return bool(left == right)


def class_name(value: LiquidValue) -> str:
    """What Ruby calls the value's class."""
    names = ((str, "String"), (bool, str(value).lower()), (int, "Integer"), (float, "Float"))
    names += ((list, "Array"), (Mapping, "Hash"), (datetime, "Time"), (date, "Date"))
    if value is None:
        return "nil"
    return next((name for kind, name in names if isinstance(value, kind)), "Object")


def item_of(value: LiquidValue, key: LiquidValue) -> LiquidValue:
    """`value[key]`; None where there is none."""
    if is_mapping(value):
        return _mapped(value, key)
    if is_list(value) and isinstance(key, int) and not isinstance(key, bool):
        return value[key] if -len(value) <= key < len(value) else None
    return None


def _mapped(value: Mapping[Any, Any], key: LiquidValue) -> LiquidValue:
    try:
        return value[key]
    except (KeyError, TypeError):
        return None


def property_of(value: LiquidValue, key: str) -> LiquidValue:
    """`value.key`, with Liquid's own `size`, `first` and `last`."""
    if type(value) is dict and key in value:  # pyright: ignore[reportUnknownVariableType]
        return value[key]  # pyright: ignore[reportUnknownVariableType]
    if is_mapping(value):
        found: Any = _mapped(value, key)
        if found is not None or key in value:
            return found
    return COMMANDS[key](value) if key in COMMANDS else None


def size_of(value: LiquidValue) -> int | None:
    """How many items or characters; an integer has the eight bytes that Ruby gives it.

    None for what has no size, a drop among that.
    """
    if isinstance(value, str) or is_sequence(value) or (is_mapping(value) and is_hash(value)):
        return len(value)
    return 8 if isinstance(value, int) and not isinstance(value, bool) else None


def first_of(value: LiquidValue) -> LiquidValue:
    """The first item; of a mapping its first key and value."""
    if is_mapping(value):
        pairs = value.items()
        return next(([k, v] for k, v in pairs), None)
    return value[0] if is_sequence(value) and len(value) else None


def last_of(value: LiquidValue) -> LiquidValue:
    """The last item of a list."""
    return value[-1] if is_sequence(value) and len(value) else None


COMMANDS = {"size": size_of, "first": first_of, "last": last_of}
