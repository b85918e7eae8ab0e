"""Files are written whole or not at all: one gets its name when the disk holds all its bytes.

Where the system can, the file has no name at all until then, so that a program that dies leaves
nothing. Elsewhere, and for the moment in which it takes another file's place, it has a name that
`clear_leftovers` knows, and is locked while its writer lives.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import sys
import time
from collections.abc import Callable
from pathlib import Path

from editor.post.attributes import TAKES_OPEN_FILES, keep_attributes

if sys.platform != "win32":
    import fcntl

TEMPORARY = re.compile(r"\.post-editor-[0-9a-f]{16}\.tmp")
NO_LINKS = (
    *(errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP),
    *(errno.EMLINK, errno.EXDEV, errno.ENOSYS),
)
NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
FRESH_SECONDS = 60.0  # where nothing can be locked, a file as young as that has a writer


def make_file(path: Path, data: bytes, like: Path | None = None) -> None:
    """A new file at `path`, with the attributes of `like`.

    Raises FileExistsError where something is there, else OSError; nothing is left then.
    """
    with WholeFile(path.parent, data, like) as file:
        if not gave_name(file.place, path, file.descriptor):
            refuse_taken(path)
            os.rename(file.named(), path)
    sync_folder(path.parent)


def replace_file(path: Path, data: bytes, check: Callable[[], object] = lambda: None) -> None:
    """Let `data` take the place of what is at `path`, if anything; its attributes stay.

    `check` is asked in the last moment, and may raise. Raises OSError; nothing is changed then.
    """
    with WholeFile(path.parent, data, path if path.exists() else None) as file:
        temporary = file.named()
        check()
        os.replace(temporary, path)
    sync_folder(path.parent)


class WholeFile:
    """Bytes that the disk holds already, and that wait for their name; without one they go."""

    def __init__(self, folder: Path, data: bytes, like: Path | None) -> None:
        self._data, self._like = data, like
        self._status = like.stat() if like else None
        self._temporary = folder / f".post-editor-{secrets.token_hex(8)}.tmp"
        self._has_name = False  # or may have: a name is known before it is given
        self.descriptor = -1

    def __enter__(self) -> WholeFile:
        try:
            self.descriptor = open_unnamed(self._temporary.parent, self._mode)
            if self.descriptor < 0:
                self._open_named()
            self._fill()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        try:
            if self._has_name:
                with contextlib.suppress(OSError):  # it is in its place, or never was
                    os.unlink(self._temporary)
        finally:
            self._close()

    @property
    def place(self) -> Path:
        """What leads to the file, to be linked to."""
        return self._temporary if self._has_name else proc_path(self.descriptor)

    def named(self) -> Path:
        """The path that the file has for a moment, to be renamed."""
        if not self._has_name:
            place, self._has_name = self.place, True
            if not gave_name(place, self._temporary, self.descriptor):
                self._close()
                self._open_named()
                self._fill()
        return self._temporary

    @property
    def _mode(self) -> int:
        """Nobody reads a copy of what only its owner may read."""
        return 0o600 if self._like else 0o666

    def _open_named(self) -> None:
        self._has_name = True
        while True:  # another program may clear it away before it is locked
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            self.descriptor = os.open(self._temporary, flags, self._mode)
            lock(self.descriptor)
            if os.fstat(self.descriptor).st_nlink:  # or the name is gone
                return
            self._close()

    def _fill(self) -> None:
        rest = memoryview(self._data)
        while rest:
            rest = rest[os.write(self.descriptor, rest) :]
        if self._like and self._status:
            new = self.descriptor if TAKES_OPEN_FILES else self._temporary
            keep_attributes(self._like, self._status, new)
        sync(self.descriptor)
        if os.name == "nt":  # which moves no open file
            self._close()

    def _close(self) -> None:
        if self.descriptor >= 0:
            descriptor, self.descriptor = self.descriptor, -1
            with contextlib.suppress(OSError):  # the disk has the bytes: they were synced
                os.close(descriptor)


def open_unnamed(folder: Path, mode: int) -> int:
    """A new file in `folder` that has no name, locked; -1 where there is no such thing."""
    if not hasattr(os, "O_TMPFILE"):
        return -1
    try:
        descriptor = os.open(folder, os.O_RDWR | os.O_TMPFILE, mode)
    except OSError:
        return -1  # what is wrong shows with a named one
    if not os.path.exists(proc_path(descriptor)):
        os.close(descriptor)
        return -1
    lock(descriptor)
    return descriptor


def proc_path(descriptor: int) -> Path:
    """What leads to an open file without a name (man 2 open: O_TMPFILE)."""
    return Path(f"/proc/self/fd/{descriptor}")


def gave_name(file: Path, name: Path, descriptor: int = -1) -> bool:
    """Give a file another name; False where the file system knows no such thing.

    `descriptor`: the open file, where `file` leads to it by way of /proc.
    """
    try:
        if descriptor >= 0:  # with a folder, be it not used, Python follows links as wished
            os.link(file, name, src_dir_fd=descriptor, follow_symlinks=True)
        else:
            os.link(file, name, follow_symlinks=False)
    except OSError as error:
        if error.errno in NO_LINKS:
            return False
        raise
    return True


def refuse_taken(path: Path) -> None:
    """Raise FileExistsError where there is something at `path`."""
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def clear_leftovers(folder: Path) -> None:
    """Remove the temporary files of programs that died while they wrote in `folder`."""
    with contextlib.suppress(OSError):  # what cannot be cleared now can be the next time
        with os.scandir(folder) as found:
            names = [each.name for each in found if TEMPORARY.fullmatch(each.name)]
        for name in names:
            remove_unheld(folder / name)


def remove_unheld(file: Path) -> None:
    """Remove a temporary file, unless its writer lives."""
    if not file.is_file() or file.is_symlink():
        return
    with contextlib.suppress(OSError):  # its writer, or another cleaner, was faster
        flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        descriptor = os.open(file, flags)
        try:
            if is_unheld(descriptor):
                file.unlink()
        finally:
            os.close(descriptor)


if sys.platform != "win32":

    def lock(descriptor: int) -> None:
        """Hold a file for as long as it is open, where the file system has locks."""
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)

    def is_unheld(descriptor: int) -> bool:
        """Does nobody hold the file?"""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # no locks here
            return is_old(descriptor)
        return True

else:

    def lock(descriptor: int) -> None:
        """An open file cannot be removed here."""

    def is_unheld(descriptor: int) -> bool:
        """Does nobody hold the file?"""
        return is_old(descriptor)


def is_old(descriptor: int) -> bool:
    """Was the file written so long ago that its writer must have died?"""
    return time.time() - os.fstat(descriptor).st_mtime > FRESH_SECONDS


def sync_folder(folder: Path) -> None:
    """Have the disk keep the new name, where the platform can sync a folder."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):  # the file itself is safe; some file systems refuse
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sync(descriptor: int) -> None:
    """fsync, on file systems that have it."""
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in NO_SYNC:
            raise
