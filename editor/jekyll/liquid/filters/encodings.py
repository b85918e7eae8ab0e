"""Filters that encode and decode text: Base64, and percent-encoding for queries."""

from __future__ import annotations

import base64
from urllib.parse import quote_plus, unquote_plus

from editor.jekyll.liquid.failures import Failure
from editor.jekyll.liquid.values import Filter, LiquidValue, ruby_text


def base64_encode(value: LiquidValue) -> str:
    """In Base64."""
    return base64.b64encode(ruby_text(value).encode()).decode()


def base64_url_safe_encode(value: LiquidValue) -> str:
    """In the Base64 of addresses."""
    return base64.urlsafe_b64encode(ruby_text(value).encode()).decode()


def url_encode(value: LiquidValue) -> str | None:
    """Percent-encoded for a query."""
    return None if value is None else quote_plus(ruby_text(value))


def url_decode(value: LiquidValue) -> str | None:
    """Percent-decoded."""
    if value is None:
        return None
    try:
        return unquote_plus(ruby_text(value), errors="strict")
    except UnicodeDecodeError:
        raise Failure(f"“{ruby_text(value)}” is not UTF-8 when decoded.") from None


def base64_decode(value: LiquidValue) -> str:
    """The text that is written in Base64."""
    return _decoded(base64.b64decode, ruby_text(value))


def base64_url_safe_decode(value: LiquidValue) -> str:
    """The text that is written in the Base64 of addresses."""
    return _decoded(base64.urlsafe_b64decode, ruby_text(value))


def _decoded(decode: object, text: str) -> str:
    try:
        return decode(text).decode()  # pyright: ignore
    except ValueError:
        raise Failure(f"“{text}” is no Base64.") from None


FILTERS: dict[str, Filter] = {
    "base64_encode": base64_encode,
    "base64_url_safe_encode": base64_url_safe_encode,
    "url_encode": url_encode,
    "url_decode": url_decode,
    "base64_decode": base64_decode,
    "base64_url_safe_decode": base64_url_safe_decode,
}
