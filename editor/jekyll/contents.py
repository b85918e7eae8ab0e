"""What a site holds, as its pages see it: posts, documents, pages, data and files to copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path, PurePosixPath
from time import monotonic
from typing import Any

from editor.jekyll.collections import arranged
from editor.jekyll.configuration import configuration
from editor.jekyll.data_files import MOST_BYTES as MOST_DATA
from editor.jekyll.data_files import data_left_out, overlaid, read_data
from editor.jekyll.date import zone_of
from editor.jekyll.document import PAGES, Document, document_at
from editor.jekyll.site_files import has_front_matter
from editor.jekyll.site_walk import SiteFiles, Stamp, walk
from editor.post.errors import PostError
from editor.post.post import Post
from editor.site.amounts import MOST_TEXT, megabytes, too_much
from editor.site.inside import read_inside
from editor.site.post_files import POST_ENDINGS
from editor.site.site import Site

PAGE_ENDINGS = (*POST_ENDINGS, ".xml")
MOST_NAMED = 3
FRESH = 1.0  # seconds in which a site is not looked through again


@dataclass(frozen=True)
class StaticFile:
    """A file that is copied as it is."""

    path: PurePosixPath
    changed: float  # seconds since the epoch
    collection: str | None = None


@dataclass(frozen=True)
class Contents:
    """A site at one moment; each part of it is read when it is first asked for.

    `laid_over` are documents as they stand in the window, instead of their files.
    """

    site: Site
    files: SiteFiles
    now: datetime
    laid_over: Mapping[PurePosixPath, Document] = field(
        default_factory=dict[PurePosixPath, Document]
    )
    on_disk: Contents | None = None  # without what is laid over

    def with_document(self, document: Document) -> Contents:
        """The same site with `document` in the place of its file."""
        laid_over = {**self.laid_over, document.path: document}
        return replace(self, laid_over=laid_over, on_disk=self.on_disk or self)

    def shows(self, document: Document) -> bool:
        """Is the document among what the site shows, as it is?"""
        return self.document(document.path) == document and self.is_published(document)

    @cached_property
    def posts(self) -> tuple[Document, ...]:
        """The posts that are published and those laid over, the oldest first."""
        read = {path: self.read(path, "posts") for path in self.files.posts}
        read |= {p: each for p, each in self.laid_over.items() if each.collection == "posts"}
        return self._in_order(
            each
            for path, each in read.items()
            if each and (path in self.laid_over or self.is_published(each))
        )

    @cached_property
    def collections(self) -> dict[str, tuple[Document, ...]]:
        """The documents of each other collection, in order."""
        return {name: self._documents(name) for name in self.files.documents}

    @cached_property
    def pages(self) -> tuple[Document, ...]:
        """The pages: files with front matter that are in no collection."""
        paths = sorted(self.files.others, key=lambda path: path.name)
        read = (self.read(path, PAGES) for path in paths if self._is_page(path))
        return tuple(each for each in read if each and not is_held_back(each))

    @cached_property
    def static_files(self) -> tuple[StaticFile, ...]:
        """The files that are copied as they are."""
        if self.on_disk:
            return self.on_disk.static_files
        return tuple(
            StaticFile(path, stamp[0] / 1e9)
            for path, stamp in sorted(self.files.others.items())
            if not self._is_page(path)
        )

    @cached_property
    def config(self) -> dict[str, Any]:
        """The configuration as templates see it."""
        return self.on_disk.config if self.on_disk else configuration(self.site)

    @cached_property
    def data(self) -> dict[str, Any]:
        """What stands in `_data`, over that of the theme."""
        if self.on_disk:
            return self.on_disk.data
        zone = zone_of(self.site.timezone)
        own, *themes = (read_data(folder, root, zone) for folder, root in self._data_folders)
        return overlaid(themes[0], own) if themes else own

    @cached_property
    def left_out(self) -> frozenset[PurePosixPath]:
        """The largest posts, documents and pages, where all together are more than is read."""
        if self.on_disk:
            return self.on_disk.left_out
        pages = {p: each for p, each in self.files.others.items() if p.suffix in PAGE_ENDINGS}
        groups = (self.files.posts, *self.files.documents.values(), pages)
        sizes = {path: size for group in groups for path, (_, size) in group.items()}
        return too_much(sizes, MOST_TEXT)

    @cached_property
    def remarks(self) -> tuple[str, ...]:
        """Sentences about what is not read, as there is too much of it."""
        if self.on_disk:
            return self.on_disk.remarks
        folders = self._data_folders
        data = [each.name for folder in folders for each in data_left_out(*folder)]
        files = [str(each) for each in self.left_out]
        return tuple(
            remark(names, what, most)
            for names, what, most in (
                (data, "data files", MOST_DATA),
                (files, "posts and pages", MOST_TEXT),
            )
            if names
        )

    def document(self, path: PurePosixPath) -> Document | None:
        """What is made of the file `path`; None: it is copied, or there is none."""
        if path in self.laid_over:
            return self.laid_over[path]
        if path in self.files.posts:
            return self.read(path, "posts")
        for name, documents in self.files.documents.items():
            if path in documents:
                return self.read(path, name) if self._has_front_matter(path) else None
        return self.read(path, PAGES) if path in self.files.others and self._is_page(path) else None

    def read(self, path: PurePosixPath, collection: str) -> Document | None:
        """The document in a file; None where it cannot be read."""
        if path in self.laid_over:
            return self.laid_over[path]
        if path in self.left_out:
            return None
        return read_document(self.site, path, collection, self._stamp(path, collection))

    def is_published(self, post: Document) -> bool:
        """Does a plain build publish it: not held back, and, a post, not in the future?"""
        if is_held_back(post):
            return False
        if self.site.shows_future or post.collection != "posts" or post.date is None:
            return True
        return post.date <= self.now

    @property
    def _data_folders(self) -> list[tuple[Path, Path]]:
        """The folders of data, the site's own first, and what they are a part of."""
        own, theme = (self.site.folder("data_dir", "_data"), self.site.root), self.site.theme
        return [own, (theme / "_data", theme)] if theme else [own]

    def _documents(self, name: str) -> tuple[Document, ...]:
        paths = [*self.files.documents[name]]
        read = (self.read(path, name) for path in paths if self._has_front_matter(path))
        documents = self._in_order(each for each in read if each and self.is_published(each))
        return arranged(documents, name, self.site)

    def _in_order(self, documents: Iterable[Document]) -> tuple[Document, ...]:
        return tuple(sorted(documents, key=lambda each: (each.date or self.now, str(each.path))))

    def _is_page(self, path: PurePosixPath) -> bool:
        return path in self.laid_over or self._has_front_matter(path)

    def _has_front_matter(self, path: PurePosixPath) -> bool:
        return has_front_matter(Path(self.site.root, path), self.site.root)

    def _stamp(self, path: PurePosixPath, collection: str) -> Stamp:
        files = self.files
        groups = {"posts": files.posts, PAGES: files.others, **files.documents}
        return groups[collection][path]


