"""What the history keeps of one post, with what changed from each version to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from editor.journal.history import History, Version
from editor.journal.line_counts import line_counts
from editor.post.errors import FileError

Counts = dict[tuple[int, int], tuple[int, int]]  # lines that came and went, by two versions' ids
NOW = -1  # stands for the id of what the window holds
MOST_COUNTED = 40  # at once; the rest is counted when it is asked for again


@dataclass(frozen=True)
class Moment:
    """One version, and the lines that came and went until the next one, as far as is known."""

    version: Version
    counts: tuple[int, int] | None


@dataclass(frozen=True)
class TimeLine:
    """The moments of the post at `path`, newest first; `remark`: a sentence for the writer."""

    path: Path | None = None
    moments: tuple[Moment, ...] = ()
    counts: Counts = field(default_factory=Counts)  # between kept versions: they never change
    is_whole: bool = True  # is all counted that can be?
    remark: str = ""


def time_line(history: History | None, path: Path | None, data: bytes, known: Counts) -> TimeLine:
    """The time line of the post at `path`, which the window holds as `data`.

    `known` are counts from before.
    """
    if history is None or path is None:
        return TimeLine(path)
    try:
        versions = history.versions(path)
        counts, is_whole = counted(history, versions, data, known)
    except FileError as error:
        return TimeLine(path, remark=str(error))
    with_next = zip(versions, pairs(versions), strict=True)
    moments = tuple(Moment(each, counts.get(pair)) for each, pair in with_next)
    kept = {pair: found for pair, found in counts.items() if pair[1] != NOW}
    return TimeLine(path, moments, kept, is_whole, history.notice)


def pairs(versions: list[Version]) -> list[tuple[int, int]]:
    """The id of each version, with that of the next one."""
    ids = [each.id for each in versions]
    return list(zip(ids, [NOW, *ids][: len(ids)], strict=True))


def counted(
    history: History, versions: list[Version], data: bytes, known: Counts
) -> tuple[Counts, bool]:
    """`known` with some of the counts that it lacks; are these all?"""
    read = lru_cache(maxsize=2)(lambda version: contents(history, version))
    counts, left = dict(known), MOST_COUNTED
    for number, (version, pair) in enumerate(zip(versions, pairs(versions), strict=True)):
        if pair in counts:
            continue
        if not left:
            return counts, False
        left -= 1
        before, after = read(version), read(versions[number - 1]) if number else data
        if before is not None and after is not None:
            counts[pair] = line_counts(before, after)
    return counts, True


def contents(history: History, version: Version) -> bytes | None:
    """The bytes of `version`; None where the disk damaged them, or they went meanwhile."""
    try:
        return history.contents(version)
    except FileError:
        return None
