"""Slugs as Jekyll makes them of titles and file names for addresses."""

from __future__ import annotations

import re
import unicodedata

KEPT_BY = {"default": "", "pretty": "._~!$&'()+,;=@"}


def slugify(text: str, mode: str = "default", cased: bool = False) -> str:
    """`text` with a hyphen for each run of characters that are no letters, marks or digits.

    The mode "pretty" keeps more of what may stand in an address; `cased` keeps capitals.
    """
    kept = KEPT_BY[mode]
    marked = "".join(each if is_kept(each, kept) else " " for each in text)
    slug = re.sub(" +", "-", marked.strip(" ")).strip("-")
    return slug if cased else slug.lower()


def is_kept(character: str, also: str) -> bool:
    """May the character stand in a slug?"""
    if character.isascii():
        return character.isalnum() or character in also
    category = unicodedata.category(character)
    return category[0] in "LM" or category == "Nd"
