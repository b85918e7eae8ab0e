"""`post-editor status`: where and when posts are published, or every reason why they are not."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from editor.cli.sites import site_around
from editor.jekyll.date import in_words
from editor.jekyll.publication import Publication, publication_of
from editor.post.errors import PostError
from editor.post.post_file import read_post_file
from editor.site.place import Place


def run(args: argparse.Namespace) -> int:
    """Tell of every post of the command line; 1 where some could not be read."""
    now = datetime.now(UTC)
    found: dict[str, Publication] = {}
    for path in args.posts:
        place = Place(path, site_around(path.absolute().parent))
        try:
            found[name_of(place, path)] = publication_of(read_post_file(path), place, now)
        except PostError as error:
            print(f"{path}: {error}", file=sys.stderr)
    print_json(found) if args.format == "json" else print_text(found)
    return int(len(found) < len(set(args.posts)))


def name_of(place: Place, path: Path) -> str:
    """The post's path in its site."""
    return str(place.in_site or path)


def print_json(found: dict[str, Publication]) -> None:
    """One object keyed by the posts."""
    texts = {name: as_object(publication) for name, publication in found.items()}
    print(json.dumps(texts, indent=2, ensure_ascii=False))


def as_object(publication: Publication) -> dict[str, Any]:
    """What is known of one post, for other programs."""
    return {
        "url": publication.url,
        "date": iso(publication.date),
        "published": publication.published,
        "reasons": [reason.sentence for reason in publication.reasons],
    }


def iso(date: datetime | None) -> str | None:
    """`2025-12-03T14:30:00+01:00`: offsets of old, with seconds, lose those."""
    return date.isoformat(timespec="seconds")[:25] if date else None


def print_text(found: dict[str, Publication]) -> None:
    """A line a post, and below it what there is to be said."""
    for name, publication in found.items():
        print(f"{name}: {headline(publication)}")
        for sentence in remarks(publication):
            print(f"    {sentence}")


def headline(publication: Publication) -> str:
    """Is it published, where and when?"""
    where = f" at {publication.url}" if publication.url else ""
    if publication.published:
        return f"published{where}, dated {when(publication.date)}"
    return f"not published; its address would be {publication.url}" if where else "not published"


def when(date: datetime | None) -> str:
    """`3 December 2025, 14:30 +0100`."""
    return f"{in_words(date)} {date:%z}" if date else "by the build"


def remarks(publication: Publication) -> Iterator[str]:
    """Why not, and what Jekyll does in silence."""
    for each in (*publication.reasons, *publication.notes):
        yield each.sentence
