"""Saves a post where it cannot be saved, for real where that can be had; tells what comes of it.

`python write_faults.py FOLDER` prints a line of JSON for each fault; `fault_table.py` a table.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import resource
import socket
import subprocess
import sys
from collections.abc import Callable, Generator
from dataclasses import asdict, dataclass
from pathlib import Path

from system_calls import CAN_FAIL, Blow, error_name, struck

from editor.post.errors import PostError
from editor.post.post_file import write_post_file
from editor.post.whole_file import TEMPORARY, clear_leftovers

OLD, NEW = b"---\ntitle: old\n---\n", b"---\ntitle: new\n---\n" * 600
PAGE = 4096
STICK = 1 << 20
NOBODY = 65534
Made = Generator[Path, None, None]


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong. `make` gives the post's file, and tidies up behind the save."""

    name: str
    how: str
    says: str  # in the sentence that the writer is told; "" where the save goes well
    make: Callable[[Path], contextlib.AbstractContextManager[Path]]
    holds: str = "old"  # what the file is then: old, new, gone, other
    blow: Blow | None = None
    as_nobody: bool = False


@dataclass(frozen=True)
class Row:
    """What came of it."""

    name: str
    how: str
    says: str
    holds: str
    told: str = ""
    state: str = ""
    left: int = 0
    left_after_clearing: int = 0
    skipped: str = ""


class CannotBeHad(Exception):
    """This machine, or this user, cannot make the fault."""


@contextlib.contextmanager
def as_it_is(folder: Path) -> Made:
    """A post in a folder."""
    yield post_in(folder)


def post_in(folder: Path) -> Path:
    """A post's file."""
    path = folder / "post.md"
    path.write_bytes(OLD)
    return path


def spoiled(spoil: Callable[[Path], object]) -> Callable[[Path], contextlib.AbstractContextManager]:
    """A post whose file was spoiled since it was read."""

    @contextlib.contextmanager
    def make(folder: Path) -> Made:
        path = post_in(folder)
        spoil(path)
        yield path

    return make


def named(path: Callable[[Path], Path]) -> Callable[[Path], contextlib.AbstractContextManager]:
    """A post that is to be saved under another name."""

    @contextlib.contextmanager
    def make(folder: Path) -> Made:
        yield path(folder)

    return make


def on_tmpfs(
    options: str, prepare: Callable[[Path], object]
) -> Callable[[Path], contextlib.AbstractContextManager]:
    """A post on a file system of its own."""

    @contextlib.contextmanager
    def make(folder: Path) -> Made:
        run("mount", "-t", "tmpfs", "-o", options, "none", str(folder))
        try:
            path = post_in(folder)
            prepare(folder)
            yield path
        finally:
            run("umount", str(folder))

    return make


@contextlib.contextmanager
def on_fat(folder: Path) -> Made:
    """A post on a memory stick: no links, no owners, no permissions, no files without a name."""
    stick = folder.with_suffix(".img")
    stick.touch()
    os.truncate(stick, STICK)
    run("mkfs.vfat", str(stick))
    mount_fat(stick, folder)
    try:
        yield post_in(folder)
    finally:
        run("umount", str(folder))


def mount_fat(stick: Path, folder: Path) -> None:
    """By the system's own driver, or where it has none by one that is a program (fusefat)."""
    try:
        run("mount", "-t", "vfat", "-o", "loop", str(stick), str(folder))
    except CannotBeHad:
        run("fusefat", "-o", "rw+", str(stick), str(folder))


def fill(folder: Path, pages: int) -> None:
    """Leave room for so many pages alone."""
    with contextlib.suppress(OSError), (folder / "filling").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(PAGE))
    size = (folder / "filling").stat().st_size
    os.truncate(folder / "filling", size - pages * PAGE)


def fill_names(folder: Path) -> None:
    """Leave no room for another file."""
    with contextlib.suppress(OSError):
        for number in range(10_000):
            (folder / f"{number}").touch()


def immutable(what: str) -> Callable[[Path], contextlib.AbstractContextManager]:
    """A file or folder that not even root may change."""

    @contextlib.contextmanager
    def make(folder: Path) -> Made:
        path = post_in(folder)
        target = str(path if what == "file" else folder)
        run("chattr", "+i", target)
        try:
            yield path
        finally:
            run("chattr", "-i", target)

    return make


def protected(what: str) -> Callable[[Path], contextlib.AbstractContextManager]:
    """A file or folder that this user may not write."""

    @contextlib.contextmanager
    def make(folder: Path) -> Made:
        path = post_in(folder)
        path.chmod(0o444 if what == "file" else 0o666)
        folder.chmod(0o777 if what == "file" else 0o555)
        try:
            yield path
        finally:
            folder.chmod(0o755)

    return make


