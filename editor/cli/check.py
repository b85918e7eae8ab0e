"""`post-editor check`: the problems of posts, or of a whole site, on standard output."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from editor.checks.many_posts import Checked, Checker, check_posts
from editor.checks.problem import Problem, Severity
from editor.post.errors import FileError
from editor.site.post_files import POST_ENDINGS, is_post, posts_below

MANY_FOR_A_PERSON = 20
BETWEEN_STEPS = 0.1  # seconds
MOST_HINTS = 5  # of one kind, in text for people
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}

Found = list[tuple[Path, Problem]]


def run(args: argparse.Namespace) -> int:
    """Check `args.paths` and print what is found as `args.format` wants.

    0: nothing, or hints alone. 1: errors or warnings. 2: some path could not be read.
    """
    found: Found = []
    unread: list[str] = []
    files: list[Path] = []
    for path in args.paths:
        try:
            files += posts_at(path)
        except FileError as error:
            unread.append(str(error))
    for checked in with_progress(check_posts(files, Checker()), len(files)):
        found += [(checked.file, problem) for problem in checked.problems]
        unread += [checked.unread] if checked.unread else []
    for sentence in unread:
        print(f"post-editor: {sentence}", file=sys.stderr)
    PRINTERS[args.format](found)
    if unread:
        return 2
    return int(any(problem.severity is not Severity.HINT for _, problem in found))


def with_progress(checking: Iterator[Checked], count: int) -> Iterator[Checked]:
    """What is checked; a person at a terminal sees meanwhile how far it has come."""
    if not sys.stderr.isatty() or count < MANY_FOR_A_PERSON:
        yield from checking
        return
    told = 0.0
    try:
        tell(f"Checking {count} posts …")
        for done, each in enumerate(checking):
            if monotonic() - told > BETWEEN_STEPS:
                told = monotonic()
                tell(f"Checked {done} of {count} posts …")
            yield each
    finally:
        tell("")


def tell(sentence: str) -> None:
    """Write over the last line of the terminal."""
    print(f"\r\x1b[K{sentence}", end="", file=sys.stderr, flush=True)


def posts_at(path: Path) -> Iterator[Path]:
    """The post at `path`, or those of the site in that folder. Raises FileError.

    A folder without `_posts` and `_drafts` gives the Markdown files right in it.
    """
    if not path.is_dir():
        yield path
        return
    files = list(posts_below(path)) or sorted(file for file in path.glob("*.*") if is_text(file))
    if not files:
        raise FileError(f"There are no posts in “{path}”.", path)
    yield from files


def is_text(file: Path) -> bool:
    """Is it a Markdown file?"""
    return file.is_file() and is_post(file.name) and file.suffix.lower() in POST_ENDINGS[:5]


def print_text(found: Found) -> None:
    """One line a problem; what is about the whole file stands at its first line.

    Of a hint that many posts have the first few are told, and how many more there are.
    """
    told = Counter[str]()
    for file, problem in found:
        told[problem.check] += 1
        if problem.severity is Severity.HINT and told[problem.check] > MOST_HINTS:
            continue
        line = problem.line or 1
        print(f"{file}:{line}: {problem.severity}: {problem.message} [{problem.check}]")
    hints = {problem.check for _, problem in found if problem.severity is Severity.HINT}
    for check in sorted(hints):
        if (more := told[check] - MOST_HINTS) > 0:
            print(f"… and {more} more hints of the kind [{check}].")


def print_github(found: Found) -> None:
    """As GitHub's workflow commands, which put each problem at its line of a pull request.

    Follows https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    for file, problem in found:
        place = {
            "file": Path(os.path.relpath(file)).as_posix(),
            "line": problem.line or 1,
            "col": problem.column,
            "title": problem.check,
        }
        given = ",".join(
            f"{name}={escaped(str(value), ':,')}"
            for name, value in place.items()
            if value is not None
        )
        print(f"::{COMMANDS[problem.severity]} {given}::{escaped(problem.message)}")


def escaped(text: str, also: str = "") -> str:
    """A text as it may stand in a workflow command."""
    return "".join(f"%{ord(each):02X}" if each in f"%\r\n{also}" else each for each in text)


def print_json(found: Found) -> None:
    """A list of objects."""
    print(
        json.dumps(
            [as_object(file, problem) for file, problem in found], indent=2, ensure_ascii=False
        )
    )


def as_object(file: Path, problem: Problem) -> dict[str, str | int | None]:
    """One problem for other programs."""
    return {
        "file": str(file),
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity.value,
        "message": problem.message,
        "check": problem.check,
        "field": problem.field,
    }


PRINTERS = {"text": print_text, "json": print_json, "github": print_github}
