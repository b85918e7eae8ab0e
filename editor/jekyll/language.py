"""The language a post is in, and from which side it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import bidirectional

from editor.post.post import Post
from editor.post.scalar import Value
from editor.site.place import Place

NAMES = ("lang", "locale")  # of the fields, or of the configuration's keys
TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
FROM_RIGHT = frozenset(
    """ar arc bqi ckb dv fa glk he iw ji khw ks lrc mzn nqo pnb prs ps sd skr syr ug ur yi
    adlm arab aran hebr mand mend nkoo rohg samr sogd syrc thaa yezi""".split()
)
FROM_LEFT = frozenset("cyrl deva grek guru latn".split())  # scripts such languages have besides
LOOKED_AT = 2000  # characters of a text; who begins so neutrally is read as usual


@dataclass(frozen=True)
class Language:
    """`tag` as in “pt-BR”, "" where nobody says it."""

    tag: str = ""
    is_from_right: bool = False

    @property
    def direction(self) -> str:
        """As HTML names it."""
        return "rtl" if self.is_from_right else "ltr"


def language_of(post: Post, place: Place) -> Language:
    """What the post says of itself, or its site; else its title or text tells the direction."""
    for values in (post.values, place.defaults, place.site.config):
        for name in NAMES:
            if tag := tag_of(values.get(name)):
                return Language(tag, is_read_from_right(tag))
    title = post.get("title")
    for text in (title if isinstance(title, str) else "", post.text[:LOOKED_AT]):
        found = begins_from_right(text)
        if found is not None:
            return Language("", found)
    return Language()


def tag_of(value: Value) -> str:
    """A value as a language’s tag; "" where it is none."""
    text = value.strip() if isinstance(value, str) else ""
    return text.replace("_", "-") if TAG.fullmatch(text) else ""


def is_read_from_right(tag: str) -> bool:
    """Is the language written from right to left, in the script that the tag names?"""
    parts = tag.lower().split("-")
    if FROM_LEFT & set(parts[1:2]):
        return False
    return bool(FROM_RIGHT & set(parts[:2]))


def begins_from_right(text: str) -> bool | None:
    """Is the first letter of `text` one of a script written so? None where there is no letter."""
    kinds = (bidirectional(character) for character in text)
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), None)
    return None if first is None else first != "L"
