"""A file that becomes a page: its path, front matter and text as Jekyll reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, cast

from editor.jekyll.date import BEYOND, PostDate, Unclear, dated_by, read_date, zone_of
from editor.jekyll.ruby_yaml import load
from editor.post.errors import YamlError
from editor.post.fences import Format
from editor.post.post import Post
from editor.post.post_name import PostName, read_post_name
from editor.site.defaults import merged
from editor.site.site import Site

Values = Mapping[str, Any]

PAGES = ""  # the collection of what is in none
WORD = re.compile(r"[^ \t\n\v\f\r\0]+")  # a no-break space does not part words to Ruby


@dataclass(frozen=True)
class Document:
    """A post, a draft, a document of another collection, or a page."""

    path: PurePosixPath  # in the site
    values: Values  # the front matter, and what the configuration gives
    text: str = ""  # with LF line ends
    date: datetime | None = None  # in the zone of the site
    collection: str = "posts"
    is_draft: bool = False
    is_broken: bool = False  # front matter that YAML cannot read: Jekyll then reads no name either

    @property
    def name(self) -> PostName:
        """What the file's name says."""
        if self.is_broken:
            return PostName(None, self.path.stem, self.path.suffix)
        return read_post_name(self.path.name) or PostName(None, self.path.stem, self.path.suffix)

    @property
    def slug(self) -> str:
        """The slug of the front matter, else the file name's."""
        slug = self.values.get("slug")
        return self.name.slug if slug is None or slug is False else str(slug)

    @property
    def layout(self) -> str | None:
        """The layout that is asked for; None: none."""
        layout = self.values.get("layout")
        return None if layout is None else str(layout)


def document_at(post: Post, path: PurePosixPath, site: Site, collection: str = "posts") -> Document:
    """The document that `post` is at `path` in its site."""
    values = site.defaults_for(path_for_defaults(path, site), collection or "pages")
    is_broken = False
    try:
        own = front_matter(post, site)
        whole = merged(values, own)
        is_broken = collection != PAGES and not is_category_list(whole.get("categories"))
        if values.get("categories") and collection != PAGES and not is_broken:
            both = names_in(values["categories"]), names_in(own.get("categories") or [])
            whole["categories"] = [*both[0], *both[1]]
        values = values if is_broken else whole
    except YamlError:
        is_broken = True
    is_dated = not is_broken or values.get("date") is not None
    date = moment_of(values, path, site) if is_dated else None
    is_draft = "_drafts" in path.parts[:-1]
    return Document(path, values, post.text, date, collection, is_draft, is_broken)


def front_matter(post: Post, site: Site) -> dict[str, Any]:
    """The front matter by Ruby's rules. Raises YamlError."""
    if post.format is not Format.YAML:
        return {}
    own = load(post.head, zone_of(site.timezone), takes_symbols=False)
    if own is None:
        return {}
    if not isinstance(own, dict):
        raise YamlError("these are no fields", post.front_matter.first_line, 1)
    return cast("dict[str, Any]", own)


def is_category_list(value: Any) -> bool:  # noqa: ANN401
    """Can Jekyll make a list of `categories`? Else it gives up reading the post, in silence."""
    return value is None or isinstance(value, str | list)


def names_in(value: Any) -> list[Any]:  # noqa: ANN401
    """The names of a list, or of a text's words, as `tags` and `categories` have them."""
    if isinstance(value, str):
        return WORD.findall(value)
    return cast("list[Any]", value) if isinstance(value, list) else []


def path_for_defaults(path: PurePosixPath, site: Site) -> str:
    """The path as the scopes of the defaults see it: without the folder of the collections."""
    folder = f"{site.collections_dir}/" if site.collections_dir else ""
    return str(path).removeprefix(folder)


def moment_of(values: Values, path: PurePosixPath, site: Site) -> datetime | None:
    """The date of the front matter, else of the file's name; None: that of the build."""
    value = values.get("date")
    if isinstance(value, datetime):
        return in_zone_of(site, value)
    name = read_post_name(path.name)
    if value is not None:
        found = read_date(str(value), quoted=True, timezone=site.timezone)
    elif name and name.written:
        found = dated_by(name, site.timezone)
    else:
        return None
    if isinstance(found, Unclear):
        return found.guess
    return found.moment if isinstance(found, PostDate) else None


def in_zone_of(site: Site, moment: datetime) -> datetime:
    """The moment by the clock of the site; at the ends of the calendar by its own."""
    try:
        return moment.astimezone(zone_of(site.timezone))
    except BEYOND:
        return moment
