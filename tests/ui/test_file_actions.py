"""New, open, save, close, on real files; every question a person may be asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from editor.post.post import Post
from editor.ui.file_actions import FileActions
from editor.ui.open_post import OpenPost
from editor.ui.questions import Answer
from editor.ui.settings import Settings

POST = "---\ntitle: Ferry\ndate: 2026-03-01 10:00\n---\n\nIt sails.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "_posts" / "2026-03-01-ferry.md"
    file.parent.mkdir()
    file.write_text(POST, "utf-8")
    return file


@pytest.fixture
def open_post(qtbot) -> OpenPost:
    return OpenPost()


@pytest.fixture
def files(open_post, questions, settings: Settings) -> FileActions:
    return FileActions(open_post, questions, settings)


def edit(open_post: OpenPost, title: str = "Night ferry") -> None:
    open_post.change(open_post.post.set("title", title), by=None)


def test_open_edit_save_writes_the_one_line(files, open_post, path):
    assert files.open(path)
    edit(open_post)
    assert open_post.is_unsaved
    assert files.save()
    assert path.read_text("utf-8") == POST.replace("Ferry", "Night ferry", 1)
    assert not open_post.is_unsaved


def test_the_chosen_post_is_opened(files, open_post, questions, path):
    files.choose_and_open()
    assert open_post.place.path is None
    questions.path = path
    files.choose_and_open()
    assert open_post.place.path == path


def test_nothing_edited_nothing_written(files, path):
    os.utime(path, ns=(10**18, 10**18))
    files.open(path)
    assert files.save()
    assert path.stat().st_mtime_ns == 10**18


def test_undoing_the_edit_makes_it_saved_again(files, open_post, path):
    files.open(path)
    edit(open_post)
    edit(open_post, "Ferry")
    assert not open_post.is_unsaved


def test_a_file_that_cannot_be_read_changes_nothing_on_screen(files, open_post, questions, path):
    files.open(path)
    bad = path.with_name("2026-03-02-bad.md")
    bad.mkdir()
    assert not files.open(bad)
    assert open_post.place.path == path
    assert "no file that can be read" in questions.told[0]


def test_leaving_asks_and_cancel_stays(files, open_post, questions, path):
    files.open(path)
    edit(open_post)
    questions.save_changes_answer = Answer.CANCEL
    assert not files.close()
    assert open_post.post.get("title") == "Night ferry"
    assert path.read_text("utf-8") == POST


def test_leaving_with_save_writes(files, open_post, questions, path):
    files.open(path)
    edit(open_post)
    questions.save_changes_answer = Answer.SAVE
    assert files.close()
    assert "Night ferry" in path.read_text("utf-8")
    assert open_post.place.path is None


def test_leaving_with_discard_does_not_write(files, open_post, questions, path):
    files.open(path)
    edit(open_post)
    questions.save_changes_answer = Answer.DISCARD
    assert files.close()
    assert path.read_text("utf-8") == POST


def test_what_another_program_wrote_is_never_overwritten_but_told(files, open_post, qtbot, path):
    files.open(path)
    edit(open_post)
    path.write_text(POST.replace("Ferry", "Theirs"), "utf-8")
    with qtbot.waitSignal(files.found_changed) as told:
        assert not files.save()
    assert told.args == [open_post.sheet]
    assert "title: Theirs\n" in path.read_text("utf-8")
    assert open_post.post.get("title") == "Night ferry"


def test_each_save_tells_what_the_file_held_before(files, open_post, qtbot, questions, path):
    files.open(path)
    edit(open_post)
    with qtbot.waitSignal(files.wrote) as told:
        files.save()
    assert told.args == [path, POST.encode(), path.read_bytes(), False]
    questions.save_path = path.with_name("2026-03-05-there.md")
    questions.save_path.write_text("old", "utf-8")
    with qtbot.waitSignal(files.wrote) as told:
        files.save_as()
    assert told.args == [questions.save_path, b"old", path.read_bytes(), False]


def test_a_failed_save_keeps_file_and_edits(files, open_post, questions, path):
    files.open(path)
    edit(open_post)
    path.unlink()
    path.parent.rmdir()
    assert not files.save()
    assert questions.asked == ["save_failed"]
    assert "the folder is gone" in questions.told[0]
    assert open_post.is_unsaved
    assert open_post.post.get("title") == "Night ferry"


def test_opening_a_post_clears_away_what_a_dead_writer_left_beside_it(files, path):
    left = path.with_name(".post-editor-0123456789abcdef.tmp")
    left.write_bytes(b"half")
    assert files.open(path)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_revert_goes_back_to_the_file(files, open_post, questions, path):
    files.open(path)
    edit(open_post)
    files.revert()
    assert questions.asked == ["revert"]
    assert open_post.post == Post.parse(POST.encode())


def test_a_new_post_is_saved_under_a_name_made_of_date_and_title(
    files, open_post, questions, path, tmp_path
):
    files.open(path)
    files.new()
    assert not open_post.is_unsaved
    edit(open_post, "Two Ferries & a Bridge")
    open_post.change(open_post.post.set("date", "2026-05-06 07:08:09"), by=None)
    questions.save_path = tmp_path / "_posts" / "2026-05-06-two.md"
    assert files.save()
    assert questions.proposal.name.startswith("2026-05-06-two-ferries")
    assert 'title: "Two Ferries & a Bridge"\n' in questions.save_path.read_text("utf-8")


def test_opening_is_remembered(files, settings, path):
    files.open(path)
    assert settings.recent == [path]
    path.unlink()


def test_the_chosen_site_is_remembered_for_the_folder(
    files, open_post, questions, settings, tmp_path
):
    lonely = tmp_path / "lonely.md"
    lonely.write_text(POST, "utf-8")
    site = tmp_path / "site"
    site.mkdir()
    files.open(lonely)
    assert not open_post.place.site.is_site
    questions.site = site
    files.choose_site()
    assert open_post.place.site.root == site
    files.open(lonely)
    assert open_post.place.site.root == site
