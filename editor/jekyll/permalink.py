"""Where a post, a document or a page is published: its address on the site.

Follows https://jekyllrb.com/docs/permalinks/
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, cast
from urllib.parse import quote

from editor.jekyll.collections import collection_folder, collections_of
from editor.jekyll.document import PAGES, Document, Values, document_at, names_in
from editor.post.encodings import ESCAPED
from editor.post.post import Post
from editor.post.slug import slugify
from editor.site.place import Place
from editor.site.site import Site

STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
PLACEHOLDER = re.compile(r":([a-z_]+)")
PLAIN_PATH = re.compile(r"^[a-zA-Z0-9./-]+$", re.MULTILINE)  # one such line is enough to Ruby
PROTOCOL = re.compile(r"([^:/?#]+):")  # what Ruby takes for one in an address
PROTOCOL_NAME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*")
MARKDOWN = ("md", "markdown", "mkd", "mkdn", "mkdown")
MONTHS = "January February March April May June July August September October November December"
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"


class UnknownPlaceholder(ValueError):
    """A permalink that stops the build: it names what Jekyll does not know, or fills badly."""


def url_of(document: Document, site: Site, now: datetime | None = None) -> str:
    """The address of a document or page, as `/2026/03/14/slug.html`, without the site's baseurl.

    `now` is the time of the build, the date of what has none. Raises UnknownPlaceholder.
    """
    if document.collection == PAGES:
        return page_url(document, site)
    template = document_template(document.collection, site)
    return address(template, document, site, now or datetime.now().astimezone())


def post_url(post: Post, place: Place) -> str:
    """The address of a post at its place, without the baseurl; "" for one that has no file yet.

    Raises UnknownPlaceholder.
    """
    path = place.in_site
    return url_of(document_at(post, path, place.site), place.site) if path else ""


def document_template(collection: str, site: Site) -> str:
    """The permalink that the configuration gives a collection."""
    own = collections_of(site).get(collection, {}).get("permalink")
    if own:
        return str(own)
    if collection != "posts":
        return with_ending("/:collection/:path", site)
    style = site.config.get("permalink")
    return STYLES.get(str(style), str(style)) if style else STYLES["date"]


def page_url(page: Document, site: Site) -> str:
    """The address of a page: `/about.html`, `/about/`. Raises UnknownPlaceholder."""
    path, own = page.path, page.values.get("permalink")
    folder = "" if path.parent == PurePosixPath() else f"{path.parent}"
    ending = output_ending(path, site)
    if own:
        template = str(own)
    elif ending != ".html":
        template = "/:path/:basename:output_ext"
    elif path.stem == "index":
        template = "/:path/"
    else:
        template = with_ending("/:path/:basename", site)
    known = {
        "path": lambda: folder,
        "basename": lambda: path.stem,
        "output_ext": lambda: ending,
    }
    return sanitized(filled(template, known))


def with_ending(template: str, site: Site) -> str:
    """A template for files of no date, with the ending that the site's style gives."""
    style = site.config.get("permalink")
    if style == "pretty":
        return f"{template}/"
    if style in (None, "date", "ordinal", "none") or not isinstance(style, str):
        return f"{template}:output_ext"
    if style.endswith("/"):
        return f"{template}/"
    return f"{template}:output_ext" if style.endswith(":output_ext") else template


def address(template: str, document: Document, site: Site, now: datetime) -> str:
    """The address that the front matter wishes, else the template's."""
    own = document.values.get("permalink")
    wish = template if own is None or own is False else str(own)
    return sanitized(filled(wish, placeholders(document, site, now)))


def filled(template: str, known: Mapping[str, Callable[[], str]]) -> str:
    """The template with its placeholders filled in, each as a part of an address."""

    def value(found: re.Match[str]) -> str:
        name = found[1]
        rest = ""
        if name not in known and name.endswith("_"):
            name, rest = name.removesuffix("_"), "_"
        if name not in known:
            raise UnknownPlaceholder(
                f"The permalink “{template}” has “:{found[1]}”, which Jekyll does not know."
            )
        return escaped(known[name]()) + rest

    return PLACEHOLDER.sub(value, template)


def escaped(text: str) -> str:
    """A value as it stands in an address."""
    if PLAIN_PATH.search(text):
        return text
    protocol = PROTOCOL.match(text)
    if text.startswith(":") or (protocol and not PROTOCOL_NAME.fullmatch(protocol[1])):
        raise UnknownPlaceholder(f"“{text}” cannot stand in an address, for its colon.")
    return quote(text, safe="-._~!$&'()*+,;=:@/?", errors=ESCAPED)