@contextlib.contextmanager
def limited(folder: Path) -> Made:
    """No file may be larger than half of the post."""
    path = post_in(folder)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(NEW) // 2, hard))
    try:
        yield path
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def run(*words: str) -> None:
    """Run a command. Raises CannotBeHad."""
    try:
        done = subprocess.run(words, capture_output=True, text=True)
    except OSError as error:
        raise CannotBeHad(f"{words[0]}: {error.strerror}") from None
    if done.returncode:
        raise CannotBeHad(f"{words[0]}: {done.stderr.strip()}")


def other(path: Path, make: Callable[[Path], object]) -> None:
    """Something else stands in the file's place."""
    path.unlink()
    make(path)


def device(path: Path) -> None:
    """A device, as /dev/null is one."""
    try:
        os.mknod(path, 0o666 | 0o020000, os.makedev(1, 3))
    except OSError as error:
        raise CannotBeHad(f"mknod: {error.strerror}") from None


def unix_socket(path: Path) -> None:
    """A socket."""
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(os.path.relpath(path))


def fails(error: int, *calls: str, number: int | None = 0) -> Blow:
    """The first of these calls fails; all of them where `number` is None."""
    return Blow(number, error, frozenset(calls))


WRITE, SYNC = ("write",), ("fsync",)
LINK, RENAME = ("link", "linkat"), ("rename", "renameat", "renameat2")
FULL = "the disk is full"
FAULTS = (
    Fault("Disk full at once", "tmpfs without a free page", FULL,
          on_tmpfs("size=64k", lambda folder: fill(folder, 0))),
    Fault("Disk full on the way", "tmpfs with one free page for three", FULL,
          on_tmpfs("size=64k", lambda folder: fill(folder, 1))),
    Fault("No room for another file", "tmpfs without free inodes", FULL,
          on_tmpfs("size=1m,nr_inodes=20", fill_names)),
    Fault("File too large", "RLIMIT_FSIZE of half the post", "larger than this computer", limited),
    Fault("Quota used up", "EDQUOT injected into write", "quota", as_it_is,
          blow=fails(errno.EDQUOT, *WRITE)),
    Fault("Read-only disk", "tmpfs mounted again read-only", "disk is read-only",
          on_tmpfs("size=64k", lambda f: run("mount", "-o", "remount,ro", str(f)))),
    Fault("Read-only file", "chmod 444, as another user than root", "may not write",
          protected("file"), as_nobody=True),
    Fault("Read-only folder", "chmod 555, as another user than root", "may not write",
          protected("folder"), as_nobody=True),
    Fault("Immutable file", "chattr +i", "may not write", immutable("file")),
    Fault("Immutable folder", "chattr +i", "may not write", immutable("folder")),
    Fault("Folder removed", "rmdir", "folder is gone",
          spoiled(lambda path: (path.unlink(), path.parent.rmdir())), "gone"),
    Fault("Folder replaced by a file", "rmdir, touch", "no folder",
          spoiled(lambda path: (path.unlink(), path.parent.rmdir(), path.parent.touch())), "gone"),
    Fault("Name too long", "300 letters", "name is too long",
          named(lambda folder: folder / ("x" * 300)), "gone"),
    Fault("Path too long", "30 folders of 200 letters", "name is too long",
          named(lambda folder: folder.joinpath(*["x" * 200] * 30)), "gone"),
    Fault("Name that no file can have", "a NUL in it", "no file can have",
          named(lambda folder: folder / "a\0b.md"), "gone"),
    Fault("File removed by another program", "unlink", "removed",
          spoiled(lambda path: path.unlink()), "gone"),
    Fault("File changed by another program", "other bytes", "changed",
          spoiled(lambda path: path.write_bytes(b"theirs")), "other"),
    Fault("File replaced by a folder", "mkdir", "is a folder",
          spoiled(lambda path: other(path, Path.mkdir)), "other"),
    Fault("File replaced by a broken link", "symlink to nothing", "removed",
          spoiled(lambda path: other(path, lambda p: p.symlink_to("nowhere.md"))), "gone"),
    Fault("File replaced by a link to itself", "symlink to itself", "round in a circle",
          spoiled(lambda path: other(path, lambda p: p.symlink_to(p.name))), "gone"),
    Fault("File replaced by a FIFO", "mkfifo, nobody writes", "no plain file",
          spoiled(lambda path: other(path, os.mkfifo)), "other"),
    Fault("File replaced by a device", "mknod c 1 3", "no plain file",
          spoiled(lambda path: other(path, device)), "other"),
    Fault("File replaced by a socket", "bind", "no plain file",
          spoiled(lambda path: other(path, unix_socket)), "other"),
    Fault("Disk error on writing", "EIO injected into write", "disk reports an error", as_it_is,
          blow=fails(errno.EIO, *WRITE)),
    Fault("Disk error on syncing", "EIO injected into fsync", "disk reports an error", as_it_is,
          blow=fails(errno.EIO, *SYNC)),
    Fault("Disk error on renaming", "EIO injected into rename", "disk reports an error", as_it_is,
          blow=fails(errno.EIO, *RENAME)),
    Fault("File held by another program", "EBUSY injected into rename", "another program holds it",
          as_it_is, blow=fails(errno.EBUSY, *RENAME)),
    Fault("No rename over a file", "ENOSYS injected into rename", "in one step", as_it_is,
          blow=fails(errno.ENOSYS, *RENAME, number=None)),
    Fault("Network disk gone", "ENOTCONN injected into write", "does not answer", as_it_is,
          blow=fails(errno.ENOTCONN, *WRITE)),
    Fault("No fsync", "EINVAL injected into every fsync", "", as_it_is, "new",
          blow=fails(errno.EINVAL, *SYNC, number=None)),
    Fault("No links", "EPERM injected into every link", "", as_it_is, "new",
          blow=fails(errno.EPERM, *LINK, number=None)),
    Fault("No locks", "ENOLCK injected into every flock", "", as_it_is, "new",
          blow=fails(errno.ENOLCK, "flock", number=None)),
    Fault("No change of permissions", "EPERM injected into every chown", "", as_it_is, "new",
          blow=fails(errno.EPERM, "chown", "fchown", number=None)),
    Fault("Memory stick", "FAT, by vfat or else by fusefat", "", on_fat, "new"),
    Fault("Interrupted call", "EINTR injected into write", "", as_it_is, "new",
          blow=fails(errno.EINTR, *WRITE)),
)  # fmt: skip


