"""A folder for one build of a site; what dead programs left of theirs is removed."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
import time
from pathlib import Path

from filelock import FileLock, Timeout

PREFIX = "post-editor-build-"
LOCK = "lock"
FRESH_SECONDS = 60.0  # in which a new folder gets its lock


class ScratchFolder:
    """A folder among the system's temporary ones, which is this program's while it lives."""

    def __init__(self) -> None:
        clear_scratch_folders()
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._lock = FileLock(self.path / LOCK, thread_local=False)
        with contextlib.suppress(Timeout):
            self._lock.acquire(timeout=0)

    def remove(self) -> None:
        """Remove the folder with all that is in it."""
        self._lock.release(force=True)
        shutil.rmtree(self.path, ignore_errors=True)


def clear_scratch_folders() -> None:
    """Remove the folders whose program is no more."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if is_left(folder):
            with contextlib.suppress(OSError):  # its program lives: Timeout is an OSError
                lock = FileLock(folder / LOCK, thread_local=False)
                with lock.acquire(timeout=0):
                    shutil.rmtree(folder, ignore_errors=True)


def is_left(folder: Path) -> bool:
    """Is it a folder of this user, and so old that it must have its lock?"""
    try:
        status = folder.lstat()
    except OSError:
        return False
    is_own = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    is_ready = os.path.lexists(folder / LOCK) or time.time() - status.st_mtime > FRESH_SECONDS
    return stat.S_ISDIR(status.st_mode) and is_own and is_ready
