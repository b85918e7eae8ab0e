"""Code as Rouge wraps it: the page's HTML is the same, the colours inside are Pygments'."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape
from typing import Any

from editor.jekyll.kramdown.options import Highlighting
from editor.jekyll.kramdown.rouge_languages import IN_PYGMENTS, LANGUAGES

BLANKS = re.compile(r'<span class="w">(\s+)</span>')  # Rouge leaves them plain
MOST_COLOURED = 100_000  # characters; longer code stays plain, as nobody reads its colours


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
    lexer = None if name == "plaintext" or len(code) > MOST_COLOURED else lexer_of(name)
    if lexer is None:
        return escape(code, quote=False)
    from pygments import highlight
    from pygments.formatters import HtmlFormatter

    html = BLANKS.sub(r"\1", highlight(code, lexer, HtmlFormatter[str](nowrap=True)))
    return html if code.endswith("\n") else html.removesuffix("\n")


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
