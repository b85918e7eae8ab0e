"""`page` in the templates of a page that is in no collection, and of a static file."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, ClassVar

from editor.jekyll.contents import StaticFile
from editor.jekyll.drops.file_drop import FileDrop, Surroundings


class PageDrop(FileDrop):
    """A page's variables."""

    OWN: ClassVar = ("content", "dir", "excerpt", "name", "path", "url")
    LAST = OWN
    excerpt = None  # pages have none unless the configuration asks for it

    def __str__(self) -> str:
        return self.path

    @property
    def dir(self) -> str:
        """The folder of the address."""
        return self.url.rpartition("/")[0] + "/"


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
