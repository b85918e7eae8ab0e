"""Saving: in one step or not at all, on real files and with real failures."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from editor.post.errors import ChangedOnDisk, FileError, WriteFailed
from editor.post.post_file import read_post_file, write_post_file

OLD, NEW = b"---\ntitle: old\n---\n", b"---\ntitle: new\n---\n" * 40


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "posts" / "post.md"
    file.parent.mkdir()
    file.write_bytes(OLD)
    return file


def assert_nothing_left(path: Path) -> None:
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_writes_and_leaves_nothing_else(path):
    write_post_file(path, NEW, expected=OLD)
    assert read_post_file(path) == NEW
    assert_nothing_left(path)


def test_the_same_bytes_are_not_written_again(path):
    os.utime(path, ns=(10**18, 10**18))
    inode = path.stat().st_ino
    write_post_file(path, OLD, expected=OLD)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (10**18, inode)


def test_what_another_program_wrote_stays(path):
    path.write_bytes(b"theirs")
    with pytest.raises(ChangedOnDisk):
        write_post_file(path, NEW, expected=OLD)
    assert path.read_bytes() == b"theirs"
    write_post_file(path, NEW, expected=OLD, overwrite=True)
    assert path.read_bytes() == NEW


def test_a_new_file_does_not_replace_one_that_is_there(path):
    with pytest.raises(ChangedOnDisk):
        write_post_file(path, NEW, expected=None)
    other = path.with_name("other.md")
    write_post_file(other, NEW, expected=None)
    assert other.read_bytes() == NEW


def test_a_file_that_vanished_is_not_made_again_unasked(path):
    path.unlink()
    with pytest.raises(ChangedOnDisk):
        write_post_file(path, NEW, expected=OLD)
    assert not path.exists()


def test_permissions_stay(path):
    path.chmod(0o640)
    write_post_file(path, NEW, expected=OLD)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="for root only")
def test_owner_and_group_stay(path):
    os.chown(path, 65534, 12)
    path.chmod(0o664)
    write_post_file(path, NEW, expected=OLD)
    status = path.stat()
    assert (status.st_uid, status.st_gid) == (65534, 12)
    assert stat.S_IMODE(status.st_mode) == 0o664


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes here")
def test_extended_attributes_stay(path):
    try:
        os.setxattr(path, "user.comment", b"mine")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    write_post_file(path, NEW, expected=OLD)
    assert os.getxattr(path, "user.comment") == b"mine"


def test_a_link_stays_a_link(path, tmp_path):
    link = tmp_path / "link.md"
    link.symlink_to(path)
    write_post_file(link, NEW, expected=OLD)
    assert link.is_symlink()
    assert path.read_bytes() == NEW


def test_a_dangling_link_leads_to_the_new_file(tmp_path):
    link, target = tmp_path / "link.md", tmp_path / "target.md"
    link.symlink_to(target)
    write_post_file(link, NEW, expected=None)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda p: (p.unlink(), p.parent.rmdir()), "folder is gone"),
        (lambda p: (p.unlink(), p.mkdir()), "is a folder"),
        (lambda p: (p.unlink(), os.mkfifo(p)), "no plain file"),
    ],
)
def test_a_failed_save_says_why(path, spoil, says):
    spoil(path)
    with pytest.raises(WriteFailed, match=says):
        write_post_file(path, NEW, expected=None)


def test_a_name_that_is_too_long(path):
    with pytest.raises(WriteFailed, match="too long"):
        write_post_file(path.with_name("x" * 300), NEW, expected=None)
    assert_nothing_left(path)


def in_a_process_of_its_own(program: str, path: Path) -> str:
    """Run `program` (it has `path`, OLD and NEW) apart from the tests; gives what it printed."""
    head = (
        "import os, resource, signal, sys\nfrom pathlib import Path\n"
        "from editor.post.post_file import write_post_file\n"
        "from editor.post.errors import WriteFailed\n"
        f"path, OLD, NEW = Path({str(path)!r}), {OLD!r}, {NEW!r}\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", head + program], capture_output=True, text=True, check=True
    )
    return done.stdout


WRITE = """
try:
    write_post_file(path, NEW, expected=OLD)
except WriteFailed as error:
    print(error)
"""


@pytest.mark.parametrize("room", [0, 1, 19, len(NEW) - 1])
def test_a_disk_full_at_any_byte_leaves_the_old_file(path, room):
    limit = (
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
    )
    assert "larger than this computer allows" in in_a_process_of_its_own(limit + WRITE, path)
    assert path.read_bytes() == OLD
    assert_nothing_left(path)


def as_nobody() -> str:
    """What a program of root does to become somebody for whom permissions hold."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return "os.setgid(65534); os.setuid(65534)\n" if is_root else ""


def open_to_everybody(path: Path) -> None:
    """Let another user come as far as the file's folder."""
    for folder in path.parents:
        if folder.stat().st_uid == os.getuid() and len(folder.parts) > 2:
            folder.chmod(folder.stat().st_mode | 0o055)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_read_only_file_or_folder(path, what):
    open_to_everybody(path)
    path.chmod(0o444 if what == "file" else 0o666)
    path.parent.chmod(0o777 if what == "file" else 0o555)
    try:
        assert "may not write there" in in_a_process_of_its_own(as_nobody() + WRITE, path)
    finally:
        path.parent.chmod(0o755)
    assert path.read_bytes() == OLD
    assert_nothing_left(path)


def test_an_interruption_leaves_no_temporary_file(path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_post_file(path, NEW, expected=OLD)
    assert path.read_bytes() == OLD
    assert_nothing_left(path)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda p: p.unlink(), "There is no file"),
        (lambda p: (p.unlink(), p.mkdir()), "no file that can be read"),
        (lambda p: (p.unlink(), os.mkfifo(p)), "no file that can be read"),
    ],
)
def test_what_cannot_be_read_says_so(path, make, says):
    make(path)
    with pytest.raises(FileError, match=says):
        read_post_file(path)