def sanitized(url: str) -> str:
    """One slash at the start, none twice, no way up."""
    url = re.sub(r"/{2,}", "/", f"/{url}".replace("..", "/"))
    return re.sub(r"\A/?\.?/", "/", url)


def placeholders(document: Document, site: Site, now: datetime) -> dict[str, Callable[[], str]]:
    """All that a permalink can name, worked out when it does."""
    path, slug = document.path, document.slug
    known = {
        "collection": lambda: document.collection,
        "path": lambda: inner_path(document, site),
        "name": lambda: slugify(path.stem),
        "title": lambda: slugify(slug, "pretty", cased=True),
        "slug": lambda: slugify(slug),
        "categories": lambda: joined(document, site, str.lower),
        "slugified_categories": lambda: joined(document, site, slugify),
        "output_ext": lambda: output_ending(path, site),
    }
    return known | dated(document.date or now)


def joined(document: Document, site: Site, written: Callable[[str], str]) -> str:
    """The categories as folders, each once."""
    return "/".join(dict.fromkeys(map(written, categories_of(document, site))))


def dated(date: datetime) -> dict[str, Callable[[], str]]:
    """The placeholders that a date fills."""
    month, day = MONTHS.split()[date.month - 1], DAYS.split()[date.weekday()]
    year, week, weekday = date.isocalendar()
    texts = {
        "year": f"{date.year:04}",
        "short_year": f"{date.year % 100:02}",
        "w_year": f"{year:04}",
        "month": f"{date.month:02}",
        "i_month": f"{date.month}",
        "short_month": month[:3],
        "long_month": month,
        "week": f"{week:02}",
        "day": f"{date.day:02}",
        "i_day": f"{date.day}",
        "y_day": f"{date.timetuple().tm_yday:03}",
        "w_day": f"{weekday}",
        "short_day": day[:3],
        "long_day": day,
        "hour": f"{date.hour:02}",
        "minute": f"{date.minute:02}",
        "second": f"{date.second:02}",
    }
    return {name: lambda text=text: text for name, text in texts.items()}


def inner_path(document: Document, site: Site) -> str:
    """The path inside the collection without its ending."""
    folder = str(collection_folder(document.collection, site))
    inner = str(document.path.with_suffix("")).replace(folder, "", 1)
    return inner.strip("/").rstrip(".")


def output_ending(path: PurePosixPath, site: Site) -> str:
    """The ending of the published file."""
    if is_markdown(path, site):
        return ".html"
    return ".css" if path.suffix in (".scss", ".sass") else path.suffix


def is_markdown(path: PurePosixPath, site: Site) -> bool:
    """Is it a file whose text is Markdown?"""
    wanted = site.config.get("markdown_ext")
    kinds = str(wanted).lower().split(",") if wanted else MARKDOWN
    return path.suffix.lower().removeprefix(".") in kinds


def categories_of(document: Document, site: Site) -> list[str]:
    """The categories: folders above `_posts`, `categories`, then `category`; each once."""
    one = document.values.get("category")
    named = [
        *names_in(document.values.get("categories")),
        *([] if one is None or one is False else [one]),
    ]
    known = (text_of(each) for each in flat(named) if each is not None)
    return list(dict.fromkeys([*above(document, site), *known]))


def tags_of(document: Document) -> list[str]:
    """The tags of the front matter, each once."""
    return list(dict.fromkeys(map(text_of, plural(document.values, "tag", "tags"))))


def above(document: Document, site: Site) -> tuple[str, ...]:
    """The folders between the root and `_posts` or `_drafts`."""
    path = document.path
    if site.collections_dir and path.is_relative_to(site.collections_dir):
        path = path.relative_to(site.collections_dir)
    for folder in ("_posts", "_drafts"):
        if folder in path.parts:
            return path.parts[: path.parts.index(folder)]
    return ()


def plural(values: Values, one: str, many: str) -> list[Any]:
    """`tag: a` or `tags: a b`, `tags: [a, b]`: the list."""
    value = values.get(one)
    found = names_in(values.get(many)) if value is None or value is False else [value]
    return [each for each in flat(found) if each is not None]


def flat(values: list[Any]) -> list[Any]:
    """A list without lists in it."""
    found: list[Any] = []
    for each in values:
        found.extend(flat(cast("list[Any]", each)) if isinstance(each, list) else [each])
    return found


def text_of(value: Any) -> str:  # noqa: ANN401
    """A value as a category's or tag's name."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S %z}"
    return str(value).lower() if isinstance(value, bool) else str(value)
