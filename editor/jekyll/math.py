"""The formulas in rendered HTML, as MathML: shown without a script and without the network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

OPENING = re.compile(r"\\([(\[])")
CLOSINGS = {"(": re.compile(r"\\\)"), "[": re.compile(r"\\\]")}
# What stands inside these is no text for MathJax either.
PART = re.compile(
    r"<(?:(?P<name>code|pre|script|style|textarea|math|svg)\b|(?P<comment>!--))?", re.IGNORECASE
)
TAG_END = re.compile(">")
COMMENT_END = re.compile("-->")
SCRIPTS = re.compile(r"mathjax|katex", re.IGNORECASE)
INNER = re.compile(r"\\(begin|end)\{aligned\}")  # which latex2mathml knows as align* alone
LONGEST = 5_000  # characters of one formula


def shows_math(page: str) -> bool:
    """Does the page bring a script that shows formulas?"""
    return SCRIPTS.search(page) is not None


class Searches:
    """Searches of one text: what was not found once is not looked for again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._missing: set[re.Pattern[str]] = set()

    def find(self, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
        """The first match from `start` on; each search begins behind the one before."""
        found = None if pattern in self._missing else pattern.search(self._text, start)
        if found is None:
            self._missing.add(pattern)
        return found


@lru_cache(maxsize=4096)
def with_math(html: str) -> str:
    r"""`html` with each `\(…\)` and `\[…\]` as MathML; one that cannot be read stays as it is."""
    if "\\(" not in html and "\\[" not in html:
        return html
    parts: list[str] = []
    at = 0
    for start, end in tags(html):
        parts += (formulas(html[at:start]), html[start:end])
        at = end
    return "".join((*parts, formulas(html[at:])))


def tags(html: str) -> Iterator[tuple[int, int]]:
    """Where tags and comments stand, and elements of which the text is not looked at."""
    searches, place = Searches(html), 0
    while found := PART.search(html, place):
        end = part_end(searches, found)
        place = end or found.start() + 1
        if end:
            yield found.start(), end


def part_end(searches: Searches, opening: re.Match[str]) -> int | None:
    """Where that ends which begins so; what is not closed is a mere tag."""
    end = None
    if name := opening["name"]:
        closing = re.compile(rf"</{name}\s*>", re.IGNORECASE)
        end = searches.find(closing, opening.end())
    elif opening["comment"]:
        end = searches.find(COMMENT_END, opening.end())
    end = end or searches.find(TAG_END, opening.start())
    return end.end() if end else None


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
