"""A post as one HTML file that needs no other: styles and pictures are in it."""

from __future__ import annotations

from editor.jekyll.article import page as article_page
from editor.jekyll.assets import Assets, data_url
from editor.jekyll.embedding import embedded
from editor.jekyll.page import document_of
from editor.jekyll.pages import pages_of
from editor.jekyll.permalink import UnknownPlaceholder, url_of
from editor.jekyll.staying import staying, without_scripts
from editor.post.post import Post
from editor.site.images import Kind, resolve
from editor.site.inside import read_inside
from editor.site.place import Place

WEB = "https: http:"


def standalone_article(post: Post, place: Place) -> str:
    """The post in the reading style of the preview."""
    return staying(article_page(post, place, address=embedded_image, source=WEB))


def standalone_page(post: Post, place: Place) -> str:
    """The post as its site publishes it, in its layouts; without scripts.

    Links within the site lead to where it is published, if its configuration says where.
    """
    document = document_of(post, place)
    html = pages_of(place.site).with_document(document).page(document).html
    try:
        url = url_of(document, place.site)
    except UnknownPlaceholder:
        url = "/"
    site = place.site
    return without_scripts(staying(embedded(html, Assets(site, site.baseurl + url))))


def embedded_image(reference: str, place: Place) -> str:
    """The image that a reference leads to, as `data:`; else the reference."""
    found = resolve(reference, place)
    if found.path is None or found.kind is not Kind.FOUND:
        return reference
    return data_url(found.path.name, read_inside(found.path, place.site.root))
