"""Filters that write something else: Markdown, JSON, Sass, Ruby's view of a value."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

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
    ruby_text,
    size_of,
    text_of,
)

FAR = 4  # levels: as deep as Jekyll writes documents with their neighbours


def markdownify(value: LiquidValue, *, context: Context) -> str:
    """Markdown to HTML."""
    return context.reach.markdown(ruby_text(value)) or "\n"


def smartify(value: LiquidValue) -> str:
    """Straight quotes to curly ones."""
    return smartified(ruby_text(value))


def jsonify(value: LiquidValue) -> str:
    """As JSON."""
    return json_of(value)


def json_of(value: LiquidValue, depth: int = 1) -> str:
    """As JSON, where it stands `depth` levels deep in other values."""
    if value is None or isinstance(value, int):
        return json.dumps(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise Failure("JSON has no such number.")
        return text_of(value)
    if is_list(value):
        return f"[{','.join(json_of(each, depth + 1) for each in value)}]"
    if is_mapping(value):
        pairs = (
            f"{json_text(text_of(key))}:{json_of(each, depth + 1)}"
            for key, each in pairs_of(value, depth)
        )
        return f"{{{','.join(pairs)}}}"
    return json_text(text_of(value))


def pairs_of(value: Mapping[Any, Any], depth: int) -> Iterator[tuple[LiquidValue, LiquidValue]]:
    """The keys and values; a document far down shows no neighbours, that would never end."""
    left_out = getattr(value, "FAR", ()) if depth >= FAR else ()
    return ((key, value[key]) for key in value if key not in left_out)


def json_text(text: str) -> str:
    """A text in JSON."""
    return json.dumps(text, ensure_ascii=False)


def inspect(value: LiquidValue) -> str:
    """As Ruby shows it to programmers; a document as JSON."""
    if is_mapping(value) and getattr(value, "FAR", ()):
        plain = json.loads(json_of(value))
        return xml_escape(json.dumps(plain, ensure_ascii=False, indent=2))
    return xml_escape(inspected(value))


def default(
    value: LiquidValue,
    other: LiquidValue = "",
    _: LiquidValue = None,
    *,
    allow_false: LiquidValue = False,
) -> LiquidValue:
    """The value, or the other where it is nil, false or empty."""
    if value is False and is_true(allow_false):
        return value
    return other if not is_true(value) or size_of(value) == 0 else value


def scssify(value: LiquidValue, *, context: Context) -> str:
    """SCSS to CSS."""
    return css(ruby_text(value), context, indented=False)


def sassify(value: LiquidValue, *, context: Context) -> str:
    """Sass to CSS."""
    return css(ruby_text(value), context, indented=True)


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
