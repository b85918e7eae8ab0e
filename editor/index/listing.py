"""Which posts a list shows, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import PurePosixPath

from editor.index.entry import Entry, State
from editor.index.reading import folded

LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Order(StrEnum):
    """By what a list is sorted."""

    DATE = "date"  # the latest first
    TITLE = "title"
    FILE = "file"


@dataclass(frozen=True)
class Filter:
    """What is looked for; nothing that is empty counts."""

    words: tuple[str, ...] = ()  # folded
    state: State | None = None
    with_problems: bool = False
    tag: str = ""
    category: str = ""
    author: str = ""
    year: int = 0

    @classmethod
    def typed(cls, text: str) -> Filter:
        """A filter for the words of `text`."""
        return cls(tuple(folded(text).split()))

    @property
    def is_narrow(self) -> bool:
        """Does it ask for something besides words?"""
        return self != Filter(self.words)

    def takes(self, entry: Entry, holding: Collection[PurePosixPath]) -> bool:
        """Is the post looked for? `holding` are those whose text holds all the words."""
        return (
            (self.state is None or entry.state is self.state)
            and (not self.with_problems or bool(entry.errors or entry.warnings))
            and (not self.tag or self.tag in entry.tags)
            and (not self.category or self.category in entry.categories)
            and (not self.author or self.author in entry.authors)
            and (not self.year or (entry.date is not None and entry.date.year == self.year))
            and (not self.words or entry.path in holding or has_words(entry, self.words))
        )


def has_words(entry: Entry, words: Iterable[str]) -> bool:
    """Do title, file or names hold each of the words?"""
    names = (entry.title, str(entry.path), *entry.tags, *entry.categories, *entry.authors)
    text = folded("\n".join(names))
    return all(word in text for word in words)


def listed(
    entries: Iterable[Entry],
    wanted: Filter,
    order: Order = Order.DATE,
    holding: Collection[PurePosixPath] = (),
) -> list[Entry]:
    """The posts that are looked for, in order."""
    found = [each for each in entries if wanted.takes(each, holding)]
    if order is Order.DATE:
        return sorted(found, key=lambda each: (moment(each), each.path.name), reverse=True)
    if order is Order.TITLE:
        return sorted(found, key=lambda each: (folded(each.title), each.path))
    return sorted(found, key=lambda each: each.path)


def moment(entry: Entry) -> datetime:
    """The date for comparing; that of a name alone counts in UTC."""
    if entry.date is None:
        return LONG_AGO
    return entry.date if entry.date.tzinfo else entry.date.replace(tzinfo=UTC)
