"""The layouts of a site and its theme: which file a name means, and what stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from editor.jekyll.document import front_matter
from editor.post.errors import PostError, YamlError
from editor.post.post import Post
from editor.site.inside import entries_inside, is_file_inside, path_inside, read_inside
from editor.site.site import Site

MOST = 20  # layouts around each other


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
        """The layout of that name and those around it, none twice, and not more than `MOST`."""
        used: list[Path] = []
        while (layout := self.find(name)) and layout.path not in used and len(used) < MOST:
            yield layout
            used.append(layout.path)
            name = layout.parent

    def _read(self, name: str) -> Layout | None:
        homes = ((folder, self._site.home_of(folder)) for folder in self._folders)
        found = (file for folder, home in homes for file in files_called(name, folder, home))
        file = next(found, None)
        return read_layout(file, self._site) if file else None


def layout_folders(site: Site) -> list[Path]:
    """Where layouts lie: the site's own before the theme's."""
    own = site.layouts_folder
    return [own, site.theme / "_layouts"] if site.theme else [own]


def files_called(name: str, folder: Path, home: Path) -> Iterator[Path]:
    """The files in `folder`, a part of `home`, that a name may mean: of `post`, `post.html`."""
    inside = path_inside(name)
    path = folder / inside
    for entry in entries_inside(path.parent, home) if inside else ():
        file = path.parent / entry.name
        if entry.name.startswith(f"{path.name}.") and is_file_inside(file, home):
            yield file


def read_layout(path: Path, site: Site) -> Layout | None:
    """The layout in a file; None where it cannot be read."""
    try:
        post = Post.parse(read_inside(path, site.home_of(path)))
    except PostError:
        return None
    try:
        values = front_matter(post, site)
    except YamlError:
        values = {}
    return Layout(path, values, post.text, post.body_line - 1)
