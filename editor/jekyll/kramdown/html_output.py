"""The elements of a block as HTML: the serializer of the Python-Markdown extension."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol
from xml.etree.ElementTree import Element

from editor.jekyll.kramdown.code_html import code_block, code_span, formula_block, formula_span
from editor.jekyll.kramdown.document import Heading
from editor.jekyll.kramdown.grammar import ruby
from editor.jekyll.kramdown.html_names import EMPTY_ELEMENTS
from editor.jekyll.kramdown.html_tags import VERBATIM
from editor.jekyll.kramdown.html_text import START, STOP, attributes, plain_text, raw_text, unmarked
from editor.jekyll.kramdown.nodes import (
    BLANK,
    CLOSED,
    CODE,
    CODE_SPAN,
    CONTENTS,
    END,
    HEADER,
    MATH,
    MATH_SPAN,
    NOTE,
    PARAGRAPH,
    PLAIN,
    RAW,
    Node,
)
from editor.jekyll.kramdown.options import Options
from editor.precedence import window_first

CONTAINERS = ("blockquote", "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr")
ITEMS = ("li", "dd")
NEWLINE = "\n"
AT_ONCE = 1000  # parts that are joined, and then freed, in less than a ms
ANCHOR = ruby(r"</?a\b[^>]*>")
NOTE_MARK = ruby(r'<sup id="fnref:[^>]*><a[^>]*>.*?</a></sup>')
IDS = ruby(r' id="[^"]*"')


class Asking(Protocol):
    """Asks the document, and notes the headings."""

    options: Options

    def ask(self, question: str, about: Any) -> Any:  # noqa: ANN401
        """The document's answer."""
        ...

    def add_heading(self, heading: Heading) -> None:
        """Note a heading."""
        ...


class Writer:
    """Writes elements as HTML; what the document must be asked it asks in the text's order.

    Blocks stand on lines of their own, each level two columns deeper: what counts words or cuts
    texts in a template sees the same lines as in Jekyll.
    """

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.options = asking.options
        self.id_question = "heading_id" if asking.options.gfm else "plain_heading_id"

    def element(self, node: Element, indent: int) -> str:
        """An element with all that stands in it, without the text behind it."""
        window_first.give_way()
        special = SPECIAL.get(node.tag)
        if special:
            return special(self, node, indent)
        if not isinstance(node, Node) or node.is_html:
            return self.written(node, indent)
        if node.tag in ITEMS:
            return self.item(node, indent)
        return self.block(node, indent) if node.is_block else self.tagged(node, indent)

    def written(self, node: Element, indent: int) -> str:
        """An element that was written as HTML: headers in it get kramdown's own ids."""
        outer, self.id_question = self.id_question, "plain_heading_id"
        html = self.tagged(node, indent)
        self.id_question = outer
        return f"{' ' * indent}{html}\n" if isinstance(node, Node) and node.is_block else html

    def tagged(self, node: Element, indent: int) -> str:
        """An element in a line."""
        start = f"<{node.tag}{attributes(node)}"
        if node.tag in EMPTY_ELEMENTS or is_closed(node):
            return f"{start} />"
        inside = self.inside(node, indent)
        if inside and holds_blocks(node):
            inside = f"\n{inside.removesuffix(NEWLINE)}\n{' ' * indent}"
        return f"{start}>{inside}</{node.tag}>"

    def block(self, node: Element, indent: int) -> str:
        """A block: what stands in it in lines of its own, or, if that is text, in its line."""
        margin, tag = " " * indent, node.tag
        if tag in EMPTY_ELEMENTS:
            return f"{margin}<{tag}{attributes(node)} />\n"
        inside = self.inside(node, indent)
        if tag in CONTAINERS:
            inside = f"\n{inside}{margin}"
        return f"{margin}<{tag}{attributes(node)}>{inside}</{tag}>\n"

    def item(self, node: Element, indent: int) -> str:
        """An item of a list: text goes on in the line of its tag."""
        margin, inside = " " * indent, self.inside(node, indent)
        if len(node) and node[0].tag != PLAIN:
            inside = f"\n{inside}"
        end = margin if inside.endswith("\n") else ""
        return f"{margin}<{node.tag}{attributes(node)}>{inside}{end}</{node.tag}>\n"

    def inside(self, node: Element, indent: int) -> str:
        """The text and the elements in an element that stands `indent` columns deep."""
        if isinstance(node, Node) and node.about is VERBATIM:
            return unmarked(node.text or "")
        escaped = raw_text if is_raw(node) else plain_text
        parts, joined = [escaped(node.text or "")], list[str]()
        was_blank = False
        for child in node:
            if not (was_blank and child.tag == BLANK):
                parts.append(self.element(child, indent + 2))
            if child.tag == PLAIN and child is not node[-1]:
                parts.append("\n")
            if child.tail:
                parts.append(escaped(child.tail))
            was_blank = child.tag == BLANK or (was_blank and child.tag == END)
            if len(parts) > AT_ONCE:
                joined.append("".join(parts))
                parts.clear()
        return "".join((*joined, *parts))


