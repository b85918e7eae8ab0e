"""Code as Rouge wraps it: the page's HTML is the same, the colours inside are Pygments'."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape
from time import monotonic
from typing import Any

from editor.jekyll.kramdown.options import Highlighting
from editor.jekyll.kramdown.rouge_languages import IN_PYGMENTS, LANGUAGES

BLANKS = re.compile(r'<span class="w">(\s+)</span>')  # Rouge leaves them plain
# Longer code stays plain, and code with longer lines: many of Pygments' lexers look from each
# character to the end of the line or of the text.
MOST_COLOURED = 20_000  # characters
LONGEST_LINE = 1000
LONGEST_SECONDS = 0.5  # and that of which colouring takes longer


def highlighted_block(code: str, language: str | None, options: Highlighting) -> str | None:
    """The inside of a code block's wrapper, None where no lexer is found."""
    name = lexer_name(language, options)
    if name is None:
        return None
    inside = coloured(code, name)
    if options.line_numbers:
        inside = with_numbers(code, inside, options.start_line)
    return (
        f'<div class="highlight"><pre class="{escape(options.css_class)}"><code>{inside}'
        "</code></pre></div>"
    )


def highlighted_span(code: str, language: str | None, options: Highlighting) -> str | None:
    """The inside of a code span, None where it stays plain."""
    name = lexer_name(language, options)
    if name is None:
        return None
    inside = coloured(code, name)
    return with_numbers(f"{code}\n", inside, options.start_line) if options.line_numbers else inside


def lexer_name(language: str | None, options: Highlighting) -> str | None:
    """The name under which Rouge knows the language."""
    if options.disable:
        return None
    name = (language or options.default_lang or "").partition("?")[0]
    return name if name in LANGUAGES else None


def with_numbers(code: str, inside: str, start: int) -> str:
    """A table with the numbers of the lines beside the code."""
    count = code.count("\n") + (not code.endswith("\n"))
    numbers = "".join(f"{number}\n" for number in range(start, start + count))
    if not inside.endswith("\n"):
        inside += "\n"
    return (
        '<table class="rouge-table"><tbody><tr><td class="rouge-gutter gl">'
        f'<pre class="lineno">{numbers}</pre></td><td class="rouge-code"><pre>{inside}</pre></td>'
        "</tr></tbody></table>"
    )


@lru_cache(maxsize=512)
def coloured(code: str, name: str) -> str:
    """Code with a span around each token, as far as Pygments knows the language."""
    lexer = lexer_of(name) if name != "plaintext" and is_readable(code) else None
    tokens = tokens_in_time(code, lexer) if lexer else None
    if tokens is None:
        return escape(code, quote=False)
    from pygments import format as formatted
    from pygments.formatters import HtmlFormatter

    html = BLANKS.sub(r"\1", formatted(tokens, HtmlFormatter[str](nowrap=True)))
    return html if code.endswith("\n") else html.removesuffix("\n")


def is_readable(code: str) -> bool:
    """Is the code one that is written and read by people?"""
    return len(code) <= MOST_COLOURED and max(map(len, code.split("\n"))) <= LONGEST_LINE


def tokens_in_time(
    code: str,
    lexer: Any,  # noqa: ANN401 - Pygments has no types
    seconds: float = LONGEST_SECONDS,
) -> list[Any] | None:
    """The tokens of the code; None where they take too long."""
    ends = monotonic() + seconds
    tokens: list[Any] = []
    for token in lexer.get_tokens(code):
        tokens.append(token)
        if monotonic() > ends:
            return None
    return tokens


@cache
def lexer_of(name: str) -> Any:  # noqa: ANN401 - Pygments has no types
    """Pygments' lexer for a language of Rouge; None where it has none."""
    from pygments import lexers
    from pygments.util import ClassNotFound

    find: Any = getattr(lexers, "get_lexer_by_name")  # noqa: B009 - it has no types
    try:
        return find(IN_PYGMENTS.get(name, name), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
