"""The versions of posts: kept, bounded, and safe from crashes and from other programs."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from full_disk import small_disk  # noqa: F401 a fixture
from hypothesis import given
from hypothesis import strategies as st
from writing_process import WritingProcess

from editor.journal.history import NAME, History, Version
from editor.post.errors import FileError

NOW = datetime(2026, 3, 1, 14, 2, tzinfo=UTC)
POST, OTHER = Path("/site/_posts/ferry.md"), Path("/site/_posts/other.md")
KILLS = 50
BEGIN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from editor.journal.history import History

history = History(Path(sys.argv[1]), most_bytes=200_000)
path = Path("/post/" + "".join(sys.argv[2:]))
"""
WRITER = f"""{BEGIN}
number = max((int(history.contents(each)[:6]) for each in history.versions(path)), default=0)
print(number, flush=True)
while True:
    number += 1
    history.keep(path, b"%06d" % number + Random(number).randbytes(9000), datetime.now(UTC))
    print(number, flush=True)
"""
KEEPER = f"""{BEGIN}
for number in range(40):
    history.keep(path, b"%06d" % number, datetime.now(UTC))
"""


@pytest.fixture
def history(tmp_path: Path):
    history = History(tmp_path / "state")
    yield history
    history.close()


def keep(history: History, *texts: bytes, path: Path = POST) -> None:
    for number, text in enumerate(texts):
        history.keep(path, text, NOW + timedelta(minutes=number))


def texts(history: History, path: Path = POST) -> list[bytes]:
    return [history.contents(each) for each in history.versions(path)]


def test_versions_come_newest_first(history: History):
    keep(history, b"first", b"second")
    newest, oldest = history.versions(POST)
    assert (newest.at, newest.size) == (NOW + timedelta(minutes=1), 6)
    assert [history.contents(each) for each in (newest, oldest)] == [b"second", b"first"]
    assert history.versions(OTHER) == []


def test_a_clock_that_goes_back_changes_no_order(history: History):
    history.keep(POST, b"first", NOW)
    history.keep(POST, b"second", NOW - timedelta(days=1))
    assert texts(history) == [b"second", b"first"]


def test_the_same_content_is_kept_once(history: History):
    text = random.Random(1).randbytes(10_000)
    keep(history, text, text)
    assert len(history.versions(POST)) == 1  # nothing was changed between two saves
    keep(history, b"between", text)
    keep(history, text, path=OTHER)
    assert [len(each) for each in texts(history)] == [10_000, 7, 10_000]
    assert texts(history, OTHER) == [text]
    assert history.size < 11_000


@given(st.lists(st.binary(max_size=200), max_size=8))
def test_any_bytes_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, data):
    history = History(tmp_path_factory.mktemp("state"))
    keep(history, *data)
    kept = [each for number, each in enumerate(data) if number == 0 or data[number - 1] != each]
    assert texts(history) == kept[::-1]
    history.close()


def test_names_may_be_any_bytes(history: History):
    odd = Path(os.fsdecode(b"/site/\xff\n'.md"))
    keep(history, b"text", path=odd)
    assert texts(history, odd) == [b"text"]


def test_a_post_that_moved_takes_its_versions_along(history: History):
    keep(history, b"first", b"second")
    history.moved(POST, OTHER)
    assert texts(history, POST) == []
    assert texts(history, OTHER) == [b"second", b"first"]


def test_a_post_reached_by_a_link_is_the_same(history: History, tmp_path: Path):
    (tmp_path / "post.md").write_text("x")
    (tmp_path / "link.md").symlink_to(tmp_path / "post.md")
    keep(history, b"text", path=tmp_path / "post.md")
    assert texts(history, tmp_path / "link.md") == [b"text"]


def test_what_is_forgotten_is_gone_from_the_file(history: History, tmp_path: Path):
    secret, other = random.Random(1).randbytes(50_000), random.Random(2).randbytes(50_000)
    keep(history, secret)
    keep(history, other, path=OTHER)
    history.forget(POST)
    assert (texts(history), texts(history, OTHER)) == ([], [other])
    history.clear()
    assert (texts(history, OTHER), history.size) == ([], 0)
    assert sum(each.stat().st_size for each in (tmp_path / "state").iterdir()) < 70_000


