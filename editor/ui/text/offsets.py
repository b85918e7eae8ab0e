"""Between Python's characters and Qt's UTF-16 units."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

WIDE = re.compile("[\U00010000-\U0010ffff]")  # two UTF-16 units each


def units(text: str) -> int:
    """How many UTF-16 units Qt holds `text` in."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, unit_count: int) -> int:
    """How many characters the first `unit_count` UTF-16 units of `text` are."""
    if text.isascii():
        return min(unit_count, len(text))
    raw = text.encode("utf-16-le", "surrogatepass")[: 2 * unit_count]
    return len(raw.decode("utf-16-le", "surrogatepass"))


@dataclass(frozen=True)
class Places:
    """Where the wide characters of a text stand, to convert many places of it, one by one."""

    wide: tuple[int, ...] = ()  # in characters
    wide_units: tuple[int, ...] = ()  # in UTF-16 units

    @classmethod
    def of(cls, text: str) -> Places:
        """Those of `text`; looks at every character of it."""
        wide = () if text.isascii() else tuple(each.start() for each in WIDE.finditer(text))
        return cls(wide, tuple(place + number for number, place in enumerate(wide)))

    def units(self, place: int) -> int:
        """How many UTF-16 units stand before a character."""
        return place + bisect_left(self.wide, place)

    def characters(self, unit: int) -> int:
        """How many characters begin before a UTF-16 unit."""
        return unit - bisect_left(self.wide_units, unit)
