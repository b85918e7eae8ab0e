"""Saving that fails, in every way: the file is as it was, the reason is told, nothing is left."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from editor.post.errors import ChangedOnDisk
from editor.post.post_file import write_post_file
from editor.post.whole_file import TEMPORARY

if sys.platform == "win32":
    pytest.skip("faults are made as on Linux", allow_module_level=True)

import write_faults
from write_faults import FAULTS, Row

OLD, NEW = b"---\ntitle: old\n---\n", b"---\ntitle: new\n---\n" * 40
HERE = Path(write_faults.__file__).parent


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Row]:
    """What came of each fault, tried in a process of its own."""
    folder = tmp_path_factory.mktemp("faults")
    for each in (folder, *folder.parents):
        if each.stat().st_uid == os.getuid() and len(each.parts) > 2:
            each.chmod(each.stat().st_mode | 0o055)
    command = [sys.executable, write_faults.__file__, str(folder)]
    path = os.pathsep.join([os.getcwd(), str(HERE)])
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": path}
    )
    found = (Row(**json.loads(line)) for line in done.stdout.splitlines())
    return {row.name: row for row in found}


@pytest.mark.parametrize("name", [each.name for each in FAULTS])
def test_a_fault(rows, name):
    row = rows[name]
    if row.skipped:
        pytest.skip(row.skipped)
    assert row.says in row.told
    assert bool(row.told) == bool(row.says)
    assert row.state == row.holds
    assert (row.left, row.left_after_clearing) == (0, 0)


FULL_AT_EVERY_BYTE = """
import resource, sys
from pathlib import Path
from editor.post.errors import WriteFailed
from editor.post.post_file import write_post_file

path, OLD, NEW = Path(sys.argv[1]), {old!r}, {new!r}
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
for room in range(len(NEW)):
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
    try:
        write_post_file(path, NEW, expected=OLD)
    except WriteFailed:
        assert path.read_bytes() == OLD
        assert [each.name for each in path.parent.iterdir()] == [path.name]
        print("refused")
"""


def test_full_at_every_byte(tmp_path):
    path = tmp_path / "post.md"
    path.write_bytes(OLD)
    script = FULL_AT_EVERY_BYTE.format(old=OLD, new=NEW)
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.count("refused") == len(NEW)
    assert path.read_bytes() == OLD


def meanwhile(monkeypatch: pytest.MonkeyPatch, act) -> None:
    """Another program does something while the disk takes the bytes."""
    sync = os.fsync

    def synced(descriptor: int) -> None:
        monkeypatch.setattr(os, "fsync", sync)
        act()
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", synced)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("expected", [OLD, None])
def test_what_another_program_writes_during_the_save_stays(tmp_path, monkeypatch, expected):
    path = tmp_path / "post.md"
    if expected:
        path.write_bytes(expected)
    meanwhile(monkeypatch, lambda: path.write_bytes(b"theirs"))
    with pytest.raises(ChangedOnDisk):
        write_post_file(path, NEW, expected=expected)
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["post.md"]


def test_a_fifo_that_comes_during_the_save_is_not_waited_for(tmp_path, monkeypatch):
    path = tmp_path / "post.md"
    path.write_bytes(OLD)
    meanwhile(monkeypatch, lambda: (path.unlink(), os.mkfifo(path)))
    with pytest.raises(Exception, match="no plain file"):
        write_post_file(path, NEW, expected=OLD)
    assert path.is_fifo()
    assert names(tmp_path) == ["post.md"]


WRITER = """
import os, signal, sys
from pathlib import Path
from editor.post import whole_file
from editor.post.whole_file import replace_file

{platform}
def stay():
    print("there", flush=True)
    signal.pause()

replace_file(Path(sys.argv[1]), b"new", stay)
"""


@pytest.mark.parametrize("platform", ["", "del os.O_TMPFILE"])
def test_another_save_leaves_the_file_of_a_living_writer_and_clears_that_of_a_dead_one(
    tmp_path, platform
):
    if platform and not hasattr(os, "O_TMPFILE"):
        pytest.skip("files have names here at once")
    script = WRITER.format(platform=platform)
    writer = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "one.md")], stdout=subprocess.PIPE
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"there\n"
    write_post_file(tmp_path / "two.md", NEW, expected=None)
    assert sum(bool(TEMPORARY.fullmatch(name)) for name in names(tmp_path)) == 1
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    write_post_file(tmp_path / "two.md", OLD, expected=NEW)
    assert names(tmp_path) == ["two.md"]
