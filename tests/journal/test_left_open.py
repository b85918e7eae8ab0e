"""What was open is written down, read again, and nothing else is believed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from editor.journal.left_open import FILE, MOST_WINDOWS, LeftOpen, LeftPost, LeftWindow, Spot, Stand

ME, OTHER = "a" * 16, "b" * 16
STAND = Stand(Spot(3, 4), Spot(3, 9), Spot(2, 1))
WINDOW = LeftWindow(
    (LeftPost(Path("/a/é\udcff.md"), STAND), LeftPost(Path("/a/b.md"))), 1, Path("/a")
)


def left(folder: Path, owner: str = ME, *alive: str) -> LeftOpen:
    return LeftOpen(folder, owner, lambda name: name in alive)


def test_what_is_written_is_read_at_the_next_start(tmp_path: Path):
    first = left(tmp_path)
    assert first.before == ()
    assert first.note(1, WINDOW)
    assert not first.note(1, WINDOW)
    first.note(2, LeftWindow())
    first.write()
    assert left(tmp_path, OTHER).before == (WINDOW, LeftWindow())
    first.forget(1)
    first.write()
    assert left(tmp_path, OTHER).before == (LeftWindow(),)


def test_of_two_programs_one_alone_writes(tmp_path: Path):
    first = left(tmp_path, ME, OTHER)
    first.note(1, WINDOW)
    first.write()
    second = left(tmp_path, OTHER, ME)
    assert second.before == ()
    second.note(1, LeftWindow())
    second.write()
    assert left(tmp_path, "c" * 16).before == (WINDOW,)
    after = left(tmp_path, OTHER)  # the first has gone
    after.note(1, LeftWindow())
    after.write()
    assert left(tmp_path, "c" * 16).before == (LeftWindow(),)


GOOD = {"writer": ME, "windows": [{"posts": [{"path": "/a.md", "stand": None}], "shown": 0}]}
DAMAGED = [
    "",
    "[]",
    "{",
    "[" * 100_000,
    "\0",
    json.dumps({**GOOD, "writer": "../../x"}),
    json.dumps({**GOOD, "windows": {}}),
    json.dumps(GOOD).replace('"/a.md"', '"a.md"'),
    json.dumps(GOOD).replace('"/a.md"', "3"),
    json.dumps(GOOD).replace('"stand": null', '"stand": [[1, 2], [1, 2]]'),
    json.dumps(GOOD).replace('"stand": null', '"stand": [[1, 2], [1, 2], [-1, true]]'),
    json.dumps(GOOD).replace('"shown": 0', '"shown": "first"'),
    json.dumps({**GOOD, "more": "x" * 1_000_001}),
]


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_file_is_told_of_and_written_anew(tmp_path: Path, text: str):
    (tmp_path / FILE).write_text(text)
    now = left(tmp_path)
    assert now.before == ()
    assert now.trouble.startswith(f"What was open last cannot be opened again from “{tmp_path}")
    assert now.trouble.endswith(("it is damaged.", "it is too large."))
    now.note(1, WINDOW)
    assert now.write() == ""
    after = left(tmp_path, OTHER)
    assert (after.before, after.trouble) == ((WINDOW,), "")


def test_a_number_that_names_no_post_shows_none(tmp_path: Path):
    (tmp_path / FILE).write_text(json.dumps(GOOD).replace('"shown": 0', '"shown": 7'))
    assert left(tmp_path).before[0].shown is None
    assert left(tmp_path).before[0].posts == (LeftPost(Path("/a.md")),)


def test_no_more_windows_come_than_one_can_look_at(tmp_path: Path):
    many = {**GOOD, "windows": GOOD["windows"] * (MOST_WINDOWS + 5)}
    (tmp_path / FILE).write_text(json.dumps(many))
    assert len(left(tmp_path).before) == MOST_WINDOWS


def test_where_nothing_can_be_written_a_sentence_says_so(tmp_path: Path):
    now = left(tmp_path / "state")
    now.note(1, WINDOW)
    said = now.write()
    assert said.startswith("What is open now will not be opened at the next start")
    assert said.endswith("the folder is gone.")
    (tmp_path / "state").mkdir()
    assert now.write() == ""
    assert left(tmp_path / "state", OTHER).before == (WINDOW,)


def test_a_folder_in_its_place_is_told_of_and_stays(tmp_path: Path):
    (tmp_path / FILE).mkdir()
    now = left(tmp_path)
    assert now.before == ()
    assert now.trouble.endswith("it is a folder.")
    now.note(1, WINDOW)
    assert now.write().endswith("it is a folder.")
    assert [each.name for each in tmp_path.iterdir()] == [FILE]


def test_what_a_program_that_died_left_half_written_is_cleared_away(tmp_path: Path):
    (tmp_path / f".post-editor-{'0' * 16}.tmp").touch()
    left(tmp_path).write()
    assert [each.name for each in tmp_path.iterdir()] == [FILE]