def is_held_back(document: Document) -> bool:
    """Does it say that it is not to be published: `published: false`, or nothing behind it?"""
    published = document.values.get("published", True)
    return published is None or published is False  # 0 is true to Ruby


def remark(names: list[str], what: str, most: int) -> str:
    """That the largest files of a kind are not read."""
    more = f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else ""
    listed = ", ".join(f"“{each}”" for each in sorted(names)[:MOST_NAMED])
    return (
        f"The site’s {what} are more than {megabytes(most)} together, so the largest are left out "
        f"here: {listed}{more}. Jekyll reads them."
    )


@lru_cache(maxsize=20_000)
def read_document(
    site: Site,
    path: PurePosixPath,
    collection: str,
    stamp: Stamp,  # noqa: ARG001 - another stamp, another document
) -> Document | None:
    """The document in a file that had this `stamp`; None where it cannot be read."""
    try:
        post = Post.parse(read_inside(Path(site.root, path), site.root))
    except PostError:
        return None
    return document_at(post, path, site, collection)


@dataclass(frozen=True)
class Look:
    """What was found when a site was last looked through, when that was, and how long it took."""

    contents: Contents
    at: float
    took: float

    @property
    def is_fresh(self) -> bool:
        """Need one not look again? No more than a small part of the time goes into looking."""
        return monotonic() - self.at < max(FRESH, self.took * 30)


_latest: dict[Path, Look] = {}  # by root


def contents_of(site: Site) -> Contents:
    """What the site holds now; the same object as long as nothing has changed.

    Files are looked at no more than once in a second, less often in a site of many thousands.
    """
    look = _latest.get(site.root)
    if look and look.contents.site == site and look.is_fresh:
        return look.contents
    begun = monotonic()
    files = walk(site)
    if look and look.contents.site == site and look.contents.files == files:
        contents = look.contents
    else:
        contents = Contents(site, files, datetime.now().astimezone(zone_of(site.timezone)))
    _latest[site.root] = Look(contents, monotonic(), monotonic() - begun)
    return contents
