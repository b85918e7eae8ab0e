"""Filters that take lists apart and put them together."""

from __future__ import annotations

import random
from typing import Any

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.failures import Failure
from editor.jekyll.liquid.filters.lists import ITEM, Weighed, flat, weight_of
from editor.jekyll.liquid.numbers import integer_of
from editor.jekyll.liquid.values import (
    Filter,
    LiquidValue,
    class_name,
    first_of,
    is_list,
    is_mapping,
    is_sequence,
    item_of,
    last_of,
    ruby_text,
    size_of,
    text_of,
)


def reverse(value: LiquidValue, *, context: Context) -> list[LiquidValue]:
    """The items the other way round."""
    return flat(value, context)[::-1]


def concat(value: LiquidValue, other: LiquidValue, *, context: Context) -> list[LiquidValue]:
    """The items of both lists."""
    if not is_sequence(other):
        raise Failure("“concat” needs a list.")
    items = flat(value, context) + flat(other, context)
    return Weighed(items, weight_of(value) + weight_of(other), context)


def compact(value: LiquidValue, name: LiquidValue = None, *, context: Context) -> list[LiquidValue]:
    """The items that are not nil, or whose property is not."""
    items = flat(value, context)
    return [each for each in items if (each if name is None else item_of(each, name)) is not None]


def uniq(value: LiquidValue, name: LiquidValue = None, *, context: Context) -> list[LiquidValue]:
    """Each item once, or each with another property."""
    seen: set[str] = set()
    found: list[LiquidValue] = []
    for each in flat(value, context):
        key = identity(each if name is None else item_of(each, name))
        if key not in seen:
            seen.add(key)
            found.append(each)
    return found


def identity(value: LiquidValue) -> str:
    """The same text for what is the same."""
    if is_mapping(value) and not isinstance(value, dict):
        return f"drop {id(value)}"
    return f"{type(value).__name__} {value!r}"


def map_(value: LiquidValue, name: LiquidValue, *, context: Context) -> list[LiquidValue]:
    """The property of each item."""
    items = [mapped(each, name) for each in flat(value, context)]
    return Weighed(items, weight_of(items), context)


def mapped(item: LiquidValue, name: LiquidValue) -> LiquidValue:
    """One item's property; of a text the part that is called so."""
    if isinstance(item, str):
        key = text_of(name)
        return key if key in item else None
    if isinstance(item, int) and not isinstance(item, bool):
        raise Failure(f"A number has no “{text_of(name)}”.")
    return item_of(item, name)


def sort_natural(
    value: LiquidValue, name: LiquidValue = None, *, context: Context
) -> list[LiquidValue]:
    """The items in the order of the alphabet, large and small letters alike; nil last."""

    def key(item: LiquidValue) -> tuple[bool, str]:
        found = item if name is None else item_of(item, name)
        return found is None, text_of(found).lower()

    return sorted(flat(value, context), key=key)


def first(value: LiquidValue) -> LiquidValue:
    """The first item."""
    return first_of(value)


def last(value: LiquidValue) -> LiquidValue:
    """The last item."""
    return last_of(value)


def size(value: LiquidValue) -> int:
    """How many items or characters."""
    return size_of(value) or 0


def pop(value: LiquidValue, count: LiquidValue = 1) -> LiquidValue:
    """A list without its last item, or so many."""
    if not is_list(value):
        return value
    items: list[Any] = value
    return items[: max(0, len(items) - amount(count))]


def amount(count: LiquidValue) -> int:
    """How many items to leave out; raises Failure."""
    number = integer_of(count)
    if number < 0:
        raise Failure(f"A list cannot lose {number} items.")
    return number


def push(value: LiquidValue, item: LiquidValue, *, context: Context) -> LiquidValue:
    """A list with one more item at its end."""
    return joined_by(item, value, [*value, item], context) if is_list(value) else value


def joined_by(
    item: LiquidValue, value: LiquidValue, items: list[LiquidValue], context: Context
) -> LiquidValue:
    """`items`: those of the list `value`, and one more."""
    return Weighed(items, weight_of(value) + weight_of(item) + ITEM, context)


def shift(value: LiquidValue, count: LiquidValue = 1) -> LiquidValue:
    """A list without its first item, or so many."""
    return value[amount(count) :] if is_list(value) else value


def unshift(value: LiquidValue, item: LiquidValue, *, context: Context) -> LiquidValue:
    """A list with one more item at its beginning."""
    return joined_by(item, value, [item, *value], context) if is_list(value) else value


def sample(value: LiquidValue, count: LiquidValue = 1) -> LiquidValue:
    """An item by chance, or so many."""
    if not is_list(value):
        return value
    items, most = list[Any](value), integer_of(count)
    if most == 1:
        return random.choice(items) if items else None
    return random.sample(items, min(most, len(items)))


def array_to_sentence_string(value: LiquidValue, word: LiquidValue = "and") -> LiquidValue:
    """`a, b, and c`."""
    if not is_list(value):
        if size_of(value) == 0:
            return ""
        raise Failure(f"{class_name(value)} “{text_of(value)}” is no list to make a sentence of.")
    items = [ruby_text(each) for each in value]
    if len(items) <= 2:
        return f" {text_of(word)} ".join(items)
    return f"{', '.join(items[:-1])}, {text_of(word)} {items[-1]}"


FILTERS: dict[str, Filter] = {
    "reverse": reverse,
    "concat": concat,
    "compact": compact,
    "uniq": uniq,
    "map": map_,
    "sort_natural": sort_natural,
    "first": first,
    "last": last,
    "size": size,
    "pop": pop,
    "push": push,
    "shift": shift,
    "unshift": unshift,
    "sample": sample,
    "array_to_sentence_string": array_to_sentence_string,
}
