"""What the posts of a site have used so far, most often first: suggestions for the next one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, cast

from editor.index.entry import Entry
from editor.site.site import Site


@dataclass(frozen=True)
class Suggestions:
    """Names with the number of posts that have them."""

    tags: Counter[str] = field(default_factory=Counter[str])
    categories: Counter[str] = field(default_factory=Counter[str])
    authors: Counter[str] = field(default_factory=Counter[str])
    layouts: Counter[str] = field(default_factory=Counter[str])
    image_folders: Counter[str] = field(default_factory=Counter[str])


def suggestions_of(
    site: Site, entries: Iterable[Entry], data: Mapping[str, Any] | None = None
) -> Suggestions:
    """What the posts have, and what the site knows besides: layouts, and the authors of `_data`.

    Names that no post has yet count 0. `data` is what stands in `_data`.
    """
    found = Suggestions()
    for entry in entries:
        found.tags.update(entry.tags)
        found.categories.update(entry.categories)
        found.authors.update(entry.authors)
        if entry.layout:
            found.layouts[entry.layout] += 1
        if "/" in entry.image and "//" not in entry.image:
            found.image_folders[str(PurePosixPath(entry.image).parent)] += 1
    for name in site.layouts or ():
        found.layouts[name] += 0
    for name in known_authors(site, data or {}):
        found.authors[name] += 0
    return found


def known_authors(site: Site, data: Mapping[str, Any]) -> set[str]:
    """The authors that the configuration and `_data/authors` name: by key where they have one."""
    config: Mapping[str, Any] = site.config
    names = {*names_of(config.get("author")), *names_of(config.get("authors"))}
    return names | names_of(data.get("authors"))


def names_of(value: Any) -> set[str]:  # noqa: ANN401
    """The names in a text, a list of names or records, or a mapping by name."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, list):
        return set[str]().union(*(names_of(each) for each in cast("list[Any]", value)))
    if isinstance(value, dict):
        record = cast("dict[str, Any]", value)
        name = record.get("name")
        if isinstance(name, str):
            return {name}
        return {key for key, each in record.items() if isinstance(each, dict)}
    return set()
