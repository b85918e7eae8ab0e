"""Characters that Qt's text widgets turn into line ends: found, named, and never lost unsaid."""

from __future__ import annotations

import unicodedata

NAMES = {"\r": "CARRIAGE RETURN", "\ufdd0": "NONCHARACTER", "\ufdd1": "NONCHARACTER"}
UNHOLDABLE = "\r\u2029\ufdd0\ufdd1"


def holdable(text: str) -> str:
    """`text` with line ends in the place of what the widget takes for such."""
    for each in UNHOLDABLE:  # far quicker than to translate every character
        text = text.replace(each, "\n")
    return text


def first_lost(wanted: str, held: str) -> int | None:
    """Where a widget that was to hold `wanted` first holds something else; None: it holds it."""
    if wanted == held:
        return None
    pairs = zip(wanted, held + "\0", strict=False)
    return next((place for place, (one, other) in enumerate(pairs) if one != other), len(wanted))


def in_words(character: str) -> str:
    """Code and name of a character: U+2029 (paragraph separator)."""
    name = NAMES.get(character) or unicodedata.name(character, "A CHARACTER WITHOUT A NAME")
    return f"U+{ord(character):04X} ({name.lower()})"
