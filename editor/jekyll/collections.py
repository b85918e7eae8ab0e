"""The collections that a site's configuration names.

Follows https://jekyllrb.com/docs/collections/
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from editor.site.site import Site


def collections_of(site: Site) -> dict[str, Mapping[str, Any]]:
    """The collections by name, with what the configuration says of each; `posts` among them."""
    given = site.config.get("collections")
    names: dict[str, Mapping[str, Any]] = {}
    if isinstance(given, dict):
        for name, about in cast("dict[Any, Any]", given).items():
            names[str(name)] = cast("dict[str, Any]", about) if isinstance(about, dict) else {}
    elif isinstance(given, list):
        names = {str(name): {} for name in given}
    posts = {"output": True, **names.get("posts", {})}
    return {**names, "posts": posts}


def is_published(name: str, site: Site) -> bool:
    """Are there pages of the collection?"""
    return collections_of(site).get(name, {}).get("output") is True
