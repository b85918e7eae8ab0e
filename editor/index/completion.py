"""What may be meant by the first letters of a name."""

from __future__ import annotations

import re
from collections.abc import Collection

from editor.index.near import Likeness
from editor.index.reading import folded

MOST = 50


def completions(typed: str, likeness: Likeness, without: Collection[str] = ()) -> list[str]:
    """The names that may be meant, the likeliest first; all of them while nothing is typed.

    First those that begin so, then those of which a word does, then those that hold it, each the
    most used first; where there is none, the one that looks alike. Capitals and accents do not
    count. `without` are left out, and what looks like a slip itself.
    """
    wanted, counts = folded(typed).strip(), likeness.counts
    names = [each for each in likeness.folded.items() if each[0] not in without]
    ranked = [
        (rank, -counts[name], text, name)
        for name, text in names
        if (rank := rank_of(text, wanted)) is not None
    ]
    found = [name for *_, name in sorted(ranked)[:MOST] if not likeness.usual(name)]
    usual = None if found else likeness.usual(typed.strip())
    return [usual] if usual and usual not in without else found


def rank_of(text: str, wanted: str) -> int | None:
    """0 where the text begins so, 1 where a word does, 2 where it holds it (no single letter)."""
    if text.startswith(wanted):
        return 0
    if re.search(rf"(?<!\w){re.escape(wanted)}", text):
        return 1
    return 2 if len(wanted) > 1 and wanted in text else None
