"""Another program changes, moves or removes the file of an open post."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from editor.journal.history import History
from editor.journal.merge import Choice
from editor.ui.questions import Answer

from .conftest import POST

NOTICED_MS = 3000  # a second each, and what a busy machine adds


def write(path: Path, old: str, new: str) -> None:
    """As git does it: another file takes the place."""
    text = path.read_text()
    assert old in text
    fresh = path.with_suffix(".new")
    fresh.write_text(text.replace(old, new))
    fresh.replace(path)


def bytes_of(window) -> str:
    return window.open_post.post.to_bytes().decode()


def wait_for(qtbot, is_so) -> None:
    qtbot.waitUntil(is_so, timeout=NOTICED_MS)


def test_a_post_without_changes_follows_its_file(qtbot, window, path):
    path.write_text(POST + "".join(f"Line {n}\n" for n in range(400)))
    window.files.open(path)
    window.text.go_to(300, 2)
    bar = window.text.edit.verticalScrollBar()
    scrolled = bar.value()
    path.write_text(path.read_text().replace("Line 9\n", "Lime 9\n").replace("399", "no more"))
    wait_for(qtbot, lambda: "Lime" in window.text.edit.text)
    assert "no more" in window.text.edit.text
    assert not window.isWindowModified()
    assert (window.text.line, bar.value()) == (300, scrolled)
    assert window.notices.sentences == []
    assert window.actions_["undo"].text() == "&Undo: change by another program"
    window.actions_["undo"].trigger()
    assert "Lime" not in window.text.edit.text
    assert window.isWindowModified()


def test_what_is_unsaved_and_what_another_program_wrote_come_together(qtbot, window, path):
    window.files.open(path)
    qtbot.keyClicks(window.text.edit, "Mine. ")
    write(path, "tags: [sea]", "tags: [sea, pier]")
    write(path, "Three", "Four")
    merged = POST.replace("[sea]", "[sea, pier]").replace("Three", "Four")
    merged = merged.replace("One", "Mine. One")
    wait_for(qtbot, lambda: bytes_of(window) == merged)
    assert window.isWindowModified()
    assert "Mine" not in path.read_text()
    (row,) = window.notices.rows
    assert "among yours" in row.notice.sentence
    window.actions_["save"].trigger()
    assert path.read_text() == merged
    assert not window.isWindowModified()


def test_where_both_changed_the_same_nothing_is_written_before_the_writer_decides(
    qtbot, window, questions, path
):
    window.files.open(path)
    qtbot.keyClicks(window.text.edit, "Mine")
    write(path, "\nOne", "\nTheirsOne")
    wait_for(qtbot, lambda: bool(window.notices.rows))
    theirs = path.read_text()
    window.actions_["save"].trigger()
    assert questions.asked[-1] == "decide"
    assert path.read_text() == theirs
    assert "Mine" in bytes_of(window)
    questions.choice = Choice.OURS
    window.notices.rows[0].buttons["Decide…"].click()
    wait_for(qtbot, lambda: "among yours" in "".join(window.notices.sentences))
    assert path.read_text() == theirs
    window.actions_["save"].trigger()
    assert path.read_text() == POST.replace("One", "MineOne")


def test_a_save_that_comes_before_the_change_is_noticed_writes_nothing(
    qtbot, window, questions, path
):
    window.files.open(path)
    qtbot.keyClicks(window.text.edit, "Mine. ")
    window.safety.watch.stop()
    write(path, "Three", "Four")
    window.actions_["save"].trigger()
    assert "Mine" not in path.read_text()
    assert bytes_of(window) == POST.replace("Three", "Four").replace("One", "Mine. One")
    window.actions_["save"].trigger()
    assert path.read_text() == bytes_of(window)


def test_a_file_that_is_only_touched_has_not_changed(qtbot, window, path):
    window.files.open(path)
    qtbot.keyClicks(window.text.edit, "x")
    os.utime(path)
    qtbot.wait(1500)
    assert window.notices.rows == ()


def test_the_same_size_and_date_are_noticed_on_coming_back(qtbot, window, path):
    window.files.open(path)
    qtbot.wait(1200)
    status = path.stat()
    path.write_text(POST.replace("Three", "Eerht"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    wait_for(qtbot, lambda: "Eerht" in window.text.edit.text)


def test_the_text_of_a_removed_file_stays_and_can_be_saved_again(qtbot, window, path):
    window.files.open(path)
    path.unlink()
    wait_for(qtbot, window.isWindowModified)
    assert "Another program removed" in window.notices.sentences[0]
    assert window.text.edit.text.startswith("One")
    window.notices.rows[0].buttons["Save"].click()
    wait_for(qtbot, path.exists)
    assert path.read_text() == POST
    wait_for(qtbot, lambda: window.notices.rows == ())
    assert not window.isWindowModified()


def test_a_removed_file_that_comes_back_is_the_posts_again(qtbot, window, path):
    window.files.open(path)
    path.unlink()
    wait_for(qtbot, window.isWindowModified)
    path.write_text(POST)
    wait_for(qtbot, lambda: not window.isWindowModified())
    assert window.notices.rows == ()
    path.unlink()
    wait_for(qtbot, window.isWindowModified)
    path.write_text(POST.replace("Three", "Four"))
    wait_for(qtbot, lambda: "Four" in window.text.edit.text)
    wait_for(qtbot, lambda: window.notices.rows == ())


def test_a_renamed_file_is_followed(qtbot, window, path):
    window.files.open(path)
    qtbot.keyClicks(window.text.edit, "Mine. ")
    qtbot.wait(1200)
    new = path.with_name("2026-03-02-other.md")
    path.rename(new)
    wait_for(qtbot, lambda: window.open_post.place.path == new)
    assert "2026-03-02-other.md" in window.windowTitle()
    window.actions_["save"].trigger()
    assert new.read_text() == POST.replace("One", "Mine. One")
    assert not path.exists()


@pytest.mark.parametrize("what", ["folder", "broken link", "fifo", "not text"])
def test_what_takes_the_place_of_the_file_is_told_and_left_alone(
    qtbot, window, questions, path, tmp_path, what
):
    window.files.open(path)
    qtbot.keyClicks(window.text.edit, "Mine. ")
    path.unlink()
    if what == "folder":
        path.mkdir()
    elif what == "broken link":
        path.symlink_to(tmp_path / "nowhere" / "file")
    elif what == "fifo":
        os.mkfifo(path)
    else:
        path.write_bytes(b"\xff\x00")
    wait_for(qtbot, lambda: bool(window.notices.rows))
    questions.save_failed_answer = Answer.CANCEL
    window.actions_["save"].trigger()
    assert "Mine" in bytes_of(window)
    assert window.isWindowModified()
    if what == "not text":
        assert path.read_bytes() == b"\xff\x00"
    else:
        assert not path.is_file()
    questions.save_path = tmp_path / "_posts" / "2026-04-01-kept.md"
    window.actions_["save_as"].trigger()
    assert questions.save_path.read_text() == POST.replace("One", "Mine. One")


def bad_bytes(qtbot, window, path: Path) -> bytes:
    """Another program writes what is no text over a post that was changed here."""
    window.files.open(path)
    qtbot.keyClicks(window.text.edit, "Mine. ")
    theirs = POST.replace("Two", "Zwölf").encode("latin-1")
    path.write_bytes(theirs)
    wait_for(qtbot, lambda: bool(window.notices.rows))
    assert "Another program wrote what is no post" in window.notices.sentences[0]
    return theirs


def test_what_is_no_text_is_shown_beside_the_post_for_reading(qtbot, window, path):
    bad_bytes(qtbot, window, path)
    window.notices.rows[0].buttons["Show the differences"].click()
    wait_for(qtbot, lambda: window.journal.written is not None)
    shown = window.journal.written
    wait_for(qtbot, lambda: r"Zw\xF6lf" in shown.view.rows.toPlainText())
    shown.close()


@pytest.mark.parametrize("command", ["the button", "save"])
def test_the_post_is_written_over_what_is_no_text_on_the_writers_word_alone(
    qtbot, window, questions, path, state, command
):
    def save() -> None:
        if command == "save":
            window.actions_["save"].trigger()
        else:
            window.notices.rows[0].buttons["Write mine over it…"].click()

    theirs = bad_bytes(qtbot, window, path)
    save()
    wait_for(qtbot, lambda: questions.asked == ["write_over"])
    assert path.read_bytes() == theirs
    questions.write_over_answer = True
    save()
    wait_for(qtbot, lambda: not window.isWindowModified())
    assert path.read_text() == POST.replace("One", "Mine. One")
    wait_for(qtbot, lambda: window.notices.rows == ())
    history = History(state)
    wait_for(qtbot, lambda: bool(history.versions(path)))
    assert history.contents(history.versions(path)[0]) == theirs
    history.close()


def test_what_another_window_does_to_the_file_is_not_said_to_be_another_programs(
    qtbot, window, new_window, path
):
    (path.parent.parent / "_config.yml").write_text("title: x\n")
    window.files.open(path)
    other = new_window()
    other.files.open(path)
    qtbot.keyClicks(window.text.edit, "Mine. ")
    window.actions_["save"].trigger()
    wait_for(qtbot, lambda: "Mine. " in other.text.edit.text)
    window.actions_["unpublish"].trigger()
    new = window.open_post.place.path
    wait_for(qtbot, lambda: other.open_post.place.path == new)
    assert any(said.startswith("Another window renamed") for said in other.notices.sentences)
    window.actions_["delete"].trigger()
    wait_for(qtbot, lambda: other.open_post.sheet.is_lost)
    assert any(said.startswith("Another window removed") for said in other.notices.sentences)
    named = "&Undo: change in another window"
    wait_for(qtbot, lambda: other.actions_["undo"].text() == named)


def test_a_post_behind_another_one_follows_too(qtbot, window, path, post_file):
    window.files.open(path)
    qtbot.keyClicks(window.text.edit, "Mine. ")
    window.files.open(post_file(POST, "2026-03-09-front.md"))
    sheet = window.posts.at(path)
    write(path, "Three", "Four")
    wait_for(qtbot, lambda: "Four" in sheet.post.text)
    assert "Mine. One" in sheet.post.text
    assert window.notices.rows == ()
    window.files.open(path)
    assert "Four" in window.text.edit.text
    assert window.notices.rows


def test_it_saves_by_itself_only_what_is_decided(qtbot, window, settings, path):
    settings.saves_by_itself = True
    window.files.open(path)
    qtbot.keyClicks(window.text.edit, "Mine")
    write(path, "\nOne", "\nTheirsOne")
    window.autosave.save_all()
    wait_for(qtbot, lambda: bool(window.notices.rows))
    window.autosave.save_all()
    assert "Mine" not in path.read_text()


def test_it_does_not_save_by_itself_what_another_program_wrote_too(qtbot, window, settings, path):
    settings.saves_by_itself = True
    window.files.open(path)
    qtbot.keyClicks(window.text.edit, "Mine. ")
    write(path, "Three", "Four")
    wait_for(qtbot, lambda: "Four" in window.text.edit.text)
    window.autosave.save_all()
    assert "Mine" not in path.read_text()


def test_the_name_of_another_open_post_is_no_place_to_save(window, questions, path, post_file):
    other = post_file(POST.replace("One", "Other"), "2026-03-05-other.md")
    window.files.open(other)
    window.files.open(path)
    questions.save_path = other
    window.actions_["save_as"].trigger()
    assert "is open here" in questions.told[-1]
    assert "Other" in other.read_text()


def test_a_file_that_is_being_written_is_waited_for(qtbot, window, path):
    window.files.open(path)
    states = []
    window.open_post.changed.connect(lambda _by: states.append(window.text.edit.text))
    for part in ("", POST[:20], POST[:40], POST.replace("Three", "Four")):
        path.write_text(part)
        window.safety.watch.look()
        qtbot.wait(20)
    wait_for(qtbot, lambda: bool(states))
    qtbot.wait(600)
    assert states == [window.open_post.post.text]
    assert "Four" in states[0]
