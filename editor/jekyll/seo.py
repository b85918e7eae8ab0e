"""What jekyll-seo-tag says of a page: its title, description, author, image and address.

After the plugin's documentation: https://jekyll.github.io/jekyll-seo-tag/usage/
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from editor.jekyll.liquid.addresses import ABSOLUTE, absolute_url
from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.filters.dates import date_to_xmlschema
from editor.jekyll.liquid.filters.strings import escape_once, normalize_whitespace, strip_html
from editor.jekyll.liquid.values import (
    LiquidValue,
    is_list,
    is_mapping,
    is_true,
    ruby_text,
    text_of,
)

HOME_OR_ABOUT = re.compile(r"/(about/)?(index\.html?)?")
INDEX = re.compile(r"/index\.html$")
LANGUAGE = "en_US"
AUTHORS = ("Person", "Organization")
NUMBERED = "Page %{current} of %{total} for "


@dataclass(frozen=True)
class Seo:
    """The page that a context renders, as search engines and cards are told of it."""

    context: Context

    @cached_property
    def page(self) -> Mapping[str, LiquidValue]:
        """The page's variables."""
        return as_mapping(self.context.find("page"))

    @cached_property
    def site(self) -> Mapping[str, LiquidValue]:
        """The site's variables."""
        return as_mapping(self.context.find("site"))

    def plain(self, value: LiquidValue) -> str | None:
        """Markdown as one line of text; None where nothing is left of it."""
        if value is None:
            return None
        kept, key = self.context.reach.kept, ("plain", ruby_text(value))
        if key not in kept:  # pages share the site's title and description
            html = self.context.reach.markdown(key[1])
            kept[key] = escape_once(normalize_whitespace(strip_html(html))) or None
        return kept[key]

    @cached_property
    def site_title(self) -> str | None:
        """The site's title, or its name."""
        return self.plain(first_of(self.site, "title", "name"))

    @cached_property
    def site_tagline(self) -> str | None:
        """The site's tagline, or its description."""
        return self.plain(self.site.get("tagline")) or self.site_description

    @cached_property
    def site_description(self) -> str | None:
        """The site's description."""
        return self.plain(self.site.get("description"))

    @cached_property
    def page_title(self) -> str | None:
        """The page's title alone, or the site's."""
        return self.plain(self.page.get("title")) or self.site_title

    @cached_property
    def title(self) -> str | None:
        """What stands in `<title>`: the page's title and the site's."""
        title = self.page_title
        if title and self.site_title and title != self.site_title:
            title = f"{title} | {self.site_title}"
        elif self.site_description and self.site_title:
            title = f"{self.site_title} | {self.site_tagline}"
        return f"{self.page_number or ''}{title}" if title else self.page_number

    @cached_property
    def page_number(self) -> str | None:
        """`Page 2 of 3 for `, on the further pages of a list."""
        pages = as_mapping(self.context.find("paginator"))
        number, total = pages.get("page"), pages.get("total_pages")
        if not isinstance(number, int) or number < 2:
            return None
        form = first_true(self.site.get("seo_paginator_message"), NUMBERED)
        return text_of(form).replace("%{current}", str(number)).replace("%{total}", text_of(total))

    @cached_property
    def description(self) -> str | None:
        """The page's description or excerpt, else the site's."""
        own = self.plain(first_of(self.page, "description", "excerpt"))
        return own or self.site_description

    @cached_property
    def author(self) -> Mapping[str, LiquidValue]:
        """The author: the page's, the first of its authors, or the site's."""
        return author_of(self.page, self.site)

    @cached_property
    def image(self) -> dict[str, LiquidValue] | None:
        """The page's image: its properties, `path` being its whole address."""
        value: LiquidValue = self.page.get("image")
        found: dict[str, LiquidValue] = dict(value) if is_mapping(value) else {"path": value}
        path = first_of(found, "path", "facebook", "twitter")
        if not isinstance(path, str):
            return None
        return {**found, "path": self.address(path)}

    def address(self, path: str) -> str:
        """The whole address of `path` in the site."""
        return path if ABSOLUTE.match(path) else absolute_url(path, self.context.reach.site.config)

    @cached_property
    def canonical_url(self) -> LiquidValue:
        """The page's one address."""
        own = self.page.get("canonical_url")
        if own not in (None, ""):
            return own
        url = self.page.get("url")
        return "" if url is None else INDEX.sub("/", self.address(text_of(url)))

    @cached_property
    def locale(self) -> str:
        """The page's language, or the site's."""
        values = (
            values.get(name) for name in ("locale", "lang") for values in (self.page, self.site)
        )
        return text_of(first_true(*values, LANGUAGE)).replace("-", "_")

    @cached_property
    def is_home(self) -> bool:
        """Is it the site's first page, or the one about it?"""
        return HOME_OR_ABOUT.fullmatch(text_of(self.page.get("url"))) is not None

    def time(self, value: LiquidValue) -> str | None:
        """A date for machines."""
        return date_to_xmlschema(value, context=self.context) if is_true(value) else None

    @cached_property
    def data(self) -> dict[str, LiquidValue]:
        """The page as JSON-LD, for schema.org."""
        own = as_mapping(self.page.get("seo"))
        date = self.page.get("date")
        modified = first_true(own.get("date_modified"), self.page.get("last_modified_at"), date)
        found = {
            "author": self._person(),
            "dateModified": self.time(modified),
            "datePublished": self.time(date),
            "description": self.description,
            "headline": self.page_title,
            "image": self._image(),
            "mainEntityOfPage": self._main(),
            "name": self._name(own),
            "publisher": self._publisher(),
            "sameAs": first_true(own.get("links"), self._social("links") if self.is_home else None),
            "url": self.canonical_url,
        }
        start = {"@context": "https://schema.org", "@type": self.kind}
        return {**start, **{key: value for key, value in found.items() if value is not None}}

    @cached_property
    def kind(self) -> LiquidValue:
        """What schema.org calls such a page."""
        own = as_mapping(self.page.get("seo")).get("type")
        if is_true(own):
            return own
        return "WebSite" if self.is_home else "BlogPosting" if self.page.get("date") else "WebPage"

    def _social(self, name: str) -> LiquidValue:
        return as_mapping(self.site.get("social")).get(name)

    def _name(self, own: Mapping[str, LiquidValue]) -> LiquidValue:
        site = first_true(self._social("name"), self.site_title) if self.is_home else None
        return self.plain(own.get("name")) or self.plain(site)

    def _person(self) -> LiquidValue:
        name = self.author.get("name")
        kind = first_true(self.author.get("type"), "Person")
        if not name or kind not in AUTHORS:
            return None
        person = {"@type": kind, "name": name, "url": self.author.get("url")}
        return {key: value for key, value in person.items() if value is not None}

    def _image(self) -> LiquidValue:
        if self.image is None:
            return None
        rest = {key: value for key, value in self.image.items() if key != "path"}
        path = self.image["path"]
        return {**rest, "url": path, "@type": "imageObject"} if rest else path

    def _main(self) -> LiquidValue:
        if self.kind not in ("BlogPosting", "CreativeWork"):
            return None
        return {"@type": "WebPage", "@id": self.canonical_url}

    def _publisher(self) -> LiquidValue:
        logo = self.site.get("logo")
        if not isinstance(logo, str):
            return None
        image = {"@type": "ImageObject", "url": self.address(logo)}
        found = {"@type": "Organization", "logo": image, "name": self.author.get("name")}
        return {key: value for key, value in found.items() if value is not None}


