"""Sessions of unsaved copies: kept while the program lives, offered when it has gone."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from full_disk import small_disk  # noqa: F401 a fixture
from writing_process import WritingProcess

from editor.journal.copies import Copy
from editor.journal.recovery import COPY, HOME, Session, is_alive, orphans
from editor.post.errors import FileError

NOW = datetime(2026, 3, 1, 14, 2, tzinfo=UTC)
KILLS = 50
BEGIN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from editor.journal.copies import Copy
from editor.journal.recovery import Session, orphans

folder = Path(sys.argv[1])
"""
WRITER = f"""{BEGIN}
session = Session.begin(folder)
print(session.id, flush=True)
number = 0
while True:
    number += 1
    data = b"%d\\n" % number * 3000
    session.keep(Copy("a", None, None, b"base", data, datetime.now(UTC)))
    print(number, flush=True)
    session.keep(Copy("b", None, None, None, data, datetime.now(UTC)))
    session.drop("b")
"""
LOOKER = f"""{BEGIN}
sys.stdin.readline()
found = orphans(folder)
print(sum(len(each.copies()) for each in found), flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state"


def test_what_is_kept_is_offered_once_the_program_has_gone(folder: Path):
    session = Session.begin(folder)
    session.keep(a_copy("late", minutes=2))
    session.keep(a_copy("early", b"first", minutes=1))
    session.keep(a_copy("early", b"second", minutes=1))
    assert orphans(folder) == []  # it lives
    ends_suddenly(session)
    (orphan,) = orphans(folder)
    assert [(each.key, each.data) for each in orphan.copies()] == [
        ("early", b"second"),
        ("late", b"data"),
    ]


def test_what_is_dropped_is_not_offered_and_nothing_is_left(folder: Path):
    session = Session.begin(folder)
    session.keep(a_copy("a"))
    session.drop("a")
    session.drop("never kept")
    assert session.copies() == []
    session.end()
    assert os.listdir(folder / HOME) == ["lock"]


def test_an_end_with_copies_left_leaves_them_to_the_next_start(folder: Path):
    session = Session.begin(folder)
    session.keep(a_copy("a"))
    session.end()
    (orphan,) = orphans(folder)
    orphan.end()  # later
    (orphan,) = orphans(folder)
    orphan.drop("a")
    orphan.end()
    assert orphans(folder) == []
    assert os.listdir(folder / HOME) == ["lock"]


def test_an_orphan_is_offered_to_one_program_alone(folder: Path):
    session = Session.begin(folder)
    session.keep(a_copy("a"))
    ends_suddenly(session)
    (held,) = orphans(folder)
    assert orphans(folder) == []
    assert held.copies()


def test_of_programs_that_start_at_once_one_is_offered_each_orphan(folder: Path):
    session = Session.begin(folder)
    session.keep(a_copy("a"))
    ends_suddenly(session)
    lookers = [
        subprocess.Popen(
            [sys.executable, "-c", LOOKER, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for each in lookers:
        assert each.stdin
        each.stdin.write("go\n")
        each.stdin.flush()
    counts = [int(each.stdout.readline()) for each in lookers if each.stdout]
    for each in lookers:
        each.communicate("end\n")
    assert sorted(counts) == [0, 0, 0, 1]


def test_a_session_is_alive_until_its_program_ends(folder: Path):
    session = Session.begin(folder)
    assert is_alive(folder, session.id)
    session.keep(a_copy("a"))
    ends_suddenly(session)
    assert not is_alive(folder, session.id)
    _offered = orphans(folder)
    assert not is_alive(folder, session.id)  # another program holds its copies: it is dead still
    assert not is_alive(folder, "0123456789abcdef")
    assert not is_alive(folder, "../../etc")


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
def test_nobody_else_may_look(folder: Path):
    folder.mkdir(mode=0o755)
    before = os.umask(0)
    try:
        session = Session.begin(folder)
        session.keep(a_copy("a"))
    finally:
        os.umask(before)
    for each in (folder / HOME, folder / HOME / session.id):
        assert each.stat().st_mode & 0o777 == 0o700


def test_keys_may_be_anything(folder: Path):
    session = Session.begin(folder)
    keys = ["../up", "/etc/passwd", "a b", "ä\ud800", ".", "", "%2F"]
    for each in keys:
        session.keep(a_copy(each))
    assert sorted(each.key for each in session.copies()) == sorted(keys)
    assert len(os.listdir(folder / HOME / session.id)) == len(keys) + 1
    for each in keys:
        session.drop(each)
    session.end()


def test_many_threads_keep_at_once(folder: Path):
    session = Session.begin(folder)
    with ThreadPoolExecutor(8) as pool:
        for number in range(200):
            pool.submit(session.keep, a_copy(str(number % 5), str(number).encode()))
    assert len(session.copies()) == 5
    assert not any(each.damage for each in session.copies())


def test_a_folder_that_somebody_removed_is_made_again(folder: Path):
    session = Session.begin(folder)
    session.keep(a_copy("a"))
    shutil.rmtree(folder)
    session.keep(a_copy("b"))
    assert [each.key for each in session.copies()] == ["b"]
    assert is_alive(folder, session.id)


def test_what_is_not_ours_is_left_alone(folder: Path, tmp_path: Path):
    session = Session.begin(folder)
    session.keep(a_copy("a"))
    home = folder / HOME
    (home / "0123456789abcdef").write_text("a file")
    (home / "notes").mkdir()
    (home / "notes" / "x.copy").write_text("mine")
    (home / "fedcba9876543210").symlink_to(tmp_path)
    later = a_copy("later").to_bytes().replace(b"copy 1 ", b"copy 9 ", 1)
    (home / session.id / "later.copy").write_bytes(later)
    (home / session.id / "folder.copy").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(home / session.id / "pipe.copy")
    ends_suddenly(session)
    (orphan,) = orphans(folder)
    assert [each.key for each in orphan.copies()] == ["a"]
    orphan.drop("a")
    orphan.end()
    assert orphans(folder) == []
    assert [each.read_bytes() for each in home.glob("*/later.copy")] == [later]
    assert (home / "notes" / "x.copy").read_text() == "mine"
    assert (home / "0123456789abcdef").is_file()


def test_a_damaged_copy_is_offered_with_a_sentence_and_not_removed(folder: Path):
    session = Session.begin(folder)
    session.keep(a_copy("whole"))
    kept = folder / HOME / session.id
    (kept / f"zeros{COPY}").write_bytes(b"\0" * 100)
    ends_suddenly(session)
    (orphan,) = orphans(folder)
    damaged = next(each for each in orphan.copies() if each.key == "zeros")
    assert damaged.data == b"\0" * 100
    assert "damaged" in damaged.damage
    orphan.end()
    assert len(list((folder / HOME).glob(f"*/*{COPY}"))) == 2


def test_a_state_folder_that_cannot_be_made_gives_a_sentence(tmp_path: Path):
    (tmp_path / "state").write_text("a file")
    with pytest.raises(FileError, match=r"state/recovery” cannot be used: a part of its path is"):
        Session.begin(tmp_path / "state")


def test_a_full_disk_gives_a_sentence_and_the_copy_before_stays(small_disk: Path):  # noqa: F811
    session = Session.begin(small_disk)
    session.keep(a_copy("a"))
    before = session.copies()
    with pytest.raises(FileError, match=r"“ferry” is not safe .*the disk is full\. Save the post"):
        session.keep(a_copy("a", b"x" * 5_000_000))
    assert session.copies() == before
    assert sorted(os.listdir(small_disk / HOME / session.id)) == ["a.copy", "lock"]
    session.drop("a")
    session.end()


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_killed_at_any_moment_no_copy_is_lost_or_damaged(folder: Path):
    chance = random.Random(5)
    for _ in range(KILLS):
        with WritingProcess(WRITER, folder) as writer:
            said = writer.killed_after(chance.uniform(0, 0.03))
        assert not is_alive(folder, said[0])
        (orphan,) = orphans(folder)
        kept = {each.key: each for each in orphan.copies()}
        assert not any(each.damage for each in kept.values())
        number = int(kept["a"].data.split(b"\n", 1)[0])
        assert number - int(said[-1]) in (0, 1)  # killed between the disk and the word of it
        assert kept["a"].data == b"%d\n" % number * 3000
        for key in kept:
            orphan.drop(key)
        orphan.end()
        assert os.listdir(folder / HOME) == ["lock"]


def a_copy(key: str, data: bytes = b"data", minutes: int = 0) -> Copy:
    at = NOW + timedelta(minutes=minutes)
    return Copy(key, Path("/site/_posts/ferry.md"), Path("/site"), b"base", data, at, "ferry")


def ends_suddenly(session: Session) -> None:
    """As when the program is killed: the system takes the lock back."""
    session._lock.release(force=True)
