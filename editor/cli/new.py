"""`post-editor new`: begin a post or a draft by its title."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime

from editor.jekyll.date import zone_of
from editor.moves.doing import carry_out
from editor.moves.new_post import new_post
from editor.post.errors import PostError
from editor.site.site import find_site


def run(args: argparse.Namespace) -> int:
    """Make the post `args.title` in the site around `args.site`, and print its path.

    0: made. 1: not made, for the reason that is told. 2: there is no site.
    """
    site = find_site(args.site.absolute() / "post.md")
    if not site.is_site:
        print(f"post-editor: There is no site in “{args.site}”.", file=sys.stderr)
        return 2
    now = datetime.now().astimezone(zone_of(site.timezone)).replace(microsecond=0)
    try:
        plan = new_post(args.title, site, now, draft=args.draft)
        carry_out(plan)
    except PostError as error:
        print(f"post-editor: {error}", file=sys.stderr)
        return 1
    print(plan.changes[0].path)
    return 0
