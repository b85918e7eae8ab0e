"""The bytes of every file below a folder, to compare a site before and after."""

from __future__ import annotations

from pathlib import Path


def folder_bytes(root: Path) -> dict[str, bytes]:
    """By path in the folder; what a build leaves there is not counted."""
    return {
        str(file.relative_to(root)): file.read_bytes()
        for file in sorted(root.rglob("*"))
        if file.is_file() and not {"_site", ".jekyll-cache", "_plugins"} & set(file.parts)
        if file.name not in ("_seen.json", "_pages.json")
    }
