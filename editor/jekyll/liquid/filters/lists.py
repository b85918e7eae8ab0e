"""What filters take for a list."""

from __future__ import annotations

from typing import Any

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.values import LiquidValue, is_list, is_mapping, is_sequence


def flat(value: LiquidValue, context: Context) -> list[LiquidValue]:
    """The items of a list, those of lists in it too; one of what is no list; none of nothing."""
    if is_list(value):
        return _flat(list(value))
    if isinstance(value, range):
        context.fits(len(value))
        return list(value)
    return [] if value is None else [value]


def _flat(items: list[Any]) -> list[Any]:
    if not any(is_list(each) for each in items):
        return items
    found: list[Any] = []
    for each in items:
        if is_list(each):
            found += _flat(list(each))
        else:
            found.append(each)
    return found


def items_of(value: LiquidValue) -> list[LiquidValue] | None:
    """What Jekyll's own filters choose from: a list's items or a mapping's values; else None."""
    if is_mapping(value):
        found: Any = value
        return list(found.values())
    return list(value) if is_sequence(value) else None


def property_in(item: LiquidValue, name: str) -> LiquidValue:
    """The property of an item, `a.b` being b of its a."""
    found = item
    for key in name.split(".") if "." in name else (name,):
        if not is_mapping(found):
            return None
        inside: Any = found
        try:
            found = inside[key]
        except KeyError:
            return None
    return found
