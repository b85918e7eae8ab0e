"""`smartify`: curly quotes, dashes and dots for straight ones, outside HTML tags."""

from __future__ import annotations

import re

TAG = re.compile(r"(<!--.*?-->|</?[a-zA-Z][^<>]*>)", re.DOTALL)
SYMBOLS = (
    ("---", "—"),
    ("--", "–"),
    ("...", "…"),
    (r"\<<", "&lt;&lt;"),
    (r"\>>", "&gt;&gt;"),
    ("<< ", "«\u00a0"),
    (" >>", "\u00a0»"),
    ("<<", "«"),
    (">>", "»"),
)


def smartified(text: str) -> str:
    """The text with typographic signs."""
    parts = TAG.split(text)
    before = ""
    for index, part in enumerate(parts):
        if index % 2 == 0:
            parts[index] = curled(part, before)
            before = part[-1:] or before
    return "".join(parts)


def curled(text: str, before: str) -> str:
    """A run of text, `before` being the sign before it."""
    for plain, sign in SYMBOLS:
        text = text.replace(plain, sign)
    parts: list[str] = []
    for index, sign in enumerate(text):
        previous = text[index - 1] if index else before
        following = text[index + 1 : index + 2]
        parts.append(quote(sign, previous, following) if sign in "'\"" else sign)
    return "".join(parts)


def quote(sign: str, previous: str, following: str) -> str:
    """The curly form of one straight quote."""
    opens = not previous or previous.isspace() or previous in "([{-–—“‘=«"
    if sign == "'" and following.isdigit() and opens:
        return "’"  # '90s
    if opens and following and not following.isspace():
        return "“" if sign == '"' else "‘"
    return "”" if sign == '"' else "’"
