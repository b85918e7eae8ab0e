"""A post's file: read whole, written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from editor.post.errors import ChangedOnDisk, FileError, TooLarge, WriteFailed
from editor.post.post import MOST_BYTES

WHY = {
    errno.ENOSPC: "the disk is full. Free some space, or save somewhere else",
    errno.EDQUOT: "your disk quota is used up. Free some space, or save somewhere else",
    errno.EFBIG: "the file would be larger than this computer allows. Save somewhere else",
    errno.EROFS: "the disk is read-only. Save somewhere else",
    errno.EACCES: "this user may not write there. Change the permissions, or save somewhere else",
    errno.EPERM: "this user may not write there. Change the permissions, or save somewhere else",
    errno.ENOENT: "the folder is gone. Save somewhere else",
    errno.ENOTDIR: "a part of its path is no folder. Save somewhere else",
    errno.EISDIR: "it is a folder. Save under another name",
    errno.ENAMETOOLONG: "the name is too long. Save under a shorter one",
    errno.ELOOP: "its links go round in a circle. Save somewhere else",
    errno.EIO: "the disk reports an error. Save somewhere else",
}


def read_post_file(path: Path) -> bytes:
    """The bytes of the file at `path`. Raises FileError, and TooLarge before reading."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FileError(f"“{path.name}” is no file that can be read.", path)
        if status.st_size > MOST_BYTES:
            raise TooLarge(status.st_size, MOST_BYTES)
        return path.read_bytes()
    except FileNotFoundError:
        raise FileError(f"There is no file “{path}”.", path) from None
    except OSError as error:
        raise FileError(f"“{path.name}” cannot be read: {error.strerror}.", path) from None


def write_post_file(
    path: Path, data: bytes, *, expected: bytes | None, overwrite: bool = False
) -> None:
    """Make `data` the contents of the file at `path`, in one step.

    `expected` is what the file held when it was read (None: there was none). Raises
    ChangedOnDisk where it holds something else, unless `overwrite`; WriteFailed where it cannot
    be written. Either way the file is as it was. A file that holds `data` already is not touched.
    """
    target = Path(os.path.realpath(path))  # a link stays a link
    try:
        current = contents(target)
        if current == data:
            return
        if current != expected and not overwrite:
            raise ChangedOnDisk(f"Another program changed “{path.name}”.", path)
        if current is not None and not os.access(target, os.W_OK):
            raise OSError(errno.EACCES, "read-only")
        replace_file(target, data)
    except OSError as error:
        reason = WHY.get(error.errno or 0) or error.strerror or str(error)
        raise WriteFailed(f"“{path.name}” cannot be written: {reason}.", path) from None


def contents(path: Path) -> bytes | None:
    """What the file at `path` holds; None where there is none. Raises OSError."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise OSError(errno.EISDIR if path.is_dir() else errno.EPERM, "not a regular file")
        return path.read_bytes()
    except FileNotFoundError:
        return None


def replace_file(target: Path, data: bytes) -> None:
    """Write `data` beside `target` and move it over; leaves nothing behind on failure."""
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        write_new(temporary, data)
        if target.exists():
            keep_attributes(target, temporary)
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(target.parent)


def write_new(path: Path, data: bytes) -> None:
    """Write `data` to a file that is not there yet, and have the disk keep it."""
    descriptor = os.open(
        path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
    )
    with open(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        sync(file.fileno())


def keep_attributes(old: Path, new: Path) -> None:
    """Give `new` the permissions, extended attributes and, where allowed, the owner of `old`."""
    status = old.stat()
    if hasattr(os, "chown"):
        for user, group in ((status.st_uid, -1), (-1, status.st_gid)):
            with contextlib.suppress(OSError):  # root gives files away, others to their groups
                os.chown(new, user, group)
    mode = stat.S_IMODE(status.st_mode)
    if stat.S_IMODE(new.stat().st_mode) != mode:  # FAT refuses any change
        os.chmod(new, mode)
    copy_extended_attributes(old, new)


def copy_extended_attributes(old: Path, new: Path) -> None:
    """Tags, comments, access lists: what the platform keeps beside a file."""
    if not hasattr(os, "listxattr"):
        return
    with contextlib.suppress(OSError):  # the file system may know none
        for name in os.listxattr(old):
            with contextlib.suppress(OSError):  # some belong to the system
                os.setxattr(new, name, os.getxattr(old, name))


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
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):
            raise
