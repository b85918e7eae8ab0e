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
START, STOP = "\x02", "\x03"  # around the mark of a place; in a text they become references
NOT_RAW = str.maketrans({START: "&#2;", STOP: "&#3;"})
TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", START: "&#2;", STOP: "&#3;"})
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
    """Writes elements as HTML; what the document must be asked it asks in the text's order."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.options = asking.options
        self.id_question = "heading_id" if asking.options.gfm else "plain_heading_id"

    def element(self, node: Element) -> str:
        """An element with all that stands in it, without the text behind it."""
        special = SPECIAL.get(node.tag)
        if special:
            return special(self, node)
        return self.tagged(node, node.tag)

    def tagged(self, node: Element, tag: str) -> str:
        """An HTML element."""
        end = "\n" if isinstance(node, Node) and node.is_block else ""
        start = f"<{tag}{attributes(node)}"
        if tag in EMPTY_ELEMENTS or is_closed(node):
            return f"{start} />{end}"
        if isinstance(node, Node) and node.about is VERBATIM:
            return f"{start}>{(node.text or '').translate(NOT_RAW)}</{tag}>{end}"
        inside = self.inside_html(node) if is_html(node) else self.inside(node)
        return f"{start}>{inside}</{tag}>{end}"

    def inside_html(self, node: Element) -> str:
        """The same in an element written as HTML: headers in it get kramdown's own ids."""
        outer, self.id_question = self.id_question, "plain_heading_id"
        html = self.inside(node)
        self.id_question = outer
        return html

    def inside(self, node: Element) -> str:
        """The text and the elements in an element."""
        parts = [(node.text or "").translate(TEXT)]
        for child in node:
            parts.append(self.element(child))
            if child.tail:
                parts.append(child.tail.translate(TEXT))
        return "".join(parts)


def is_html(node: Element) -> bool:
    """Was the element written as HTML?"""
    return isinstance(node, Node) and node.is_html


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


def nothing(_: Writer, _node: Element) -> str:
    """What leaves no trace in the page."""
    return ""


def raw(_: Writer, node: Element) -> str:
    """HTML as it was written."""
    end = "\n" if isinstance(node, Node) and node.is_block else ""
    return (node.text or "").translate(NOT_RAW) + end


def plain(writer: Writer, node: Element) -> str:
    """The text of a tight list's item."""
    return box(node) + writer.inside(node) + ("\n" if node.tail else "")


def box(node: Element) -> str:
    """The check box of a task, where the paragraph has one."""
    return node.about if isinstance(node, Node) and isinstance(node.about, str) else ""


def paragraph(writer: Writer, node: Element) -> str:
    """A paragraph."""
    return f"<p{attributes(node)}>{box(node)}{writer.inside(node)}</p>\n"


def code_block(writer: Writer, node: Element) -> str:
    """A code block in Rouge's wrapper, or plain where the language is unknown to it."""
    code = node.text or ""
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
        return f"<div{attributes(node)}>{inside}</div>\n"
    if others:
        node.set("class", others)
    else:
        node.attrib.pop("class", None)
    kind = f' class="language-{value_of(shown_language)}"' if shown_language else ""
    return f"<pre{attributes(node)}><code{kind}>{code.translate(TEXT)}</code></pre>\n"


def class_language(classes: str) -> str | None:
    """The language that a class `language-…` names."""
    found = re.search(r"\blanguage-(\S+)", classes)
    return found[1] if found else None


def code_span(writer: Writer, node: Element) -> str:
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


def formula_block(writer: Writer, node: Element) -> str:
    """A formula in MathJax's delimiters."""
    text = (node.text or "").translate(TEXT)
    if not writer.options.math:
        node.set("class", f"{node.get('class', '')} kdmath".lstrip())
        return f"<div{attributes(node)}>$$\n{text}\n$$</div>\n"
    shown = f"\\[{text}\\]\n"
    return f"<div{attributes(node)}>{shown}</div>\n" if node.attrib else shown


def formula_span(writer: Writer, node: Element) -> str:
    """A formula in a line."""
    text = (node.text or "").translate(TEXT)
    if not writer.options.math:
        node.set("class", f"{node.get('class', '')} kdmath".lstrip())
    shown = f"\\({text}\\)" if writer.options.math else f"${text}$"
    return f"<span{attributes(node)}>{shown}</span>" if node.attrib else shown


def header(writer: Writer, node: Element) -> str:
    """A header with its id; the table of contents hears of it."""
    level = node.about if isinstance(node, Node) else 1
    options = writer.options
    if "id" not in node.attrib and options.auto_ids:
        node.set("id", writer.asking.ask(writer.id_question, id_text(writer, node)))
    level = min(max(level + options.header_offset, 1), 6)
    inside = writer.inside(node)
    name = node.get("id", "")
    is_listed = level in options.toc_levels and "no_toc" not in node.get("class", "").split()
    if name:
        writer.asking.add_heading(Heading(level, name, entry(inside), is_listed))
    return f"<h{level}{attributes(node)}>{inside}</h{level}>\n"


def id_text(writer: Writer, node: Element) -> str:
    """What a header's id is made of: its text; kramdown's own ids are made of its source."""
    is_plain = writer.id_question == "plain_heading_id"
    if is_plain and isinstance(node, Node) and not writer.options.auto_id_stripping:
        return node.source or ""
    return plain_text(node)


def plain_text(node: Element) -> str:
    """The text of a header without the marks of footnotes."""
    parts = [node.text or ""]
    for child in node:
        if child.tag not in (NOTE, RAW):
            parts.append(plain_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def entry(html: str) -> str:
    """A header's HTML as it stands in the table of contents: no links, no footnotes, no ids."""
    return IDS.sub("", ANCHOR.sub("", NOTE_MARK.sub("", html)))


def note_mark(writer: Writer, node: Element) -> str:
    """The raised number that leads to a footnote."""
    name = str(node.about) if isinstance(node, Node) else ""
    number, nth = writer.asking.ask("note", name)
    place = f"{writer.options.footnote_prefix}{name}"
    again = f":{nth - 1}" if nth > 1 else ""
    return (
        f'<sup id="fnref:{place}{again}" role="doc-noteref"><a href="#fn:{place}" '
        f'class="footnote" rel="footnote">{number}</a></sup>'
    )


def contents_mark(_: Writer, node: Element) -> str:
    """The place of the table of contents; it is known when all headings are."""
    tag = node.about if isinstance(node, Node) else "ul"
    return f"{START}{tag}{attributes(node)}{STOP}\n"


SPECIAL: dict[str, Callable[[Writer, Element], str]] = {
    BLANK: nothing,
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
