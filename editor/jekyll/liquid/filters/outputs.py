"""Filters that write something else: Markdown, JSON, Sass, Ruby's view of a value."""

from __future__ import annotations

import json
import math
from datetime import date

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.failures import Failure
from editor.jekyll.liquid.filters.quotes import smartified
from editor.jekyll.liquid.filters.strings import xml_escape
from editor.jekyll.liquid.values import (
    Filter,
    LiquidValue,
    inspected,
    is_list,
    is_mapping,
    is_true,
    size_of,
    text_of,
)


def markdownify(value: LiquidValue, *, context: Context) -> str:
    """Markdown to HTML."""
    return context.reach.markdown(text_of(value))


def smartify(value: LiquidValue) -> str:
    """Straight quotes to curly ones."""
    return smartified(text_of(value))


def jsonify(value: LiquidValue) -> str:
    """As JSON."""
    return json.dumps(as_json(value), ensure_ascii=False, separators=(",", ":"))


def as_json(value: LiquidValue) -> LiquidValue:
    """A value in the types that JSON has."""
    if isinstance(value, float):
        if not math.isfinite(value):
            raise Failure("JSON has no such number.")
        return value
    if value is None or isinstance(value, str | int):
        return value
    if is_list(value):
        return [as_json(each) for each in value]
    if is_mapping(value):
        pairs = value.items()
        return {text_of(key): as_json(each) for key, each in pairs}
    return value.isoformat() if type(value) is date else text_of(value)


def inspect(value: LiquidValue) -> str:
    """As Ruby shows it to programmers."""
    return xml_escape(inspected(value))


def default(
    value: LiquidValue, other: LiquidValue = "", *, allow_false: LiquidValue = False
) -> LiquidValue:
    """The value, or the other where it is nil, false or empty."""
    if value is False and is_true(allow_false):
        return value
    return other if not is_true(value) or size_of(value) == 0 else value


def scssify(value: LiquidValue, *, context: Context) -> str:
    """SCSS to CSS."""
    return css(text_of(value), context, indented=False)


def sassify(value: LiquidValue, *, context: Context) -> str:
    """Sass to CSS."""
    return css(text_of(value), context, indented=True)


def css(source: str, context: Context, *, indented: bool) -> str:
    """What Sass makes of the source; raises Failure."""
    from editor.jekyll.sass import compile_scss, load_folders, style_of
    from editor.post.errors import SassError

    site = context.reach.site
    try:
        return compile_scss(source, load_folders(site), style_of(site), indented=indented)
    except SassError as error:
        raise Failure(str(error)) from error


FILTERS: dict[str, Filter] = {
    "markdownify": markdownify,
    "smartify": smartify,
    "jsonify": jsonify,
    "inspect": inspect,
    "default": default,
    "scssify": scssify,
    "sassify": sassify,
}
