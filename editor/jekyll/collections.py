"""The collections that a site's configuration names.

Follows https://jekyllrb.com/docs/collections/
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, cast

from editor.jekyll.document import Document
from editor.site.inside import path_inside
from editor.site.site import Site


def collections_of(site: Site) -> dict[str, Mapping[str, Any]]:
    """The collections by name, with what the configuration says of each; `posts` come first."""
    given = site.config.get("collections")
    names: dict[str, Mapping[str, Any]] = {}
    if isinstance(given, dict):
        for name, about in cast("dict[Any, Any]", given).items():
            names[str(name)] = cast("dict[str, Any]", about) if isinstance(about, dict) else {}
    elif isinstance(given, list):
        names = {str(name): {} for name in given}
    return {"posts": {"output": True, **names.pop("posts", {})}, **names}


def is_published(name: str, site: Site) -> bool:
    """Are there pages of the collection?"""
    return collections_of(site).get(name, {}).get("output") is True


def arranged(documents: tuple[Document, ...], name: str, site: Site) -> tuple[Document, ...]:
    """The documents of a collection in the order that it asks for (`sort_by`, `order`)."""
    about = collections_of(site).get(name, {})
    wish, listed = about.get("sort_by"), about.get("order")
    if wish:
        return tuple(sorted(documents, key=lambda each: sort_key(each.values.get(str(wish)))))
    if isinstance(listed, list):
        places = {str(path): n for n, path in enumerate(cast("list[Any]", listed))}
        folder = collection_folder(name, site)
        return tuple(
            sorted(
                documents,
                key=lambda each: places.get(str(each.path.relative_to(folder)), len(places)),
            )
        )
    return documents


def sort_key(value: Any) -> tuple[bool, str, Any]:  # noqa: ANN401
    """Values of one kind in their order, and what has none at the end."""
    kind = "number" if isinstance(value, int | float) else type(value).__name__
    return value is None, kind, 0 if value is None else value


def collection_folder(name: str, site: Site) -> PurePosixPath:
    """Where the documents of a collection lie: `_docs`."""
    return PurePosixPath(site.collections_dir, path_inside(f"_{name}"))
