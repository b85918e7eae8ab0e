"""Where `link` and `post_url` lead: the addresses of a site's files and posts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from editor.jekyll.contents import Contents
from editor.jekyll.document import Document


class Targets:
    """Finds the address of a file or a post in a site."""

    def __init__(self, contents: Contents, url: Callable[[Document], str]) -> None:
        self._contents, self._url = contents, url

    def url_of_path(self, path: str) -> str | None:
        """The address of the file `path`; one written with a slash before it is a static file."""
        file = PurePosixPath(path.lstrip("/"))
        document = None if path.startswith("/") else self._document(file)
        if document:
            return self._url(document) if self._is_there(document) else None
        is_static = file in self._contents.files.others and not self._contents.document(file)
        return f"/{file}" if is_static else None

    def url_of_post(self, name: str) -> str | None:
        """The address of the post `2026-03-14-slug`, with folders before it where there are."""
        *folders, stem = name.split("/")
        for path in (*self._contents.files.posts, *self._contents.laid_over):
            if path.stem == stem and has_folders(path, folders):
                post = self._contents.document(path)
                if post and self._is_there(post):
                    return self._url(post)
        return None

    def _document(self, file: PurePosixPath) -> Document | None:
        """The document at a path, which may leave out the folder of the collections."""
        contents = self._contents
        folder = contents.site.collections_dir
        inside = contents.document(PurePosixPath(folder, file)) if folder else None
        return inside or contents.document(file)

    def _is_there(self, document: Document) -> bool:
        contents = self._contents
        return document.path in contents.laid_over or contents.is_published(document)


def has_folders(path: PurePosixPath, folders: list[str]) -> bool:
    """Does the post lie in these folders, counted from the site's root or from its `_posts`?"""
    if not folders:
        return True
    parts = path.parts[:-1]
    at = parts.index("_posts") if "_posts" in parts else 0
    return list(parts[at + 1 :]) == folders or [*parts[:at], *parts[at + 1 :]] == folders