def row_of(fault: Fault, folder: Path) -> Row:
    """Make the fault, save, and look."""
    row = {"name": fault.name, "how": fault.how, "says": fault.says, "holds": fault.holds}
    if fault.blow and not CAN_FAIL:
        return Row(**row, skipped="system calls are made to fail on Linux on x86-64 alone")
    try:
        with fault.make(folder) as path:
            told = told_by_save(path, fault)
            before = temporaries(path.parent)
            clear_leftovers(path.parent)
            return Row(
                **row,
                told=told,
                state=state_of(path),
                left=before,
                left_after_clearing=temporaries(path.parent),
            )
    except CannotBeHad as error:
        return Row(**row, skipped=str(error))


def told_by_save(path: Path, fault: Fault) -> str:
    """What the writer is told; "" for nothing. The save is done in a process of its own."""
    is_new = fault.name.startswith(("Name", "Path"))

    def save() -> str:
        if fault.as_nobody and os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        try:
            write_post_file(path, NEW, expected=None if is_new else OLD)
        except PostError as error:
            return str(error)
        return ""

    return struck(save, fault.blow).told if fault.blow else in_a_fork(save)


def in_a_fork(act: Callable[[], str]) -> str:
    """What `act` gives, in a process that may become somebody else."""
    read, write = os.pipe()
    if os.fork() == 0:
        told = ""
        try:
            told = act()
        finally:
            os.write(write, (told or error_name()).encode())
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        told = pipe.read().decode()
    os.wait()
    return told


def state_of(path: Path) -> str:
    """What is at `path`: old, new, gone, other."""
    try:
        if not path.exists():
            return "gone"
        data = path.read_bytes() if path.is_file() else b""
    except (OSError, ValueError):
        return "gone"
    return {OLD: "old", NEW: "new"}.get(data, "other")


def temporaries(folder: Path) -> int:
    """How many temporary files are there."""
    try:
        return sum(bool(TEMPORARY.fullmatch(name)) for name in os.listdir(folder))
    except (OSError, ValueError):
        return 0


def rows(folder: Path) -> Generator[Row, None, None]:
    """Every fault, each in a folder of its own."""
    folder.chmod(0o755)
    for number, fault in enumerate(FAULTS):
        place = folder / f"{number}"
        place.mkdir()
        yield row_of(fault, place)


if __name__ == "__main__":
    for each in rows(Path(sys.argv[1])):
        sys.stdout.write(json.dumps(asdict(each)) + "\n")
