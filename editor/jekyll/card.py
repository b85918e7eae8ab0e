"""A post as others show it, in a list, a search result, a shared card: what `seo` tells them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from html import unescape
from pathlib import Path

from editor.jekyll.document import Document
from editor.jekyll.excerpt import separator_of
from editor.jekyll.liquid import render
from editor.jekyll.liquid.context import Context
from editor.jekyll.liquid.filters.strings import normalize_whitespace, strip_html
from editor.jekyll.liquid.values import text_of
from editor.jekyll.page import document_of
from editor.jekyll.pages import Pages, pages_of
from editor.jekyll.permalink import categories_of
from editor.jekyll.seo import Seo
from editor.post.post import Post
from editor.site.images import resolve
from editor.site.place import Place


@dataclass(frozen=True)
class Card:
    """What is told of a post, as plain text."""

    title: str  # as lists have it
    shared_title: str  # with typographic quotes
    page_title: str  # with the site's: what stands in <title>
    description: str
    excerpt: str  # what lists show
    takes_excerpt: bool  # Jekyll takes it of the text: the post gives none
    separator: str  # where the excerpt ends then
    date: datetime
    categories: tuple[str, ...]
    site_name: str
    address: str  # the whole one, or without the host where the site has no `url`
    image: Path | None  # where it lies in the site
    image_address: str  # as it is told; "" for none


def card_of(post: Post, place: Place, before: Pages | None = None) -> tuple[Card, Pages]:
    """What is told of a post; the pages of its site make the next card faster (`before`)."""
    pages = pages_of(place.site, before)
    document = document_of(post, place)
    return card(document, pages.with_document(document), place), pages


def card(document: Document, pages: Pages, place: Place) -> Card:
    """What the site tells of one of its documents."""
    seo = seo_of(document, pages)
    drop = pages.drop(document)
    image = str(seo.image["path"]) if seo.image else ""
    return Card(
        title=text_of(drop.get("title")),
        shared_title=plain(seo.page_title),
        page_title=plain(seo.title),
        description=plain(seo.description),
        excerpt=plain(strip_html(str(drop["excerpt"]))),
        takes_excerpt=document.values.get("excerpt") is None,
        separator=separator_of(document, place.site),
        date=document.date or pages.now,
        categories=tuple(categories_of(document, place.site)),
        site_name=plain(seo.site_title),
        address=str(seo.canonical_url),
        image=resolve(image, place).path if image else None,
        image_address=image,
    )


def seo_of(document: Document, pages: Pages) -> Seo:
    """What jekyll-seo-tag knows of a document."""
    known: list[Seo] = []

    def note(context: Context, _markup: str) -> str:
        known.append(Seo(context))
        return ""

    render("{% seo %}", replace(pages.body_scope(document), tags={"seo": note}))
    return known[0]


def plain(html: str | None) -> str:
    """A text for people's eyes: one line, no entities."""
    return unescape(normalize_whitespace(html or ""))
