"""Code and formulas as HTML."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from editor.jekyll.kramdown.grammar import ruby
from editor.jekyll.kramdown.highlighting import highlighted_block, highlighted_span
from editor.jekyll.kramdown.html_text import attributes, plain_text, unmarked, value_of
from editor.jekyll.kramdown.nodes import Code, Node
from editor.jekyll.kramdown.options import Highlighting

LANGUAGE = ruby(r"\blanguage-\S+(?:\s+|\Z)|\s*\blanguage-\S+")


def class_language(classes: str) -> str | None:
    """The language that a class `language-…` names."""
    found = re.search(r"\blanguage-(\S+)", classes)
    return found[1] if found else None


def code_block(node: Element, indent: int, options: Highlighting) -> str:
    """A code block in Rouge's wrapper, or plain where the language is unknown to it."""
    code, margin = node.text or "", " " * indent
    given = node.get("class", "")
    about = node.about if isinstance(node, Node) and isinstance(node.about, Code) else Code()
    named = None if about.language else class_language(given)
    language = about.language or named
    shown_language = (about.language or "").partition("?")[0] or named
    others = LANGUAGE.sub("", given).strip() if named else given
    inside = highlighted_block(code, language, options)
    if inside is not None:
        node.set("class", wrapper(shown_language or options.default_lang, others))
        return f"{margin}<div{attributes(node)}>{inside}{margin}</div>\n"
    if others:
        node.set("class", others)
    else:
        node.attrib.pop("class", None)
    if not code.endswith("\n"):
        code += "\n"
    kind = f' class="language-{value_of(shown_language)}"' if shown_language else ""
    return f"{margin}<pre{attributes(node)}><code{kind}>{plain_text(code)}</code></pre>\n"


def wrapper(language: str | None, given: str) -> str:
    """The classes around coloured code; those that the text gives stand between kramdown's."""
    return " ".join([f"language-{language}", *given.split(), "highlighter-rouge"])


def code_span(node: Element, options: Highlighting) -> str:
    """A code span."""
    code = node.text or ""
    named = class_language(node.get("class", ""))
    inside = highlighted_span(code, named, options)
    if inside is None:
        return f"<code{attributes(node)}>{plain_text(code)}</code>"
    given = node.get("class", "").removeprefix(f"language-{named}")
    node.set("class", wrapper(named or options.default_lang, given))
    return f"<code{attributes(node)}>{inside}</code>"


def formula_block(node: Element, is_math: bool) -> str:
    """A formula in MathJax's delimiters, or, where formulas are off, as it was written."""
    if not is_math:
        node.set("class", f"{node.get('class', '')} kdmath".lstrip())
        return f"<div{attributes(node)}>$$\n{unmarked(node.text or '')}\n$$</div>\n"
    shown = f"\\[{plain_text(node.text or '')}\\]\n"
    return f"<div{attributes(node)}>{shown}</div>\n" if node.attrib else shown


def formula_span(node: Element, is_math: bool) -> str:
    """A formula in a line; as it was written where formulas are off, or it has attributes."""
    if not is_math:
        node.set("class", f"{node.get('class', '')} kdmath".lstrip())
    elif not node.attrib:
        return f"\\({plain_text(node.text or '')}\\)"
    return f"<span{attributes(node)}>${unmarked(node.text or '')}$</span>"
