"""What the file of an open post is now: another program may have changed, moved or removed it."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice
from pathlib import Path

from editor.post.post import MOST_BYTES

FRESH = 2_000_000_000  # ns within which a file may be written twice under one stamp
MOST_SEARCHED = 20_000  # files among which one that was renamed is looked for


class Kind(Enum):
    """What is at a path."""

    FILE = auto()
    GONE = auto()
    NO_FILE = auto()  # a folder, a device, a link to such a thing
    UNREADABLE = auto()  # it may not be read, or is too large


@dataclass(frozen=True)
class Stamp:
    """What tells one state of a file from the next without reading it."""

    device: int
    inode: int
    size: int
    modified: int  # ns
    changed: int  # ns; on Windows, when it was made

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        """The stamp in what the system says of a file."""
        return cls(
            status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
        )

    @property
    def identity(self) -> tuple[int, int]:
        """What stays when the file gets another name."""
        return self.device, self.inode

    @property
    def is_fresh(self) -> bool:
        """Was the file written just now? Then it may be written again without another stamp."""
        return abs(time.time_ns() - max(self.modified, self.changed)) < FRESH


@dataclass(frozen=True)
class FileNow:
    """What is at a path: for a file its bytes."""

    kind: Kind
    data: bytes = b""
    stamp: Stamp | None = None
    why: str = ""  # it cannot be read


def look(path: Path, before: FileNow | None = None) -> FileNow:
    """What is at `path`. A file whose stamp is that of `before`, and is not fresh, is not read."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return FileNow(Kind.NO_FILE)
        stamp = Stamp.of(status)
        if before is not None and before.stamp == stamp and not stamp.is_fresh:
            return before
        if status.st_size > MOST_BYTES:
            return FileNow(Kind.UNREADABLE, stamp=stamp, why="it has become too large")
        return FileNow(Kind.FILE, path.read_bytes(), stamp)
    except (FileNotFoundError, NotADirectoryError):
        return FileNow(Kind.GONE)
    except OSError as error:
        return FileNow(Kind.UNREADABLE, why=error.strerror or str(error))


def renamed(stamp: Stamp, folders: Iterable[Path], ending: str) -> Path | None:
    """The one file below `folders` that is the file of `stamp` under another name.

    It has the same ending: other programs leave the old file as a backup under one of their own.
    """
    files = (each for folder in dict.fromkeys(folders) for each in files_below(folder))
    found = {
        Path(each)
        for each in islice(files, MOST_SEARCHED)
        if each.name.endswith(ending) and each.inode() == stamp.inode and is_file_of(stamp, each)
    }
    return found.pop() if len(found) == 1 else None


def files_below(folder: Path) -> Iterator[os.DirEntry[str]]:
    """The files in a folder and in its folders; links and hidden ones are left out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda each: each.name)
    except OSError:
        return
    for each in entries:
        if each.name.startswith(".") or each.is_symlink():
            continue
        if each.is_dir(follow_symlinks=False):
            yield from files_below(Path(each))
        else:
            yield each


def is_file_of(stamp: Stamp, entry: os.DirEntry[str]) -> bool:
    """Is it the very file of `stamp`, and not another one that took its number?"""
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    now = Stamp.of(status)
    return (now.identity, now.size, now.modified) == (stamp.identity, stamp.size, stamp.modified)