def holds_blocks(node: Element) -> bool:
    """Was the inside of an HTML element read as blocks?"""
    first = node[0] if len(node) else None
    return isinstance(first, Node) and first.is_block


def is_raw(node: Element) -> bool:
    """Was the inside of an HTML element taken as it is written?"""
    return (
        isinstance(node, Node) and node.is_html and node.source is None and not holds_blocks(node)
    )


def is_closed(node: Element) -> bool:
    """Was the element written `<x />`?"""
    return isinstance(node, Node) and node.about is CLOSED


def nothing(_: Writer, _node: Element, _indent: int) -> str:
    """What leaves no trace in the page."""
    return ""


def blank(_: Writer, _node: Element, _indent: int) -> str:
    """Blank lines: one of them."""
    return "\n"


def raw(_: Writer, node: Element, indent: int) -> str:
    """HTML as it was written."""
    html = unmarked(node.text or "")
    if not isinstance(node, Node) or not node.is_block:
        return html
    return f"{' ' * indent if html.startswith('<!--') else ''}{html}\n"


def plain(writer: Writer, node: Element, indent: int) -> str:
    """The text of a tight list's item."""
    return box(node) + writer.inside(node, indent)


def box(node: Element) -> str:
    """The check box of a task, where the paragraph has one."""
    return node.about if isinstance(node, Node) and isinstance(node.about, str) else ""


def paragraph(writer: Writer, node: Element, indent: int) -> str:
    """A paragraph."""
    inside = box(node) + writer.inside(node, indent)
    return f"{' ' * indent}<p{attributes(node)}>{inside}</p>\n"


def header(writer: Writer, node: Element, indent: int) -> str:
    """A header with its id; the table of contents hears of it."""
    level = node.about if isinstance(node, Node) else 1
    options = writer.options
    if "id" not in node.attrib and options.auto_ids:
        node.set("id", writer.asking.ask(writer.id_question, id_text(writer, node)))
    level = min(max(level + options.header_offset, 1), 6)
    inside = writer.inside(node, indent)
    name = node.get("id", "")
    is_listed = level in options.toc_levels and "no_toc" not in node.get("class", "").split()
    if name:
        writer.asking.add_heading(Heading(level, name, entry(inside), is_listed))
    return f"{' ' * indent}<h{level}{attributes(node)}>{inside}</h{level}>\n"


def id_text(writer: Writer, node: Element) -> str:
    """What a header's id is made of: its text; kramdown's own ids are made of its source."""
    is_plain = writer.id_question == "plain_heading_id"
    if is_plain and isinstance(node, Node) and not writer.options.auto_id_stripping:
        return node.source or ""
    return header_text(node)


def header_text(node: Element) -> str:
    """The text of a header without the marks of footnotes."""
    parts = [node.text or ""]
    for child in node:
        if child.tag not in (NOTE, RAW):
            parts.append(header_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def entry(html: str) -> str:
    """A header's HTML as it stands in the table of contents: no links, no footnotes, no ids."""
    return IDS.sub("", ANCHOR.sub("", NOTE_MARK.sub("", html)))


def note_mark(writer: Writer, node: Element, _: int) -> str:
    """The raised number that leads to a footnote."""
    name = str(node.about) if isinstance(node, Node) else ""
    number, nth = writer.asking.ask("note", name)
    place = f"{writer.options.footnote_prefix}{name}"
    again = f":{nth - 1}" if nth > 1 else ""
    return (
        f'<sup id="fnref:{place}{again}" role="doc-noteref"><a href="#fn:{place}" '
        f'class="footnote" rel="footnote">{number}</a></sup>'
    )


def contents_mark(writer: Writer, node: Element, indent: int) -> str:
    """The place of the table of contents, known when all headings are; a second one is a list."""
    tag = node.about if isinstance(node, Node) else "ul"
    if not writer.asking.ask("is_first", CONTENTS):
        node.tag = tag
        return writer.block(node, indent)
    return f"{START}{indent},{tag}{attributes(node)}{STOP}"


SPECIAL: dict[str, Callable[[Writer, Element, int], str]] = {
    BLANK: blank,
    END: nothing,
    RAW: raw,
    PLAIN: plain,
    CODE: lambda writer, node, indent: code_block(node, indent, writer.options.block_code),
    CODE_SPAN: lambda writer, node, _: code_span(node, writer.options.span_code),
    MATH: lambda writer, node, _: formula_block(node, writer.options.math),
    MATH_SPAN: lambda writer, node, _: formula_span(node, writer.options.math),
    HEADER: header,
    NOTE: note_mark,
    CONTENTS: contents_mark,
    PARAGRAPH: paragraph,
}
