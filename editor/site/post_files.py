"""Which files of a site are posts and drafts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from editor.site.site import POST_FOLDERS

POST_ENDINGS = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm", ".textile", ".txt")
NOT_SEARCHED = ("_site", "node_modules", "vendor")


def posts_below(folder: Path) -> Iterator[Path]:
    """Every post and draft below `folder`, at any depth, in order of their paths."""
    inside = any(name in POST_FOLDERS for name in folder.absolute().parts)
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if is_searched(name))
        parts = Path(place).relative_to(folder).parts
        if inside or any(part in POST_FOLDERS for part in parts):
            yield from (Path(place, name) for name in sorted(files) if is_post(name))


def is_searched(name: str) -> bool:
    """May posts lie in a folder of that name?"""
    return not name.startswith(".") and name not in NOT_SEARCHED


def is_post(name: str) -> bool:
    """Is it a text of the site rather than a picture beside it or a hidden file?"""
    return not name.startswith(".") and name.lower().endswith(POST_ENDINGS)
