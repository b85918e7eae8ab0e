"""The versions that each post had before it was saved."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from editor.journal.history_file import HistoryFile
from editor.post.errors import FileError
from editor.post.post_file import real_name

NAME = "history.db"
NEWEST = "SELECT max(id) FROM versions GROUP BY path"


@dataclass(frozen=True)
class Version:
    """What a post was before one of its saves; later versions have larger numbers."""

    id: int
    at: datetime  # UTC
    size: int  # bytes


class History:
    """The versions of all posts of this user, in one file; several programs may use it at once.

    Each content is kept once. What goes first when there is too much is the oldest version; of
    each post the newest stays longest. Methods may be called from any thread, and raise FileError.
    """

    def __init__(self, folder: Path, most_bytes: int = 200_000_000, most_days: float = 365) -> None:
        """`folder` is the state folder; nothing is opened before it is needed."""
        self._file = HistoryFile(folder / NAME)
        self._most_bytes, self._most_age = most_bytes, timedelta(days=most_days)

    @property
    def notice(self) -> str:
        """A sentence for the writer, once the file was found damaged; else ""."""
        return self._file.notice

    def keep(self, path: Path, data: bytes, at: datetime) -> None:
        """Keep `data` as a version of the post at `path`, unless its last version is the same."""
        digest, packed = hashlib.sha256(data).digest(), zlib.compress(data)

        def work(connection: sqlite3.Connection) -> None:
            last = connection.execute(
                "SELECT hash FROM versions WHERE path = ? ORDER BY id DESC LIMIT 1", (key(path),)
            )
            if last.fetchone() == (digest,):
                return
            connection.execute(
                "INSERT OR IGNORE INTO contents VALUES (?, ?, ?, ?)",
                (digest, len(data), len(packed), packed),
            )
            connection.execute(
                "INSERT INTO versions (path, at, hash) VALUES (?, ?, ?)",
                (key(path), at.timestamp(), digest),
            )
            forget_old(connection, at - self._most_age)
            forget_surplus(connection, self._most_bytes)

        self._file.change(work)

    def versions(self, path: Path) -> list[Version]:
        """The versions of the post at `path`, newest first."""
        rows = self._file.read(
            lambda connection: connection.execute(
                "SELECT id, at, size FROM versions JOIN contents USING (hash) "
                "WHERE path = ? ORDER BY id DESC",
                (key(path),),
            ).fetchall()
        )
        return [Version(number, datetime.fromtimestamp(at, UTC), size) for number, at, size in rows]

    def contents(self, version: Version) -> bytes:
        """The bytes of `version`."""
        row = self._file.read(
            lambda connection: connection.execute(
                "SELECT hash, size, data FROM versions JOIN contents USING (hash) WHERE id = ?",
                (version.id,),
            ).fetchone()
        )
        if row is None:
            raise FileError(
                "This version is no longer kept: it was one of the oldest.", self._file.path
            )
        digest, size, packed = row
        data = unpacked(packed, size)
        if hashlib.sha256(data).digest() != digest:
            raise FileError(
                "This version was damaged on the disk and cannot be shown.", self._file.path
            )
        return data

    def moved(self, old: Path, new: Path) -> None:
        """The post at `old` stands at `new` now, and its versions with it."""
        names = key(new), key(old)
        self._file.change(
            lambda connection: connection.execute(
                "UPDATE versions SET path = ? WHERE path = ?", names
            )
        )

    def forget_version(self, version: Version) -> None:
        """Keep this version no longer."""
        self._forget("id = ?", version.id)

    def forget(self, path: Path) -> None:
        """Keep none of the versions of the post at `path`."""
        self._forget("path = ?", key(path))

    def clear(self) -> None:
        """Keep no version of any post, nor files that were damaged and set aside."""
        self._forget("?", True)
        self._file.drop_aside()

    @property
    def size(self) -> int:
        """How many bytes the versions take, packed, and what was damaged and set aside."""

        def size(connection: sqlite3.Connection) -> int:
            return size_of(connection) + sum(path.stat().st_size for path in self._file.aside)

        return self._file.read(size)

    def _forget(self, condition: str, value: object) -> None:
        """Keep the versions no longer of which `condition` is true; the disk has them no more."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(f"DELETE FROM versions WHERE {condition}", (value,))
            forget_unused(connection)

        self._file.change(work)
        self._file.read(
            lambda connection: connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        )

    def close(self) -> None:
        """Let go of the file; it is opened again when it is needed."""
        self._file.close()


def key(path: Path) -> bytes:
    """The name under which the versions of the post at `path` are found."""
    return os.fsencode(real_name(path))


def unpacked(packed: bytes, size: int) -> bytes:
    """The content of `size` bytes; what is damaged may give anything, but not more."""
    try:
        return zlib.decompressobj().decompress(packed, max(size, 1))
    except zlib.error:
        return b""


def size_of(connection: sqlite3.Connection) -> int:
    """How many bytes the contents take, packed."""
    (size,) = connection.execute("SELECT total(packed) FROM contents").fetchone()
    return int(size)


def forget_old(connection: sqlite3.Connection, before: datetime) -> None:
    """Let versions go that were kept `before` that moment, but for the newest of each post."""
    found = connection.execute(
        f"DELETE FROM versions WHERE at < ? AND id NOT IN ({NEWEST})", (before.timestamp(),)
    )
    if found.rowcount:
        forget_unused(connection)


def forget_surplus(connection: sqlite3.Connection, most: int) -> None:
    """Let the oldest versions go until the contents take no more than `most` bytes."""
    surplus = size_of(connection) - most
    if surplus <= 0:
        return
    rows: Iterable[tuple[int, bytes]] = connection.execute(
        f"SELECT id, hash FROM versions ORDER BY id IN ({NEWEST}), id"
    ).fetchall()
    for number, digest in rows:
        connection.execute("DELETE FROM versions WHERE id = ?", (number,))
        surplus -= forget_content(connection, digest)
        if surplus <= 0:
            return


def forget_content(connection: sqlite3.Connection, digest: bytes) -> int:
    """Let a content go that no version has any more; how many bytes that frees."""
    gone = connection.execute(
        "DELETE FROM contents WHERE hash = ?1 "
        "AND NOT EXISTS (SELECT 1 FROM versions WHERE hash = ?1) RETURNING packed",
        (digest,),
    ).fetchall()
    return sum(packed for (packed,) in gone)


def forget_unused(connection: sqlite3.Connection) -> None:
    """Let the contents go that no version has any more."""
    connection.execute("DELETE FROM contents WHERE hash NOT IN (SELECT hash FROM versions)")
