"""`page` in the templates of a page that is in no collection, and of a static file."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, ClassVar

from editor.jekyll.contents import StaticFile
from editor.jekyll.document import Document
from editor.jekyll.drops.document_drop import Surroundings
from editor.jekyll.drops.drop import Drop


class PageDrop(Drop):
    """A page's variables."""

    OWN: ClassVar = ("content", "dir", "excerpt", "name", "path", "url")
    LAST = OWN
    excerpt = None  # pages have none unless the configuration asks for it

    def __init__(
        self, document: Document, around: Surroundings, content: str | None = None
    ) -> None:
        super().__init__(document.values)
        self._document, self._around, self._content = document, around, content

    def __str__(self) -> str:
        return self.path

    @property
    def content(self) -> str:
        """The text."""
        return self._document.text if self._content is None else self._content

    @property
    def dir(self) -> str:
        """The folder of the address."""
        return self.url.rpartition("/")[0] + "/"

    @property
    def name(self) -> str:
        """The file's name."""
        return self._document.path.name

    @property
    def path(self) -> str:
        """The path in the site."""
        return str(self._document.path)

    @property
    def url(self) -> str:
        """The address, without the baseurl."""
        return self._around.url(self._document)


def static_file(file: StaticFile, around: Surroundings) -> dict[str, Any]:
    """The variables of a file that is copied as it is."""
    path = PurePosixPath(file.path)
    changed = datetime.fromtimestamp(file.changed).astimezone(around.now.tzinfo)
    return {
        "name": path.name,
        "basename": path.stem,
        "extname": path.suffix,
        "path": f"/{path}",
        "collection": file.collection,
        "modified_time": changed,
    }
