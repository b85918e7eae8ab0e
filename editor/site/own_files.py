"""The files of a site that people made: not what programs made of them, nor what they brought."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from editor.site.image_facts import ENDINGS
from editor.site.post_files import POST_ENDINGS, is_searched
from editor.site.site import Site

MARKUP = frozenset((*POST_ENDINGS, ".liquid"))
TEXTS = MARKUP | {
    *(".yml", ".yaml", ".json", ".csv", ".tsv", ".toml", ".xml", ".webmanifest"),
    *(".css", ".scss", ".sass", ".less", ".js", ".mjs", ".ts", ".svg", ".rb", ".erb"),
}
MOST_BYTES = 10_000_000  # of a text that is read for what it mentions


def own_files(site: Site) -> Iterator[PurePosixPath]:
    """The regular files of the site by their paths in it; folders behind links are left alone."""
    built = destination(site)
    for place, folders, files in os.walk(site.root):
        inside = PurePosixPath(Path(place).relative_to(site.root).as_posix())
        folders[:] = sorted(
            name for name in folders if is_searched(name) and inside / name != built
        )
        yield from (inside / name for name in sorted(files) if is_file(Path(place, name), site))


def destination(site: Site) -> PurePosixPath:
    """The folder into which Jekyll builds the site."""
    return PurePosixPath(os.path.normpath(site.text("destination") or "_site"))


def is_file(path: Path, site: Site) -> bool:
    """Is it a regular file, or a link to one in the site?"""
    if path.is_symlink():
        return path.is_file() and path.resolve().is_relative_to(site.root.resolve())
    return not path.name.startswith(".") and path.is_file()


def is_text(path: PurePosixPath) -> bool:
    """Does its ending promise a text that may name images?"""
    return path.suffix.lower() in TEXTS


def is_markup(path: PurePosixPath) -> bool:
    """Is it a text that shows images: Markdown, HTML, a layout?"""
    return path.suffix.lower() in MARKUP


def is_image(path: PurePosixPath) -> bool:
    """Does its ending promise an image?"""
    return path.suffix.lower() in ENDINGS
