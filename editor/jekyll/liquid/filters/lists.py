"""What filters take for a list."""

from __future__ import annotations

from typing import Any

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.failures import Failure
from editor.jekyll.liquid.values import (
    LiquidValue,
    class_name,
    is_hash,
    is_list,
    is_mapping,
    item_of,
    text_of,
)


def flat(value: LiquidValue, context: Context) -> list[LiquidValue]:
    """The items of a list, those of lists in it too; one of what is no list; none of nothing."""
    if is_list(value):
        return _flat(list(value))
    if isinstance(value, range):
        return numbers_of(value, context)
    return [] if value is None else [value]


def numbers_of(numbers: range, context: Context) -> list[LiquidValue]:
    """The numbers of a range; raises Stopped where there are too many."""
    context.holds(max(0, numbers.stop - numbers.start))  # `len` has an end
    return list(numbers)


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


def items_of(value: LiquidValue, context: Context) -> list[LiquidValue] | None:
    """What Jekyll's own filters choose from: a list's items or a mapping's values; else None."""
    if is_mapping(value):
        found: Any = value
        return list(found.values())
    if isinstance(value, range):
        return numbers_of(value, context)
    return list(value) if is_list(value) else None


def weight_of(value: LiquidValue) -> int:
    """How many characters and items are in a value, counted each time that they are in it."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Weighed):
        return value.weight
    if is_list(value):
        return sum(map(weight_of, value), ITEM * len(value))
    if is_mapping(value) and is_hash(value):
        return sum(weight_of(key) + weight_of(each) for key, each in value.items())
    return 1


ITEM = 10  # characters that an item counts for


class Weighed(list[LiquidValue]):
    """A list that was put together from others, and how much is in it."""

    __slots__ = ("weight",)

    def __init__(self, items: list[LiquidValue], weight: int, context: Context) -> None:
        super().__init__(items)
        self.weight = weight
        context.fits(weight)
        context.weigh(items)


def property_in(item: LiquidValue, name: str) -> LiquidValue:
    """The property of an item, `a.b` being b of its a; raises Failure for what has none.

    Below the first, what has none gives false, as Jekyll's `where` and `sort` have it.
    """
    first, *rest = name.split(".")
    found = looked_up(item, first)
    for key in rest:
        found = looked_up(found, key) if has_properties(found) else False
    return found


def has_properties(value: LiquidValue) -> bool:
    """Does Ruby look into such a value?"""
    return is_mapping(value) or is_list(value) or isinstance(value, str | int)


def looked_up(value: LiquidValue, key: str) -> LiquidValue:
    """`value[key]` as Ruby has it: of a text the part that is called so; raises Failure."""
    if is_mapping(value):
        return item_of(value, key)
    if isinstance(value, str):
        return key if key in value else None
    raise Failure(f"{class_name(value)} “{text_of(value)}” has no “{key}”.")
