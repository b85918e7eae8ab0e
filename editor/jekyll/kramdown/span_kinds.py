"""Which spans can begin with a character, in the order in which they are tried."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from editor.jekyll.kramdown.code_spans import (
    read_attribute_list,
    read_code,
    read_escaped_formula,
    read_extension,
    read_formula,
)
from editor.jekyll.kramdown.emphasis import read_deleted, read_emphasis
from editor.jekyll.kramdown.links import read_autolink, read_link, read_note_mark
from editor.jekyll.kramdown.nodes import CODE_SPAN, Node
from editor.jekyll.kramdown.options import Options
from editor.jekyll.kramdown.span_html import read_html, read_reference
from editor.jekyll.kramdown.spans import Definitions, Kinds, SpanReader
from editor.jekyll.kramdown.typography import (
    read_break,
    read_entity,
    read_escape,
    read_quote,
    read_symbol,
    read_wrap,
)

KINDS: Kinds = {
    "*": (read_emphasis,),
    "_": (read_emphasis,),
    "`": (read_code,),
    "<": (read_autolink, read_html, read_symbol),
    "[": (read_note_mark, read_link),
    "!": (read_link,),
    "&": (read_entity,),
    "\\": (read_break, read_escaped_formula, read_symbol, read_escape),
    '"': (read_quote,),
    "'": (read_quote,),
    "$": (read_formula,),
    "{": (read_extension, read_attribute_list),
    "-": (read_symbol,),
    ".": (read_symbol,),
    ">": (read_symbol,),
    " ": (read_break, read_symbol),
    "~": (read_deleted,),
    "\n": (read_wrap,),
}
RAW_KINDS: Kinds = {"<": (read_html,), "&": (read_reference,)}


def read_spans(text: str, node: Element, definitions: Definitions, in_html: bool) -> None:
    """Read the spans of `text` into `node`; `in_html`: it stands in an HTML element."""
    reader = SpanReader(text, node, definitions, KINDS, RAW_KINDS)
    if in_html:
        reader.tags.append("html")
    reader.read()


def outside_of_code(text: str, options: Options) -> str:
    """`text` with a dot for each code span and HTML element; the lines of code spans stay."""
    node = Node("p")
    kinds: Kinds = {"`": (read_code,), "<": (read_html,)}
    SpanReader(text, node, OnlyOptions(options), kinds, RAW_KINDS).read()
    parts = [node.text or ""]
    for child in node:
        code = child.text or "" if child.tag == CODE_SPAN else ""
        parts.append("." + "\n" * code.count("\n") + (child.tail or ""))
    return "".join(parts)


@dataclass(frozen=True)
class OnlyOptions:
    """For a text that is not looked up in."""

    options: Options

    def link(self, label: str) -> None:
        """No link is defined."""

    def has_note(self, name: str) -> bool:  # noqa: ARG002
        """No footnote is defined."""
        return False
