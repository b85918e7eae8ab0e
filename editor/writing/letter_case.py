"""Upper, lower, title and sentence case: for words, not for addresses, code, tags or emoji."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial

from editor.writing.edit import Edit, Selection, WritingCommand
from editor.writing.lines import Span, is_of_word, line_at, wished
from editor.writing.markup import masks_of, prose_in, units_of
from editor.writing.pieces import Piece, edit_of

Change = Callable[[str, str], str]  # of a text, in a language
TURKIC = {"tr", "az"}
WORD = re.compile(r"[^\W\d_](?:\w|[\u0300-\u036f]|['’](?=\w))*")
LAST_SIGMA = re.compile(r"(?<=[^\W\d_])σ(?![\u0300-\u036f]*[^\W\d_])")
EMOJI = re.compile(r"(?<!\w):(?=[0-9_+-]*[a-z])[a-z0-9_+-]+:(?!\w)")
HELD = "\ufdd0"  # stands for the name of an emoji; no text in the pane holds it
SENTENCE = re.compile(r"(?:^|[.!?…][\"”’»)\]]*\s+|\n\s*\n)([^\w\n]*)([^\W\d_])")


def upper(text: str, language: str = "") -> str:
    """All letters large; ß becomes SS, in Turkish i becomes İ."""
    return (text.replace("i", "İ") if language in TURKIC else text).upper()


def lower(text: str, language: str = "") -> str:
    """All letters small; in Turkish I becomes ı."""
    if language in TURKIC:
        text = text.replace("I\u0307", "i").replace("İ", "i").replace("I", "ı")
    return text.replace("İ", "i\u0307").lower()


def title(text: str, language: str = "") -> str:
    """The first letter of each word large, the others small; "IBM's" stays."""
    return WORD.sub(lambda word: _with_first_large(word[0], language), text)


def sentence(text: str, language: str = "") -> str:
    """The first letter of each sentence large, the others small."""
    return SENTENCE.sub(
        lambda found: found[0][:-1] + _large(found[2], language), lower(text, language)
    )


def swapped(text: str, language: str = "") -> str:
    """Large letters small, and small ones large; Σ at the end of a word becomes ς."""
    made = "".join(
        lower(each, language) if each != lower(each, language) else upper(each, language)
        for each in text
    )
    return LAST_SIGMA.sub("ς", made)


def change_case(change: Change, language: str = "") -> WritingCommand:
    """A command that changes the case of what is selected, or of the word the caret is in.

    `language` is the post's ("tr", "de-AT").
    """
    return partial(_change, change, re.split(r"[-_]", language.lower())[0])


def _change(change: Change, language: str, text: str, selection: Selection) -> Edit | None:
    span = wished(text, selection)
    while span.end < len(text) and _is_mark(text[span.end]):
        span = Span(span.start, span.end + 1)  # no letter without what stands on it
    if span.start == span.end:
        return None
    around = Span(line_at(text, span.start).start, line_at(text, span.end).end)
    masks = masks_of(units_of(text, around)) if selection else []
    pieces = [
        Piece(each.start, each.end, _changed(change, each.of(text), language))
        for each in prose_in(span, masks)
    ]
    return edit_of(text, selection, pieces) if pieces else None


def _changed(change: Change, text: str, language: str) -> str:
    """The names of emoji (:smile:) stay as they are."""
    names = iter(EMOJI.findall(text))
    made = change(EMOJI.sub(HELD, text), language)
    return re.sub(HELD, lambda held: next(names, held[0]), made)


def _is_mark(character: str) -> bool:
    return is_of_word(character) and unicodedata.category(character).startswith("M")


def _with_first_large(word: str, language: str) -> str:
    initials, _, ending = word.replace("’", "'").partition("'")
    if len(initials) > 1 and initials.isupper() and ending.islower():
        return word
    return _large(word[0], language) + lower(word[1:], language)


def _large(letter: str, language: str) -> str:
    """A letter as it begins a word: ǆ as ǅ."""
    return "İ" if letter == "i" and language in TURKIC else letter.title()
