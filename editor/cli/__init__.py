"""The command line: `post-editor` opens the window; the commands work without one."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from editor import __version__

COMMANDS = {
    "check": "say what is wrong with posts, or with a whole site",
    "new": "begin a post or a draft by its title",
    "set": "change front-matter fields and nothing else",
    "status": "say where and when posts are published, or why not",
    "render": "write posts as Jekyll publishes them, or as the preview shows them",
}
EPILOGUE = "commands (post-editor COMMAND --help tells more):\n" + "\n".join(
    f"  {name:<8} {text}" for name, text in COMMANDS.items()
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (default: the process's); gives the exit code.

    0: done. 1: done, with problems. 2: could not run.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    name = words[0] if words and words[0] in COMMANDS else "window"
    args = parser_for(name).parse_args(words[1:] if name in COMMANDS else words)
    try:
        return importlib.import_module(f"editor.cli.{name}").run(args)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # whoever read us has gone; Python would complain at exit
        return 1


def parser_for(name: str) -> argparse.ArgumentParser:
    """The parser of a command, or of the window's own command line."""
    return {
        "window": window_parser,
        "check": check_parser,
        "new": new_parser,
        "set": set_parser,
        "status": status_parser,
        "render": render_parser,
    }[name]()


def window_parser() -> argparse.ArgumentParser:
    """`post-editor [--screenshot FILE] [POST …]`."""
    parser = argparse.ArgumentParser(
        prog="post-editor",
        description="Edit posts of a static site: a form, a text pane and a live preview.",
        epilog=EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"post-editor {__version__}")
    parser.add_argument("--theme", choices=("system", "light", "dark"), help="colours to start in")
    parser.add_argument(
        "--size", type=window_size, metavar="WxH", help="size of the window in pixels"
    )
    parser.add_argument(
        "--screenshot", type=Path, metavar="FILE", help="write a picture of the window and quit"
    )
    parser.add_argument(
        "--new-window", action="store_true", help="open another window, not the one that is open"
    )
    parser.add_argument(
        "posts", nargs="*", type=Path, metavar="POST", help="a post or a site to open"
    )
    return parser


def check_parser() -> argparse.ArgumentParser:
    """`post-editor check PATH…`."""
    parser = argparse.ArgumentParser(
        prog="post-editor check",
        description="Say what is wrong with posts. Exit code: 0 nothing, 1 problems (hints alone "
        "do not count), 2 could not run.",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a post or a site")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text")
    return parser


def new_parser() -> argparse.ArgumentParser:
    """`post-editor new [--draft] [--site DIR] TITLE`."""
    parser = argparse.ArgumentParser(
        prog="post-editor new",
        description="Begin a post: its file is named by date and title, its fields are those that "
        "the latest posts of the site have, or those of a template in _templates. Prints the path; "
        "no file is ever overwritten. Exit code: 0 made, 1 not made, 2 no site.",
    )
    parser.add_argument("--draft", action="store_true", help="in _drafts, without a date")
    parser.add_argument(
        "--site", type=Path, default=Path(), metavar="DIR", help="the site's folder (default: here)"
    )
    parser.add_argument("title", metavar="TITLE")
    return parser


def set_parser() -> argparse.ArgumentParser:
    """`post-editor set [-f NAME=VALUE …] POST…`."""
    parser = argparse.ArgumentParser(
        prog="post-editor set",
        description="Change front-matter fields; every other byte of the file stays. Exit code: "
        "0 done, 1 some post could not be changed, 2 could not run.",
    )
    parser.add_argument(
        "-f",
        "--field",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="set a field; VALUE is YAML, a date is kept as it is given",
    )
    parser.add_argument("--remove", action="append", default=[], metavar="NAME")
    parser.add_argument("--rename", action="append", default=[], metavar="OLD=NEW")
    parser.add_argument("posts", nargs="+", type=Path, metavar="POST")
    return parser


def status_parser() -> argparse.ArgumentParser:
    """`post-editor status [--format text|json] POST…`."""
    parser = argparse.ArgumentParser(
        prog="post-editor status",
        description="Say where and when a plain `jekyll build` publishes posts, or every reason "
        "why it does not. Exit code: 0 done, 1 some post could not be read, 2 could not run.",
    )
    parser.add_argument("posts", nargs="+", type=Path, metavar="POST")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    return parser


def render_parser() -> argparse.ArgumentParser:
    """`post-editor render [--fragment | --article] [--out DIR] POST…`."""
    parser = argparse.ArgumentParser(
        prog="post-editor render",
        description="Write the page of a post as Jekyll publishes it, in the layouts of its site. "
        "Exit code: 0 done, 1 some post could not be read, 2 could not run.",
    )
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--fragment", action="store_true", help="the body's HTML alone")
    kind.add_argument("--article", action="store_true", help="in the preview's reading style")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write DIR/<path in the site>.html")
    parser.add_argument("posts", nargs="+", type=Path, metavar="POST")
    return parser


def window_size(text: str) -> tuple[int, int]:
    """`1280x800` as two numbers; argparse turns the ValueError into its sentence."""
    width, _, height = text.lower().partition("x")
    if int(width) < 1 or int(height) < 1:
        raise ValueError
    return int(width), int(height)
