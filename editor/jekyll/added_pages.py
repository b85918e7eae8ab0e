"""The pages that well-known plugins add to a site: feeds, archives, pagination, redirects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, cast
from urllib.parse import unquote

from editor.jekyll.contents import Contents
from editor.jekyll.document import Document
from editor.jekyll.permalink import categories_of, flat, tags_of
from editor.jekyll.plugins import Plugins
from editor.post.slug import slugify

ARCHIVES = {
    "year": "/:year/",
    "month": "/:year/:month/",
    "day": "/:year/:month/:day/",
    "tag": "/tag/:name/",
    "category": "/category/:name/",
}
ENABLED_BY = {
    "year": "year",
    "month": "month",
    "day": "day",
    "tag": "tags",
    "category": "categories",
}
PLAIN_WORD = re.compile(r"[a-zA-Z0-9_]+")
PAGE_OF_V2 = re.compile(r"(?:.*/)?(?:page)?:?/?\d+(?:/|\.html)?")


def added_pages(contents: Contents, plugins: Plugins) -> Iterator[str]:
    """The files of all of them, as `/tag/sea/index.html`."""
    if plugins.has("jekyll-feed"):
        yield from feeds(contents)
    if plugins.has("jekyll-sitemap"):
        yield from ("/sitemap.xml", "/robots.txt")
    if plugins.has("jekyll-archives"):
        yield from archives(contents)
    if plugins.has("jekyll-paginate"):
        yield from paginated(contents)
    if plugins.has("jekyll-redirect-from"):
        yield "/redirects.json"
        yield from redirects(contents)


def shown_posts(contents: Contents) -> tuple[Document, ...]:
    """The posts that are published: of very many the latest, where the site limits them."""
    limit = contents.config.get("limit_posts")
    return contents.posts[-limit:] if isinstance(limit, int) and limit > 0 else contents.posts


def file_of(url: str, ending: str = ".html") -> str:
    """The file that is written for the address of a page without a source."""
    path = f"/{unquote(url).lstrip('/')}"
    if path.endswith("/"):
        return f"{path}index.html"
    return path if path.endswith(ending) or "." in path.rpartition("/")[2] else path + ending


def may_be_paginated(path: str, plugins: Plugins) -> bool:
    """Does an address look like a later page of jekyll-paginate-v2, which counts by itself?"""
    return plugins.has("jekyll-paginate-v2") and bool(PAGE_OF_V2.fullmatch(path))


def feeds(contents: Contents) -> Iterator[str]:
    """The feeds of the posts, of other collections, and of categories and tags."""
    feed = mapping(contents.config.get("feed"))
    given: Any = feed.get("collections")
    collections: dict[Any, Any] = dict.fromkeys(listed(given)) | dict(mapping(given))
    posts = {"path": feed.get("path"), "categories": feed.get("categories")}
    for name, about in {"posts": posts, **collections}.items():
        about = {**(posts if name == "posts" else {}), **mapping(about)}
        folder = "/feed" if name == "posts" else f"/feed/{name}"
        usual = "/feed.xml" if name == "posts" else f"{folder}.xml"
        yield f"/{str(about.get('path') or usual).lstrip('/')}"
        yield from (f"{folder}/{category}.xml" for category in listed(about.get("categories")))
    yield from feeds_of_tags(feed.get("tags"), contents)


def feeds_of_tags(wish: Any, contents: Contents) -> Iterator[str]:  # noqa: ANN401
    """The feeds of tags, of those that are a plain word."""
    if not wish:
        return
    about = mapping(wish)
    folder = str(about.get("path") or "/feed/by_tag/").lstrip("/")
    only, other = listed(about.get("only")), listed(about.get("except"))
    for tag in {tag for post in shown_posts(contents) for tag in tags_of(post)}:
        if PLAIN_WORD.fullmatch(tag) and tag not in other and (not only or tag in only):
            yield f"/{folder}{tag}.xml"


def archives(contents: Contents) -> Iterator[str]:
    """The pages of jekyll-archives: of years, months, days, tags and categories."""
    about = mapping(contents.config.get("jekyll-archives"))
    enabled: Any = about.get("enabled")
    permalinks = {**ARCHIVES, **mapping(about.get("permalinks"))}
    mode = "pretty" if about.get("slug_mode") == "pretty" else "default"
    for kind, wanted in ENABLED_BY.items():
        if enabled in (True, "all") or wanted in listed(enabled):
            for values in kinds_of(kind, contents, mode):
                yield file_of(filled(str(permalinks[kind]), values), "")


def kinds_of(kind: str, contents: Contents, mode: str) -> Iterator[dict[str, str]]:
    """What fills the permalinks of one kind of archives."""
    for post in shown_posts(contents):
        if kind == "tag":
            yield from ({"name": slugify(tag, mode), "type": kind} for tag in tags_of(post))
        elif kind == "category":
            for name in categories_of(post, contents.site):
                yield {"name": slugify(name, mode), "type": kind}
        elif date := post.date:
            parts = {"year": f"{date:%Y}", "month": f"{date:%m}", "day": f"{date:%d}"}
            yield {**parts, "type": kind}


def filled(permalink: str, values: Mapping[str, str]) -> str:
    """A permalink with what is known in the place of its names."""
    return re.sub(r":(\w+)", lambda match: values.get(match[1], match[0]), permalink)


def paginated(contents: Contents) -> Iterator[str]:
    """The second and later pages of jekyll-paginate."""
    each = contents.config.get("paginate")
    if not isinstance(each, int) or each < 1:
        return
    path = f"/{contents.config.get('paginate_path') or '/page:num'}".replace("//", "/")
    posts = sum(1 for post in shown_posts(contents) if not post.values.get("hidden"))
    for number in range(2, -(-posts // each) + 1):
        yield file_of(f"{path.replace(':num', str(number), 1).rstrip('/')}/")


def redirects(contents: Contents) -> Iterator[str]:
    """The former addresses that `redirect_from` names."""
    for document in everything(contents):
        value = document.values.get("redirect_from")
        found = [value] if isinstance(value, str) else listed(value)
        yield from (file_of(str(each)) for each in found if each)


def everything(contents: Contents) -> Iterator[Document]:
    """All posts, documents and pages."""
    yield from shown_posts(contents)
    for documents in contents.collections.values():
        yield from documents
    yield from contents.pages


def readme_indexes(contents: Contents) -> Iterator[tuple[str, PurePosixPath]]:
    """The folders whose README becomes their index with jekyll-readme-index."""
    for path in contents.files.others:
        if path.stem.lower() == "readme" and path.suffix.lower() in (".md", ".markdown"):
            yield f"/{path.parent}/index.html".replace("/./", "/"), path


def mapping(value: Any) -> Mapping[str, Any]:  # noqa: ANN401
    """A mapping of the configuration, an empty one in place of anything else."""
    return cast("Mapping[str, Any]", value) if isinstance(value, dict) else {}


def listed(value: Any) -> list[Any]:  # noqa: ANN401
    """A list of the configuration, flat; an empty one in place of anything else."""
    return flat(cast("list[Any]", value)) if isinstance(value, list) else []
