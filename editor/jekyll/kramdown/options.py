"""kramdown's options: its own defaults, Jekyll's over them, the site's over those.

What each one means: https://kramdown.gettalong.org/options.html and
https://jekyllrb.com/docs/configuration/markdown/
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import unescape
from typing import Any, cast

from editor.jekyll.kramdown.grammar import ruby

FALSE_WORDS = ("", "0", "f", "false", "n", "no")
SYMBOLS = {"hellip": "…", "mdash": "—", "ndash": "–", "laquo": "«", "raquo": "»"}
LEVELS = (1, 2, 3, 4, 5, 6)  # of headers
WHOLE = ruby(r"-?\d{1,9}")
RANGE = ruby(r"\s*(?P<first>\d{1,9})\s*\.\.(?P<excludes_last>\.?)\s*(?P<last>\d{1,9})\s*")
QUOTES = ("lsquo", "rsquo", "ldquo", "rdquo")


@dataclass(frozen=True)
class Highlighting:
    """What `syntax_highlighter_opts` says of code."""

    css_class: str = "highlight"
    default_lang: str | None = "plaintext"
    line_numbers: bool = False
    start_line: int = 1
    disable: bool = False


@dataclass(frozen=True)
class Options:
    """The options that change the HTML of a text."""

    gfm: bool = True
    auto_ids: bool = True
    auto_id_prefix: str = ""
    auto_id_stripping: bool = False
    header_offset: int = 0
    hard_wrap: bool = False
    paragraph_end: bool = True
    auto_typographic: bool = True
    smart_quotes: tuple[str, str, str, str] = ("‘", "’", "“", "”")
    typographic_symbols: tuple[tuple[str, str], ...] = tuple(SYMBOLS.items())
    parse_block_html: bool = False
    parse_span_html: bool = True
    link_defs: tuple[tuple[str, str, str | None], ...] = ()
    footnote_nr: int = 1
    footnote_prefix: str = ""
    footnote_backlink: str = "&#8617;"
    footnote_backlink_inline: bool = False
    toc_levels: tuple[int, ...] = LEVELS
    block_code: Highlighting = Highlighting()
    span_code: Highlighting = Highlighting()
    math: bool = True
    remove_line_breaks_for_cjk: bool = False

    @staticmethod
    def of(config: Mapping[str, Any]) -> Options:
        """The options that the site's configuration gives under `kramdown:`."""
        given = config.get("kramdown")
        options = Options()
        if isinstance(given, dict):
            options = options.changed(cast("dict[str, Any]", given))
        return options

    def changed(self, given: Mapping[str, Any]) -> Options:
        """These options with those of `given`, by kramdown's names and in its notation."""
        found: dict[str, Any] = {}
        for name, value in given.items():
            for reader in READERS.get(name, ()):
                found.update(reader(value, self))
        return replace(self, **found) if found else self

    def symbol(self, name: str) -> str:
        """What stands for a typographic symbol."""
        return dict(self.typographic_symbols)[name]


Reader = Callable[[Any, Options], Mapping[str, Any]]


def is_true(value: object) -> bool:
    """A switch as kramdown reads it."""
    return value if isinstance(value, bool) else str(value).strip().lower() not in FALSE_WORDS


def switch(name: str) -> Reader:
    """Reads a yes or no."""
    return lambda value, _: {name: is_true(value)}


def text(name: str) -> Reader:
    """Reads a text."""
    return lambda value, _: {name: "" if value is None else str(value)}


def number(name: str) -> Reader:
    """Reads a whole number; anything else changes nothing."""

    def read(value: object, _: Options) -> Mapping[str, Any]:
        found = whole(value)
        return {} if found is None else {name: found}

    return read


def whole(value: object) -> int | None:
    """The whole number that a value is, or is written as."""
    return int(str(value)) if WHOLE.fullmatch(str(value)) else None


def input_of(value: object, _: Options) -> Mapping[str, Any]:
    """`input: GFM` or `kramdown`."""
    return {"gfm": str(value).upper() == "GFM"}


def quirks_of(value: object, _: Options) -> Mapping[str, Any]:
    """`gfm_quirks: [paragraph_end, no_auto_typographic]`."""
    quirks = {str(each).strip() for each in list_of(value)}
    return {
        "paragraph_end": "paragraph_end" in quirks,
        "auto_typographic": "no_auto_typographic" not in quirks,
    }


