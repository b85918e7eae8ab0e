"""Filters that make addresses."""

from __future__ import annotations

import re
from urllib.parse import quote, quote_plus

from editor.jekyll.liquid.addresses import absolute_url, normalized, relative_url
from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.values import Filter, LiquidValue, is_mapping, only_text
from editor.post.encodings import ESCAPED

URI_SAFE = "-._~:/?#[]@!$&'()*+,;=%"


def relative(value: LiquidValue, *, context: Context) -> LiquidValue:
    """Below the site's baseurl."""
    return None if value is None else relative_url(value, context.reach.site.config)


def absolute(value: LiquidValue, *, context: Context) -> LiquidValue:
    """Below the site's url and baseurl."""
    if value is None:
        return None
    is_drop = is_mapping(value) and not isinstance(value, dict)
    path = value.get("url") if is_drop else value
    return absolute_url(path, context.reach.site.config)


def strip_index(value: LiquidValue) -> LiquidValue:
    """Without `index.html` at its end."""
    return None if value is None else re.sub(r"/index\.html?$", "/", only_text(value))


def cgi_escape(value: LiquidValue) -> str:
    """Percent-encoded, `+` for a blank."""
    return quote_plus(only_text(value), errors=ESCAPED)


def uri_escape(value: LiquidValue) -> str:
    """Percent-encoded where an address must be."""
    return "" if value is None else quote(only_text(value), safe=URI_SAFE, errors=ESCAPED)


FILTERS: dict[str, Filter] = {
    "relative_url": relative,
    "absolute_url": absolute,
    "strip_index": strip_index,
    "cgi_escape": cgi_escape,
    "uri_escape": uri_escape,
}

__all__ = ["FILTERS", "cgi_escape", "normalized"]
