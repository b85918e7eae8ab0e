"""Emoji by the names that GitHub gives them."""

from __future__ import annotations

from editor.index.offering.offered import Offered
from editor.jekyll.emoji import known, names_are_pictures
from editor.writing.completing.candidate import Candidate


def emoji(offered: Offered) -> list[Candidate]:
    """Each as itself; as its name where a plugin of the site turns that into a picture."""
    has_names = names_are_pictures(offered.place.site)
    return [
        Candidate(name, f":{name}:" if has_names else sign, note=note, also=note, icon=sign)
        for name, sign, note in known()
    ]
