"""Between Python's characters and Qt's UTF-16 units."""

from __future__ import annotations


def units(text: str) -> int:
    """How many UTF-16 units Qt holds `text` in."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, unit_count: int) -> int:
    """How many characters the first `unit_count` UTF-16 units of `text` are."""
    if text.isascii():
        return min(unit_count, len(text))
    raw = text.encode("utf-16-le", "surrogatepass")[: 2 * unit_count]
    return len(raw.decode("utf-16-le", "surrogatepass"))
