"""A plan is carried out as one: all of it or nothing, and never is a post gone in between."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from folder_bytes import folder_bytes

from editor.moves.doing import carry_out
from editor.moves.plan import Plan, made, moved, removed, rewritten
from editor.post.errors import Cancelled, ChangedOnDisk, FileError, HalfDone, WriteFailed

DRAFT, POST, OTHER = "_drafts/ferry.md", "_posts/2026-01-01-ferry.md", "_posts/2025-01-01-other.md"
TEXTS = {DRAFT: b"---\ntitle: Ferry\n---\nIt sails.\n", OTHER: b"See {% link _drafts/ferry.md %}\n"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text)
    return tmp_path


def publishing(site: Path) -> Plan:
    draft, other = TEXTS[DRAFT], TEXTS[OTHER]
    return Plan(
        "Publish",
        (
            moved(
                site / DRAFT,
                site / POST,
                draft,
                draft.replace(b"---\nIt", b"date: 2026-01-01\n---\nIt"),
            ),
            rewritten(
                site / OTHER, other, other.replace(b"_drafts/ferry", b"_posts/2026-01-01-ferry")
            ),
            made(site / "assets/new/x.txt", b"new\n"),
        ),
    )


def test_done_and_undone(site):
    before = folder_bytes(site)
    carry_out(publishing(site))
    assert folder_bytes(site).keys() == {POST, OTHER, "assets/new/x.txt"}
    carry_out(publishing(site).back)
    assert folder_bytes(site) == before


def test_a_mere_move_keeps_time_and_permissions(site):
    os.chmod(site / DRAFT, 0o640)
    os.utime(site / DRAFT, ns=(10**18, 10**18))
    carry_out(Plan("Move", (moved(site / DRAFT, site / POST, TEXTS[DRAFT]),)))
    status = (site / POST).stat()
    assert (status.st_mtime_ns, status.st_mode & 0o777, status.st_nlink) == (10**18, 0o640, 1)


def test_permissions_stay_where_the_text_changes(site):
    os.chmod(site / DRAFT, 0o640)
    carry_out(publishing(site))
    assert (site / POST).stat().st_mode & 0o777 == 0o640


def test_what_changed_meanwhile_stops_it_before_anything_is_done(site):
    plan = publishing(site)
    (site / OTHER).write_bytes(b"theirs")
    before = folder_bytes(site)
    with pytest.raises(ChangedOnDisk, match="other"):
        carry_out(plan)
    assert folder_bytes(site) == before


@pytest.mark.parametrize("there", ["file", "folder", "broken link"])
def test_what_is_there_is_not_overwritten(site, there):
    new = site / POST
    if there == "file":
        new.write_bytes(b"mine")
    elif there == "folder":
        new.mkdir()
    else:
        new.symlink_to(site / "nowhere")
    before = folder_bytes(site)
    with pytest.raises(WriteFailed, match="already"):
        carry_out(publishing(site))
    assert folder_bytes(site) == before


def test_a_file_that_is_gone_stops_it(site):
    (site / DRAFT).unlink()
    with pytest.raises(ChangedOnDisk):
        carry_out(publishing(site))


@pytest.mark.parametrize("step", range(4))
def test_cancelled_at_any_step_all_is_as_it_was(site, step):
    before = folder_bytes(site)

    def watch(done: int, of: int) -> None:
        assert of == 4
        if done == step:
            raise Cancelled

    with pytest.raises(Cancelled):
        carry_out(publishing(site), watch)
    assert folder_bytes(site) == before


def test_a_step_that_fails_is_told_and_the_others_are_taken_back(site):
    before = folder_bytes(site)
    plan = publishing(site)
    long = made(site / "assets" / ("x" * 300), b"")
    with pytest.raises(WriteFailed, match="too long"):
        carry_out(Plan("Long", (*plan.changes, long)))
    assert folder_bytes(site) == before


def test_folders_that_were_made_go_again(site):
    folders = {each for each in site.rglob("*") if each.is_dir()}

    def stop(done: int, _of: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        carry_out(publishing(site), stop)
    assert {each for each in site.rglob("*") if each.is_dir()} == folders


@pytest.mark.parametrize("name", [DRAFT, OTHER])
def test_what_another_program_writes_during_the_act_stays(site, name):
    def write(done: int, _of: int) -> None:
        if done == 1:
            (site / name).write_bytes(b"theirs")

    with pytest.raises(ChangedOnDisk):
        carry_out(publishing(site), write)
    assert folder_bytes(site) == {**TEXTS, name: b"theirs"}


PROTECTED = """
import os, sys
from pathlib import Path
from editor.moves.doing import carry_out
from editor.moves.plan import Plan, rewritten
from editor.post.errors import WriteFailed

if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    carry_out(Plan("Rewrite", (rewritten(Path(sys.argv[1]), b"old", b"new"),)))
except WriteFailed as error:
    print(error)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there are no such users here")
def test_a_protected_file_is_not_rewritten(tmp_path):
    file = tmp_path / "post.md"
    file.write_bytes(b"old")
    file.chmod(0o444)
    for each in (tmp_path, *tmp_path.parents):
        if each.stat().st_uid == os.getuid() and len(each.parts) > 2:
            each.chmod(each.stat().st_mode | 0o055)
    tmp_path.chmod(0o777)
    done = subprocess.run(
        [sys.executable, "-c", PROTECTED, str(file)], capture_output=True, text=True, check=True
    )
    assert "may not write there" in done.stdout
    assert file.read_bytes() == b"old"


def test_removed_and_brought_back(site):
    plan = Plan("Remove", (removed(site / DRAFT, TEXTS[DRAFT]),))
    carry_out(plan)
    assert not (site / DRAFT).exists()
    carry_out(plan.back)
    assert folder_bytes(site) == TEXTS


def test_a_rename_git_knows_as_one(site):
    git = ["git", "-c", "user.name=x", "-c", "user.email=x", "-C", str(site)]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*git, *command], check=True)
    carry_out(publishing(site))
    subprocess.run([*git, "add", "."], check=True)
    run = subprocess.run(
        [*git, "status", "--porcelain"], check=True, capture_output=True, text=True
    )
    assert f"R  {DRAFT} -> {POST}" in run.stdout


def test_a_failure_to_take_back_is_told(site, monkeypatch):
    from editor.moves import doing

    def refuse(_path: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "unlink", lambda path, **_: refuse(path))
    with pytest.raises(FileError, match="No file is lost"):
        doing.carry_out(publishing(site))
    assert (site / DRAFT).read_bytes() == TEXTS[DRAFT]


def test_what_arrived_stays_where_the_old_file_cannot_come_back(site):
    plan = publishing(site)

    def spoil(done: int, of: int) -> None:
        if done == of:
            (site / DRAFT).parent.rmdir()
            (site / DRAFT).parent.write_bytes(b"in the way")
            raise Cancelled

    with pytest.raises(HalfDone, match=r"ferry.md.*a part of its path is no folder"):
        carry_out(plan, spoil)
    assert (site / POST).read_bytes() == plan.changes[0].after
    assert (site / OTHER).read_bytes() == TEXTS[OTHER]
