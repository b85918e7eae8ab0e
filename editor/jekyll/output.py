"""The files that a build of a site writes, and what a reader finds at an address of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from editor.jekyll.added_pages import (
    added_pages,
    listed,
    may_be_paginated,
    readme_indexes,
    shown_posts,
)
from editor.jekyll.anchors import Anchors
from editor.jekyll.collections import collection_folder, is_published
from editor.jekyll.contents import Contents, contents_of
from editor.jekyll.document import PAGES, Document, document_at
from editor.jekyll.permalink import (
    PLACEHOLDER,
    UnknownPlaceholder,
    document_template,
    is_markdown,
    output_ending,
    sanitized,
    url_of,
)
from editor.jekyll.plugins import Plugins, plugins_of
from editor.jekyll.site_files import THEME_FOLDER, has_front_matter
from editor.post.post import Post
from editor.site.inside import files_below
from editor.site.site import Site

INDEXES = ("index.html", "index.htm", "index.xml", "index.json", "index.xhtml")
Source = PurePosixPath | None  # a file of the site; None: a plugin or the theme makes it


@dataclass(frozen=True)
class Output:
    """What a build of a site writes; a file's path is as `/about/index.html`, without baseurl."""

    contents: Contents
    plugins: Plugins
    files: dict[str, Source]
    held_back: dict[str, Source] = field(default_factory=dict[str, Source])  # not published yet

    @cached_property
    def urls_of(self) -> dict[PurePosixPath, str]:
        """The addresses of posts, documents and pages by their files, without the baseurl."""
        contents = self.contents
        return {each.path: url for each in published(contents) if (url := url_in(each, contents))}

    @cached_property
    def urls(self) -> frozenset[str]:
        """These addresses."""
        return frozenset(unquote(url) for url in self.urls_of.values())

    @cached_property
    def anchors(self) -> Anchors:
        """The anchors of its pages."""
        return Anchors(self.contents)

    @cached_property
    def by_casefold(self) -> dict[str, str]:
        """The files by their paths without regard to capitals."""
        return {path.casefold(): path for path in reversed(self.files)}

    @cached_property
    def by_name(self) -> dict[str, list[str]]:
        """The documents by the last part of their addresses, without its ending."""
        found: dict[str, list[str]] = {}
        for path, source in self.files.items():
            if source and path.endswith(".html") and name_of(path):
                found.setdefault(name_of(path), []).append(path)
        return found

    def url(self, document: Document) -> str:
        """The address of a document, without the baseurl."""
        return url_in(document, self.contents)

    def file_at(self, path: str) -> str | None:
        """The file that is shown at the address `path` (decoded), as servers do it; None: none."""
        if path in self.files:
            return path
        if path.endswith("/"):
            return next((path + name for name in INDEXES if path + name in self.files), None)
        return next((p for p in (f"{path}/index.html", f"{path}.html") if p in self.files), None)

    def may_be_added(self, path: str) -> bool:
        """May something else have put a file there: a plugin that counts, or `keep_files`?"""
        kept = [str(each).strip("/") for each in listed(self.contents.config.get("keep_files"))]
        return may_be_paginated(path, self.plugins) or any(
            path.strip("/") == each or path.startswith(f"/{each}/") for each in kept if each
        )


def name_of(path: str) -> str:
    """`x` of `/2025/12/03/x.html` and of `/2025/12/03/x/index.html`."""
    return path.removesuffix("/index.html").removesuffix(".html").rpartition("/")[2].casefold()


def written_file(url: str, ending: str) -> str:
    """The path of the file that is written for an address."""
    path = unquote(url)
    if path.endswith("/"):
        return f"{path}index{ending}"
    return path if path.endswith(ending) else path + ending


def output_of(contents: Contents) -> Output:
    """All that a build of the site writes."""
    plugins = plugins_of(contents.site)
    files: dict[str, Source] = dict.fromkeys(theme_files(contents.site))
    files |= dict(statics(contents, plugins))
    if plugins.has("jekyll-readme-index"):
        files = dict(readme_indexes(contents)) | files
    for document in published(contents):
        files |= dict.fromkeys(of_document(document, contents), document.path)
    for file in added_pages(contents, plugins):
        files.setdefault(file, None)
    return Output(contents, plugins, files, dict(waiting(contents)))


def published(contents: Contents) -> Iterator[Document]:
    """The posts, documents and pages that become files."""
    yield from shown_posts(contents)
    for name, documents in contents.collections.items():
        if is_published(name, contents.site):
            yield from documents
    yield from contents.pages


def of_document(document: Document, contents: Contents) -> Iterator[str]:
    """The file of a document; with a style sheet the map that Sass writes beside it."""
    if url := url_in(document, contents):
        path = written_file(url, output_ending(document.path, contents.site))
        yield path
        if path.endswith(".css"):
            yield f"{path}.map"


def url_in(document: Document, contents: Contents) -> str:
    """The address of a document; "" where its permalink is none."""
    try:
        return url_of(document, contents.site, contents.now)
    except UnknownPlaceholder:
        return ""


def statics(contents: Contents, plugins: Plugins) -> Iterator[tuple[str, Source]]:
    """The files that are copied, those of collections too."""
    for file in contents.static_files:
        yield f"/{file.path}", file.path
        if plugins.has("jekyll-optional-front-matter") and is_markdown(file.path, contents.site):
            page = document_at(Post.parse(b""), file.path, contents.site, PAGES)
            yield from ((path, file.path) for path in of_document(page, contents))
    for name, files in contents.files.documents.items():
        if is_published(name, contents.site):
            for path in files:
                if contents.document(path) is None:
                    yield static_in_collection(path, name, contents.site), path


def static_in_collection(path: PurePosixPath, name: str, site: Site) -> str:
    """Where a file of a collection that is copied goes: by the permalink of the collection."""
    inner = path.relative_to(collection_folder(name, site))
    known = {"collection": name, "path": f"{inner.with_suffix('')}", "name": path.stem}
    template = document_template(name, site)
    filled = PLACEHOLDER.sub(lambda match: known.get(match[1], ""), template)
    return sanitized(filled).rstrip("/") + path.suffix


def theme_files(site: Site) -> Iterator[str]:
    """What the theme gives to the site."""
    if theme := site.theme:
        for file in files_below(theme / THEME_FOLDER, theme):
            path = PurePosixPath(file.relative_to(theme).as_posix())
            is_made = has_front_matter(file, theme)
            ending = output_ending(path, site) if is_made else path.suffix
            yield f"/{path.with_suffix(ending)}"
            if ending != path.suffix == ".scss":
                yield f"/{path.with_suffix('.css.map')}"


def waiting(contents: Contents) -> Iterator[tuple[str, Source]]:
    """The posts that are there, but not published now."""
    shown = {post.path for post in contents.posts}
    for path in contents.files.posts:
        if path not in shown and (post := contents.read(path, "posts")):
            yield from ((file, path) for file in of_document(post, contents))


_latest: dict[Path, Output] = {}  # by root
_making = threading.Lock()  # two threads must not both make a large one


def output_now(site: Site) -> Output:
    """What a build of the site writes now; the same object as long as nothing has changed."""
    with _making:
        contents = contents_of(site)
        known = _latest.get(site.root)
        if known is None or known.contents is not contents:
            known = _latest[site.root] = output_of(contents)
        return known
