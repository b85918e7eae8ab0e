"""`post-editor render`: the preview's page, or the body's HTML alone, without a window."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from editor.jekyll.article import page
from editor.jekyll.renderer import fragment
from editor.post.errors import PostError, WriteFailed
from editor.post.post import Post
from editor.post.post_file import read_post_file
from editor.site.place import Place
from editor.site.site import find_site


def run(args: argparse.Namespace) -> int:
    """Render every post of the command line; 1 where some could not be."""
    failed = [path for path in args.posts if not render(path, args.fragment, args.out)]
    return 1 if failed else 0


def render(path: Path, fragment_only: bool, folder: Path | None) -> bool:
    """Write one post to `folder`, or to standard output; where that fails, say why."""
    try:
        post = Post.parse(read_post_file(path))
        place = Place(path, find_site(path))
        html = fragment(post.text, place) if fragment_only else page(post, place)
        if folder:
            write(target(folder, place), html)
        else:
            sys.stdout.buffer.write(html.encode())
            sys.stdout.flush()
    except PostError as error:
        print(f"{path}: {error}", file=sys.stderr)
        return False
    return True


def target(folder: Path, place: Place) -> Path:
    """`folder`/<path in the site>.html, `.md` and all; outside of a site the name alone."""
    inside = place.in_site
    name = inside or (place.path.name if place.path else "post")
    return folder / f"{name}.html"


def write(path: Path, html: str) -> None:
    """Write a page, and the folders above it. Raises FileError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(html.encode())
    except OSError as error:
        raise WriteFailed(f"“{path}” cannot be written: {error.strerror}.", path) from error
