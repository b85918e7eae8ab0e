"""Filters that take and give text."""

from __future__ import annotations

import re

from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.filters.lists import flat
from editor.jekyll.liquid.numbers import integer_of
from editor.jekyll.liquid.values import (
    SPACE,
    Filter,
    LiquidValue,
    is_list,
    only_text,
    ruby_text,
    text_of,
)

NOT_ENTITY = re.compile(r"[\"><']|&(?!(?:[a-zA-Z]+|#\d+);)", re.ASCII)
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
HTML_BLOCKS = (("<script", "</script>"), ("<!--", "-->"), ("<style", "</style>"))
HTML_BLOCK = re.compile("|".join(opening for opening, _ in HTML_BLOCKS))
BACKSLASH = re.compile(r"\\([0-9&\\])")
WHITE = re.compile(r"[ \t\n\r\f\v]+")
ESCAPES = str.maketrans(ENTITIES)
XML_ESCAPES = str.maketrans({**ENTITIES, "'": "&apos;"})


def append(value: LiquidValue, other: LiquidValue, *, context: Context) -> str:
    """The text with the other behind it."""
    text, behind = ruby_text(value), ruby_text(other)
    context.fits(len(text) + len(behind))
    return text + behind


def prepend(value: LiquidValue, other: LiquidValue, *, context: Context) -> str:
    """The text with the other before it."""
    return append(other, value, context=context)


def escape(value: LiquidValue) -> str | None:
    """The text with entities for what HTML gives a meaning."""
    return None if value is None else ruby_text(value).translate(ESCAPES)


def escape_once(value: LiquidValue) -> str:
    """The same, where entities stay as they are."""
    return NOT_ENTITY.sub(lambda match: ENTITIES[match[0]], ruby_text(value))


def downcase(value: LiquidValue) -> str:
    """In small letters."""
    return ruby_text(value).lower()


def upcase(value: LiquidValue) -> str:
    """In capitals."""
    return ruby_text(value).upper()


def strip_newlines(value: LiquidValue) -> str:
    """All in one line."""
    return re.sub(r"\r?\n", "", ruby_text(value))


def capitalize(value: LiquidValue) -> str:
    """The first letter large, all others small."""
    text = ruby_text(value)
    return text[:1].upper() + text[1:].lower()


def lstrip(value: LiquidValue) -> str:
    """Without the white space at its beginning."""
    return ruby_text(value).lstrip(SPACE)


def rstrip(value: LiquidValue) -> str:
    """Without the white space at its end."""
    return ruby_text(value).rstrip(SPACE)


def strip(value: LiquidValue) -> str:
    """Without the white space around it."""
    return ruby_text(value).strip(SPACE)


def strip_html(value: LiquidValue) -> str:
    """Without tags, comments, scripts and styles."""
    return without_tags(without_blocks(ruby_text(value)))


def without_blocks(text: str) -> str:
    """Without comments, scripts and styles; what is never closed stays, and is looked for once."""
    kept: list[str] = []
    position, open_ones = 0, dict(HTML_BLOCKS)
    start = HTML_BLOCK.search(text)
    while start:
        closing = open_ones.get(start[0])
        end = text.find(closing, start.end()) if closing else -1
        if closing is None or end < 0:
            open_ones.pop(start[0], None)
            start = HTML_BLOCK.search(text, start.start() + 1)
            continue
        kept.append(text[position : start.start()])
        position = end + len(closing)
        start = HTML_BLOCK.search(text, position)
    return "".join(kept) + text[position:]


def without_tags(text: str) -> str:
    """Without what stands between `<` and the next `>`."""
    kept: list[str] = []
    position = 0
    while (start := text.find("<", position)) >= 0 and (end := text.find(">", start)) >= 0:
        kept.append(text[position:start])
        position = end + 1
    return "".join(kept) + text[position:]


def newline_to_br(value: LiquidValue) -> str:
    """A `<br />` before each end of a line."""
    return re.sub(r"\r?\n", "<br />\n", ruby_text(value))


def replace(
    value: LiquidValue, old: LiquidValue, new: LiquidValue = "", *, context: Context
) -> str:
    """Each `old` in the text become `new`."""
    text, before, after = ruby_text(value), ruby_text(old), put_in(ruby_text(new), ruby_text(old))
    context.fits(len(text) + text.count(before) * max(0, len(after) - len(before)))
    return text.replace(before, after)


def put_in(new: str, old: str) -> str:
    """What Ruby's `gsub` puts in for `old`: a backslash has a meaning to it."""
    if "\\" not in new:
        return new
    return BACKSLASH.sub(
        lambda match: old if match[1] in "0&" else match[1].strip("123456789"), new
    )


def replace_first(value: LiquidValue, old: LiquidValue, new: LiquidValue = "") -> str:
    """The first `old` in the text become `new`."""
    before = ruby_text(old)
    return ruby_text(value).replace(before, put_in(ruby_text(new), before), 1)


