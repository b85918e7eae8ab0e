"""Where a post stands: its file, and the site around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from editor.post.post_name import PostName, read_post_name
from editor.post.scalar import Value
from editor.site.site import Site


@dataclass(frozen=True)
class Place:
    """A post's file (None while it has none) and the site it belongs to."""

    path: Path | None
    site: Site

    @property
    def name(self) -> PostName | None:
        """What the file's name says: date and slug."""
        return read_post_name(self.path.name) if self.path else None

    @cached_property
    def in_site(self) -> PurePosixPath | None:
        """The file as seen from the site's root; None when it has no file or lies elsewhere."""
        return self.site.relative(self.path) if self.path else None

    @property
    def is_in_posts(self) -> bool:
        """Does the file lie in a `_posts` folder?"""
        return self._is_below("_posts")

    @property
    def is_draft(self) -> bool:
        """Does the file lie in a `_drafts` folder?"""
        return self._is_below("_drafts")

    @cached_property
    def defaults(self) -> dict[str, Value]:
        """The front matter that the site's configuration gives this post."""
        inside = self.in_site
        if inside is None:
            return {}
        folder = f"{self.site.collections_dir}/" if self.site.collections_dir else ""
        return self.site.defaults_for(str(inside).removeprefix(folder))

    def _is_below(self, folder: str) -> bool:
        return self.path is not None and folder in self.path.absolute().parts[:-1]
