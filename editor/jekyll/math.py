"""The formulas in rendered HTML, as MathML: shown without a script and without the network."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from editor.jekyll.html_texts import Searches, with_texts

OPENING = re.compile(r"\\([(\[])")
CLOSINGS = {"(": re.compile(r"\\\)"), "[": re.compile(r"\\\]")}
# What stands inside these is no text for MathJax either.
NO_TEXT = "code|pre|script|style|textarea|math|svg"
SCRIPTS = re.compile(r"mathjax|katex", re.IGNORECASE)
INNER = re.compile(r"\\(begin|end)\{aligned\}")  # which latex2mathml knows as align* alone
LONGEST = 5_000  # characters of one formula


def shows_math(page: str) -> bool:
    """Does the page bring a script that shows formulas?"""
    return SCRIPTS.search(page) is not None


@lru_cache(maxsize=4096)
def with_math(html: str) -> str:
    r"""`html` with each `\(…\)` and `\[…\]` as MathML; one that cannot be read stays as it is."""
    if "\\(" not in html and "\\[" not in html:
        return html
    return with_texts(html, NO_TEXT, formulas)


def formulas(text: str) -> str:
    """A stretch of text between tags, its formulas shown."""
    if "\\" not in text:
        return text
    parts: list[str] = []
    searches, at, place = Searches(text), 0, 0
    while opening := OPENING.search(text, place):
        start = place = opening.end()
        closing = searches.find(CLOSINGS[opening[1]], start + 1)  # a formula is not empty
        if closing:
            made = shown(text[start : closing.start()], "block" if opening[1] == "[" else "inline")
            place = closing.end()
            if made:
                parts += (text[at : opening.start()], made)
                at = place
    return "".join((*parts, text[at:]))


def shown(source: str, display: str) -> str | None:
    """One formula; None where it stays as it is."""
    return mathml(unescape(source), display) if len(source) <= LONGEST else None


def mathml(latex: str, display: str) -> str | None:
    """A formula as MathML; None where latex2mathml cannot read it."""
    from latex2mathml.converter import convert

    if not is_closed(latex):
        return None
    latex = INNER.sub(r"\\\1{align*}", latex)
    try:
        made = convert(latex, display=display)
    except Exception:  # noqa: BLE001 it raises whatever its reading stumbles over
        return None
    unread = "\\" in unescape(re.sub(r"<[^>]*>", "", made)) or "<mi>&</mi>" in made
    return None if unread else made


def is_closed(latex: str) -> bool:
    """Does every brace that opens close?"""
    braces = re.findall(r"(?<!\\)[{}]", latex)
    return braces.count("{") == braces.count("}")