def replace_last(value: LiquidValue, old: LiquidValue, new: LiquidValue) -> str:
    """The last `old` in the text become `new`."""
    text, before = ruby_text(value), ruby_text(old)
    at = text.rfind(before)
    return text if at < 0 else text[:at] + ruby_text(new) + text[at + len(before) :]


def remove(value: LiquidValue, old: LiquidValue, *, context: Context) -> str:
    """The text without any `old`."""
    return replace(value, old, "", context=context)


def remove_first(value: LiquidValue, old: LiquidValue) -> str:
    """The text without its first `old`."""
    return replace_first(value, old, "")


def remove_last(value: LiquidValue, old: LiquidValue) -> str:
    """The text without its last `old`."""
    return replace_last(value, old, "")


def slice_(value: LiquidValue, start: LiquidValue, length: LiquidValue = None) -> LiquidValue:
    """A part of a text or list; `start` may count from the end."""
    whole = value if is_list(value) else ruby_text(value)
    size: int = len(whole)
    begin = integer_of(start)
    count = 1 if length is None else integer_of(length)
    begin += size if begin < 0 else 0
    if begin < 0 or begin > size or count < 0:
        return [] if is_list(value) else ""
    return whole[begin : begin + count]


def split(value: LiquidValue, separator: LiquidValue, *, context: Context) -> list[str]:
    """The pieces between the separators; empty ones at the end are dropped."""
    text, between = ruby_text(value), ruby_text(separator)
    context.holds(text.count(between) if between else len(text))
    if between == " ":
        pieces = WHITE.split(text.lstrip(SPACE))
    else:
        pieces = text.split(between) if between else list(text)
    while pieces and not pieces[-1]:
        pieces.pop()
    return pieces


def truncate(
    value: LiquidValue, length: LiquidValue = 50, ellipsis: LiquidValue = "..."
) -> str | None:
    """At most so many characters, the ellipsis among them."""
    if value is None:
        return None
    text, most, behind = ruby_text(value), integer_of(length), ruby_text(ellipsis)
    kept = max(0, most - len(behind))
    return text if len(text) <= most else text[:kept] + behind


def truncatewords(
    value: LiquidValue, words: LiquidValue = 15, ellipsis: LiquidValue = "..."
) -> str | None:
    """At most so many words."""
    if value is None:
        return None
    text, most = ruby_text(value), max(1, integer_of(words))
    parts = WHITE.split(text.lstrip(SPACE), maxsplit=most)
    return text if len(parts) <= most else " ".join(parts[:most]) + ruby_text(ellipsis)


def xml_escape(value: LiquidValue) -> str:
    """The text with entities for what XML gives a meaning."""
    return ruby_text(value).translate(XML_ESCAPES)


def normalize_whitespace(value: LiquidValue) -> str:
    """The text with single spaces for all white space in it, none around it."""
    return WHITE.sub(" ", ruby_text(value)).strip(SPACE)


HAN = r"\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
KANA = r"\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff9d"
HANGUL = r"\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
CJK_LETTER = re.compile(f"[{HAN}{KANA}{HANGUL}\U00020000-\U0002fa1f]")
WORD = re.compile(f"[^{HAN}{KANA}{HANGUL}\U00020000-\U0002fa1f\\s]+")


def number_of_words(value: LiquidValue, mode: LiquidValue = None) -> int:
    """How many words; `cjk` counts each Chinese, Japanese or Korean letter, `auto` where any is."""
    text = only_text(value)
    letters = len(CJK_LETTER.findall(text)) if mode in ("cjk", "auto") else 0
    if mode == "cjk" or letters:
        return letters + len(WORD.findall(text))
    return len(text.split())


def join(value: LiquidValue, glue: LiquidValue = " ", *, context: Context) -> str:
    """The items' texts, with the glue between them."""
    between = ruby_text(glue)
    texts = [text_of(each) for each in flat(value, context)]
    context.fits(sum(map(len, texts)) + len(between) * len(texts))
    return between.join(texts)


FILTERS: dict[str, Filter] = {
    "append": append,
    "prepend": prepend,
    "downcase": downcase,
    "upcase": upcase,
    "capitalize": capitalize,
    "escape": escape,
    "h": escape,
    "escape_once": escape_once,
    "xml_escape": xml_escape,
    "lstrip": lstrip,
    "rstrip": rstrip,
    "strip": strip,
    "strip_html": strip_html,
    "strip_newlines": strip_newlines,
    "newline_to_br": newline_to_br,
    "replace": replace,
    "replace_first": replace_first,
    "replace_last": replace_last,
    "remove": remove,
    "remove_first": remove_first,
    "remove_last": remove_last,
    "slice": slice_,
    "split": split,
    "truncate": truncate,
    "truncatewords": truncatewords,
    "normalize_whitespace": normalize_whitespace,
    "number_of_words": number_of_words,
    "join": join,
}
