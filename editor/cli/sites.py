"""The sites of the posts on a command line."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from editor.site.site import Site, find_site


@cache
def site_around(folder: Path) -> Site:
    """The site that the posts of a folder belong to; its configuration is read once."""
    return find_site(folder / "post.md")
