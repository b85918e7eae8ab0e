"""What comes of the files that the program keeps for itself, where they cannot be kept.

The whole program runs, and writes such a file; then the file, its folder or its disk is spoiled,
and the program has to write it again, and the writer to go on.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from json import loads
from pathlib import Path

from connections import own_environ
from write_faults import CannotBeHad, fill, run

from editor.journal.copies import copy_from
from editor.post.whole_file import TEMPORARY

HERE = Path(__file__).parent
OLD, NEW, GO_ON = "oldmark", "newmark", "I go on. "  # what is written before and after the fault
POST = "---\ntitle: A post\n---\nWords of a post.\n"
POSTS = ("before", OLD, NEW, "unsaved", "saved", "goes-on")
CONFIG, STATE = "xdg_config_home/post-editor", "xdg_state_home/post-editor"
LONGEST = 120  # seconds for a session


@dataclass(frozen=True)
class OwnFile:
    """A file of the program's: where it is on its disk, and how its text is read."""

    name: str
    place: str
    read: Callable[[Path], str]
    damage: Callable[[bytes], bytes]
    gather: Callable[[Path], object] = lambda _: None  # what other files hold of it, into the file

    def on(self, disk: Path) -> Path:
        """The file."""
        return next(iter(sorted(disk.glob(self.place))), disk / self.place)

    def marks(self, disk: Path) -> list[str]:
        """Which marks the file holds."""
        text = ""
        with suppress(OSError):
            text = "".join(self.read(each) for each in disk.glob(self.place))
        return [mark for mark in (OLD, NEW) if mark in text]


@dataclass(frozen=True)
class Fault:
    """What happens to a file, or to its folder or disk, while the program runs."""

    name: str
    how: str
    make: Callable[[Path, Path], object]
    keeps: bool = True  # does the old file stay where it is?
    lets_write: bool = False  # can there be a new one?
    is_at_start: bool = False  # the program does not run then


@dataclass(frozen=True)
class Row:
    """What came of it."""

    name: str
    fault: str
    how: str
    told: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()  # which the file holds at last
    aside: bool = False  # is the damaged file there still, by whichever name?
    changed: tuple[str, ...] = ()  # posts
    goes_on: bool = False
    wrong: tuple[str, ...] = ()  # tracebacks and temporary files
    skipped: str = ""


def text_of(file: Path) -> str:
    """The text of a plain file. Raises OSError."""
    return file.read_text("utf-8", "replace")


def text_of_copy(file: Path) -> str:
    """What the copy holds of the window. Raises OSError."""
    copy = copy_from("", file.read_bytes(), time_of(file))
    return copy.data.decode("utf-8", "replace") if copy else ""


def time_of(file: Path) -> datetime:
    """When it was written."""
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def text_of_versions(file: Path) -> str:
    """All that the history holds; nothing of a damaged file. Raises OSError."""
    with suppress(sqlite3.Error), closing(connection(file)) as opened:
        rows = opened.execute("SELECT data FROM contents").fetchall()
        return "".join(zlib.decompress(data).decode() for (data,) in rows)
    return ""


def gather(file: Path) -> None:
    """Into the database itself what its log holds. Raises sqlite3.Error."""
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def connection(file: Path) -> sqlite3.Connection:
    """A connection that mends and makes nothing. Raises sqlite3.Error."""
    return sqlite3.connect(f"file:{file}?mode=ro", uri=True)


