"""`post-editor [POST … | SITE]`: the window, or a sentence where there can be none."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from editor import qt_needs
from editor.post.errors import PostError
from editor.post.post import Post
from editor.post.post_file import read_post_file
from editor.site.site import find_site


def run(args: argparse.Namespace) -> int:
    """Open the posts that can be read; gives the exit code.

    2 where this computer lacks what a window needs, or none of the posts can be read.
    """
    if args.screenshot and qt_needs.display_problem(os.environ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # a picture needs no display
    trouble = qt_needs.why_no_window(os.environ)
    if trouble:
        print(f"post-editor: {trouble}", file=sys.stderr)
        return 2
    readable = [path for path in args.posts if can_be_read(path)]
    if args.posts and not readable:
        return 2
    args.posts = readable
    from editor.ui import application  # Qt only once it can run

    return application.run(args)


def can_be_read(path: Path) -> bool:
    """Can the post, or the site in that folder, be opened? If not, say why."""
    if path.is_dir():
        is_site = find_site(path.absolute() / "post.md").is_site
        if not is_site:
            print(f"{path}: There is no site in this folder.", file=sys.stderr)
        return is_site
    try:
        Post.parse(read_post_file(path))
    except PostError as error:
        print(f"{path}: {error}", file=sys.stderr)
        return False
    return True
