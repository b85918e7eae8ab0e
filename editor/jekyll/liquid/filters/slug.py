"""`slugify`: a title as a part of an address."""

from __future__ import annotations

import re
import unicodedata

from editor.jekyll.liquid.failures import Failure
from editor.jekyll.liquid.values import Filter, LiquidValue, class_name, ruby_text
from editor.post import slug

SEPARATORS = {"raw": re.compile(r"\s+", re.ASCII), "ascii": re.compile(r"[^A-Za-z0-9]+")}
# Letters that Unicode does not take apart, as the I18n gem writes them.
LATIN = {
    "Æ": "AE", "æ": "ae", "Ð": "D", "ð": "d", "Ø": "O", "ø": "o", "Þ": "Th", "þ": "th",
    "ß": "ss", "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ĳ": "IJ", "ĳ": "ij",
    "ĸ": "k", "Ŀ": "L", "ŀ": "l", "Ł": "L", "ł": "l", "ŉ": "'n", "Ŋ": "NG", "ŋ": "ng",
    "Œ": "OE", "œ": "oe", "Ŧ": "T", "ŧ": "t", "×": "x", "ẞ": "SS",
}  # fmt: skip


def slugify(value: LiquidValue, mode: LiquidValue = None) -> LiquidValue:
    """The text in small letters, with hyphens for what the mode takes for no part of a word."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise Failure(f"{class_name(value)} “{ruby_text(value)}” is no text to make a slug of.")
    text, kind = ruby_text(value), "default" if mode is None else ruby_text(mode)
    if kind == "latin":
        return slug.slugify(latin(text))
    if kind in slug.KEPT_BY:
        return slug.slugify(text, kind)
    return (
        SEPARATORS[kind].sub("-", text).strip("-").lower() if kind in SEPARATORS else text.lower()
    )


def latin(text: str) -> str:
    """The text in plain letters, as near as can be."""
    return "".join(_plain(letter) for letter in text)


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    base = unicodedata.normalize("NFD", letter)[0]
    return LATIN.get(letter) or (base if base.isascii() else "?")


FILTERS: dict[str, Filter] = {"slugify": slugify}
