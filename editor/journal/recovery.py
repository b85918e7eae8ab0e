"""The copies of unsaved posts that outlive the program, a session a run of it."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import threading
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, unquote

from filelock import Timeout

from editor.journal.copies import DAMAGED, Copy, copy_from
from editor.post.errors import FileError
from editor.post.post_file import contents
from editor.post.refusals import cause
from editor.post.state_folder import LOCK, alone, lock_at, own_folder
from editor.post.whole_file import clear_leftovers, replace_file

HOME = "recovery"
COPY = ".copy"
ID = re.compile("[0-9a-f]{16}")


class Session:
    """The copies of one run of the program, in a folder that is locked while the program lives.

    Copies may be kept and dropped from any thread.
    """

    def __init__(self, home: Path, name: str) -> None:
        """The session called `name` in `home`; `begin` and `orphans` make one that is ours."""
        self.id = name
        self._home, self._folder = home, home / name
        self._lock = lock_at(self._folder / LOCK)
        self._turn = threading.Lock()

    @classmethod
    def begin(cls, folder: Path) -> Session:
        """A new session in the state folder `folder`. Raises FileError."""
        session = cls(own_folder(folder / HOME), secrets.token_hex(8))
        session._move_in()
        return session

    @classmethod
    def adopt(cls, orphan: Path) -> Session:
        """The session in the folder `orphan`, whose program has gone, under a name of ours.

        Whoever knows the old name sees that it has gone. Raises OSError.
        """
        session = cls(orphan.parent, secrets.token_hex(8))
        orphan.rename(session._folder)
        session._lock.acquire(timeout=0)
        return session

    def keep(self, copy: Copy) -> None:
        """Have the disk keep `copy` instead of what it has under its key. Raises FileError."""
        with self._turn:
            try:
                if not self._folder.is_dir():  # somebody tidied up
                    self._move_in()
                replace_file(self._file(copy.key), copy.to_bytes())
            except OSError as error:
                name = copy.title or (copy.path.name if copy.path else "Untitled")
                raise FileError(
                    f"“{name}” is not safe from a crash, because “{self._home}” cannot be "
                    f"written: {cause(error)}. Save the post.",
                    self._home,
                ) from None

    def drop(self, key: str) -> None:
        """Forget the copy under `key`, if there is one. Raises FileError."""
        with self._turn, told(self._home):
            self._file(key).unlink(missing_ok=True)

    def copies(self) -> list[Copy]:
        """The copies, oldest first; those of a later program's format are left out.

        Raises FileError.
        """
        with told(self._home):
            found = [copy_at(each) for each in self._files() if each.name.endswith(COPY)]
        return sorted((each for each in found if each), key=lambda copy: copy.at)

    def end(self) -> None:
        """Let go of the session; its folder goes too where nothing is left in it.

        Raises FileError.
        """
        with self._turn, alone(self._home), told(self._home):
            self._lock.release(force=True)
            clear_leftovers(self._folder)
            if [each.name for each in self._folder.glob("*")] == [LOCK]:
                (self._folder / LOCK).unlink()
                self._folder.rmdir()

    def _move_in(self) -> None:
        with alone(self._home), told(self._home):
            own_folder(self._folder)
            self._lock.release(force=True)
            self._lock.acquire(timeout=0)

    def _file(self, key: str) -> Path:
        return self._folder / (quote(key, safe="", errors="surrogatepass") + COPY)

    def _files(self) -> list[Path]:
        if not self._folder.is_dir():
            return []
        with os.scandir(self._folder) as entries:
            return [Path(each) for each in entries if each.is_file(follow_symlinks=False)]


def orphans(folder: Path) -> list[Session]:
    """The sessions with copies whose program has gone; they are ours from now on.

    Raises FileError.
    """
    home = folder / HOME
    with alone(home), told(home):
        left = [each for each in home.iterdir() if is_session(each) and not is_locked(each)]
        adopted = [Session.adopt(each) for each in left]
    found: list[Session] = []
    for session in adopted:
        if session.copies():
            found.append(session)
        else:
            session.end()
    return found


def is_alive(folder: Path, name: str) -> bool:
    """Does the program whose session is called `name` still run? Raises FileError."""
    home = folder / HOME
    with alone(home), told(home):
        return is_session(home / name) and is_locked(home / name)


def copy_at(file: Path) -> Copy | None:
    """The copy that `file` holds. Raises OSError only where the file system does."""
    key = unquote(file.name.removesuffix(COPY), errors="surrogatepass")
    written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    try:
        raw = contents(file)
    except OSError:
        return Copy(key, None, None, None, b"", written, damage=DAMAGED)
    return None if raw is None else copy_from(key, raw, written)


def is_session(folder: Path) -> bool:
    """Is `folder` one of ours?"""
    return bool(ID.fullmatch(folder.name)) and folder.is_dir() and not folder.is_symlink()


def is_locked(session: Path) -> bool:
    """Does the program that this session's folder belongs to still run?"""
    try:
        with lock_at(session / LOCK).acquire(timeout=0):
            return False
    except Timeout:
        return True


@contextlib.contextmanager
def told(home: Path) -> Generator[None]:
    """What the file system refuses, as a sentence. Raises FileError."""
    try:
        yield
    except OSError as error:
        raise FileError(
            f"The copies of unsaved posts in “{home}” cannot be reached: {cause(error)}.", home
        ) from None
