"""Emoji by the names that GitHub gives them."""

from __future__ import annotations

from functools import cache

from editor.index.offering.offered import Offered
from editor.jekyll.plugins import plugins_of
from editor.writing.completing.candidate import Candidate

PLUGIN = "jemoji"


def emoji(offered: Offered) -> list[Candidate]:
    """Each as itself; as its name where a plugin of the site turns that into a picture."""
    site = offered.place.site
    has_names = site.is_site and plugins_of(site).has(PLUGIN)
    return [
        Candidate(name, f":{name}:" if has_names else sign, note=note, also=note, icon=sign)
        for name, sign, note in known()
    ]


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
