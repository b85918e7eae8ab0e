"""Typographic quotes, dashes and ellipses, as the language of the post has them, and back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from editor.writing.edit import Edit, Selection, WritingCommand
from editor.writing.lines import Span, paragraph_at
from editor.writing.markup import masks_of, prose_in, units_of
from editor.writing.pieces import Piece, edit_of
from editor.writing.runs import runs_touched

LONGEST = 1000  # characters between single quotes
NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Quotes:
    """The marks of a language: double and single ones, opening and closing."""

    double: tuple[str, str]
    single: tuple[str, str]


ENGLISH = Quotes(("“", "”"), ("‘", "’"))
GERMAN = Quotes(("„", "“"), ("‚", "‘"))
FRENCH = Quotes((f"«{NO_BREAK}", f"{NO_BREAK}»"), (f"‹{NO_BREAK}", f"{NO_BREAK}›"))
POINTED = Quotes(("«", "»"), ("“", "”"))
LOW_HIGH = Quotes(("„", "”"), ("‚", "’"))
EAST_SLAVIC = Quotes(("«", "»"), ("„", "“"))
NORDIC = Quotes(("”", "”"), ("’", "’"))
QUOTES = {
    "en": ENGLISH,
    **dict.fromkeys(("de", "cs", "sk", "sl", "bg", "is", "lt", "et", "ka"), GERMAN),
    "fr": FRENCH,
    **dict.fromkeys(("es", "it", "pt", "ca", "gl", "eu", "el", "no", "nb", "nn"), POINTED),
    **dict.fromkeys(("pl", "ro", "hu", "hr", "sr"), LOW_HIGH),
    **dict.fromkeys(("ru", "uk", "be"), EAST_SLAVIC),
    **dict.fromkeys(("sv", "fi"), NORDIC),
    "de-ch": Quotes(("«", "»"), ("‹", "›")),
    "fr-ch": Quotes(("«", "»"), ("‹", "›")),
    "pt-br": ENGLISH,
}
SIGN = re.compile(r"---?|\.\.\.|[\"']")
SIGNS = {"---": "—", "--": "–", "...": "…"}
BACK = {
    f"«{NO_BREAK}": '"',
    f"{NO_BREAK}»": '"',
    f"‹{NO_BREAK}": "'",
    f"{NO_BREAK}›": "'",
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’‚‹›", "'"),
    "—": "---",
    "–": "--",
    "…": "...",
}
OPENS_BEFORE = " \t\n([{<-–—/“‘„‚«‹*_~|\u00a0\"'>"


def quotes_of(language: str) -> Quotes:
    """The marks of a language ("de", "de-CH"); English ones for one that is not known."""
    name = language.lower().replace("_", "-")
    return QUOTES.get(name) or QUOTES.get(name.partition("-")[0]) or ENGLISH


def typographic(language: str = "") -> WritingCommand:
    """A command that sets quotes, dashes and ellipses as print has them, or straight again.

    It is for what is selected, else for the paragraph; not for code, tags, addresses and Liquid.
    """
    return partial(_switch, quotes_of(language))


def _switch(quotes: Quotes, text: str, selection: Selection) -> Edit | None:
    span = Span(selection.start, selection.end)
    if not selection:
        span = paragraph_at(text, selection.caret)
    prose: list[Span] = []
    for run in runs_touched(text, Selection(span.start, span.end)):
        masks = masks_of(units_of(text, run))
        prose += prose_in(span.within(run), masks)
    pieces = [piece for each in prose for piece in _set(text, each, quotes)]
    pieces = pieces or [piece for each in prose for piece in _straight(text, each, quotes)]
    return edit_of(text, selection, pieces) if pieces else None


def _set(text: str, span: Span, quotes: Quotes) -> list[Piece]:
    found = SIGN.finditer(text, span.start, span.end)
    return [Piece(each.start(), each.end(), _sign(text, each, quotes)) for each in found]


def _sign(text: str, found: re.Match[str], quotes: Quotes) -> str:
    sign, place = found[0], found.start()
    if sign in SIGNS:
        return SIGNS[sign]
    before = text[place - 1] if place else " "
    after = text[found.end() : found.end() + 1] or " "
    if sign == '"':
        return quotes.double[not _opens(before, after)]
    is_shortened = after.isdigit() and before.isspace()  # ’90s
    if is_shortened or (before.isalnum() and after.isalnum()):
        return "’"
    if _opens(before, after):
        return quotes.single[0]
    return quotes.single[1] if _is_open(text, place) else "’"


def _opens(before: str, after: str) -> bool:
    return before in OPENS_BEFORE and not after.isspace()


def _is_open(text: str, place: int) -> bool:
    """Has a single quote been opened before, in the same line, and not been closed?"""
    line = text[text.rfind("\n", max(0, place - LONGEST), place) + 1 : place][-LONGEST:]
    state = False
    for number, character in enumerate(line):
        if character == "'":
            before = line[number - 1] if number else " "
            after = line[number + 1] if number + 1 < len(line) else "x"
            if _opens(before, after):
                state = True
            elif not (before.isalnum() and after.isalnum()):
                state = False
    return state


def _straight(text: str, span: Span, quotes: Quotes) -> list[Piece]:
    """What the language writes with these marks comes before what others do."""
    back = BACK | dict.fromkeys(quotes.single, "'") | dict.fromkeys(quotes.double, '"')
    found = re.compile("|".join(back)).finditer(text, span.start, span.end)
    return [Piece(each.start(), each.end(), back[each[0]]) for each in found]
