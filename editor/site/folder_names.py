"""The names in a folder, letter by letter: a file system may not care for capitals, servers do."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

SETTLED_NS = 2_000_000_000  # a folder that was changed so lately may change again unseen


@dataclass(frozen=True)
class Names:
    """What a folder holds."""

    exact: frozenset[str]
    by_fold: dict[str, str]  # the first of those that differ by capitals alone


def folder_names(folder: Path) -> Names:
    """The names in `folder`; listed anew once something came or went. Raises OSError."""
    changed = os.stat(folder).st_mtime_ns
    if time.time_ns() - changed < SETTLED_NS:
        return listed(folder)
    return listed_once(folder, changed)


@lru_cache(maxsize=256)
def listed_once(folder: Path, changed: int) -> Names:  # noqa: ARG001 - another time, other names
    """The names in a folder that was changed last at `changed`."""
    return listed(folder)


def listed(folder: Path) -> Names:
    """The names in a folder now."""
    names = sorted(os.listdir(folder), reverse=True)
    return Names(frozenset(names), {each.casefold(): each for each in names})
