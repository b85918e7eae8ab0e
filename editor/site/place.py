"""Where a post stands: its file, and the site around it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from editor.site.site import Site


@dataclass(frozen=True)
class Place:
    """A post's file (None while it has none) and the site it belongs to."""

    path: Path | None
    site: Site
