"""`{{ … }}`: a value, what filters make of it, and how it is printed."""

from __future__ import annotations

import inspect
from functools import cache
from typing import Any, TextIO

from liquid import Environment, RenderContext, Token
from liquid.ast import Node

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.expressions import Value, expression
from editor.jekyll.liquid.failures import Failure, Unknown
from editor.jekyll.liquid.syntax import FilterCall, Filtered, filtered
from editor.jekyll.liquid.values import Filter, LiquidValue, Printed, text_of


class Output(Node):
    """Prints a value."""

    __slots__ = ("value",)

    def __init__(self, token: Token, value: Value) -> None:
        super().__init__(token)
        self.value = value
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the value's text."""
        assert isinstance(context, Context)
        value = self.value(context)
        if type(value) is not str:
            value = value.printed if type(value) is Printed else text_of(value)
        context.write(value, buffer)
        return 0


class UnknownFilter(Output):
    """Prints a value with a filter that Jekyll alone does not have: a box."""

    __slots__ = ("name",)

    def __init__(self, token: Token, value: Value, name: str) -> None:
        super().__init__(token, value)
        self.name = name

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:  # noqa: ARG002
        """Fails: the block around it draws the box."""
        raise Unknown(f"“{self.name}” is no filter of Jekyll's; a plugin may have it.")


def output_node(token: Token, markup: str, env: Environment) -> Output:
    """The node of an output."""
    taken = filtered(markup)
    value = filtered_value(taken, env)
    unknown = unknown_filters(taken, env)
    return UnknownFilter(token, value, unknown[0]) if unknown else Output(token, value)


def unknown_filters(taken: Filtered, env: Environment) -> list[str]:
    """The filters in it that plugins may have; of what Jekyll reads loosely it uses the rest."""
    if not taken.is_strict:
        return []
    return [call.name for call in taken.filters if call.name not in env.filters]


def filtered_value(taken: Filtered, env: Environment) -> Value:
    """An expression with its filters, ready to run. A filter that is unknown changes nothing."""
    value = expression(taken.expression)
    for call in taken.filters:
        if call.name in env.filters:
            value = applied(env.filters[call.name], call, value)
    return value


def applied(function: Filter, call: FilterCall, value: Value) -> Value:
    """A filter run on a value with its arguments."""
    arguments = tuple(expression(each) for each in call.arguments)
    named = {key: expression(each) for key, each in call.named}
    wants_context, fewest, most, takes_names = shape_of(function)
    if named and not takes_names:  # Ruby gives them as one more argument, a hash
        arguments, named = (*arguments, as_hash(named)), dict[str, Value]()
    if not fewest <= len(arguments) <= most:
        return failing(f"The filter “{call.name}” is given {len(arguments)} arguments.")
    if named:
        return with_names(function, value, arguments, named)
    if wants_context:
        return lambda context: context.weigh(
            function(value(context), *[each(context) for each in arguments], context=context)
        )
    if not arguments:
        return lambda context: context.weigh(function(value(context)))
    if len(arguments) == 1:
        only = arguments[0]
        return lambda context: context.weigh(function(value(context), only(context)))
    return lambda context: context.weigh(
        function(value(context), *[each(context) for each in arguments])
    )


def as_hash(named: dict[str, Value]) -> Value:
    """Named arguments as one value."""
    return lambda context: {key: each(context) for key, each in named.items()}


def with_names(
    function: Filter, value: Value, arguments: tuple[Value, ...], named: dict[str, Value]
) -> Value:
    """A filter with named arguments."""
    return lambda context: context.weigh(
        function(
            value(context),
            *[each(context) for each in arguments],
            **{key: each(context) for key, each in named.items()},
        )
    )


def failing(message: str) -> Value:
    """What stands for a filter that is given the wrong number of arguments."""

    def value(_: Context) -> LiquidValue:
        raise Failure(message)

    return value


@cache
def shape_of(function: Filter) -> tuple[bool, int, float, bool]:
    """Does it want the context; the fewest and most arguments; does it take named ones?"""
    parameters: list[Any] = list(inspect.signature(function).parameters.values())
    plain = [each for each in parameters if each.kind is each.POSITIONAL_OR_KEYWORD][1:]
    named = [each for each in parameters if each.kind is each.KEYWORD_ONLY]
    is_open = any(each.kind is each.VAR_POSITIONAL for each in parameters)
    fewest = sum(each.default is each.empty for each in plain)
    most = float("inf") if is_open else len(plain)
    wants_context = any(each.name == "context" for each in named)
    return wants_context, fewest, most, any(each.name != "context" for each in named)
