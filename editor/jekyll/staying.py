"""A page for others runs nothing, and stays where it was opened."""

from __future__ import annotations

import re
from html import unescape

# Handlers and `javascript:` are scripts too; the browser that reads this knows them all.
NO_SCRIPTS = (
    '<meta http-equiv="Content-Security-Policy"'
    " content=\"script-src 'none'; object-src 'none'; base-uri 'none'\">"
)
COMMENT = r"<!--(?!-?>)(?:(?!--).)*-->"  # one that no browser ends earlier
DOCTYPE = re.compile(rf"\ufeff?(?:\s|{COMMENT})*<!doctype[^>]*>", re.IGNORECASE | re.DOTALL)
EQUIVALENT = "http-equiv"
BLANK = r"[ \t\n\r\f]"
ONE = rf"""([^ \t\n\r\f/>="'<]+)(?:{BLANK}*={BLANK}*("[^"<]*"|'[^'<]*'|[^ \t\n\r\f"'<>]+))?"""
ATTRIBUTE = re.compile(ONE)
# One that all browsers read alike; else its beginning.
META = re.compile(
    rf"<meta(?P<attributes>(?:(?:{BLANK}|/)++{ONE})*+(?:{BLANK}|/)*+)>|<meta(?={BLANK}|/)",
    re.IGNORECASE,
)


def without_scripts(html: str) -> str:
    """The page, told to run no script; before anything else that it holds."""
    doctype = DOCTYPE.match(html)
    start = doctype.end() if doctype else 0
    return html[:start] + NO_SCRIPTS + html[start:]


def staying(html: str) -> str:
    """The page without the tags that would lead to another after a while.

    They go wherever they stand: browsers differ from each other, and from all else, in what they
    take for a comment or a script. One that is hard to read gets an attribute before those that it
    has, as of two of a name the first counts.
    """
    return META.sub(lambda found: kept(found[0], found["attributes"]), html)


def kept(tag: str, attributes: str | None) -> str:
    """What becomes of a `<meta>`; of one that is hard to read only the beginning is given."""
    if attributes is None:
        return f"{tag} http-equiv=x"
    values = (value for name, value in ATTRIBUTE.findall(attributes) if name.lower() == EQUIVALENT)
    leads = unescape(next(values, "")).strip("\"' \t\n\r\f").lower() == "refresh"
    return "<meta>" if leads else tag
