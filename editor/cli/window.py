"""`post-editor [POST …]`: the window, or a sentence where there can be none."""

from __future__ import annotations

import argparse
import os
import sys

from editor import qt_needs


def run(args: argparse.Namespace) -> int:
    """Open the window; gives the exit code: 2 where this computer lacks what a window needs."""
    if args.screenshot and qt_needs.display_problem(os.environ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # a picture needs no display
    trouble = qt_needs.why_no_window(os.environ)
    if trouble:
        print(f"post-editor: {trouble}", file=sys.stderr)
        return 2
    from editor.ui import application  # Qt only once it can run

    return application.run(args)