def list_of(value: Any) -> list[Any]:  # noqa: ANN401
    """A list, or a text with commas."""
    if isinstance(value, list):
        return cast("list[Any]", value)
    return [] if value is None else str(value).split(",")


def quotes_of(value: object, _: Options) -> Mapping[str, Any]:
    """`smart_quotes: ["lsquo", "rsquo", "ldquo", "rdquo"]`: names of entities."""
    names = [str(each).strip() for each in list_of(value)]
    return {"smart_quotes": tuple(map(character, names))} if len(names) == len(QUOTES) else {}


def character(name: str) -> str:
    """The character of an entity by name or number; else the text itself."""
    entity = f"&#{name};" if name.isdigit() else f"&{name};"
    found = unescape(entity)
    return name if found == entity else found


def symbols_of(value: object, options: Options) -> Mapping[str, Any]:
    """`typographic_symbols: {hellip: ..., mdash: ---}`."""
    given = cast("dict[Any, Any]", value) if isinstance(value, dict) else {}
    known = {str(name).removesuffix("_space"): symbol_of(str(each)) for name, each in given.items()}
    merged = {**dict(options.typographic_symbols), **known}
    return {"typographic_symbols": tuple(merged.items())}


def symbol_of(text: str) -> str:
    """A text with its entities as characters, or the character that it names."""
    return unescape(text) if "&" in text else character(text)


def levels_of(value: object, _: Options) -> Mapping[str, Any]:
    """`toc_levels: 1..3`, `"1,2"` or a list."""
    if found := RANGE.fullmatch(str(value)):
        end = int(found["last"]) + (0 if found["excludes_last"] else 1)
        levels = set(range(int(found["first"]), min(end, LEVELS[-1] + 1)))
    else:
        levels = {whole(str(each).strip()) for each in list_of(value)}
    return {"toc_levels": tuple(level for level in LEVELS if level in levels)}


def links_of(value: object, _: Options) -> Mapping[str, Any]:
    """`link_defs: {id: [url, title]}`."""
    given = cast("dict[Any, Any]", value) if isinstance(value, dict) else {}
    rows = [(str(name), [str(each) for each in list_of(target)]) for name, target in given.items()]
    return {
        "link_defs": tuple(
            (name, row[0], row[1] if len(row) > 1 else None) for name, row in rows if row
        )
    }


def highlighting_of(value: object, options: Options) -> Mapping[str, Any]:
    """`syntax_highlighter_opts`, with `block` and `span` of their own."""
    given = cast("dict[str, Any]", value) if isinstance(value, dict) else {}
    return {
        f"{kind}_code": highlighting(
            {**given, **part} if isinstance(part := given.get(kind), dict) else given,
            cast("Highlighting", getattr(options, f"{kind}_code")),
        )
        for kind in ("block", "span")
    }


def highlighting(given: Mapping[str, Any], now: Highlighting) -> Highlighting:
    """`now` with the given options."""
    found = {name: read(given[name]) for name, read in OF_CODE.items() if name in given}
    return replace(now, **{name: value for name, value in found.items() if value is not None})


# None: what is given says nothing.
OF_CODE: dict[str, Callable[[Any], Any]] = {
    "css_class": lambda value: str(value) if value else None,
    "default_lang": lambda value: str(value) if value else None,
    "line_numbers": lambda value: value is not None and value is not False,
    "start_line": whole,
    "disable": lambda value: value is not None and value is not False,
}


def math_of(value: object, _: Options) -> Mapping[str, Any]:
    """`math_engine: mathjax`, or null for none."""
    return {"math": value not in (None, "", "nil")}


SWITCHES = (
    "auto_ids",
    "auto_id_stripping",
    "hard_wrap",
    "parse_block_html",
    "parse_span_html",
    "footnote_backlink_inline",
    "remove_line_breaks_for_cjk",
)
TEXTS = ("auto_id_prefix", "footnote_prefix", "footnote_backlink")
READERS: dict[str, tuple[Reader, ...]] = {
    **{name: (switch(name),) for name in SWITCHES},
    **{name: (text(name),) for name in TEXTS},
    "footnote_nr": (number("footnote_nr"),),
    "header_offset": (number("header_offset"),),
    "input": (input_of,),
    "gfm_quirks": (quirks_of,),
    "smart_quotes": (quotes_of,),
    "typographic_symbols": (symbols_of,),
    "toc_levels": (levels_of,),
    "link_defs": (links_of,),
    "syntax_highlighter_opts": (highlighting_of,),
    "math_engine": (math_of,),
}
