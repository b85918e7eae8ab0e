"""The names of emoji in a page that jemoji, a plugin of Jekyll, makes pictures of.

Follows https://github.com/jekyll/jemoji: once the page is rendered, each `:name:` in its body that
is not in code becomes a picture, which stands on a server of GitHub.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape

from editor.jekyll.html_texts import with_texts
from editor.jekyll.plugins import asks_for
from editor.site.site import Site

PLUGIN = "jemoji"
NAME = re.compile(r":([a-z0-9_+-]+)(?=:)")
BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
NO_TEXT = "pre|code|tt|script|style|textarea|title|math|svg"
SAID = ":{name}: – the plugin jemoji puts a picture of it here."


def names_are_pictures(site: Site) -> bool:
    """Does a plugin of the site make pictures of the names?"""
    return site.is_site and asks_for(site, PLUGIN)


@lru_cache(maxsize=4096)
def with_emoji(html: str) -> str:
    """`html`, all of a page or a part of it, with the emoji in the place of the names in its body.

    Each is marked as what the plugin does; the pictures are on the network.
    """
    if not NAME.search(html):
        return html
    body = BODY.search(html)
    at = body.end() if body else 0
    return html[:at] + with_texts(html[at:], NO_TEXT, named)


def named(text: str) -> str:
    """A stretch of text between tags, the names in it as the emoji."""
    parts: list[str] = []
    at = 0
    for found in NAME.finditer(text):
        sign = signs().get(found[1])
        if sign is not None and found.start() >= at:  # a colon belongs to one name only
            parts += (text[at : found.start()], marked(found[1], sign))
            at = found.end() + 1
    return "".join((*parts, text[at:]))


def marked(name: str, sign: str) -> str:
    """An emoji as the preview shows it."""
    title = escape(SAID.format(name=name))
    return f'<span class="liquid" title="{title}">{sign}</span>'


@cache
def signs() -> dict[str, str]:
    """The characters of each name."""
    return {name: sign for name, sign, _note in known()}


@cache
def known() -> tuple[tuple[str, str, str], ...]:
    """Each name with its sign and what it shows; several names may have one sign."""
    from pymdownx import gemoji_db  # pyright: ignore[reportMissingTypeStubs] - read when needed

    found = {name: gemoji_db.emoji[name] for name in gemoji_db.emoji}
    found |= {other: gemoji_db.emoji[name] for other, name in gemoji_db.aliases.items()}
    rows = ((name.strip(":"), about) for name, about in found.items() if "unicode" in about)
    return tuple((name, sign_of(about), about["name"]) for name, about in rows)


def sign_of(about: dict[str, str]) -> str:
    """The characters of an emoji."""
    numbers = about.get("unicode_alt") or about["unicode"]
    return "".join(chr(int(number, 16)) for number in numbers.split("-"))
