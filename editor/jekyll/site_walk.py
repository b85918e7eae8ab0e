"""Which files of a site Jekyll reads, and as what: posts, documents, pages or files to copy."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from editor.jekyll.collections import collection_folder, collections_of
from editor.jekyll.left_out import left_out_because
from editor.jekyll.site_files import is_left_out, patterns
from editor.site.inside import entries_inside, is_inside
from editor.site.site import Site

POST_NAME = re.compile(r"\d{2,4}-\d{1,2}-\d{1,2}-[^/]*\.[^.]+")

Stamp = tuple[int, int]  # when the file was changed, and its size


@dataclass(frozen=True)
class SiteFiles:
    """The files of a site by what Jekyll does with them; each with its stamp."""

    posts: dict[PurePosixPath, Stamp] = field(default_factory=dict[PurePosixPath, Stamp])
    documents: dict[str, dict[PurePosixPath, Stamp]] = field(
        default_factory=dict[str, dict[PurePosixPath, Stamp]]
    )  # by collection
    others: dict[PurePosixPath, Stamp] = field(default_factory=dict[PurePosixPath, Stamp])
    data: dict[PurePosixPath, Stamp] = field(default_factory=dict[PurePosixPath, Stamp])


def walk(site: Site) -> SiteFiles:
    """Look through the folders of the site."""
    files = SiteFiles()
    if not site.is_site:
        return files
    for name in collections_of(site):
        if name != "posts":
            folder = collection_folder(name, site)
            files.documents[name] = dict(documents_in(folder, site))
    data = site.folder("data_dir", "_data").relative_to(site.root)
    files.data.update(documents_in(PurePosixPath(data.as_posix()), site))
    has_excludes = bool(patterns(site, "exclude"))
    for path, stamp in entries(PurePosixPath(), site):
        in_posts = "_posts" in path.parts[:-1]
        if not in_posts:
            files.others[path] = stamp
        elif POST_NAME.fullmatch(path.name) and not (has_excludes and left_out_because(path, site)):
            files.posts[path] = stamp
    return files


def documents_in(folder: PurePosixPath, site: Site) -> Iterator[tuple[PurePosixPath, Stamp]]:
    """The files of a collection."""
    for each, path in scan(folder, site):
        if each.name[:1] in "._#~" or each.name.endswith("~"):
            continue
        if each.is_dir(follow_symlinks=False):
            yield from documents_in(path, site)
        elif stamp := stamp_of(each, site.root):
            yield path, stamp


def entries(folder: PurePosixPath, site: Site) -> Iterator[tuple[PurePosixPath, Stamp]]:
    """The files that are published, and those in `_posts` folders."""
    for each, path in scan(folder, site):
        is_folder = each.is_dir(follow_symlinks=False)
        if is_folder and each.name == "_posts":
            yield from documents_in(path, site)
        elif is_left_out(path.as_posix(), site) or each.name == "_site":
            continue
        elif is_folder:
            yield from entries(path, site)
        elif stamp := stamp_of(each, site.root):
            yield path, stamp


def scan(folder: PurePosixPath, site: Site) -> list[tuple[os.DirEntry[str], PurePosixPath]]:
    """What lies in a folder, by name; nothing where it cannot be read, or leads out."""
    found = entries_inside(Path(site.root, folder), site.root)
    return [(each, folder / each.name) for each in found]


def stamp_of(entry: os.DirEntry[str], root: Path) -> Stamp | None:
    """When a regular file of the site was changed, and its size; None for anything else."""
    try:
        if entry.is_symlink() and not is_inside(Path(entry.path), root):
            return None
        status = entry.stat()
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size) if stat.S_ISREG(status.st_mode) else None
