"""`page` in the templates of a post or of another collection's document.

Follows https://jekyllrb.com/docs/variables/#page-variables
"""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar

from editor.jekyll.drops.drop import Drop
from editor.jekyll.drops.file_drop import FileDrop
from editor.jekyll.liquid.values import text_of
from editor.jekyll.permalink import categories_of, tags_of


class DocumentDrop(FileDrop):
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

    def __str__(self) -> str:
        return self.content

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
        return self.path

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
