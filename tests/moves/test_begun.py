"""Acts that were broken off: what can become of them, told from the files as they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from broken_off import PUBLISHED, SITE, publishing
from folder_bytes import folder_bytes
from half_done import half_done
from hypothesis import given
from hypothesis import strategies as st

from editor.moves.begun import begun_acts, carry_out_noted, rest_of
from editor.moves.doing import carry_out
from editor.moves.plan import FileChange, Plan, made, moved
from editor.moves.plan_bytes import bytes_of, plan_from
from editor.post.errors import Cancelled, HalfDone, WriteFailed

STEPS = 7


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "notes"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    for name, data in SITE.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


def left(notes: Path) -> list[str]:
    return [each.name for each in notes.iterdir() if each.name != "all.lock"]


@pytest.mark.parametrize("steps", range(1, STEPS - 1))
def test_finished_or_taken_back_from_any_step(site, notes, steps):
    half_done(publishing(site), notes, steps)
    (begun,) = begun_acts(notes)
    assert begun.plan.title == "Publish “Ferry”"
    carry_out(begun.take_back)
    assert folder_bytes(site) == SITE
    carry_out(publishing(site))
    assert folder_bytes(site) == PUBLISHED
    assert not [*begun_acts(notes)]
    assert left(notes) == []


@pytest.mark.parametrize("steps", [0, STEPS - 1])
def test_what_was_not_begun_or_is_done_is_not_asked_about(site, notes, steps):
    half_done(publishing(site), notes, steps)
    asked = [*begun_acts(notes)]
    assert not asked or folder_bytes(site) not in (SITE, PUBLISHED)
    for begun in asked:
        carry_out(begun.finish)
    assert not [*begun_acts(notes)]
    assert left(notes) == []


def test_a_file_that_was_changed_since_is_named_and_nothing_is_offered(site, notes):
    half_done(publishing(site), notes, 2)
    (site / "_posts/2025-01-01-other.md").write_bytes(b"theirs")
    (begun,) = begun_acts(notes)
    assert begun.changed == (site / "_posts/2025-01-01-other.md",)
    (again,) = begun_acts(notes)
    assert again == begun


def test_an_act_that_goes_on_is_nobody_elses(site, notes):
    seen: list[int] = []
    carry_out_noted(publishing(site), notes, lambda *_: seen.append(len([*begun_acts(notes)])))
    assert seen == [0] * len(seen)
    assert len(seen) > 3
    assert left(notes) == []


def test_one_program_alone_asks_about_an_act(site, notes):
    half_done(publishing(site), notes, 2)
    for _begun in begun_acts(notes):
        assert not [*begun_acts(notes)]
    assert len([*begun_acts(notes)]) == 1


def test_an_act_that_is_stopped_or_fails_leaves_no_note(site, notes):
    def stop(done: int, _of: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        carry_out_noted(publishing(site), notes, stop)
    (site / "images/b").mkdir()
    (site / "images/b/a.png").write_bytes(b"")
    with pytest.raises(WriteFailed):
        carry_out_noted(publishing(site), notes)
    assert left(notes) == []
    assert {**folder_bytes(site), "images/b/a.png": b""} == {**SITE, "images/b/a.png": b""}


def test_an_act_that_could_not_be_taken_back_can_be_finished(site, notes):
    def spoil(done: int, of: int) -> None:
        if done == of:
            (site / "_drafts").rmdir()
            (site / "_drafts").write_bytes(b"in the way")
            raise Cancelled

    with pytest.raises(HalfDone):
        carry_out_noted(publishing(site), notes, spoil)
    (begun,) = begun_acts(notes)
    carry_out(begun.finish)
    (site / "_drafts").unlink()
    assert folder_bytes(site) == PUBLISHED


def test_an_act_of_one_step_is_not_noted(site, notes):
    carry_out_noted(Plan("New", (made(site / "new.md", b""),)), notes)
    assert (site / "new.md").exists()
    assert not notes.exists()


@pytest.mark.parametrize(
    "data", [b"", b"{}\n", b"[]", b'{"format": 1}\n', b"\xff\xfe", b"[" * 9999]
)
def test_a_note_that_is_damaged_says_nothing(notes, data):
    notes.mkdir()
    (notes / "0123456789abcdef.act").write_bytes(data)
    assert not [*begun_acts(notes)]
    assert left(notes) == []


def test_a_changed_byte_is_noticed(site):
    data = bytes_of(publishing(site))
    with pytest.raises(ValueError, match="damaged"):
        plan_from(data[:-1] + b"?")


PATHS = st.none() | st.binary(min_size=1, max_size=9).map(lambda b: Path(os.fsdecode(b)))
CHANGES = st.builds(FileChange, PATHS, PATHS, st.binary(), st.binary())


@given(st.text(), st.lists(CHANGES))
def test_a_plan_comes_back_from_its_bytes(title, changes):
    plan = Plan(title, tuple(changes))
    assert plan_from(bytes_of(plan)) == plan


def test_two_names_that_differ_in_capitals_are_two_files_where_capitals_count(tmp_path):
    old, new = tmp_path / "Ferry.md", tmp_path / "ferry.md"
    old.write_bytes(b"x")
    if new.exists():
        pytest.skip("capitals do not count here")
    new.hardlink_to(old)
    left_to_do = rest_of(Plan("Rename", (moved(old, new, b"x"),)))
    carry_out(left_to_do)
    assert [each.name for each in tmp_path.iterdir()] == ["ferry.md"]
