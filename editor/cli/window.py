"""`post-editor [POST … | SITE]`: the window, or a sentence where there can be none."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from editor import qt_needs
from editor.post.encodings import look_of
from editor.post.errors import PostError
from editor.post.post_file import read_post_file
from editor.running_window import Request, address, ask
from editor.site.site import find_site


def run(args: argparse.Namespace) -> int:
    """Open the posts that can be read, in the window that runs already; gives the exit code.

    2 where this computer lacks what a window needs, or none of the posts can be read.
    """
    readable = [path for path in args.posts if can_be_read(path)]
    if args.posts and not readable:
        return 2
    args.request = request_of(readable, args.new_window)
    if not args.screenshot and ask(address(os.environ), args.request):
        return 0
    if args.screenshot and qt_needs.display_problem(os.environ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # a picture needs no display
    trouble = qt_needs.why_no_window(os.environ)
    if trouble:
        print(f"post-editor: {trouble}", file=sys.stderr)
        return 2
    from editor.ui import application  # Qt only once it can run

    return application.run(args)


def request_of(paths: Sequence[Path], new_window: bool) -> Request:
    """What the window that runs already is asked for."""
    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    return Request(tuple(path.absolute() for path in paths), new_window, token)


def can_be_read(path: Path) -> bool:
    """Can the post, or the site in that folder, be opened? If not, say why."""
    if path.is_dir():
        is_site = find_site(path.absolute() / "post.md").is_site
        if not is_site:
            print(f"{path}: There is no site in this folder.", file=sys.stderr)
        return is_site
    try:
        look_of(read_post_file(path))
    except PostError as error:
        print(f"{path}: {error}", file=sys.stderr)
        return False
    return True