def as_mapping(value: LiquidValue) -> Mapping[str, Any]:
    """The value if it is a mapping, else an empty one."""
    return value if is_mapping(value) else {}


def first_of(values: Mapping[str, LiquidValue], *names: str) -> LiquidValue:
    """The first of these that is set."""
    return first_true(*(values.get(name) for name in names))


def first_true(*values: LiquidValue) -> LiquidValue:
    """The first value that is neither nil nor false."""
    return next(filter(is_true, values), None)


def author_of(
    page: Mapping[str, LiquidValue], site: Mapping[str, LiquidValue]
) -> Mapping[str, LiquidValue]:
    """What is said of the author, there or in `_data/authors`."""
    authors = page.get("authors")
    first = authors[0] if is_list(authors) and authors else None
    given = (page.get("author"), first, site.get("author"))
    found = next((each for each in given if each not in (None, "")), None)
    if is_mapping(found):
        return with_twitter(found)
    if not isinstance(found, str) or not found:
        return {}
    known = as_mapping(as_mapping(as_mapping(site.get("data")).get("authors")).get(found))
    return with_twitter({"name": found, **known})


def with_twitter(author: Mapping[str, LiquidValue]) -> Mapping[str, LiquidValue]:
    """The author with a name on Twitter: the one given, else the name itself."""
    handle = text_of(author.get("twitter") or author.get("name")).replace("@", "")
    return {**author, "twitter": handle or None}
