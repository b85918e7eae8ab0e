"""Which words are wrong, by what dictionaries and the writer’s own words know."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container

from editor.writing.spelling.words import APOSTROPHES, HYPHENS, POSSESSIVE, Word, is_checked, parts

SOFT_HYPHEN = "\u00ad"
STRAIGHT = str.maketrans({**dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(HYPHENS, "-")})


def plain_form(word: str) -> str:
    """A word as dictionaries write it: composed letters, straight apostrophes, plain hyphens."""
    return unicodedata.normalize("NFC", word).replace(SOFT_HYPHEN, "").translate(STRAIGHT)


def wrong_parts(word: str, knows: Callable[[str], bool]) -> tuple[Word, ...]:
    """The parts of a word that are wrong; none where the whole or each part is known."""
    if is_known(word, knows):
        return ()
    return tuple(
        part for part in parts(word) if is_checked(part.text) and not is_known(part.text, knows)
    )


def is_known(word: str, knows: Callable[[str], bool]) -> bool:
    """Is a word known as it is, or but for an `’s`?"""
    plain = plain_form(word)
    stem = POSSESSIVE.sub("", plain)
    return knows(plain) or (stem != plain and knows(stem))


def is_among(word: str, own: Container[str]) -> bool:
    """Is a word one of one’s own? They may be written with capitals that they do not have there."""
    plain = plain_form(word)
    forms = {plain, POSSESSIVE.sub("", plain)}
    forms |= {form.lower() for form in forms} | {form.title() for form in forms if form.isupper()}
    return any(form in own for form in forms)
