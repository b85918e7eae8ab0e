"""The colours of code by its language, each code read as a whole and once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from editor.jekyll.kramdown.highlighting import is_readable, lexer_of, tokens_in_time
from editor.writing.colours.code import code_spans
from editor.writing.colours.kinds import Span

QUICK = 2000  # characters of a code that is read while one writes
MOST_KNOWN = 100  # codes
SECONDS = 0.08  # what takes longer stays in one colour

LineSpans = tuple[Span, ...]


class CodeColours:
    """Remembers the colours of the codes seen last."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, str], list[LineSpans]] = OrderedDict()

    def spans(self, language: str, code: str, wait: bool) -> list[LineSpans] | None:
        """The spans of each line; None where it would take long and `wait` is not asked for."""
        key = language, code
        if key not in self._known:
            if not wait and len(code) > QUICK:
                return None
            self._known[key] = read(language, code)
            if len(self._known) > MOST_KNOWN:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return self._known[key]


def read(language: str, code: str) -> list[LineSpans]:
    """The spans of each line of a code; none where it has no colours."""
    lexer = lexer_of(language) if language and is_readable(code) else None
    tokens = tokens_in_time(code, lexer, SECONDS) if lexer else None
    return code_spans(tokens or ())


def at_line(spans: Sequence[LineSpans], number: int) -> LineSpans:
    """The spans of one line of a code."""
    return spans[number] if number < len(spans) else ()
