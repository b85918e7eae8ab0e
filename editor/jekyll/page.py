"""A post among the pages of its site: its address, what its Liquid sees, what is wrong in that."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path, PurePosixPath

from editor.jekyll.collections import collection_folder, collections_of
from editor.jekyll.document import PAGES, Document, document_at
from editor.jekyll.liquid import Rendering, Scope, render
from editor.jekyll.pages import pages_of
from editor.post.post import Post
from editor.site.inside import read_inside
from editor.site.place import Place
from editor.site.site import Site


def scope_of(post: Post, place: Place) -> Scope:
    """What the text of a post sees: its own front matter, and its site as it is now."""
    document = document_of(post, place)
    return pages_of(place.site).with_document(document).body_scope(document)


def worked_out(post: Post, place: Place) -> Rendering:
    """The text with its Liquid worked out, and what is wrong in that, with lines of the text."""
    return render(post.text, scope_of(post, place))


def asset_text(path: Path, site: Site) -> str:
    """The text of a file that is published without layouts, once Liquid is worked out.

    Raises PostError where it cannot be read.
    """
    post = Post.parse(read_inside(path, site.home_of(path)))
    inside = site.relative(path) or PurePosixPath(path.name)
    document = document_at(post, inside, site, PAGES)
    return render(post.text, pages_of(site).body_scope(document)).text


@lru_cache(maxsize=8)  # of one post it is asked for several times, for its address, its state …
def document_of(post: Post, place: Place) -> Document:
    """The document that a post is at its place; one without a file is a draft."""
    name = place.path.name if place.path else "untitled.md"
    path = place.in_site or PurePosixPath("_drafts", name)
    return document_at(post, path, place.site, collection_at(path, place.site))


def collection_at(path: PurePosixPath, site: Site) -> str:
    """The collection that a file belongs to by its place; PAGES: none."""
    folders = path.parts[:-1]
    if "_posts" in folders or "_drafts" in folders or not site.is_site:
        return "posts"
    for name in collections_of(site):
        if path.is_relative_to(collection_folder(name, site)):
            return name
    return PAGES
