"""Reads many posts for the index: here, or in processes of their own where there are very many."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path, PurePosixPath
from typing import TypeVar

from editor.checks import ALONE, find_problems
from editor.checks.worker_process import end_with_parent
from editor.index.entry import Entry, completed, entry_of, unreadable
from editor.jekyll.document import document_at
from editor.jekyll.publication import publication
from editor.jekyll.site_walk import Stamp
from editor.post.errors import PostError
from editor.post.post import Post
from editor.precedence import window_first
from editor.site.inside import read_inside
from editor.site.place import Place
from editor.site.site import Site

MANY = 600  # posts from which processes are worth their start
BATCH = 100
WORKERS = 2
ACCENTS = re.compile("[\u0300-\u036f]+")
NICENESS = 5  # the window comes first

T = TypeVar("T")
R = TypeVar("R")
Stamped = tuple[PurePosixPath, Stamp]


@dataclass(frozen=True)
class Row:
    """All that is kept of a post: its whole entry, and its text for searching."""

    entry: Entry
    folded: str


def read_entries(site: Site, posts: Mapping[PurePosixPath, Stamp]) -> Iterator[list[Entry]]:
    """What the front matter of `posts` tells, the latest first, in batches as they are ready."""
    latest = sorted(posts.items(), key=lambda each: each[0].name, reverse=True)
    yield from in_batches(entries_of, site, latest)


def read_rows(site: Site, entries: Iterable[Entry]) -> Iterator[list[Row]]:
    """What checks and publication add to `entries`, and the texts, in batches."""
    latest = sorted(entries, key=lambda each: each.path.name, reverse=True)
    yield from in_batches(rows_of, site, latest)


def in_batches(
    work: Callable[[Site, Sequence[T]], list[R]], site: Site, items: Sequence[T]
) -> Iterator[list[R]]:
    """What `work` makes of `items`, here or, where there are many, in other processes."""
    batches = [items[start : start + BATCH] for start in range(0, len(items), BATCH)]
    if len(items) < MANY:
        yield from (work(site, each) for each in batches)
        return
    pool = ProcessPoolExecutor(WORKERS, get_context("spawn"), stand_back)
    waiting = [pool.submit(work, site, each) for each in batches]
    try:
        for future in as_completed(waiting):
            yield future.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def stand_back() -> None:
    """Begin in a new process: let the window have the processor first, and end with it."""
    end_with_parent()
    if hasattr(os, "nice"):
        os.nice(NICENESS)


def entries_of(site: Site, posts: Sequence[Stamped]) -> list[Entry]:
    """The entries of a few posts."""
    now = datetime.now(UTC)
    return [read_entry(site, path, stamp, now) for path, stamp in posts]


def read_entry(site: Site, path: PurePosixPath, stamp: Stamp, now: datetime) -> Entry:
    """The entry of the post at `path`, be it one that cannot be read."""
    try:
        post = Post.parse(read_inside(Path(site.root, path), site.root))
    except PostError as error:
        return unreadable(path, stamp, str(error))
    return entry_of(document_at(post, path, site), site, stamp, now)


def rows_of(site: Site, entries: Sequence[Entry]) -> list[Row]:
    """The rows of a few posts."""
    now = datetime.now(UTC)
    return [row for each in entries if (row := row_of(site, each, now))]


def row_of(site: Site, entry: Entry, now: datetime) -> Row | None:
    """The row of a post; None where its file cannot be read any more."""
    file = Path(site.root, entry.path)
    try:
        post = Post.parse(read_inside(file, site.root))
    except PostError:
        return None
    place = Place(file, site)
    problems = find_problems(post, place, now, ALONE)
    whole = completed(entry, publication(post, place, now), problems)
    window_first.give_way()
    return Row(whole, folded(post.head + post.text))


def folded(text: str) -> str:
    """`text` as searches compare it: without capitals and accents."""
    if text.isascii():
        return text.lower()
    return ACCENTS.sub("", unicodedata.normalize("NFD", text.casefold()))
