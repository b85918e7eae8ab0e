"""The one way to the files of a site: regular ones alone, and none that lead out of it.

A site may be a stranger's: its links, its pipes and the paths in its configuration lead anywhere.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from posixpath import normpath

from editor.post.errors import FileError, TooLarge
from editor.post.post import MOST_BYTES
from editor.precedence import window_first

DEEPEST = 64  # folders inside folders that are looked into


def is_inside(path: Path, root: Path) -> bool:
    """Does `path` stay below `root` once symlinks are followed?"""
    try:
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))
    except (OSError, ValueError):
        return False


def path_inside(written: str) -> str:
    """A path of the configuration as Jekyll takes it: `../../etc` and `/etc` are `etc` in the site.

    "" for the root itself.
    """
    return normpath(f"/{written.replace(chr(0), '')}").strip("/")


def is_file_inside(path: Path, root: Path) -> bool:
    """Is it a regular file (no folder, pipe or device) that does not lead out of `root`?"""
    try:
        return is_inside(path, root) and stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def read_inside(path: Path, root: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file below `root`. Raises FileError, and TooLarge for more than `most`."""
    data = head_inside(path, root, most + 1)
    if len(data) > most:
        raise TooLarge(max(len(data), size_of(path)), most)
    return data


def head_inside(path: Path, root: Path, length: int) -> bytes:
    """The first `length` bytes of a file below `root`. Raises FileError."""
    if not is_inside(path, root):
        raise FileError(f"“{path.name}” leads out of the site, so it is not read.", path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening alone can do something to a device
            raise FileError(f"“{path.name}” is no file that can be read.", path)
        with open(path, "rb", opener=without_waiting) as stream:
            return stream.read(length)
    except FileNotFoundError:
        raise FileError(f"There is no file “{path}”.", path) from None
    except OSError as error:
        raise FileError(f"“{path.name}” cannot be read: {error.strerror}.", path) from None


def text_inside(path: Path, root: Path, most: int) -> str:
    """What stands at the beginning of a file below `root`; "" where there is none to read."""
    try:
        return head_inside(path, root, most).decode("utf-8", "replace")
    except FileError:
        return ""


def size_of(path: Path) -> int:
    """The bytes of a file; 0 where there is none."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def without_waiting(path: str, flags: int) -> int:
    """Opens without waiting for whoever writes into a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def check_new(path: Path, root: Path) -> Path:
    """`path`, where a new file may stand. Raises FileError where it would lead out of `root`."""
    if not is_inside(path, root):
        raise FileError(
            f"“{path.parent.name}” leads out of the site, so nothing is written there.", path
        )
    return path


def entries_inside(folder: Path, root: Path) -> list[os.DirEntry[str]]:
    """What lies in a folder below `root`, by name; nothing where it cannot be looked into."""
    window_first.give_way()
    if len(folder.parts) - len(root.parts) > DEEPEST or not is_inside(folder, root):
        return []
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except (OSError, ValueError):
        return []


def files_below(
    folder: Path, root: Path, enters: Callable[[Path], bool] = lambda _: True
) -> Iterator[Path]:
    """The regular files below `folder`, those of a folder before those of the folders in it.

    A link to a file counts where that is below `root`; folders behind links are left alone, and
    those for which `enters` says no.
    """
    for entry in entries_below(folder, root, enters):
        path = Path(entry.path)
        if is_plain(entry) or (entry.is_symlink() and is_file_inside(path, root)):
            yield path


def entries_below(
    folder: Path, root: Path, enters: Callable[[Path], bool]
) -> Iterator[os.DirEntry[str]]:
    """The same, and whatever else is no folder: pipes, links that lead out."""
    folders: list[Path] = []
    for entry in entries_inside(folder, root):
        if entry.is_dir(follow_symlinks=False):
            folders.append(Path(entry.path))
        else:
            yield entry
    for each in folders:
        if enters(each):
            yield from entries_below(each, root, enters)


def is_plain(entry: os.DirEntry[str]) -> bool:
    """Is it a regular file itself?"""
    try:
        return entry.is_file(follow_symlinks=False)
    except OSError:
        return False
