"""Which script a language is written in: its dictionary knows no word of another one."""

from __future__ import annotations

from collections.abc import Iterable

import regex

LATIN = "Latin"
SCRIPTS = {
    "Arabic": "ar fa ur ckb ps ug",
    "Armenian": "hy",
    "Bengali": "bn as",
    "Cyrillic": "be bg kk ky mk mn ru sr tg tt uk",
    "Devanagari": "hi mr ne sa",
    "Georgian": "ka",
    "Greek": "el",
    "Gujarati": "gu",
    "Gurmukhi": "pa",
    "Hangul": "ko",
    "Hebrew": "he yi",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Oriya": "or",
    "Sinhala": "si",
    "Tamil": "ta",
    "Telugu": "te",
    "Ethiopic": "am ti",
}
OF_LANGUAGE = {tag: script for script, tags in SCRIPTS.items() for tag in tags.split()}


def script_of(language: str) -> str:
    """The script of a language (“de”, “ru_RU”, “sr-Latn”), as Unicode calls it."""
    main, *rest = language.replace("-", "_").split("_")
    if "latn" in (each.lower() for each in rest):
        return LATIN
    return OF_LANGUAGE.get(main.lower(), LATIN)


def pattern_of(languages: Iterable[str]) -> regex.Pattern[str]:
    """Finds a letter that belongs to a script of one of the languages."""
    names = sorted({script_of(language) for language in languages})
    return regex.compile("[" + "".join(rf"\p{{{name}}}" for name in names) + "]")
