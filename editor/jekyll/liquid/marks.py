"""The box that stands where something could not be worked out."""

from __future__ import annotations

import re
from html import escape

LONGEST = 60


def box(source: str, message: str) -> str:
    """A small box that shows the tag, with the reason as its title; inline, for Markdown too."""
    shown = " ".join(source.split())
    if len(shown) > LONGEST:
        shown = f"{shown[: LONGEST - 4].rstrip()} … {shown[-2:]}"
    title = escape(" ".join(message.split()))
    return f'<code class="liquid" title="{title}">{escape(shown, quote=False)}</code>'


def is_in_tag(text: str) -> bool:
    """Does `text` end inside an HTML tag, as an attribute's value does?"""
    at = text.rfind("<")
    return at >= 0 and re.match(r"</?[a-zA-Z][^<>]*\Z", text[at:]) is not None
