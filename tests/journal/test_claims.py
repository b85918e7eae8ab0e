"""Claims: one window edits a file, and another is told so."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from full_disk import small_disk  # noqa: F401 a fixture

from editor.journal.claims import HOME, Claims, Owner
from editor.journal.recovery import Session, is_alive
from editor.post.errors import FileError

NOW = datetime(2026, 3, 1, 14, 2, tzinfo=UTC)
ONE, OTHER = Owner("one", 1, NOW), Owner("other", 1, NOW)
CLAIMER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from editor.journal.claims import Claims, Owner

claims = Claims(Path(sys.argv[1]), lambda session: True)
owner = Owner(sys.argv[2], 1, datetime.now(UTC))
print("ready", flush=True)
sys.stdin.readline()
print(*(n for n in range(100) if claims.claim(Path(f"/post/{n}"), owner) is None), flush=True)
"""


@pytest.fixture
def alive() -> set[str]:
    return {"one", "other"}


@pytest.fixture
def claims(tmp_path: Path, alive: set[str]) -> Claims:
    return Claims(tmp_path / "state", alive.__contains__)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_text("x")
    return path


def test_the_second_is_told_who_has_the_file(claims: Claims, post: Path):
    assert claims.claim(post, ONE) is None
    assert claims.claim(post, OTHER) == ONE
    assert claims.claim(post, Owner("one", 2, NOW)) == ONE
    assert claims.holds(post, ONE)
    assert not claims.holds(post, OTHER)
    assert claims.claim(post, ONE) is None  # it is its own


def test_what_is_released_may_be_claimed(claims: Claims, post: Path):
    claims.claim(post, ONE)
    claims.release(post, OTHER)  # it is not theirs
    assert claims.claim(post, OTHER) == ONE
    claims.release(post, ONE)
    assert claims.claim(post, OTHER) is None


def test_who_takes_over_has_the_file(claims: Claims, post: Path):
    claims.claim(post, ONE)
    claims.take_over(post, OTHER)
    assert not claims.holds(post, ONE)
    assert claims.holds(post, OTHER)
    claims.release(post, ONE)
    assert claims.holds(post, OTHER)


def test_claims_of_the_dead_do_not_count(claims: Claims, post: Path, alive: set[str]):
    claims.claim(post, ONE)
    alive.remove("one")
    assert claims.claim(post, OTHER) is None


def test_a_window_that_closes_lets_go_of_all_and_clears_up_after_the_dead(
    claims: Claims, tmp_path: Path, alive: set[str]
):
    for number in range(3):
        claims.claim(tmp_path / str(number), ONE)
    claims.claim(tmp_path / "another window", Owner("one", 2, NOW))
    claims.claim(tmp_path / "of the dead", OTHER)
    alive.remove("other")
    claims.release_all(ONE)
    assert claims.holds(tmp_path / "another window", Owner("one", 2, NOW))
    assert len(list((tmp_path / "state" / HOME).glob("*.json"))) == 1


def test_a_file_is_the_same_under_each_of_its_names(claims: Claims, post: Path, tmp_path: Path):
    (tmp_path / "link.md").symlink_to(post)
    (tmp_path / "folder").symlink_to(tmp_path)
    claims.claim(post, ONE)
    roundabout = tmp_path / "x" / ".." / "post.md"
    names = [tmp_path / "link.md", tmp_path / "folder" / "post.md", roundabout]
    assert [claims.claim(each, OTHER) for each in names] == [ONE] * 3


@pytest.mark.parametrize("said", [b"", b"\0\0", b"[]", b'{"session": 1}', b"[" * 100_000, b"\xff"])
def test_what_is_no_claim_does_not_count(claims: Claims, post: Path, tmp_path: Path, said: bytes):
    claims.claim(post, ONE)
    (file,) = (tmp_path / "state" / HOME).glob("*.json")
    file.write_bytes(said)
    assert claims.holds(post, ONE)  # nobody took it over
    assert claims.claim(post, OTHER) is None
    claims.release_all(OTHER)


def test_who_has_claimed_goes_on_when_somebody_tidied_up(
    claims: Claims, post: Path, tmp_path: Path
):
    claims.claim(post, ONE)
    for each in (tmp_path / "state" / HOME).iterdir():
        each.unlink()
    assert claims.holds(post, ONE)


def test_of_programs_that_claim_at_once_one_gets_each_file(tmp_path: Path):
    claimers = [
        subprocess.Popen(
            [sys.executable, "-c", CLAIMER, str(tmp_path), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "other", "third")
    ]
    for each in claimers:
        assert each.stdout
        each.stdout.readline()
    for each in claimers:
        assert each.stdin
        each.stdin.write("go\n")
        each.stdin.flush()
    got = [int(n) for each in claimers for n in each.communicate()[0].split()]
    assert sorted(got) == list(range(100))


def test_a_claim_ends_with_the_session_that_made_it(tmp_path: Path, post: Path):
    claims = Claims(tmp_path, lambda name: is_alive(tmp_path, name))
    session, other = Session.begin(tmp_path), Session.begin(tmp_path)
    first, second = Owner(session.id, 1, NOW), Owner(other.id, 1, NOW)
    claims.claim(post, first)
    assert claims.claim(post, second) == first
    session.end()
    assert claims.claim(post, second) is None
    other.end()


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
def test_nobody_else_may_look(claims: Claims, post: Path, tmp_path: Path):
    claims.claim(post, ONE)
    assert (tmp_path / "state" / HOME).stat().st_mode & 0o777 == 0o700


def test_a_full_disk_gives_a_sentence(small_disk: Path):  # noqa: F811
    claims = Claims(small_disk, lambda _session: True)
    claims.claim(small_disk / "a", ONE)
    with pytest.raises(OSError, match="No space left"):
        (small_disk / "filler").write_bytes(b"x" * 2_000_000)
    with pytest.raises(FileError, match="the disk is full"):
        claims.claim(small_disk / "b", ONE)
    assert claims.holds(small_disk / "a", ONE)
    assert len(list((small_disk / HOME).iterdir())) == 2
