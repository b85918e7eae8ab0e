"""What a file has besides its bytes: permissions, owner, and what the platform keeps beside it."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

# Where the platform can, it is told the open file: that has no name yet, or may lose it.
TAKES_OPEN_FILES = os.chmod in os.supports_fd


def keep_attributes(old: Path, status: os.stat_result, new: int | Path) -> None:
    """Give `new` the permissions, extended attributes and, where allowed, the owner of `old`.

    `status` is that of `old`. Raises OSError where the permissions cannot be kept.
    """
    if hasattr(os, "chown"):
        for user, group in ((status.st_uid, -1), (-1, status.st_gid)):
            with contextlib.suppress(OSError):  # root gives files away, others to their groups
                os.chown(new, user, group)
    mode = stat.S_IMODE(status.st_mode)
    if stat.S_IMODE(os.stat(new).st_mode) != mode:  # FAT refuses any change
        os.chmod(new, mode)
    copy_extended_attributes(old, new)


def copy_extended_attributes(old: Path, new: int | Path) -> None:
    """Tags, comments, access lists."""
    if not hasattr(os, "listxattr"):
        return
    with contextlib.suppress(OSError):  # the file system may know none
        for name in os.listxattr(old):
            with contextlib.suppress(OSError):  # some belong to the system
                os.setxattr(new, name, os.getxattr(old, name))