def test_what_is_forgotten_can_be_read_nowhere_on_the_disk(history: History, tmp_path: Path):
    first, second = (random.Random(seed).randbytes(20_000) for seed in (1, 2))
    keep(history, first, b"other", second)
    packed = [zlib.compress(each)[20:60] for each in (first, second)]
    assert all(each in on_disk(tmp_path) for each in packed)
    newest, _, oldest = history.versions(POST)
    history.forget_version(newest)
    assert texts(history) == [b"other", first]
    assert (packed[0] in on_disk(tmp_path), packed[1] in on_disk(tmp_path)) == (True, False)
    history.forget_version(oldest)
    assert packed[0] not in on_disk(tmp_path)


def on_disk(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in (folder / "state").iterdir())


def test_what_is_too_old_goes_but_for_the_newest_of_each_post(tmp_path: Path):
    history = History(tmp_path, most_days=10)
    keep(history, b"other", path=OTHER)
    for day in (0, 5, 12):
        history.keep(POST, b"day %d" % day, NOW + timedelta(days=day))
    assert texts(history) == [b"day 12", b"day 5"]
    assert texts(history, OTHER) == [b"other"]
    history.close()


def test_too_much_drops_the_oldest_and_the_newest_of_each_post_last(tmp_path: Path):
    history = History(tmp_path, most_bytes=35_000)
    chance = random.Random(3)
    data = [chance.randbytes(10_000) for _ in range(6)]
    keep(history, data[0], path=OTHER)
    keep(history, *data[1:])
    assert texts(history) == [data[5], data[4]]
    assert texts(history, OTHER) == [data[0]]
    assert history.size < 35_000
    keep(history, chance.randbytes(30_000))
    assert len(texts(history)) == 1
    assert texts(history, OTHER) == []
    history.close()


def test_a_content_that_another_version_has_stays(tmp_path: Path):
    history = History(tmp_path, most_bytes=25_000)
    chance = random.Random(4)
    shared, other, last = (chance.randbytes(10_000) for _ in range(3))
    keep(history, shared, other, shared, last)
    assert texts(history) == [last, shared]
    history.close()


def test_a_version_that_went_meanwhile_gives_a_sentence(history: History):
    keep(history, b"text")
    with pytest.raises(FileError, match="no longer kept"):
        history.contents(Version(99, NOW, 4))


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
def test_nobody_else_may_look(history: History, tmp_path: Path):
    keep(history, b"text")
    assert (tmp_path / "state").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("rest", [b"", b"SQLite format 3\0" + b"\x10" * 5000, b"x" * 5000])
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(tmp_path: Path, rest: bytes):
    (tmp_path / NAME).write_bytes(rest)
    history = History(tmp_path)
    keep(history, b"text")
    assert texts(history) == [b"text"]
    aside = list(tmp_path.glob("damaged-*.db"))
    assert [each.read_bytes() for each in aside] == ([rest] if rest else [])
    assert ("was damaged" in history.notice) == bool(rest)
    history.close()


def test_who_forgets_everything_forgets_what_was_set_aside_too(tmp_path: Path):
    (tmp_path / NAME).write_bytes(b"x" * 5000)
    history = History(tmp_path)
    assert texts(history) == []
    assert history.size == 5000
    history.clear()
    assert history.size == 0
    assert list(tmp_path.glob("damaged-*")) == []
    history.close()


def test_a_file_that_is_damaged_while_it_is_open_is_set_aside(history: History, tmp_path: Path):
    chance = random.Random(1)
    for _ in range(30):
        history.keep(POST, chance.randbytes(5_000), NOW)
    history.close()
    history.versions(POST)  # it is open again
    file = tmp_path / "state" / NAME
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    for number in range(3):
        history.keep(POST, b"%d" % number, NOW)
    assert "was damaged" in history.notice
    assert texts(history) == [b"2", b"1", b"0"]


