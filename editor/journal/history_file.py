"""The SQLite file of the history: opened, changed in one step, set aside when it is damaged."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from editor.post.errors import FileError
from editor.post.refusals import cause
from editor.post.state_folder import ASIDE, alone, name_aside

FORMAT = 1
LOCK = "history.lock"
TABLES = """
CREATE TABLE IF NOT EXISTS contents (
    hash BLOB PRIMARY KEY, size INTEGER NOT NULL, packed INTEGER NOT NULL, data BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS packed_sizes ON contents (packed);
CREATE TABLE IF NOT EXISTS versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, path BLOB NOT NULL, at REAL NOT NULL, hash BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS versions_of ON versions (path, id);
CREATE INDEX IF NOT EXISTS versions_with ON versions (hash);
"""
PRAGMAS = (
    "auto_vacuum = FULL",
    "journal_mode = WAL",
    "synchronous = FULL",
    "secure_delete = ON",  # what is forgotten is overwritten
)
WAIT = 5.0  # seconds for another program that is writing
BESIDE = ("", "-wal", "-shm")  # what SQLite calls the files of one database
DAMAGES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
WHY = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "this user may not write there",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened",
    sqlite3.SQLITE_BUSY: "another program keeps it busy",
    sqlite3.SQLITE_IOERR: "the disk reports an error, or is full",
    sqlite3.SQLITE_CORRUPT: "it is damaged",
    sqlite3.SQLITE_NOTADB: "it is damaged",
}
T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]


class HistoryFile:
    """The file, opened when it is first needed. Methods raise FileError, from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notice = ""  # a sentence for the writer, once the file was found damaged
        self._connection: sqlite3.Connection | None = None
        self._opened_as: tuple[int, int] | None = None  # which file that is
        self._turn = threading.Lock()

    def read(self, work: Work[T]) -> T:
        """What `work` finds."""
        with self._turn:
            try:
                return self._tried(work)
            except (sqlite3.Error, OSError) as error:
                self._close()
                raise FileError(
                    f"Earlier versions cannot be reached in “{self.path}”: {reason(error)}.",
                    self.path,
                ) from None

    def change(self, work: Work[object]) -> None:
        """Do all of what `work` changes, or nothing."""

        def whole(connection: sqlite3.Connection) -> None:
            connection.execute("BEGIN IMMEDIATE")
            try:
                work(connection)
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

        self.read(whole)

    @property
    def aside(self) -> list[Path]:
        """What was set aside, of all times: there may be versions in it that can still be read."""
        return sorted(self.path.parent.glob(f"{ASIDE}*.db*"))

    def drop_aside(self) -> None:
        """Remove what was set aside."""
        for path in self.aside:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise FileError(f"“{path}” cannot be removed: {cause(error)}.", path) from None

    def close(self) -> None:
        """Let go of the file; it is opened again when it is needed."""
        with self._turn:
            self._close()

    def _tried(self, work: Work[T]) -> T:
        """What `work` finds, in a new file where this one is damaged."""
        try:
            return work(self._opened())
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            self._set_aside()
            return work(self._opened())

    def _opened(self) -> sqlite3.Connection:
        if self._connection is not None and identity(self.path) != self._opened_as:
            self._close()  # somebody tidied up: what is written to a file without a name is lost
        if self._connection is None:
            with alone(self.path.parent, LOCK):
                self._connection = connected(self.path)
                self._opened_as = identity(self.path)
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _set_aside(self) -> None:
        """Give a damaged file another name, unless another program has done so already."""
        self._close()
        with alone(self.path.parent, LOCK):
            if is_sound(self.path):
                return
            aside = name_aside(self.path, ".db")
            for each in reversed(BESIDE):
                file = Path(f"{self.path}{each}")
                if file.exists():
                    file.rename(f"{aside}{each}")
        self.notice = (
            "The file with the earlier versions of your posts was damaged. It was set aside as "
            f"“{aside}”, and a new one was begun. Your posts are as they were."
        )


def connected(path: Path) -> sqlite3.Connection:
    """A connection with the tables. Raises sqlite3.Error, and OSError where there is no file."""
    if path.exists() and not path.is_file():
        raise FileExistsError("something stands there that is no file")
    connection = sqlite3.connect(path, WAIT, isolation_level=None, check_same_thread=False)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > FORMAT:
            raise sqlite3.NotSupportedError("a later version of the program made it")
        for each in PRAGMAS:
            connection.execute(f"PRAGMA {each}")
        connection.executescript(TABLES)
        connection.execute(f"PRAGMA user_version = {FORMAT}")
    except BaseException:
        connection.close()
        raise
    return connection


def identity(path: Path) -> tuple[int, int] | None:
    """Which file stands at `path`; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def is_sound(path: Path) -> bool:
    """Is all of the file as SQLite wrote it?"""
    try:
        connection = connected(path)
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        return False
    try:
        return connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return False
    finally:
        connection.close()


def is_damage(error: sqlite3.Error) -> bool:
    """Is the file itself not what SQLite wrote?"""
    return code_of(error) in DAMAGES


def reason(error: sqlite3.Error | OSError) -> str:
    """What went wrong, to be put behind a colon."""
    if isinstance(error, OSError):
        return cause(error)
    return WHY.get(code_of(error)) or str(error)


def code_of(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 for what Python itself refuses."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
