"""Which files of a site are posts and drafts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from editor.site.inside import entries_below
from editor.site.site import POST_FOLDERS

POST_ENDINGS = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm", ".textile", ".txt")
NOT_SEARCHED = ("_site", "node_modules", "vendor")


def posts_below(folder: Path) -> Iterator[Path]:
    """Every post and draft below `folder`, at any depth, in order of their paths."""
    inside = any(name in POST_FOLDERS for name in folder.absolute().parts)
    for entry in entries_below(folder, folder, lambda each: is_searched(each.name)):
        file = Path(entry.path)
        parts = file.relative_to(folder).parts[:-1]
        if is_post(file.name) and (inside or any(part in POST_FOLDERS for part in parts)):
            yield file


def is_searched(name: str) -> bool:
    """May posts lie in a folder of that name?"""
    return not name.startswith(".") and name not in NOT_SEARCHED


def is_post(name: str) -> bool:
    """Is it a text of the site rather than a picture beside it or a hidden file?"""
    return not name.startswith(".") and name.lower().endswith(POST_ENDINGS)
