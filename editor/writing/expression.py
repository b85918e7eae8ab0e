"""What is searched for, as an expression of the `regex` package: words, or one of the writer's."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

# Scripts that put no blanks between words: each of their characters can begin and end one.
UNSPACED = (
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]"
)
LETTER = rf"(?!{UNSPACED})\w"
# What goes on with the character before it, as people see it: accents, joiners, skin colours.
GOES_ON = r"[\p{M}\u200d\p{Emoji_Modifier}]"
CHARACTER = regex.compile(r"\X")
EMOJI = regex.compile(r"(?![\d#*©®])\p{Emoji}")
AS_PICTURE = "\ufe0f"  # behind a character that is to be shown as an emoji


class SearchError(Exception):
    """Nothing can be searched for; `str(error)` is a sentence for the writer."""


class BadExpression(SearchError):
    """The expression makes no sense; `place` counts its characters from 1, 0 for all of it."""

    def __init__(self, message: str, place: int = 0) -> None:
        where = f" at character {place}" if place else ""
        super().__init__(f"The expression cannot be understood{where}: {message}.")
        self.place = place


class TookTooLong(SearchError):
    """The expression tries so many ways that it was cut off."""

    def __init__(self) -> None:
        super().__init__(
            "The search took too long and was stopped. Write an expression with fewer "
            "“+” and “*” inside each other."
        )


@lru_cache(maxsize=64)
def compiled(
    words: str, *, case: bool, whole_word: bool, is_expression: bool
) -> regex.Pattern[str]:
    """The pattern that finds `words`. Raises BadExpression."""
    flags = regex.MULTILINE | (0 if case else regex.IGNORECASE | regex.FULLCASE)
    if not is_expression:
        return understood(edges(plain(words), whole_word), flags)
    bare = understood(words, flags)  # a place in its message is one in what was written
    return understood(edges(words, whole_word), flags) if whole_word else bare


def understood(pattern: str, flags: int) -> regex.Pattern[str]:
    """The pattern. Raises BadExpression where it is none."""
    try:
        return regex.compile(pattern, flags)
    except regex.error as error:
        said = vars(error)
        place = min(said["pos"] or 0, max(len(pattern) - 1, 0)) + 1
        raise BadExpression(said["msg"], place) from None
    except RecursionError:
        raise BadExpression("its brackets stand too deep inside each other") from None
    except ValueError as error:
        raise BadExpression(str(error)) from None


def plain(words: str) -> str:
    """The words themselves, in every way in which Unicode writes their characters."""
    characters = "".join(map(ways, CHARACTER.findall(words)))
    return rf"(?<!\u200d){characters}(?!{GOES_ON})"


def ways(character: str) -> str:
    """One character as people see it, composed or not, with or without the sign of an emoji."""
    if character.isascii():
        return str(regex.escape(character))
    bare = character.replace(AS_PICTURE, "")
    forms = [character, unicodedata.normalize("NFC", character)]
    forms.append(unicodedata.normalize("NFD", character))
    if EMOJI.match(bare):
        forms += [bare + AS_PICTURE, bare]
    either = sorted(set(forms), key=len, reverse=True)
    return f"(?:{'|'.join(str(regex.escape(form)) for form in either)})"


def edges(pattern: str, whole_word: bool) -> str:
    """The pattern where no word goes on before or behind it, if that is wished."""
    edge = rf"(?!(?<={LETTER}){LETTER})"
    return f"{edge}(?:{pattern}){edge}" if whole_word else pattern
