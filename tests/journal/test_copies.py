"""Copies of unsaved posts: as a file's bytes, and beside the post's file."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.journal.copies import Copy, Standing, copy_from, offer
from editor.journal.unwritten import Unwritten

NOW = datetime(2026, 3, 1, 14, 2, tzinfo=UTC)
paths = st.none() | st.binary(min_size=1).map(
    lambda name: Path(os.fsdecode(b"/" + name.replace(b"\0", b"")))
)
copies = st.builds(
    Copy,
    key=st.just("1"),
    path=paths,
    site=paths,
    base=st.none() | st.binary(),
    data=st.binary(),
    at=st.datetimes(timezones=st.just(UTC)),
    title=st.text(),
    unwritten=st.lists(st.builds(Unwritten, st.text(), st.text(), st.text())).map(tuple),
)


@given(copies)
def test_any_copy_comes_back_as_it_was(copy: Copy):
    assert copy_from("1", copy.to_bytes(), NOW) == copy


@given(copies, st.integers(0), st.binary(max_size=3))
def test_a_damaged_copy_is_never_taken_for_a_whole_one(copy: Copy, place: int, other: bytes):
    raw = copy.to_bytes()
    place %= len(raw)
    damaged = raw[:place] + other + raw[place + len(other) + (not other) :]
    found = copy_from("1", damaged, NOW)
    # One byte of the first line may make it the mark of another version: that is left alone.
    assert damaged == raw or found is None or found.damage


@given(copies, st.integers(0))
def test_of_a_copy_cut_short_the_beginning_is_read(copy: Copy, length: int):
    raw = copy.to_bytes()
    texts = (copy.base or b"") + copy.data
    length %= len(texts) + 1
    found = copy_from("1", raw[: len(raw) - length], NOW)
    assert found is not None
    assert bool(found.damage) == (length > 0)
    assert found.path == copy.path
    assert copy.data.startswith(found.data)


@given(st.binary())
def test_any_bytes_are_read_as_what_they_are(raw: bytes):
    found = copy_from("1", raw, NOW)
    assert found is not None
    assert found.damage
    assert (found.data, found.at) == (raw, NOW)


def test_a_copy_of_a_later_program_is_left_alone():
    raw = a_copy(None).to_bytes().replace(b"copy 1 ", b"copy 2 ", 1)
    assert copy_from("1", raw, NOW) is None


@pytest.mark.parametrize(
    "about",
    [b"[]", b"{}", b"7", b"[" * 100_000, b'{"base": null, "path": 3}', b'{"base": 1e999}'],
)
def test_what_describes_a_damaged_copy_may_be_anything(about: bytes):
    found = copy_from("1", b"post-editor copy 1 5 " + b"0" * 64 + b"\n" + about + b"\nxyz", NOW)
    assert found is not None
    assert (found.data, bool(found.damage)) == (b"xyz", True)


def test_a_copy_beside_its_file(post_file: Callable[[str], Path]):
    path = post_file("base")
    copy = a_copy(path)
    assert offer(copy).now == b"base"
    assert offer(copy).standing is Standing.UNCHANGED
    path.write_bytes(b"by git")
    assert offer(copy).standing is Standing.CHANGED
    path.write_bytes(b"data")
    assert offer(copy).standing is Standing.SAME
    path.unlink()
    assert offer(copy).standing is Standing.GONE
    assert offer(a_copy(None)).standing is Standing.NEVER_SAVED
    assert offer(a_copy(path, base=None)).standing is Standing.NEVER_SAVED


def test_a_file_whose_folder_is_a_file_now_is_gone(post_file: Callable[[str], Path]):
    assert offer(a_copy(post_file("x") / "post.md")).standing is Standing.GONE


def test_a_link_that_leads_nowhere_is_gone_and_one_in_a_circle_unreadable(tmp_path: Path):
    (tmp_path / "nowhere.md").symlink_to(tmp_path / "missing.md")
    (tmp_path / "circle.md").symlink_to(tmp_path / "circle.md")
    assert offer(a_copy(tmp_path / "nowhere.md")).standing is Standing.GONE
    assert offer(a_copy(tmp_path / "circle.md")).standing is Standing.UNREADABLE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no FIFOs here")
def test_folders_pipes_and_devices_are_not_opened(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.md")
    for path in (tmp_path / "pipe.md", tmp_path, Path("/dev/zero")):
        assert offer(a_copy(path)).standing is Standing.UNREADABLE


def a_copy(path: Path | None, base: bytes | None = b"base") -> Copy:
    return Copy("1", path, None, base, b"data", NOW)


def test_what_stood_in_the_form_is_offered_though_the_file_holds_the_post(
    tmp_path: Path,
):
    file = tmp_path / "post.md"
    file.write_bytes(b"post")
    copy = Copy("1", file, None, b"older", b"post", NOW)
    assert offer(copy).standing is Standing.SAME
    left = replace(copy, unwritten=(Unwritten("map", "[1,", "Why."),))
    assert offer(left).standing is Standing.UNCHANGED


def test_a_copy_of_an_earlier_program_is_read(tmp_path: Path):
    about = {"path": None, "site": None, "base": None, "at": NOW.isoformat(), "title": "x"}
    rest = json.dumps(about).encode() + b"\npost"
    first = f"post-editor copy 1 {len(rest)} {hashlib.sha256(rest).hexdigest()}\n".encode()
    assert copy_from("1", first + rest, NOW) == Copy("1", None, None, None, b"post", NOW, "x")
