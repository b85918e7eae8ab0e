"""Filters that choose, group and sort by a property or a condition."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from datetime import date, datetime

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.expressions import BLANK, EMPTY, condition
from editor.jekyll.liquid.failures import Failure
from editor.jekyll.liquid.filters.lists import items_of, property_in
from editor.jekyll.liquid.output import filtered_value
from editor.jekyll.liquid.syntax import NotStrict, filtered, strict_conditions
from editor.jekyll.liquid.templates import environment
from editor.jekyll.liquid.values import (
    Filter,
    LiquidValue,
    class_name,
    is_list,
    is_mapping,
    ruby_text,
    text_of,
)

Order = Callable[[LiquidValue, LiquidValue], int]
UNSEEN = 1023  # of so many comparisons one looks at the clock


def where(
    value: LiquidValue, name: LiquidValue, wanted: LiquidValue, *, context: Context
) -> LiquidValue:
    """The items whose property is the wanted value, or a list that holds it."""
    found = fitting_items(value, name, wanted, context)
    return value if found is None else [*found]


def find(
    value: LiquidValue, name: LiquidValue, wanted: LiquidValue, *, context: Context
) -> LiquidValue:
    """The first item whose property is the wanted value."""
    found = fitting_items(value, name, wanted, context)
    return value if found is None else next(found, None)


def fitting_items(
    value: LiquidValue, name: LiquidValue, wanted: LiquidValue, context: Context
) -> Iterator[LiquidValue] | None:
    """The items whose property is what is wanted; None where there are no items to ask."""
    items = items_of(value, context)
    if items is None or not name or is_list(name) or is_mapping(name):
        return None
    key, fits = ruby_text(name), fitting(wanted)
    return (each for each in items if fits(property_in(each, key)))


def fitting(wanted: LiquidValue) -> Callable[[LiquidValue], bool]:
    """Is a property what is wanted? As a question about the property."""
    if wanted is EMPTY or wanted is BLANK:
        return lambda found: not text_of(found)
    text = None if wanted is None else ruby_text(wanted)
    return lambda found: matches(found, text)


def matches(found: LiquidValue, wanted: str | None) -> bool:
    """Is a property what is wanted?"""
    if wanted is None:
        return found is None
    if isinstance(found, str):
        return found == wanted
    if found is None:
        return False
    if is_mapping(found):
        pairs = found.items()
        return any(ruby_text([key, value]) == wanted for key, value in pairs)
    items = found if is_list(found) else [found]
    return any(ruby_text(each) == wanted for each in items)


def where_exp(
    value: LiquidValue, name: LiquidValue, written: LiquidValue, *, context: Context
) -> LiquidValue:
    """The items for which the condition holds."""
    found = items_that_hold(value, name, written, context)
    return value if found is None else [*found]


def find_exp(
    value: LiquidValue, name: LiquidValue, written: LiquidValue, *, context: Context
) -> LiquidValue:
    """The first item for which the condition holds."""
    found = items_that_hold(value, name, written, context)
    return value if found is None else next(found, None)


def items_that_hold(
    value: LiquidValue, name: LiquidValue, written: LiquidValue, context: Context
) -> Iterator[LiquidValue] | None:
    """The items for which a condition holds; None where there are no items to ask."""
    items = items_of(value, context)
    if items is None:
        return None
    return filter(test_of(ruby_text(name), ruby_text(written), context), items)


def test_of(name: str, written: str, context: Context) -> Callable[[LiquidValue], bool]:
    """The condition `written`, as a question about what the variable `name` stands for."""
    try:
        holds = condition(strict_conditions(written))
    except NotStrict:
        raise Failure(f"“{written}” is no condition.") from None

    def test(item: LiquidValue) -> bool:
        context.turn()
        with context.within({name: item}):
            return holds(context)

    return test


def group_by(value: LiquidValue, name: LiquidValue, *, context: Context) -> LiquidValue:
    """The items in groups of the same property."""
    items = pairs_or_items(value, context)
    key = ruby_text(name)
    return value if items is None else groups(items, lambda each: ruby_text(property_in(each, key)))


def group_by_exp(
    value: LiquidValue, name: LiquidValue, written: LiquidValue, *, context: Context
) -> LiquidValue:
    """The items in groups for which the expression gives the same."""
    items = pairs_or_items(value, context)
    if items is None:
        return value
    expression = filtered_value(filtered(ruby_text(written)), environment())

    def key(item: LiquidValue) -> LiquidValue:
        context.turn()
        with context.within({ruby_text(name): item}):
            return expression(context)

    return groups(items, key)


def groups(
    items: list[LiquidValue], key: Callable[[LiquidValue], LiquidValue]
) -> list[dict[str, LiquidValue]]:
    """The groups in the order in which they are met."""
    found: dict[str, dict[str, LiquidValue]] = {}
    for each in items:
        name = key(each)
        group = found.setdefault(
            f"{type(name).__name__} {name!r}", {"name": name, "items": [], "size": 0}
        )
        group["items"].append(each)
        group["size"] += 1
    return list(found.values())


def sort(
    value: LiquidValue,
    name: LiquidValue = None,
    nils: LiquidValue = "first",
    *,
    context: Context,
) -> LiquidValue:
    """The items in order, by a property if one is named; where it is nil, first or last."""
    if value is None:
        raise Failure("There is nothing to sort.")
    items = pairs_or_items(value, context)
    if items is None:
        raise Failure(f"{class_name(value)} “{ruby_text(value)}” cannot be sorted.")
    if name is None:
        return sorted(items, key=functools.cmp_to_key(watched(order, context)))
    if nils not in ("first", "last"):
        raise Failure(f"Nil is sorted “first” or “last”, not “{ruby_text(nils)}”.")
    key, nil_last = ruby_text(name), nils == "last"
    keyed = [(property_in(each, key), each) for each in items]
    nothing = [each for found, each in keyed if found is None]
    rest = [pair for pair in keyed if pair[0] is not None]
    compare = watched(loose_order, context)
    rest.sort(key=functools.cmp_to_key(lambda a, b: compare(a[0], b[0])))
    ordered = [each for _, each in rest]
    return ordered + nothing if nil_last else nothing + ordered


def pairs_or_items(value: LiquidValue, context: Context) -> list[LiquidValue] | None:
    """What is sorted: a list's items, a mapping's pairs; None for anything else."""
    if is_mapping(value):
        return [[key, each] for key, each in value.items()]
    return items_of(value, context)


def watched(compare: Order, context: Context) -> Order:
    """A comparison of many that looks at the clock now and then."""
    seen = 0

    def watching(left: LiquidValue, right: LiquidValue) -> int:
        nonlocal seen
        seen += 1
        if not seen & UNSEEN:
            context.watch_clock()
        return compare(left, right)

    return watching


def order(left: LiquidValue, right: LiquidValue) -> int:
    """Ruby's `<=>`; raises Failure for what has no order."""
    if is_list(left) and is_list(right):
        return list_order(list(left), list(right))
    for kind in (str, int | float, datetime, date):
        if isinstance(left, kind) and isinstance(right, kind) and not is_bool(left, right):
            return (left > right) - (left < right)  # pyright: ignore
    if left == right:
        return 0
    raise Failure(f"{class_name(left)} and {class_name(right)} cannot be sorted together.")


def loose_order(left: LiquidValue, right: LiquidValue) -> int:
    """The same; what has no order is compared by its text."""
    try:
        return order(left, right)
    except Failure:
        return order(ruby_text(left), ruby_text(right))


def is_bool(left: LiquidValue, right: LiquidValue) -> bool:
    """Is either true or false? They have no order."""
    return isinstance(left, bool) or isinstance(right, bool)


def list_order(left: list[LiquidValue], right: list[LiquidValue]) -> int:
    """The order of the first items that differ, else of the lengths."""
    for a, b in zip(left, right, strict=False):
        if result := order(a, b):
            return result
    return (len(left) > len(right)) - (len(left) < len(right))


FILTERS: dict[str, Filter] = {
    "where": where,
    "where_exp": where_exp,
    "find": find,
    "find_exp": find_exp,
    "group_by": group_by,
    "group_by_exp": group_by_exp,
    "sort": sort,
}
