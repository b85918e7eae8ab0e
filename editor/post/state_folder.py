"""Where the program keeps what belongs to the user and to no site; nobody else may look into it."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Generator
from datetime import datetime
from pathlib import Path

import platformdirs
from filelock import FileLock

from editor.post.errors import FileError
from editor.post.refusals import cause
from editor.post.whole_file import sync_folder

LOCK = "lock"
WAIT = 5.0  # seconds for another program
OTHERS = stat.S_IRWXG | stat.S_IRWXO
IN_THE_WAY = "a file stands in its place"
ASIDE = "damaged-"  # how the name of a file begins that was set aside


def state_path() -> Path:
    """Where the folder is, once it is made."""
    return platformdirs.user_state_path("post-editor", appauthor=False)


def state_folder() -> Path:
    """The folder, made where it is missing. Raises FileError."""
    return own_folder(state_path())


def name_aside(file: Path, end: str) -> Path:
    """What a damaged file is called that is set aside now; `end` ends its name."""
    return file.with_name(f"{ASIDE}{datetime.now():%Y-%m-%d-%H%M%S}{end}")


def own_folder(folder: Path) -> Path:
    """`folder`, made where it is missing, for this user alone. Raises FileError."""
    try:
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for each in missing:
            sync_folder(each.parent)
        if os.name == "posix" and folder.stat().st_mode & OTHERS:
            folder.chmod(0o700)
    except OSError as error:
        why = IN_THE_WAY if isinstance(error, FileExistsError) else cause(error)
        raise FileError(
            f"The folder “{folder}” cannot be used: {why}. "
            "Until it can, nothing is kept there for the case of a crash.",
            folder,
        ) from None
    return folder


@contextlib.contextmanager
def alone(folder: Path, name: str = LOCK) -> Generator[None]:
    """Of all programs of this user, one at a time goes on in `folder`. Raises FileError."""
    lock = lock_at(own_folder(folder) / name)
    try:
        lock.acquire(timeout=WAIT)
    except (OSError, NotImplementedError) as error:
        why = cause(error) if isinstance(error, OSError) else str(error)
        raise FileError(f"The folder “{folder}” cannot be locked: {why}.", folder) from None
    try:
        yield
    finally:
        lock.release()


def lock_at(file: Path) -> FileLock:
    """A lock that the system takes back when the program ends, however it ends."""
    return FileLock(file, thread_local=False)
