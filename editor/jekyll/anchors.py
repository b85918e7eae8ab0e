"""The anchors of a page: the ids in its text, and those that its layouts put around it."""

from __future__ import annotations

import threading
from pathlib import Path, PurePosixPath

from editor.jekyll.body_links import ids_in
from editor.jekyll.contents import Contents
from editor.jekyll.document import Document
from editor.jekyll.pages import Pages
from editor.post.errors import PostError
from editor.site.inside import read_inside


class Anchors:
    """Finds anchors in the pages of a site at one moment; what was looked for is kept."""

    def __init__(self, contents: Contents) -> None:
        self._pages = Pages(contents)
        self._of_bodies: dict[PurePosixPath, frozenset[str]] = {}
        self._of_pages: dict[PurePosixPath, frozenset[str] | None] = {}
        self._working = threading.Lock()  # pages are made one at a time

    def in_body(self, path: PurePosixPath) -> frozenset[str]:
        """The anchors in the text of the file `path`."""
        with self._working:
            if path not in self._of_bodies:
                self._of_bodies[path] = frozenset(ids_in(self._body(path)))
            return self._of_bodies[path]

    def in_page(self, path: PurePosixPath) -> frozenset[str] | None:
        """Those of the whole page; None where its layouts are not all known."""
        document = self._pages.contents.document(path)
        if document is None:
            return self.in_body(path)  # it is copied as it is
        with self._working:
            if path not in self._of_pages:
                self._of_pages[path] = ids_around(document, self._pages)
            return self._of_pages[path]

    def around(self, document: Document, body: str) -> frozenset[str] | None:
        """Those of the page of a document as it stands in the window, `body` being its HTML."""
        with self._working:
            return ids_around(document, self._pages.with_document(document), body)

    def _body(self, path: PurePosixPath) -> str:
        document = self._pages.contents.document(path)
        if document:
            return self._pages.body(document)
        try:
            root = self._pages.site.root
            data = read_inside(Path(root, path), root)
        except PostError:
            return ""
        return data.decode("utf-8", "replace")


def ids_around(document: Document, pages: Pages, body: str | None = None) -> frozenset[str] | None:
    """The anchors of a whole page; None where a layout is missing or uses what is not known."""
    if pages.site.layouts is None:
        return None
    page = pages.page(document, body)
    return None if page.problems else frozenset(ids_in(page.html))
