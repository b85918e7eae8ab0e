"""The variables that a template of a site can write out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from editor.index.offering.offered import Offered
from editor.jekyll.contents import Contents
from editor.writing.completing.candidate import Candidate

SET = re.compile(r"\{%-?\s*(?:assign|capture|for|tablerow)\s+(?P<name>[\w-]+)", re.ASCII)
KEY = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
DEEPEST = 3  # names behind `site.data`
MOST = 3000
LONGEST_VALUE = 60


def variables(offered: Offered) -> list[Candidate]:
    """Those of the page, of the site, and those that the post sets itself."""
    found: dict[str, str] = {}
    for name, value in _all(offered):
        if len(found) < MOST and (name not in found or value):
            found[name] = value
    return [Candidate(name, name, note=said, icon="variable") for name, said in found.items()]


def _all(offered: Offered) -> Iterator[tuple[str, str]]:
    from editor.jekyll.drops.document_drop import DocumentDrop  # Liquid takes a while to read
    from editor.jekyll.drops.page_drop import PageDrop

    own = DocumentDrop.OWN if offered.place.is_in_posts or offered.place.is_draft else PageDrop.OWN
    values = {} if offered.post.yaml_error else offered.post.values
    yield from ((f"page.{name}", shown(value)) for name, value in named(values))
    yield from ((f"page.{name}", "") for name in own)
    yield from ((name, "set in this post") for name in _set_in(offered.post.text))
    yield "content", ""
    yield "jekyll.environment", ""
    yield "jekyll.version", ""
    if offered.contents is not None:
        yield from _of_site(offered.contents)


def _of_site(contents: Contents) -> Iterator[tuple[str, str]]:
    from editor.jekyll.drops.site_drop import SiteDrop

    yield from ((f"site.{name}", shown(value)) for name, value in named(contents.config))
    yield from ((f"site.{name}", "") for name in (*SiteDrop.OWN, *contents.collections))
    yield from _below("site.data", contents.data, DEEPEST)


def _below(name: str, value: object, depth: int) -> Iterator[tuple[str, str]]:
    if depth and isinstance(value, dict):
        for key, inner in named(cast("dict[str, Any]", value)):
            yield f"{name}.{key}", shown(inner)
            yield from _below(f"{name}.{key}", inner, depth - 1)


def named(values: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    """The values whose keys can be written behind a dot."""
    return ((key, value) for key, value in values.items() if KEY.fullmatch(str(key)))


def shown(value: object) -> str:
    """A value in a few words; of lists and records what they are."""
    if isinstance(value, list):
        return f"{len(cast('list[Any]', value))} items"
    if isinstance(value, dict):
        return f"{len(cast('dict[str, Any]', value))} keys"
    text = "" if value is None else " ".join(str(value)[: 4 * LONGEST_VALUE].split())
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def _set_in(text: str) -> Iterator[str]:
    return iter(dict.fromkeys(found["name"] for found in SET.finditer(text)))
