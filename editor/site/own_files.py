"""The files of a site that people made: not what programs made of them, nor what they brought."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from editor.post.errors import PostError
from editor.site.image_facts import ENDINGS
from editor.site.inside import files_below, path_inside, read_inside
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
    built = site.root / destination(site)
    for file in files_below(site.root, site.root, lambda f: is_searched(f.name) and f != built):
        if not file.name.startswith("."):
            yield PurePosixPath(file.relative_to(site.root).as_posix())


def destination(site: Site) -> PurePosixPath:
    """The folder into which Jekyll builds the site."""
    return PurePosixPath(path_inside(site.text("destination") or "_site"))


def text_bytes(path: PurePosixPath, site: Site) -> bytes:
    """What a text file of the site holds; nothing of one that is huge or cannot be read."""
    try:
        return read_inside(site.root / path, site.root, MOST_BYTES)
    except PostError:
        return b""


def is_text(path: PurePosixPath) -> bool:
    """Does its ending promise a text that may name images?"""
    return path.suffix.lower() in TEXTS


def is_markup(path: PurePosixPath) -> bool:
    """Is it a text that shows images: Markdown, HTML, a layout?"""
    return path.suffix.lower() in MARKUP


def is_image(path: PurePosixPath) -> bool:
    """Does its ending promise an image?"""
    return path.suffix.lower() in ENDINGS
