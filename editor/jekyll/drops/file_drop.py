"""What documents and pages have in common as variables of templates."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Protocol

from editor.jekyll.document import Document
from editor.jekyll.drops.drop import Drop
from editor.site.site import Site


class Surroundings(Protocol):
    """What a document's variables need to know of the build that it is part of."""

    @property
    def site(self) -> Site:
        """The site."""
        ...

    @property
    def now(self) -> datetime:
        """The time of the build."""
        ...

    def url(self, document: Document) -> str:
        """Its address, without the baseurl."""
        ...

    def content(self, document: Document) -> str:
        """Its text: rendered if Jekyll rendered it before the page that asks, else as written."""
        ...

    def excerpt(self, document: Document) -> str:
        """The HTML of its excerpt."""
        ...

    def neighbour(self, document: Document, step: int) -> Drop | None:
        """The variables of the one before (-1) or behind it (1) in its collection."""
        ...


class FileDrop(Drop):
    """The variables of a file; `content` is given where it is the page being rendered."""

    def __init__(
        self, document: Document, around: Surroundings, content: str | None = None
    ) -> None:
        super().__init__(document.values)
        self._document, self._around, self._content = document, around, content

    @property
    def name(self) -> str:
        """The file's name."""
        return self._document.path.name

    @property
    def path(self) -> str:
        """The path in the site, without the folder of the collections."""
        path, folder = self._document.path, self._around.site.collections_dir
        return str(path.relative_to(folder) if path.is_relative_to(folder) else path)

    @cached_property
    def url(self) -> str:
        """The address, without the baseurl."""
        return self._around.url(self._document)

    @property
    def content(self) -> str:
        """The text."""
        return self._around.content(self._document) if self._content is None else self._content
