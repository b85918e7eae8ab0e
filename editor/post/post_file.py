"""A post's file: read whole, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from editor.post.errors import ChangedOnDisk, FileError, TooLarge, WriteFailed
from editor.post.post import MOST_BYTES
from editor.post.refusals import NotPlain, reason
from editor.post.whole_file import clear_leftovers, make_file, replace_file

WITHOUT_WAITING = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO that took the file's place
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_post_file(path: Path) -> bytes:
    """The bytes of the file at `path`. Raises FileError, and TooLarge before reading them all."""
    try:
        data = plain_bytes(path, MOST_BYTES)
    except FileNotFoundError:
        raise FileError(f"There is no file “{path}”.", path) from None
    except (NotPlain, IsADirectoryError):
        raise FileError(f"“{path.name}” is no file that can be read.", path) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise FileError(f"“{path.name}” cannot be read: {why}.", path) from None
    return data


def write_post_file(
    path: Path, data: bytes, *, expected: bytes | None, overwrite: bool = False
) -> None:
    """Make `data` the contents of the file at `path`, in one step.

    `expected` is what the file held when it was read (None: there was none). Raises
    ChangedOnDisk where it holds something else, unless `overwrite`; WriteFailed where it cannot
    be written. Either way the file is as it was. A file that holds `data` already is not touched.
    """

    def check() -> bytes | None:
        current = contents(target)
        if current is None and not target.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "no folder")
        if current not in (expected, data) and not overwrite:
            did = "changed" if current is not None else "removed"
            raise ChangedOnDisk(f"Another program {did} “{path.name}”.", path)
        return current

    try:
        target = Path(os.path.realpath(path))  # a link stays a link
        current = check()
        if current == data:
            return
        clear_leftovers(target.parent)
        if current is None and not overwrite:
            make_file(target, data)
        else:
            refuse_read_only(target)
            replace_file(target, data, check)
    except FileExistsError:
        raise ChangedOnDisk(f"Another program made “{path.name}”.", path) from None
    except (OSError, ValueError) as error:
        told = f"“{path.name}” cannot be written: {reason(error)}."
        raise WriteFailed(told, path) from None


def real_name(path: Path) -> str:
    """What a file is called behind links and `..`; the same for each way there."""
    return os.path.normcase(os.path.realpath(path))


def is_one_file(one: Path | None, other: Path) -> bool:
    """Are both names of one file: by links, `..`, or other capitals where these do not count?"""
    if one is None:
        return False
    names = real_name(one), real_name(other)
    try:
        is_respelled = names[0].casefold() == names[1].casefold()
        return names[0] == names[1] or (is_respelled and os.path.samefile(*names))
    except OSError:
        return False


def refuse_read_only(path: Path) -> None:
    """Raise OSError where the file is one that its owner wants to stay: renaming ignores that."""
    if path.exists() and not os.access(path, os.W_OK):
        os.close(os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0)))  # says why
        raise PermissionError(errno.EACCES, "read-only")


def contents(path: Path) -> bytes | None:
    """What the file at `path` holds; None where there is none. Raises OSError."""
    try:
        return plain_bytes(path)
    except FileNotFoundError:
        return None


def plain_bytes(path: Path, most: int | None = None) -> bytes:
    """The bytes of a plain file; nothing else is opened.

    Raises TooLarge for more than `most`, NotPlain, IsADirectoryError, OSError.
    """
    refuse_others(path.stat())  # opening a device may do something
    with open(path, "rb", opener=lambda name, _flags: os.open(name, WITHOUT_WAITING)) as file:
        status = os.fstat(file.fileno())
        refuse_others(status)
        if most is None:
            return file.read()
        data = file.read(most + 1) if status.st_size <= most else b""
        if status.st_size > most or len(data) > most:
            raise TooLarge(max(status.st_size, len(data)), most)
        return data


def refuse_others(status: os.stat_result) -> None:
    """Raise OSError for what is no plain file."""
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(status.st_mode):
        raise NotPlain
