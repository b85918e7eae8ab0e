"""What is known of a site's posts from the last time, in a file beside the user's other caches."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import platformdirs

from editor import __version__
from editor.index.entry import Entry, State
from editor.index.reading import Row
from editor.site.site import Site

T = TypeVar("T")
FORMAT = 2
TABLES = """
CREATE TABLE IF NOT EXISTS about (fingerprint TEXT);
CREATE TABLE IF NOT EXISTS entries (path BLOB PRIMARY KEY, entry TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS texts (path BLOB PRIMARY KEY, folded TEXT);
"""
WAIT = 2.0  # seconds for another program that is writing


class Cache:
    """The rows of one site. It may be thrown away at any time: all of it is read anew then."""

    def __init__(self, root: Path, folder: Path | None = None) -> None:
        """`folder` is where such files are kept: that of the user's caches, unless it is given."""
        self._connection = opened(file_for(root, folder or cache_folder()))

    def load(self, site: Site) -> dict[PurePosixPath, Entry]:
        """The entries as they were stored under the same configuration; else none."""
        wanted = fingerprint(site)
        found = self._do(lambda file: file.execute("SELECT fingerprint FROM about").fetchone())
        if not found or found[0] != wanted:
            self._do(lambda file: clear(file, wanted))
            return {}
        rows = self._do(lambda file: file.execute("SELECT entry FROM entries").fetchall())
        try:
            return {each.path: each for (text,) in rows for each in [entry_from(text)]}
        except (ValueError, TypeError, LookupError):  # somebody else's rows
            self._do(lambda file: clear(file, wanted))
            return {}

    def store(self, rows: Sequence[Row]) -> None:
        """Keep `rows` instead of what is known of these posts."""
        self.store_entries([row.entry for row in rows])
        texts = [(key(row.entry.path), row.folded) for row in rows]
        self._do(lambda file: file.executemany("REPLACE INTO texts VALUES (?, ?)", texts))

    def store_entries(self, entries: Sequence[Entry]) -> None:
        """Keep `entries`; the texts of these posts stay."""
        rows = [(key(each.path), text_from(each)) for each in entries]
        self._do(lambda file: file.executemany("REPLACE INTO entries VALUES (?, ?)", rows))

    def forget(self, paths: Iterable[PurePosixPath]) -> None:
        """Drop posts that are gone."""
        gone = [(key(path),) for path in paths]
        for table in ("entries", "texts"):
            self._do(
                lambda file, table=table: file.executemany(
                    f"DELETE FROM {table} WHERE path = ?", gone
                )
            )

    def holding(self, words: Sequence[str]) -> set[PurePosixPath]:
        """The posts whose text holds each of `words`, which are folded."""
        if not words:
            return set()
        conditions = " AND ".join("instr(folded, ?)" for _ in words)
        query = f"SELECT path FROM texts WHERE {conditions}"
        rows = self._do(lambda file: file.execute(query, words).fetchall())
        return {PurePosixPath(os.fsdecode(path)) for (path,) in rows}

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` gives; where the file fails it, from now on in memory."""
        try:
            with self._connection as file:
                return work(file)
        except sqlite3.Error:
            self._connection = in_memory(self._connection)
            with self._connection as file:
                return work(file)


def clear(file: sqlite3.Connection, fingerprint: str) -> None:
    """Forget everything; what comes now is read under another configuration."""
    for table in ("about", "entries", "texts"):
        file.execute(f"DELETE FROM {table}")
    file.execute("INSERT INTO about VALUES (?)", (fingerprint,))


def in_memory(file: sqlite3.Connection) -> sqlite3.Connection:
    """What can still be read of the file, in memory."""
    with contextlib.closing(file), contextlib.suppress(sqlite3.Error):
        copy = connected(":memory:")
        file.backup(copy)
        return copy
    return connected(":memory:")


def cache_folder() -> Path:
    """Where the user's caches of this program are."""
    return platformdirs.user_cache_path("post-editor", appauthor=False) / "sites"


def file_for(root: Path, folder: Path) -> Path:
    """The file for the site at `root`."""
    name = hashlib.sha256(os.fsencode(root)).hexdigest()[:24]
    return folder / f"{name}.sqlite"


def opened(file: Path) -> sqlite3.Connection:
    """The file, made anew where it is damaged; in memory alone where none can be had."""
    for _ in range(2):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            return connected(str(file))
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                file.unlink()
        except OSError:
            break
    return connected(":memory:")


def connected(name: str) -> sqlite3.Connection:
    """A connection with the tables. Raises sqlite3.DatabaseError."""
    connection = sqlite3.connect(name, timeout=WAIT, check_same_thread=False)
    # A cache that a crash cuts short is read anew; it need not wait for the disk.
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(TABLES)
    return connection


def fingerprint(site: Site) -> str:
    """What the entries depend on besides their files."""
    config = json.dumps(site.config, default=str, sort_keys=True)
    text = f"{FORMAT} {__version__} {site.root} {site.config_error} {config}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def key(path: PurePosixPath) -> bytes:
    """What a post is found by: its path as the system has it, which need not be text."""
    return os.fsencode(path)


def text_from(entry: Entry) -> str:
    """An entry as text."""
    values: list[Any] = [
        str(entry.path),
        entry.stamp,
        entry.title,
        entry.date.isoformat() if entry.date else None,
        entry.state.value,
        entry.why,
        entry.url,
        entry.tags,
        entry.categories,
        entry.authors,
        entry.image,
        entry.layout,
        entry.errors,
        entry.warnings,
    ]
    return json.dumps(values)


def entry_from(text: str) -> Entry:
    """The entry that a text stands for."""
    path, stamp, title, date, state, why, url, tags, categories, authors, *rest = json.loads(text)
    return Entry(
        PurePosixPath(path),
        (stamp[0], stamp[1]),
        title,
        datetime.fromisoformat(date) if date else None,
        State(state),
        why,
        url,
        tuple(tags),
        tuple(categories),
        tuple(authors),
        *rest,
    )
