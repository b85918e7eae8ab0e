"""`page` in the templates of a post or of another collection's document.

Follows https://jekyllrb.com/docs/variables/#page-variables
"""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar, Protocol

from editor.jekyll.document import Document
from editor.jekyll.drops.drop import Drop
from editor.jekyll.liquid.values import text_of
from editor.jekyll.permalink import categories_of, tags_of
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


class DocumentDrop(Drop):
    """A document's variables; `content` is given where it is the page being rendered."""

    OWN: ClassVar = (
        "name",
        "id",
        "next",
        "previous",
        "relative_path",
        "content",
        "excerpt",
        "output",
        "title",
        "categories",
        "path",
        "url",
        "date",
        "tags",
        "collection",
        "draft",
        "slug",
        "ext",
    )
    LAST: ClassVar = ("slug", "ext")
    FAR: ClassVar = ("next", "previous", "content", "excerpt", "output")
    output = None  # of the page as a whole nothing is known while it is made

    def __init__(
        self, document: Document, around: Surroundings, content: str | None = None
    ) -> None:
        super().__init__(document.values)
        self._document, self._around, self._content = document, around, content

    def __str__(self) -> str:
        return self.content

    @property
    def name(self) -> str:
        """The file's name."""
        return self._document.path.name

    @cached_property
    def id(self) -> str:
        """The address with the slug for its last part."""
        folder = self.url.rstrip("/").rpartition("/")[0]
        return f"{folder}/{self.slug}"

    @property
    def next(self) -> Drop | None:
        """The later neighbour."""
        return self._around.neighbour(self._document, 1)

    @property
    def previous(self) -> Drop | None:
        """The earlier neighbour."""
        return self._around.neighbour(self._document, -1)

    @property
    def relative_path(self) -> str:
        """The path in the site."""
        return str(self._document.path)

    path = relative_path

    @property
    def content(self) -> str:
        """The text."""
        return self._around.content(self._document) if self._content is None else self._content

    @cached_property
    def excerpt(self) -> str:
        """That of the front matter, else the HTML of the one that Jekyll takes."""
        own = self._values.get("excerpt")
        return self._around.excerpt(self._document) if own is None else text_of(own)

    @cached_property
    def title(self) -> Any:  # noqa: ANN401
        """That of the front matter, else what the file's name gives."""
        title = self._values.get("title")
        if title is not None or self._document.is_broken:
            return title
        return self._document.name.title

    @cached_property
    def categories(self) -> list[str]:
        """Those of the folders and the front matter."""
        return categories_of(self._document, self._around.site)

    @cached_property
    def tags(self) -> list[str]:
        """Those of the front matter."""
        return tags_of(self._document)

    @cached_property
    def url(self) -> str:
        """The address, without the baseurl."""
        return self._around.url(self._document)

    @property
    def date(self) -> datetime:
        """When it is dated; without a date that is the time of the build."""
        return self._document.date or self._around.now

    @property
    def collection(self) -> str:
        """The collection's name."""
        return self._document.collection

    @property
    def draft(self) -> bool:
        """Is it one? The front matter may say so too."""
        return self._values.get("draft", self._document.is_draft)

    @property
    def slug(self) -> str:
        """The last part of the address."""
        return self._document.slug

    @property
    def ext(self) -> str:
        """The ending of the file's name."""
        return self._document.path.suffix
