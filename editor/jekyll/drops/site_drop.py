"""`site` in templates: the configuration, and what the site holds.

Follows https://jekyllrb.com/docs/variables/#site-variables
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar

from editor.jekyll.collections import collection_folder, collections_of
from editor.jekyll.contents import Contents, StaticFile
from editor.jekyll.document import PAGES, Document
from editor.jekyll.drops.drop import Drop
from editor.jekyll.liquid.values import LiquidValue

RELATED = 10


class SiteDrop(Drop):
    """A site's variables; `of` gives those of a document, `static` those of a file."""

    OWN: ClassVar = (
        "data",
        "time",
        "posts",
        "pages",
        "html_pages",
        "html_files",
        "static_files",
        "documents",
        "collections",
        "tags",
        "categories",
        "related_posts",
    )

    def __init__(
        self,
        contents: Contents,
        of: Callable[[Document], Drop],
        static: Callable[[StaticFile], LiquidValue],
        page: Document | None = None,
    ) -> None:
        super().__init__(contents.config)
        self._contents, self._of, self._static, self._page = contents, of, static, page

    def __getitem__(self, name: str) -> LiquidValue:
        if name != "posts" and name in self._contents.collections:
            return self._drops(self._contents.collections[name])
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        return name in self._contents.collections or super().__contains__(name)

    @property
    def time(self) -> datetime:
        """The time of the build."""
        return self._contents.now

    @property
    def data(self) -> dict[str, Any]:
        """What stands in `_data`."""
        return self._contents.data

    @cached_property
    def posts(self) -> list[Drop]:
        """The posts, the newest first."""
        return self._drops(reversed(self._contents.posts))

    @cached_property
    def pages(self) -> list[Drop]:
        """The pages that are in no collection."""
        return self._drops(self._contents.pages)

    @cached_property
    def html_pages(self) -> list[Drop]:
        """Those that are read as HTML."""
        return [each for each in self.pages if str(each["url"]).endswith(("/", ".html", ".htm"))]

    @cached_property
    def static_files(self) -> list[LiquidValue]:
        """The files that are copied as they are."""
        return [self._static(each) for each in self._contents.static_files]

    @property
    def html_files(self) -> list[LiquidValue]:
        """Those of them that are HTML."""
        return [each for each in self.static_files if each["extname"] == ".html"]

    @cached_property
    def documents(self) -> list[Drop]:
        """The documents of all collections, posts included."""
        groups = (self._in_collection(name) for name in collections_of(self._contents.site))
        return [self._of(each) for group in groups for each in group]

    @cached_property
    def collections(self) -> list[dict[str, Any]]:
        """The collections by name, each with its documents."""
        found = collections_of(self._contents.site)
        return [self._collection(name, found[name]) for name in sorted(found)]

    @cached_property
    def tags(self) -> dict[str, list[Drop]]:
        """The posts by tag, the newest first."""
        return self._posts_by("tags")

    @cached_property
    def categories(self) -> dict[str, list[Drop]]:
        """The posts by category, the newest first."""
        return self._posts_by("categories")

    @cached_property
    def related_posts(self) -> list[Drop]:
        """The newest other posts, where the page is a document."""
        page = self._page
        if page is None or page.collection == PAGES:
            return []
        newest = self._contents.posts[: -RELATED - 2 : -1]
        return self._drops([each for each in newest if each.path != page.path][:RELATED])

    def _posts_by(self, name: str) -> dict[str, list[Drop]]:
        found: dict[str, list[Drop]] = {}
        for post in self._drops(self._contents.posts):
            for each in post[name]:
                found.setdefault(each, []).insert(0, post)
        return found

    def _in_collection(self, name: str) -> tuple[Document, ...]:
        return self._contents.posts if name == "posts" else self._contents.collections.get(name, ())

    def _collection(self, name: str, about: Mapping[str, Any]) -> dict[str, Any]:
        site = self._contents.site
        folder = collection_folder(name, site)
        return {
            "output": False,
            **about,
            "label": name,
            "docs": self._drops(self._in_collection(name)),
            "files": [],
            "directory": str(site.root / folder),
            "relative_directory": str(folder),
        }

    def _drops(self, documents: Iterable[Document]) -> list[Drop]:
        return [self._of(each) for each in documents]
