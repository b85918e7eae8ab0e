"""What a list shows of one post: title, date, state, names, and how many problems it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any, cast

from editor.checks.problem import Problem, Severity
from editor.jekyll.contents import is_held_back
from editor.jekyll.document import Document
from editor.jekyll.permalink import categories_of, tags_of
from editor.jekyll.publication import Publication, Why
from editor.jekyll.site_walk import Stamp
from editor.post.post_name import read_post_name
from editor.site.site import Site


class State(StrEnum):
    """What a plain build makes of a post."""

    PUBLISHED = "published"
    SCHEDULED = "scheduled"  # its date is still to come
    DRAFT = "draft"
    UNPUBLISHED = "unpublished"  # held back by `published`
    LEFT_OUT = "left out"  # not published, for another reason
    UNREAD = "unread"  # not known yet: only the name of the file is


@dataclass(frozen=True)
class Entry:
    """One post of a site, as lists show it."""

    path: PurePosixPath  # in the site
    stamp: Stamp
    title: str
    date: datetime | None = None  # in the zone of the site
    state: State = State.UNREAD
    why: str = ""  # the reasons against its being published, as sentences
    url: str = ""  # without the baseurl
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    image: str = ""  # as it is written
    layout: str = ""
    errors: int | None = None  # None: not counted yet
    warnings: int = 0

    @property
    def is_draft(self) -> bool:
        """Does it lie in `_drafts`?"""
        return "_drafts" in self.path.parts[:-1]

    def at(self, now: datetime) -> Entry:
        """As it is at the moment `now`: one whose date has come is published."""
        is_due = self.state is State.SCHEDULED and self.date is not None and self.date <= now
        return replace(self, state=State.PUBLISHED, why="") if is_due else self


def unread(path: PurePosixPath, stamp: Stamp) -> Entry:
    """All that the name of a file tells."""
    name = read_post_name(path.name)
    day = name.date if name else None
    date = datetime(day.year, day.month, day.day) if day else None
    return Entry(path, stamp, name.title if name else path.stem, date)


def unreadable(path: PurePosixPath, stamp: Stamp, why: str) -> Entry:
    """A file that cannot be opened as a post."""
    return replace(unread(path, stamp), state=State.LEFT_OUT, why=why, errors=1)


def entry_of(document: Document, site: Site, stamp: Stamp, now: datetime) -> Entry:
    """What the front matter alone tells of a post, at the moment `now` (aware)."""
    values = document.values
    return Entry(
        document.path,
        stamp,
        title_of(document),
        document.date,
        state_of(document, site, now),
        tags=tuple(tags_of(document)),
        categories=tuple(categories_of(document, site)),
        authors=tuple(names_in(values.get("author"), values.get("authors"))),
        image=next(names_in(values.get("image")), ""),
        layout=document.layout or "",
    )


def state_of(document: Document, site: Site, now: datetime) -> State:
    """The state, as far as the front matter tells it."""
    if document.is_draft:
        return State.DRAFT
    if is_held_back(document):
        return State.UNPUBLISHED
    is_later = document.date is not None and document.date > now
    return State.SCHEDULED if is_later and not site.shows_future else State.PUBLISHED


def completed(entry: Entry, found: Publication, problems: Iterable[Problem]) -> Entry:
    """With what a build makes of the post, and the number of its problems."""
    count = Counter(problem.severity for problem in problems)
    return replace(
        entry,
        date=found.date or entry.date,
        state=state_when(found),
        why="\n".join(each.sentence for each in (*found.reasons, *found.notes)),
        url=found.url or "",
        errors=count[Severity.ERROR],
        warnings=count[Severity.WARNING],
    )


def state_when(found: Publication) -> State:
    """The state in one word."""
    reasons = {each.why for each in found.reasons}
    if not reasons:
        return State.PUBLISHED
    if Why.DRAFT in reasons:
        return State.DRAFT
    if reasons <= {Why.UNPUBLISHED, Why.FUTURE}:
        return State.UNPUBLISHED if Why.UNPUBLISHED in reasons else State.SCHEDULED
    return State.LEFT_OUT


def title_of(document: Document) -> str:
    """The title, on one line; without one that which Jekyll makes of the name."""
    title = document.values.get("title")
    return " ".join(str(title).split()) if title not in (None, "") else document.name.title


def names_in(*values: Any) -> Iterator[str]:  # noqa: ANN401
    """The names in texts, lists, and mappings with `name` or `path`."""
    for value in values:
        if isinstance(value, str) and value:
            yield value
        elif isinstance(value, list):
            yield from names_in(*cast("list[Any]", value))
        elif isinstance(value, dict):
            mapping = cast("dict[str, Any]", value)
            yield from names_in(mapping.get("name") or mapping.get("path"))
