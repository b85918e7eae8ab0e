"""Which dictionary is that of a language."""

from __future__ import annotations

import locale
import re
from collections.abc import Collection
from dataclasses import dataclass

TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_]([A-Za-z]{2}|\d{3}))?\b")
# Where neither the language's name nor the system says which country is meant.
MOST_SPOKEN = {"en": "en_US", "pt": "pt_BR", "es": "es_ES", "zh": "zh_CN"}
USUAL = "en"


@dataclass(frozen=True)
class Wish:
    """In which languages a post is to be spelt."""

    own: str = ""  # its own, as it says: “pt-BR”; "" where it names none, or shall not be asked
    chosen: tuple[str, ...] = ()  # names of the dictionaries that the writer chose besides

    def fulfilled(self, names: Collection[str], system: str) -> tuple[tuple[str, ...], str]:
        """The dictionaries for it, and the language of which there is none, or "".

        Where nothing is wished, it is the language of the system.
        """
        chosen = [each for each in self.chosen if each in names]
        own = self.own if name_of(self.own) else ""
        wanted = own or ("" if self.chosen else system)
        found = dictionary_for(wanted, names, system)
        together = (*([found] if found else []), *chosen)
        return tuple(dict.fromkeys(together)), "" if found else name_of(wanted)


def name_of(tag: str) -> str:
    """A language as dictionaries are named (“pt-br” is “pt_BR”); "" where it is none."""
    found = TAG.match(tag.strip())
    if not found:
        return ""
    language, region = found[1].lower(), found[2]
    return f"{language}_{region.upper()}" if region else language


def dictionary_for(tag: str, names: Collection[str], system: str) -> str | None:
    """The name of the dictionary for a language, or for its nearest relative; None without one.

    `system` is the language of the system, whose country is the likeliest.
    """
    name = name_of(tag)
    language = name.partition("_")[0]
    home = name_of(system)
    at_home = home if home.partition("_")[0] == language else ""
    likely = (MOST_SPOKEN.get(language, ""), f"{language}_{language.upper()}")
    exact = name if "_" in name else ""  # of a country: without one, it is any of them
    for each in (exact, at_home, *likely, language):
        if each and each in names:
            return each
    related = sorted(each for each in names if each.partition("_")[0] == language)
    return related[0] if language and related else None


def system_language() -> str:
    """The language of the system, English where it tells none."""
    tag = locale.getlocale()[0] or ""
    return name_of(tag) if len(tag) > 1 and tag != "C" else USUAL
