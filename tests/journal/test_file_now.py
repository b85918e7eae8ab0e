"""What the file of an open post is now, by its contents and not by its dates."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from editor.journal import file_now
from editor.journal.file_now import FileNow, Kind, look, renamed


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "_posts" / "2026-01-01-a.md"
    path.parent.mkdir()
    path.write_bytes(b"one")
    return path


def old(path: Path) -> None:
    """Have the file be no fresh one any more."""
    os.utime(path, ns=(10**18, 10**18))


def test_what_another_program_wrote_is_seen_though_size_and_date_are_the_same(file):
    before = look(file)
    status = file.stat()
    file.write_bytes(b"two")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert look(file, before).data == b"two"


def test_a_file_that_is_not_fresh_is_not_read_again(file, monkeypatch):
    old(file)
    monkeypatch.setattr(file_now, "FRESH", 0)
    before = look(file)
    assert look(file, before) is before
    file.touch()
    assert look(file, before) is not before
    assert look(file, before).data == b"one"


def test_what_is_no_file_any_more(file):
    file.unlink()
    assert look(file) == FileNow(Kind.GONE)
    file.mkdir()
    assert look(file) == FileNow(Kind.NO_FILE)
    file.rmdir()
    file.symlink_to("nowhere")
    assert look(file) == FileNow(Kind.GONE)
    file.unlink()
    os.mkfifo(file)
    assert look(file) == FileNow(Kind.NO_FILE)
    assert look(file / "below").kind is Kind.GONE


def test_a_link_that_leads_to_itself_cannot_be_read(file):
    file.unlink()
    file.symlink_to(file.name)
    found = look(file)
    assert found.kind is Kind.UNREADABLE
    assert found.why


def test_a_file_that_has_become_too_large_is_not_read(file, monkeypatch):
    monkeypatch.setattr(file_now, "MOST_BYTES", 2)
    assert look(file).kind is Kind.UNREADABLE


def test_a_renamed_file_is_found_in_the_folders_that_are_searched(file, tmp_path):
    stamp = look(file).stamp
    assert stamp is not None
    new = tmp_path / "_drafts" / "deep" / "a.md"
    new.parent.mkdir(parents=True)
    file.rename(new)
    assert renamed(stamp, [file.parent, tmp_path / "_drafts", tmp_path / "none"], ".md") == new
    assert renamed(stamp, [file.parent], ".md") is None


def test_a_file_that_took_the_number_of_one_that_went_is_another_file(file):
    stamp = look(file).stamp
    assert stamp is not None
    file.unlink()
    for n in range(20):
        (file.parent / f"{n}.md").write_bytes(b"three")
    assert renamed(stamp, [file.parent], ".md") is None


def test_the_backup_of_another_program_is_not_the_file(file):
    stamp = look(file).stamp
    assert stamp is not None
    file.rename(file.with_name(f"{file.name}~"))
    assert renamed(stamp, [file.parent], ".md") is None
