"""The formulas in rendered HTML, as MathML: shown without a script and without the network."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

FORMULA = re.compile(r"\\\((?P<span>.+?)\\\)|\\\[(?P<block>.+?)\\\]", re.DOTALL)
# What stands inside these is no text for MathJax either.
PART = re.compile(
    r"<(?P<name>code|pre|script|style|textarea|math|svg)\b.*?</(?P=name)\s*>|<!--.*?-->|<[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
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
    parts: list[str] = []
    at = 0
    for match in PART.finditer(html):
        parts += (formulas(html[at : match.start()]), match[0])
        at = match.end()
    return "".join((*parts, formulas(html[at:])))


def formulas(text: str) -> str:
    """A stretch of text between tags, its formulas shown."""
    return FORMULA.sub(shown, text) if "\\" in text else text


def shown(match: re.Match[str]) -> str:
    """One formula."""
    source = match["span"] or match["block"]
    if len(source) > LONGEST:
        return match[0]
    made = mathml(unescape(source), "block" if match["block"] else "inline")
    return made or match[0]


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
