"""The layouts of a site and its theme: which file a name means, and what stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from editor.jekyll.document import front_matter
from editor.post.errors import PostError, YamlError
from editor.post.post import Post
from editor.post.post_file import read_post_file
from editor.site.site import Site


@dataclass(frozen=True)
class Layout:
    """A layout: its file, its front matter, and its template."""

    path: Path
    values: Mapping[str, Any]
    text: str
    lines_above: int  # the lines of its front matter

    @property
    def parent(self) -> str | None:
        """The layout around this one."""
        name = self.values.get("layout")
        return None if name is None else str(name)


class Layouts:
    """The layouts that the pages of a site can name."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._folders = layout_folders(site)
        self._known: dict[str, Layout | None] = {}

    def find(self, name: str | None) -> Layout | None:
        """The layout of that name; None where there is none that can be read."""
        if name is None:
            return None
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def chain(self, name: str | None) -> Iterator[Layout]:
        """The layout of that name and those around it, none twice."""
        used: list[Path] = []
        while (layout := self.find(name)) and layout.path not in used:
            yield layout
            used.append(layout.path)
            name = layout.parent

    def _read(self, name: str) -> Layout | None:
        for folder in self._folders:
            for path in sorted(folder.glob(f"{glob_safe(name)}.*")):
                if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                    return read_layout(path, self._site)
        return None


def layout_folders(site: Site) -> list[Path]:
    """Where layouts lie: the site's own before the theme's."""
    own = site.root / (site.text("layouts_dir") or "_layouts")
    return [own, site.theme / "_layouts"] if site.theme else [own]


def glob_safe(name: str) -> str:
    """A layout's name, in which no character has a meaning of its own."""
    return "".join(f"[{each}]" if each in "*?[" else each for each in name.strip("/"))


def read_layout(path: Path, site: Site) -> Layout | None:
    """The layout in a file; None where it cannot be read."""
    try:
        post = Post.parse(read_post_file(path))
    except PostError:
        return None
    try:
        values = front_matter(post, site)
    except YamlError:
        values = {}
    return Layout(path, values, post.text, post.body_line - 1)
