"""How the blocks of kramdown begin and end, as patterns for whole lines.

Each matches at the start of a line. The syntax: https://kramdown.gettalong.org/syntax.html
"""

from __future__ import annotations

import re

import regex

from editor.jekyll.kramdown.attribute_lists import INSIDE
from editor.jekyll.kramdown.html_names import SPAN_ELEMENTS


def ruby(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""A pattern as Ruby reads it: `\w`, `\s` and `\d` know ASCII alone."""
    return re.compile(pattern, flags | re.ASCII)


def long_ruby(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """The same for what may be as long as the text: `concurrent`, it lets other threads run."""
    return regex.compile(pattern, flags | regex.ASCII)


MOST_CONCURRENT = 2_000_000  # characters


class LongPattern:
    """What matches a very long run of lines; other threads run meanwhile.

    `regex` has 1 GB to remember its steps in, which 4 MB can fill: more is left to `re`.
    """

    def __init__(self, pattern: str) -> None:
        self._concurrent, self._other = long_ruby(pattern), ruby(pattern)

    def match(self, text: str, pos: int) -> re.Match[str] | regex.Match[str] | None:
        """What matches at `pos`."""
        if len(text) - pos > MOST_CONCURRENT:
            return self._other.match(text, pos)
        return self._concurrent.match(text, pos, concurrent=True)


SPACE = " \t\n\r\f\v"  # what Ruby strips; a no-break space is text
ID = r"\w[\w:-]*"
NAME = r"[^\W\d][\w:.-]*"  # of an HTML element or attribute
MARGIN = " {0,3}"
INDENT = r"(?:\t| {4})"
LINE = r"[^\n]*\n"
BLANK = r"(?>[ \t\r\f\v]*\n)"
BLANKS = f"{BLANK}+"
AT_ONCE = 5000  # blank lines that are read in a ms
MARKER = r"\^\s*?\n"  # ends a block
ATTRIBUTES = rf"{MARGIN}\{{:(?!:|/)({INSIDE})\}}\s*?\n"
DEFINED_ATTRIBUTES = rf"{MARGIN}\{{:({ID}):({INSIDE})\}}\s*?\n"
IN_LINE = "|".join(sorted((*SPAN_ELEMENTS, "script"), key=len, reverse=True))
HTML_ENDS = rf"{MARGIN}<(?:(?!(?:{IN_LINE})\b){NAME}|/(?!(?:{IN_LINE})\b){NAME}\s*>)"
ENDS_LAZY = rf"{BLANK}|{ATTRIBUTES}|{MARKER}|{HTML_ENDS}|\Z"
RULE = rf"{MARGIN}(?:\*[ \t]*\*[ \t]*\*[ \t*]*|-[ \t]*-[ \t]*-[ \t-]*|_[ \t]*_[ \t]*_[ \t_]*)\n"
BULLET = rf"({MARGIN}[+*-])([\t| ]{LINE})"
NUMBERED = rf"({MARGIN}\d+\.)([\t| ]{LINE})"
DEFINITION = rf"({MARGIN}:)([\t| ]{LINE})"
QUOTE = rf"{MARGIN}> ?"
FENCE = rf"{MARGIN}[~`]{{3,}}"
ATX = r"#{1,6}"
ATX_GFM = r"#{1,6}[\t ]"
CODE_BLOCK = (
    rf"(?:(?:{BLANKS})?(?:{INDENT}[ \t]*[^\s][^\n]*\n)+"
    rf"(?:(?!{ATTRIBUTES}|{MARKER}|{HTML_ENDS})[ \t]*[^\s][^\n]*\n)*)+"
)

blank_lines = ruby(rf"{BLANK}{{1,{AT_ONCE}}}")
marker = ruby(MARKER)
line = ruby(LINE)
rule = ruby(RULE)
attributes = ruby(ATTRIBUTES)
defined_attributes = ruby(DEFINED_ATTRIBUTES)
ends_lazy = ruby(ENDS_LAZY)
boundary = ruby(rf"{BLANK}|{MARKER}|{ATTRIBUTES}|\Z")
list_start = ruby(rf"{BULLET}|{NUMBERED}")
definition = ruby(DEFINITION)
ends_paragraph = ruby(rf"{ENDS_LAZY}|{DEFINITION}")
ends_paragraph_gfm = ruby(
    rf"{ENDS_LAZY}|{BULLET}|{NUMBERED}|{ATX_GFM}|{DEFINITION}|{QUOTE}|{FENCE}"
)
code_block = LongPattern(CODE_BLOCK)
