"""The elements of a block as HTML: the serializer of the Python-Markdown extension."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Protocol
from xml.etree.ElementTree import Element

from editor.jekyll.kramdown.document import Heading
from editor.jekyll.kramdown.grammar import ruby
from editor.jekyll.kramdown.highlighting import highlighted_block, highlighted_span
from editor.jekyll.kramdown.html_names import EMPTY_ELEMENTS
from editor.jekyll.kramdown.html_tags import VERBATIM
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
    Code,
    Node,
)
from editor.jekyll.kramdown.options import Options

LANGUAGE = ruby(r"\blanguage-\S+(?:\s+|\Z)|\s*\blanguage-\S+")
CONTAINERS = ("blockquote", "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr")
ITEMS = ("li", "dd")
NEWLINE = "\n"
START, STOP = "\x02", "\x03"  # around the mark of a place; in a text they become references
NOT_RAW = str.maketrans({START: "&#2;", STOP: "&#3;"})
TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", START: "&#2;", STOP: "&#3;"})
RAW_TEXT = str.maketrans({"<": "&lt;", ">": "&gt;", START: "&#2;", STOP: "&#3;"})
VALUE = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&quot;", START: "&#2;", STOP: "&#3;"})
BARE = ruby(r"&(?!(?:[A-Za-z][\w.-]*|#\d+|#[xX][0-9a-fA-F]+);)")
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
            return (node.text or "").translate(NOT_RAW)
        escaped = raw_text if is_raw(node) else plain_text
        parts = [escaped(node.text or "")]
        was_blank = False
        for child in node:
            if not (was_blank and child.tag == BLANK):
                parts.append(self.element(child, indent + 2))
            if child.tag == PLAIN and child is not node[-1]:
                parts.append("\n")
            if child.tail:
                parts.append(escaped(child.tail))
            was_blank = child.tag == BLANK or (was_blank and child.tag == END)
        return "".join(parts)


def holds_blocks(node: Element) -> bool:
    """Was the inside of an HTML element read as blocks?"""
    first = node[0] if len(node) else None
    return isinstance(first, Node) and first.is_block


def is_raw(node: Element) -> bool:
    """Was the inside of an HTML element taken as it is written?"""
    return (
        isinstance(node, Node) and node.is_html and node.source is None and not holds_blocks(node)
    )


def plain_text(text: str) -> str:
    """Text as HTML."""
    return text.translate(TEXT)


def raw_text(text: str) -> str:
    """Text from HTML: references in it stay what they are."""
    return BARE.sub("&amp;", text).translate(RAW_TEXT)


def is_closed(node: Element) -> bool:
    """Was the element written `<x />`?"""
    return isinstance(node, Node) and node.about is CLOSED


def attributes(node: Element) -> str:
    """The attributes of an element as they stand in its tag."""
    if not node.attrib:
        return ""
    return "".join(
        f' {name}="{value_of(value)}"'
        for name, value in node.items()
        if name != "id" or value.strip()
    )


def value_of(text: str) -> str:
    """An attribute's value; references in it stay what they are."""
    return (BARE.sub("&amp;", text) if "&" in text else text).translate(VALUE)


def nothing(_: Writer, _node: Element, _indent: int) -> str:
    """What leaves no trace in the page."""
    return ""


def blank(_: Writer, _node: Element, _indent: int) -> str:
    """Blank lines: one of them."""
    return "\n"


def raw(_: Writer, node: Element, indent: int) -> str:
    """HTML as it was written."""
    html = (node.text or "").translate(NOT_RAW)
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


def code_block(writer: Writer, node: Element, indent: int) -> str:
    """A code block in Rouge's wrapper, or plain where the language is unknown to it."""
    code, margin = node.text or "", " " * indent
    given = node.get("class", "")
    about = node.about if isinstance(node, Node) and isinstance(node.about, Code) else Code()
    named = class_language(given)
    language = about.language or named
    shown_language = (about.language or "").partition("?")[0] or named
    others = LANGUAGE.sub("", given).strip() if named else given
    options = writer.options.block_code
    inside = highlighted_block(code, language, options)
    if inside is not None:
        wrapper = f"language-{shown_language or options.default_lang} highlighter-rouge"
        node.set("class", f"{others} {wrapper}".strip())
        return f"{margin}<div{attributes(node)}>{inside}{margin}</div>\n"
    if others:
        node.set("class", others)
    else:
        node.attrib.pop("class", None)
    kind = f' class="language-{value_of(shown_language)}"' if shown_language else ""
    return f"{margin}<pre{attributes(node)}><code{kind}>{code.translate(TEXT)}</code></pre>\n"


def class_language(classes: str) -> str | None:
    """The language that a class `language-…` names."""
    found = re.search(r"\blanguage-(\S+)", classes)
    return found[1] if found else None


def code_span(writer: Writer, node: Element, _: int) -> str:
    """A code span."""
    code = node.text or ""
    named = class_language(node.get("class", ""))
    options = writer.options.span_code
    inside = highlighted_span(code, named, options)
    if inside is None:
        return f"<code{attributes(node)}>{code.translate(TEXT)}</code>"
    wrapper = "highlighter-rouge" if named else f"language-{options.default_lang} highlighter-rouge"
    node.set("class", f"{node.get('class', '')} {wrapper}".strip())
    return f"<code{attributes(node)}>{inside}</code>"


def formula_block(writer: Writer, node: Element, _: int) -> str:
    """A formula in MathJax's delimiters."""
    text = (node.text or "").translate(TEXT)
    if not writer.options.math:
        node.set("class", f"{node.get('class', '')} kdmath".lstrip())
        return f"<div{attributes(node)}>$$\n{text}\n$$</div>\n"
    shown = f"\\[{text}\\]\n"
    return f"<div{attributes(node)}>{shown}</div>\n" if node.attrib else shown


def formula_span(writer: Writer, node: Element, _: int) -> str:
    """A formula in a line."""
    text = (node.text or "").translate(TEXT)
    if not writer.options.math:
        node.set("class", f"{node.get('class', '')} kdmath".lstrip())
    shown = f"\\({text}\\)" if writer.options.math else f"${text}$"
    return f"<span{attributes(node)}>{shown}</span>" if node.attrib else shown


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


def contents_mark(_: Writer, node: Element, indent: int) -> str:
    """The place of the table of contents; it is known when all headings are."""
    tag = node.about if isinstance(node, Node) else "ul"
    return f"{START}{indent},{tag}{attributes(node)}{STOP}"


SPECIAL: dict[str, Callable[[Writer, Element, int], str]] = {
    BLANK: blank,
    END: nothing,
    RAW: raw,
    PLAIN: plain,
    CODE: code_block,
    CODE_SPAN: code_span,
    MATH: formula_block,
    MATH_SPAN: formula_span,
    HEADER: header,
    NOTE: note_mark,
    CONTENTS: contents_mark,
    PARAGRAPH: paragraph,
}
