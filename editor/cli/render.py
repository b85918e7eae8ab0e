"""`post-editor render`: a post's page as Jekyll writes it, or a part of it, without a window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from editor.cli.sites import site_around
from editor.post.encodings import made_utf8
from editor.post.errors import PostError, WriteFailed
from editor.post.post import Post
from editor.post.post_file import read_post_file, write_post_file
from editor.post.refusals import reason
from editor.site.place import Place
from editor.site.site import Site

if TYPE_CHECKING:  # an article needs none of it
    from editor.jekyll.document import Document
    from editor.jekyll.pages import Pages

Maker = Callable[[Post, Place], str]


def run(args: argparse.Namespace) -> int:
    """Render every post of the command line; 1 where some could not be."""
    make = article if args.article else body if args.fragment else whole
    failed = [path for path in args.posts if not render(path, make, args.out)]
    return 1 if failed else 0


def render(path: Path, make: Maker, folder: Path | None) -> bool:
    """Write one post to `folder`, or to standard output; where that fails, say why."""
    try:
        post = Post.parse(read_post_file(path))
        place = Place(path, site_around(path.absolute().parent))
        html = make(post, place)
        if folder:
            write(target(folder, place), html)
        else:
            sys.stdout.buffer.write(made_utf8(html))
            sys.stdout.flush()
    except PostError as error:
        print(f"{path}: {error}", file=sys.stderr)
        return False
    return True


def article(post: Post, place: Place) -> str:
    """The post in the reading style of the preview."""
    from editor.jekyll.article import page

    return page(post, place)


def body(post: Post, place: Place) -> str:
    """The HTML of the text alone."""
    pages, document = in_site(post, place)
    return pages.body(document)


def whole(post: Post, place: Place) -> str:
    """The page as Jekyll writes it."""
    pages, document = in_site(post, place)
    return pages.page(document).html


def in_site(post: Post, place: Place) -> tuple[Pages, Document]:
    """The post among the pages of its site."""
    from editor.jekyll.page import document_of

    document = document_of(post, place)
    return pages_in(place.site).with_document(document), document


@cache
def pages_in(site: Site) -> Pages:
    """The pages of a site, which is read once."""
    from editor.jekyll.pages import pages_of

    return pages_of(site)


def target(folder: Path, place: Place) -> Path:
    """`folder`/<path in the site>.html, `.md` and all; outside of a site the name alone."""
    inside = place.in_site
    name = inside or (place.path.name if place.path else "post")
    return folder / f"{name}.html"


def write(path: Path, html: str) -> None:
    """Write a page, and the folders above it. Raises FileError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteFailed(f"“{path}” cannot be written: {reason(error)}.", path) from error
    write_post_file(path, made_utf8(html), expected=None, overwrite=True)
