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


def jsonify(value: LiquidValue, *, context: Context) -> str:
    """As JSON."""
    pieces: list[str] = []
    length = 0
    for piece in json_pieces(value):
        pieces.append(piece)
        length += len(piece)
        context.fits(length)
    return "".join(pieces)


def json_pieces(value: LiquidValue, depth: int = 1) -> Iterator[str]:
    """JSON piece by piece, of what stands `depth` levels deep in other values."""
    if is_list(value):
        yield "["
        for number, each in enumerate(value):
            yield "," if number else ""
            yield from json_pieces(each, depth + 1)
        yield "]"
    elif is_mapping(value):
        yield "{"
        for number, (key, each) in enumerate(pairs_of(value, depth)):
            yield f"{',' if number else ''}{json_text(text_of(key))}:"
            yield from json_pieces(each, depth + 1)
        yield "}"
    else:
        yield json_scalar(value)


def json_scalar(value: LiquidValue) -> str:
    """A value in which there are no others, as JSON."""
    if value is None or isinstance(value, int):
        return json.dumps(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise Failure("JSON has no such number.")
        return text_of(value)
    return json_text(text_of(value))


def pairs_of(value: Mapping[Any, Any], depth: int) -> Iterator[tuple[LiquidValue, LiquidValue]]:
    """The keys and values; a document far down shows no neighbours, that would never end."""
    left_out = getattr(value, "FAR", ()) if depth >= FAR else ()
    return ((key, value[key]) for key in value if key not in left_out)


def json_text(text: str) -> str:
    """A text in JSON."""
    return json.dumps(text, ensure_ascii=False)


def inspect(value: LiquidValue, *, context: Context) -> str:
    """As Ruby shows it to programmers; a document as JSON."""
    if is_mapping(value) and getattr(value, "FAR", ()):
        plain = json.loads(jsonify(value, context=context))
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
    from editor.jekyll.sass import Sass
    from editor.post.errors import SassError

    try:
        context.watch_clock()
        sass = context.reach.kept.setdefault("sass", Sass(context.reach.site))
        return sass.css(source, indented=indented)
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