def test_a_damaged_version_gives_a_sentence_and_the_others_stay(history: History, tmp_path: Path):
    keep(history, b"first", b"second")
    history.close()
    with sqlite3.connect(tmp_path / "state" / NAME) as connection:
        connection.execute("UPDATE contents SET data = x'00' WHERE size = 5")
    connection.close()
    newest, oldest = history.versions(POST)
    assert history.contents(newest) == b"second"
    with pytest.raises(FileError, match="was damaged"):
        history.contents(oldest)


def test_the_file_of_a_later_program_is_left_alone(history: History, tmp_path: Path):
    keep(history, b"text")
    history.close()
    with sqlite3.connect(tmp_path / "state" / NAME) as connection:
        connection.execute("PRAGMA user_version = 9")
    connection.close()
    before = (tmp_path / "state" / NAME).read_bytes()
    with pytest.raises(FileError, match="a later version of the program made it"):
        keep(history, b"more")
    assert (tmp_path / "state" / NAME).read_bytes() == before


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo] if os.name == "posix" else [Path.mkdir])
def test_what_is_no_file_gives_a_sentence(tmp_path: Path, make):
    make(tmp_path / NAME)
    with pytest.raises(FileError, match=r"Earlier versions cannot be reached in .*history\.db"):
        History(tmp_path).keep(POST, b"text", NOW)


def test_a_full_disk_gives_a_sentence_and_what_is_kept_stays(small_disk: Path):  # noqa: F811
    history = History(small_disk)
    keep(history, b"first", b"second")
    with pytest.raises(FileError, match="full"):
        history.keep(POST, random.Random(1).randbytes(3_000_000), NOW)
    assert texts(history) == [b"second", b"first"]
    keep(history, b"third")
    assert texts(history)[0] == b"third"
    history.close()


@pytest.mark.skipif(os.name != "posix", reason="no file that is open can be removed there")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_where_somebody_removed_the_file_a_new_one_keeps_what_comes(tmp_path: Path, what: str):
    history = History(tmp_path / "state")
    keep(history, b"first")
    if what == "file":
        (tmp_path / "state" / NAME).unlink()
    else:
        shutil.rmtree(tmp_path / "state")
    keep(history, b"second")
    assert texts(history) == texts(History(tmp_path / "state")) == [b"second"]
    history.close()


@pytest.mark.skipif(os.name != "posix", reason="no file that is open can be removed there")
def test_where_a_folder_came_in_its_place_that_is_told(tmp_path: Path):
    history = History(tmp_path)
    keep(history, b"first")
    (tmp_path / NAME).unlink()
    (tmp_path / NAME).mkdir()
    with pytest.raises(FileError, match="something stands there that is no file"):
        keep(history, b"second")
    (tmp_path / NAME).rmdir()
    keep(history, b"third")
    assert texts(history) == [b"third"]
    history.close()


def test_another_program_that_is_writing_is_waited_for(tmp_path: Path):
    keepers = [
        subprocess.Popen([sys.executable, "-c", KEEPER, str(tmp_path), name], stderr=-1, text=True)
        for name in ("a", "b", "c")
    ]
    assert [each.communicate()[1] for each in keepers] == [""] * 3
    history = History(tmp_path)
    for name in ("a", "b", "c"):
        found = texts(history, Path("/post") / name)
        assert found == [b"%06d" % number for number in range(39, -1, -1)]
    history.close()


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_killed_at_any_moment_no_version_is_lost_or_damaged(tmp_path: Path):
    chance = random.Random(5)
    for _ in range(KILLS):
        with WritingProcess(WRITER, tmp_path) as writer:
            said = writer.killed_after(chance.uniform(0, 0.03))
        history = History(tmp_path, most_bytes=200_000)
        numbers = [int(each[:6]) for each in texts(history, Path("/post"))]
        assert numbers[0] - int(said[-1]) in (0, 1)  # killed between the disk and the word of it
        assert numbers == list(range(numbers[0], numbers[0] - len(numbers), -1))
        assert history.size <= 200_000
        assert not history.notice
        history.close()
    with sqlite3.connect(tmp_path / NAME) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
