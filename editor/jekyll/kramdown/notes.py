"""The footnotes at the end of a text, with the arrows that lead back to their marks."""

from __future__ import annotations

from collections.abc import Iterable

from editor.jekyll.kramdown.html_text import value_of
from editor.jekyll.kramdown.options import Options

NOTE_INDENT = 6  # columns from the margin to the text of a footnote
LAST_PARAGRAPH = "</p>"
NO_BREAK = "\u00a0"


def notes_list(rows: Iterable[str], options: Options) -> str:
    """All footnotes, in the order of their numbers."""
    start = f' start="{options.footnote_nr}"' if options.footnote_nr != 1 else ""
    items = f"  <ol{start}>\n{''.join(rows)}  </ol>\n"
    return f'<div class="footnotes" role="doc-endnotes">\n{items}</div>\n'


def note(
    name: str, body: str, count: int, ends_in_paragraph: bool, options: Options, given: str = ""
) -> str:
    """One footnote, to which `count` marks lead; `given` are further attributes."""
    place = value_of(f"{options.footnote_prefix}{name}")
    back = NO_BREAK.join(backlink(place, nth, options) for nth in range(count))
    if options.footnote_backlink == "":
        back = ""
    body = body.rstrip("\n") + "\n"
    if back and (ends_in_paragraph or inline_place(body, options)):
        at = body.rindex(LAST_PARAGRAPH)
        body = f"{body[:at]}{NO_BREAK}{back}{body[at:]}"
    elif back:
        body = f"{body}{' ' * NOTE_INDENT}<p>{back}</p>\n"
    return f'    <li id="fn:{place}" role="doc-endnote"{given}>\n{body}    </li>\n'


def inline_place(body: str, options: Options) -> bool:
    """Is the arrow wanted in the text even where that is in a list or a quote?"""
    return options.footnote_backlink_inline and LAST_PARAGRAPH in body


def backlink(place: str, nth: int, options: Options) -> str:
    """The arrow back to one mark."""
    again = f":{nth}" if nth else ""
    number = f"<sup>{nth + 1}</sup>" if nth else ""
    return (
        f'<a href="#fnref:{place}{again}" class="reversefootnote" role="doc-backlink">'
        f"{options.footnote_backlink}{number}</a>"
    )
