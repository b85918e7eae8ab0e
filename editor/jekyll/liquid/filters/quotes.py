"""`smartify`: curly quotes, dashes and dots for straight ones, outside HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass

from editor.jekyll.kramdown.html_names import BLOCK_ELEMENTS
from editor.jekyll.kramdown.html_output import Writer
from editor.jekyll.kramdown.nodes import Node
from editor.jekyll.kramdown.options import Options
from editor.jekyll.kramdown.span_html import read_html, read_reference
from editor.jekyll.kramdown.span_kinds import OnlyOptions
from editor.jekyll.kramdown.spans import Kinds, SpanReader
from editor.jekyll.kramdown.typography import read_entity, read_quote, read_symbol

BLOCK = re.compile(r"<(\w+)[^<>]*>")
KINDS: Kinds = {
    "<": (read_html, read_symbol),
    "&": (read_entity,),
    "\\": (read_symbol,),
    '"': (read_quote,),
    "'": (read_quote,),
    "-": (read_symbol,),
    ".": (read_symbol,),
    ">": (read_symbol,),
    " ": (read_symbol,),
}
RAW_KINDS: Kinds = {"<": (read_html,), "&": (read_reference,)}


@dataclass
class Unasked:
    """For writing what needs nothing of a document."""

    options: Options

    def ask(self, question: str, about: object) -> None:
        """No answer."""

    def add_heading(self, heading: object) -> None:
        """There are no headings."""


def smartified(text: str) -> str:
    """The text with typographic signs; HTML that begins with a block's tag stays as it is."""
    block = BLOCK.match(text)
    if block and block[1] in BLOCK_ELEMENTS:
        return text
    options, node = Options(), Node("p")
    SpanReader(text, node, OnlyOptions(options), KINDS, RAW_KINDS).read()
    return Writer(Unasked(options)).inside(node, 0)
