"""Who edits which file: two windows or two programs never write the same post unawares."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Generator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from editor.post.errors import FileError
from editor.post.post_file import contents, real_name
from editor.post.refusals import cause
from editor.post.state_folder import alone
from editor.post.whole_file import clear_leftovers, replace_file

HOME = "claims"
CLAIM = ".json"


@dataclass(frozen=True)
class Owner:
    """A window of a run of the program, and since when it has the file."""

    session: str
    window: int
    since: datetime

    def is_same(self, other: Owner | None) -> bool:
        """Is it the same window?"""
        return other is not None and (self.session, self.window) == (other.session, other.window)


class Claims:
    """The claims of all programs of this user: a small file each.

    A claim counts while the session that made it is alive. Every method raises FileError where
    the folder of the claims cannot be used.
    """

    def __init__(self, folder: Path, is_alive: Callable[[str], bool]) -> None:
        """`folder` is the state folder; `is_alive` knows a session by its id."""
        self._home = folder / HOME
        self._is_alive = is_alive

    def claim(self, path: Path, owner: Owner) -> Owner | None:
        """Make `path` the file of `owner`; who has it, where another window does."""
        with self._alone():
            file = self._file(path)
            holder = owner_at(file)
            if holder and not holder.is_same(owner) and self._is_alive(holder.session):
                return holder
            self._write(file, owner)
            return None

    def take_over(self, path: Path, owner: Owner) -> None:
        """Make `path` the file of `owner`, whoever had it."""
        with self._alone():
            self._write(self._file(path), owner)

    def holds(self, path: Path, owner: Owner) -> bool:
        """May `owner`, who claimed `path`, go on? Not when another window took it over."""
        holder = owner_at(self._file(path))
        return holder is None or owner.is_same(holder)

    def release(self, path: Path, owner: Owner) -> None:
        """Let go of `path`, if it is the file of `owner`."""
        with self._alone():
            file = self._file(path)
            if owner.is_same(owner_at(file)):
                file.unlink(missing_ok=True)

    def release_all(self, owner: Owner) -> None:
        """Let go of all files of `owner`, and of those whose session has died."""
        with self._alone():
            clear_leftovers(self._home)
            for file in self._home.glob(f"*{CLAIM}"):
                holder = owner_at(file)
                if holder and (owner.is_same(holder) or not self._is_alive(holder.session)):
                    file.unlink(missing_ok=True)

    def _file(self, path: Path) -> Path:
        """Where the claim of `path` is, by whichever name it is called."""
        name = os.fsencode(real_name(path))
        return self._home / (hashlib.sha256(name).hexdigest()[:32] + CLAIM)

    def _write(self, file: Path, owner: Owner) -> None:
        said = {**asdict(owner), "since": owner.since.isoformat()}
        replace_file(file, json.dumps(said).encode())

    @contextlib.contextmanager
    def _alone(self) -> Generator[None]:
        try:
            with alone(self._home):
                yield
        except OSError as error:
            raise FileError(
                f"Whether another window edits this post cannot be told: “{self._home}” cannot be "
                f"used: {cause(error)}.",
                self._home,
            ) from None


def owner_at(file: Path) -> Owner | None:
    """Who wrote the claim in `file`; None where there is none that can be read."""
    try:
        said = json.loads(contents(file) or b"")
        since = datetime.fromisoformat(said["since"]).astimezone(UTC)
        return Owner(str(said["session"]), int(said["window"]), since)
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None
