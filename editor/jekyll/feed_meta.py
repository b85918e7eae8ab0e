"""`{% feed_meta %}`: the link to the site's feed, as jekyll-feed writes it."""

from __future__ import annotations

from editor.jekyll.liquid.addresses import absolute_url
from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.values import ruby_text
from editor.jekyll.seo import as_mapping, first_of, first_true

PATH = "feed.xml"
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"})


def feed_meta(context: Context, markup: str) -> str:  # noqa: ARG001 - the tag has no options
    """The link for the page's head."""
    site = as_mapping(context.find("site"))
    path = first_true(as_mapping(site.get("feed")).get("path"), PATH)
    address = absolute_url(path, context.reach.site.config)
    title = first_of(site, "title", "name")
    named = "" if title is None else f' title="{ruby_text(title).translate(ESCAPES)}"'
    return f'<link type="application/atom+xml" rel="alternate" href="{address}"{named} />'