FILES = (
    OwnFile("The writer's own words", f"{CONFIG}/words.txt", text_of, lambda d: d + b"\xff\0half"),
    OwnFile("The settings", f"{CONFIG}/post-editor.ini", text_of, lambda d: d + b"half"),
    OwnFile("What is remembered", f"{CONFIG}/memory.ini", text_of, lambda d: d + b"half"),
    OwnFile("What was open", f"{STATE}/open.json", text_of, lambda d: d[: len(d) // 2]),
    OwnFile(
        "Copies of unsaved posts", f"{STATE}/recovery/*/*.copy", text_of_copy, lambda d: d[:-2]
    ),
    OwnFile("Earlier versions", f"{STATE}/history.db", text_of_versions,
            lambda d: b"half" * (len(d) // 4), gather),
)  # fmt: skip


def read_only(file: Path, _disk: Path) -> None:
    """No file comes or goes in the folder. Raises CannotBeHad."""
    if os.geteuid():
        file.parent.chmod(0o555)
    else:
        run("chattr", "+i", str(file.parent))


def writable(disk: Path) -> None:
    """The disk is as it was."""
    for each in () if not os.geteuid() else [disk, *disk.rglob("*/")]:
        each.chmod(0o755)
    with suppress(CannotBeHad):  # there are links and sockets, too
        run("chattr", "-R", "-i", str(disk))


def folder_in_its_place(file: Path, _disk: Path) -> None:
    """A folder is called as the file was."""
    file.unlink()
    file.mkdir()


def file_for_folder(file: Path, _disk: Path) -> None:
    """A file is called as the folder was."""
    shutil.rmtree(file.parent)
    file.parent.touch()


FAULTS = (
    Fault("Disk full", "tmpfs without a free page", lambda _, disk: fill(disk, 0)),
    Fault("Read-only folder", "chattr +i, or chmod 555", read_only),
    Fault("Folder removed", "rm -r", lambda file, _: shutil.rmtree(file.parent), False, True),
    Fault("Folder replaced by a file", "rm -r, touch", file_for_folder, False),
    Fault("File replaced by a folder", "rm, mkdir", folder_in_its_place, False),
    Fault("Half written", "cut off or filled with others, before the start", lambda *_: None,
          lets_write=True, is_at_start=True),
)  # fmt: skip
NOTHING = Fault("Nothing", "", lambda *_: None)


def row_of(file: OwnFile, fault: Fault, folder: Path) -> Row:
    """Run the program with the fault, and look."""
    about = {"name": file.name, "fault": fault.name, "how": fault.how}
    try:
        with small_disk(folder / "disk") as disk:
            return Row(**about, **found(file, fault, folder, disk))
    except CannotBeHad as error:
        return Row(**about, skipped=str(error))


def found(file: OwnFile, fault: Fault, folder: Path, disk: Path) -> dict:
    """What is found on the disk and among the posts once the program was run."""
    posts = disk.parent / "posts"
    posts.mkdir()
    for name in POSTS:
        (posts / f"{name}.md").write_text(POST)
    environ, damaged = own_environ(disk), b""
    if fault.is_at_start:
        session(file, NOTHING, posts, disk, environ)
        spoiled = file.on(disk)
        file.gather(spoiled)
        damaged = file.damage(spoiled.read_bytes())
        spoiled.write_bytes(damaged)
        for name in POSTS:
            (posts / f"{name}.md").write_text(POST)
    said, errors = session(file, fault, posts, disk, environ)
    (disk / "filling").unlink(missing_ok=True)
    writable(disk)
    marks = tuple(file.marks(disk))
    left = [each.name for each in disk.rglob("*") if TEMPORARY.fullmatch(each.name)]
    own = [each for each in disk.rglob("*") if each.is_file()]
    return {
        "told": tuple(said["told"]),
        "marks": marks,
        "aside": bool(damaged) and any(each.read_bytes() == damaged for each in own),
        "changed": tuple(n for n in POSTS if (posts / f"{n}.md").read_text() != POST),
        "goes_on": (posts / "goes-on.md").read_text() == POST.replace("Words", f"{GO_ON}Words"),
        "wrong": (*left, *errors, *["dialog of an error"] * said["error_dialogs"]),
    }


def session(
    file: OwnFile, fault: Fault, posts: Path, disk: Path, environ: dict[str, str]
) -> tuple[dict, list[str]]:
    """What the program told, and its tracebacks; it dies when it has done everything."""
    words = (file.name, fault.name, str(posts), str(disk))
    command = [sys.executable, HERE / "own_file_session.py", *words]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=LONGEST)
    assert done.returncode == 0, done.stderr[-2000:]
    traces = [each for each in done.stderr.splitlines() if each.startswith("Traceback")]
    return loads(done.stdout), traces


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of a few megabytes. Raises CannotBeHad."""
    folder.mkdir()
    run("mount", "-t", "tmpfs", "-o", "size=4m", "none", str(folder))
    try:
        yield folder
    finally:
        run("umount", "-l", str(folder))
