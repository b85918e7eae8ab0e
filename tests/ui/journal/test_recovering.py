"""What was not saved when the program died is there at the next start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication

from editor.journal.copies import Copy, Standing, offer
from editor.journal.recovery import Session, copy_at, orphans
from editor.ui.journal.journal import Journal
from editor.ui.journal.recovery_dialog import CopyAnswer
from editor.ui.main_window import MainWindow
from editor.ui.questions import Answer

from .conftest import POST


@pytest.fixture
def dead(state, settings, questions, qtbot):
    """A window whose program dies: nothing is closed, saved or tidied up."""
    journal = Journal(state)
    window = MainWindow(settings, questions, journal)
    qtbot.addWidget(window)
    window.show()
    yield window
    questions.save_changes_answer = Answer.DISCARD
    window.close()


def die(window: MainWindow) -> None:
    """The lock of its session is free from now on, as the system does it for the dead."""
    window.safety.flush()
    kept = window.safety.kept
    assert kept is not None
    kept._session._lock.release(force=True)
    kept._session.keep = kept._session.drop = lambda *_args: None  # the dead write nothing
    window.safety._claiming.stop()
    window.autosave.save_all = lambda: None


def copies(state) -> list:
    return [copy for session in left(state) for copy in session.copies()]


def left(state) -> list[Session]:
    sessions = orphans(state)
    for session in sessions:
        session.end()
    return sessions


def test_every_change_is_on_disk_a_moment_later(qtbot, dead, path, state):
    dead.files.open(path)
    qtbot.keyClicks(dead.text.edit, "Mine. ")
    row = dead.form.row("title")
    qtbot.keyClicks(row.editor.focusProxy(), "X")
    dead.files.new()
    qtbot.keyClicks(dead.text.edit, "Untitled words")
    qtbot.wait(1000)
    kept = dead.safety.kept
    kept._session._lock.release(force=True)
    found = {copy.path: copy for copy in copies(state)}
    assert found[path].base == POST.encode()
    assert b"Mine. One" in found[path].data
    assert b"Ferry" in found[path].data
    assert b"X" in found[path].data.partition(b"\n---")[0]
    assert found[None].data.endswith(b"Untitled words")
    assert found[None].base is None


def test_the_copy_follows_a_file_that_is_renamed(qtbot, window, path, state):
    window.files.open(path)
    qtbot.keyClicks(window.text.edit, "Mine. ")
    window.safety.watch.look_now(window.open_post.sheet)
    assert window.safety.flush()
    new = path.rename(path.with_name("2026-03-01-boat.md"))
    qtbot.waitUntil(lambda: window.open_post.place.path == new)
    assert window.safety.flush()
    folder = window.safety.kept._session._folder
    assert [copy_at(file).path for file in folder.glob("*.copy")] == [new]


def test_what_is_saved_or_undone_has_no_copy(qtbot, window, path, state):
    window.files.open(path)
    home = state / "recovery"
    for end in ("save", "undo"):
        qtbot.keyClicks(window.text.edit, "x")
        qtbot.waitUntil(lambda: bool(list(home.rglob("*.copy"))))
        window.actions_[end].trigger()
        qtbot.waitUntil(lambda: not list(home.rglob("*.copy")))


def test_a_post_whose_file_went_has_a_copy_though_nothing_was_changed(qtbot, window, path, state):
    window.files.open(path)
    assert window.safety.flush()
    path.unlink()
    qtbot.waitUntil(lambda: bool(list((state / "recovery").rglob("*.copy"))))


def test_what_the_writer_gives_up_on_closing_has_no_copy(qtbot, window, path, state, questions):
    window.files.open(path)
    qtbot.keyClicks(window.text.edit, "x")
    window.safety.flush()
    questions.save_changes_answer = Answer.DISCARD
    window.close()
    assert not list((state / "recovery").rglob("*.copy"))


def test_kept_posts_come_back_unsaved_and_their_files_stay(
    qtbot, dead, new_window, questions, path, state
):
    dead.files.open(path)
    qtbot.keyClicks(dead.text.edit, "Mine. ")
    dead.files.new()
    qtbot.keyClicks(dead.text.edit, "Untitled words")
    die(dead)
    questions.recover_answer = CopyAnswer.KEEP
    window = new_window()
    window.safety.recover()
    assert len(questions.offers) == 2
    sheets = {sheet.place.path: sheet for sheet in window.posts.sheets}
    assert sheets[path].post.text.startswith("Mine. One")
    assert sheets[None].post.text.endswith("Untitled words")
    assert all(sheet.is_unsaved for sheet in sheets.values())
    assert path.read_text() == POST
    window.posts.show(sheets[path])
    assert "bring back" in window.actions_["undo"].text()
    window.actions_["save"].trigger()
    assert path.read_text() == POST.replace("One", "Mine. One")
    window.posts.show(sheets[None])
    window.actions_["undo"].trigger()
    assert not window.isWindowModified()
    questions.offers = []
    window.safety.recover()
    assert questions.offers == []


def test_a_newer_file_is_never_written_over(qtbot, dead, new_window, questions, path):
    dead.files.open(path)
    qtbot.keyClicks(dead.text.edit, "Mine. ")
    die(dead)
    newer = POST.replace("Three", "Newer")
    path.write_text(newer)
    questions.recover_answer = CopyAnswer.KEEP
    window = new_window()
    window.safety.recover()
    assert questions.offers[0].standing is Standing.CHANGED
    assert path.read_text() == newer
    qtbot.waitUntil(lambda: "Newer" in window.text.edit.text)
    assert window.text.edit.text.startswith("Mine. One")
    assert path.read_text() == newer


def test_a_post_whose_file_is_gone_comes_back(qtbot, dead, new_window, questions, path):
    dead.files.open(path)
    qtbot.keyClicks(dead.text.edit, "Mine. ")
    die(dead)
    path.unlink()
    path.parent.rmdir()
    questions.recover_answer = CopyAnswer.KEEP
    window = new_window()
    window.safety.recover()
    assert questions.offers[0].standing is Standing.GONE
    assert window.text.edit.text.startswith("Mine. One")
    qtbot.waitUntil(lambda: bool(window.notices.rows))
    questions.save_path = path.parent.parent / "2026-03-01-kept.md"
    window.actions_["save_as"].trigger()
    assert questions.save_path.read_text() == POST.replace("One", "Mine. One")


def test_what_is_saved_elsewhere_or_discarded_is_not_offered_again(
    qtbot, dead, new_window, questions, path, state
):
    dead.files.open(path)
    qtbot.keyClicks(dead.text.edit, "Mine. ")
    die(dead)
    window = new_window()
    window.safety.recover()  # later
    assert [offer(copy).standing for copy in copies(state)] == [Standing.UNCHANGED]
    questions.recover_answer = CopyAnswer.SAVE_AS
    questions.save_path = path.with_name("2026-03-09-elsewhere.md")
    window.safety.recover()
    assert questions.save_path.read_text() == POST.replace("One", "Mine. One")
    assert path.read_text() == POST
    assert copies(state) == []


@pytest.mark.parametrize("answer", [CopyAnswer.KEEP, CopyAnswer.SAVE_AS])
def test_what_is_no_text_comes_back_for_reading_and_its_bytes_can_be_saved(
    answer, qtbot, dead, new_window, questions, path, state
):
    data = "---\ntitle: Café\n---\nOld\n".encode("cp1252")
    path.write_bytes(data)
    dead.files.open(path)
    path.unlink()
    qtbot.waitUntil(lambda: dead.open_post.is_unsaved)
    die(dead)
    window = new_window()
    questions.recover_answer = answer
    questions.save_path = path.with_name("2026-03-09-elsewhere.md")
    window.safety.recover()
    assert window.open_post.is_for_reading
    if answer is CopyAnswer.KEEP:
        assert window.isWindowModified()
        assert window.safety.flush()
        window.actions_["save"].trigger()
    assert questions.save_path.read_bytes() == data
    assert not window.isWindowModified()
    assert window.safety.flush()
    assert copies(state) == []


def test_a_copy_whose_text_the_file_already_holds_is_dropped(
    qtbot, dead, new_window, questions, path, state
):
    dead.files.open(path)
    qtbot.keyClicks(dead.text.edit, "Mine. ")
    die(dead)
    path.write_text(POST.replace("One", "Mine. One"))
    new_window().safety.recover()
    assert "recover" not in questions.asked
    assert copies(state) == []


def test_the_copy_stays_while_the_disk_takes_no_other_one(
    qtbot, dead, new_window, questions, path, state
):
    dead.files.open(path)
    qtbot.keyClicks(dead.text.edit, "Mine. ")
    die(dead)
    questions.recover_answer = CopyAnswer.KEEP
    window = new_window()
    with nowhere_to_keep(window):
        window.safety.recover()
        assert window.text.edit.text.startswith("Mine. One")
        (copy,) = copies(state)
        assert b"Mine. One" in copy.data
    assert window.safety.flush()  # it is tried again, though nothing was changed


def test_where_no_copy_can_be_kept_the_writer_is_told_once(qtbot, window, path, state):
    window.files.open(path)
    with nowhere_to_keep(window):
        qtbot.keyClicks(window.text.edit, "x")
        qtbot.waitUntil(lambda: bool(window.notices.rows))
        assert "crash" in window.notices.sentences[0]
        window.notices.rows[0].dismiss.click()
        qtbot.keyClicks(window.text.edit, "y")
        window.safety.flush()
        qtbot.wait(50)
        assert window.notices.rows == ()


def test_a_post_that_is_not_safe_is_told_of_though_others_are(qtbot, window, post_file):
    blocked = []
    for n, title in enumerate(("Boat", "Raft", "Quay"), 2):
        window.files.open(post_file(POST.replace("Ferry", title), f"2026-03-0{n}-x.md"))
        if title != "Quay":
            blocked.append(block_copy_of_the_post(window))
        type_and_keep(qtbot, window)
        assert titles_told(window) == ["Boat"]
    for folder, told in zip(blocked, (["Raft"], []), strict=True):
        folder.rmdir()
        type_and_keep(qtbot, window)
        assert titles_told(window) == told


def test_a_version_that_was_not_kept_is_told_of_though_the_post_is_safe(qtbot, window, path, state):
    (state / "history.db").mkdir()
    window.files.open(path)
    qtbot.keyClicks(window.text.edit, "x")
    window.actions_["save"].trigger()
    qtbot.waitUntil(lambda: len(window.notices.sentences) == 1)
    blocked = block_copy_of_the_post(window)
    type_and_keep(qtbot, window)
    assert len(window.notices.sentences) == 2
    blocked.rmdir()
    type_and_keep(qtbot, window)
    (sentence,) = window.notices.sentences
    assert "Earlier versions" in sentence


def type_and_keep(qtbot, window: MainWindow) -> None:
    """Until the window knows whether the disk has taken it."""
    qtbot.keyClicks(window.text.edit, "x")
    window.safety.flush()
    QApplication.processEvents()


def block_copy_of_the_post(window: MainWindow) -> Path:
    """A folder where the copy of the post on screen belongs."""
    kept = window.safety.kept
    kept.flush()
    folder = kept._session._file(kept._key(window.open_post.sheet))
    folder.mkdir()
    return folder


def titles_told(window: MainWindow) -> list[str]:
    """Of the posts that are told of as not safe."""
    return [each.partition("” is not safe")[0][1:] for each in window.notices.sentences]


@contextmanager
def nowhere_to_keep(window: MainWindow) -> Iterator[None]:
    """A file stands where the copies of the window's session belong."""
    window.safety.flush()
    home = window.safety.kept._session._folder
    for each in home.iterdir():
        each.unlink()
    home.rmdir()
    home.write_text("a file in its place")
    yield
    home.unlink()


def test_a_program_that_dies_behind_a_save_leaves_nothing_to_ask(
    qtbot, dead, new_window, questions, path, state
):
    dead.files.open(path)
    qtbot.keyClicks(dead.text.edit, "Mine. ")
    dead.safety.flush()
    qtbot.keyClicks(dead.text.edit, "More. ")
    kept = dead.safety.kept
    assert kept is not None
    dead.files.wrote.connect(lambda *_: kept._soon.stop())
    dead.files.write(dead.open_post.sheet, path)
    kept._session._lock.release(force=True)
    dead.safety._claiming.stop()
    new_window().safety.recover()
    assert "recover" not in questions.asked
    assert "Mine. More. One" in path.read_text()


def test_a_post_that_another_program_has_open_comes_back_for_reading(
    qtbot, dead, new_window, questions, path, state, settings
):
    dead.files.open(path)
    qtbot.keyClicks(dead.text.edit, "Mine. ")
    die(dead)
    journal = Journal(state)
    other = MainWindow(settings, questions, journal)
    qtbot.addWidget(other)
    other.show()
    other.files.open(path)
    questions.recover_answer = CopyAnswer.KEEP
    window = new_window()
    window.safety.recover()
    assert window.text.edit.text.startswith("Mine. One")
    assert window.open_post.is_for_reading
    assert window.isWindowModified()
    window.safety.flush()
    assert list((state / "recovery").rglob("*.copy"))
    other.close()
    journal.end()


def test_two_copies_of_one_file_both_come_back(qtbot, dead, new_window, questions, path, state):
    dead.files.open(path)
    qtbot.keyClicks(dead.text.edit, "First. ")
    die(dead)
    session = Session.begin(state)
    second = POST.replace("One", "Second. One").encode()
    session.keep(Copy("x", path, None, POST.encode(), second, datetime.now(UTC)))
    session._lock.release(force=True)
    questions.recover_answer = CopyAnswer.KEEP
    window = new_window()
    window.safety.recover()
    texts = [sheet.post.text for sheet in window.posts.unsaved]
    assert sorted(text.partition(".")[0] for text in texts) == ["First", "Second"]
    window.safety.flush()
    assert len(list((state / "recovery").rglob("*.copy"))) == 2


def test_what_came_back_is_not_saved_by_itself(qtbot, dead, new_window, questions, path, settings):
    dead.files.open(path)
    qtbot.keyClicks(dead.text.edit, "Mine. ")
    die(dead)
    settings.saves_by_itself = True
    questions.recover_answer = CopyAnswer.KEEP
    window = new_window()
    window.safety.recover()
    window.autosave.save_all()
    assert path.read_text() == POST
    window.actions_["save"].trigger()
    qtbot.keyClicks(window.text.edit, "x")
    window.autosave.save_all()
    assert "x" in path.read_text().partition("One")[0]


def test_on_a_slow_disk_the_newest_copy_is_the_next_one(qtbot, window, path, monkeypatch):
    window.files.open(path)
    kept = window.safety.kept
    assert kept is not None
    written, may_go_on = [], Event()

    def keep(copy: Copy) -> None:
        may_go_on.wait(10)
        written.append(copy.data.decode())

    monkeypatch.setattr(kept._session, "keep", keep)
    for key in "abcd":
        qtbot.keyClicks(window.text.edit, key)
        kept.keep()
    may_go_on.set()
    assert kept.flush()
    assert len(written) == 2
    assert "abcdOne" in written[-1]


def half_type(window: MainWindow) -> None:
    """Text in two posts that is no value yet: a nested field, and the front matter as text."""
    field = window.form.row("map").editor.focusProxy()
    field.selectAll()
    field.insertPlainText("lat: [1,")
    window.files.new()
    window.form.show_raw(True)
    window.form.raw.text.setPlainText("title: New\n---\nmore\n")


@pytest.mark.parametrize("is_saved", [False, True])
def test_what_was_half_typed_comes_back_into_the_form(
    dead, new_window, questions, post_file, is_saved
):
    text = "---\nmap:\n  lat: 1\n---\nOne\n"
    path = post_file(text)
    dead.files.open(path)
    if is_saved:
        dead.text.edit.insert("Mine. ")
        dead.files.save()
        text = path.read_text()
    half_type(dead)
    die(dead)
    questions.recover_answer = CopyAnswer.KEEP
    window = new_window()
    window.safety.recover()
    assert window.form.raw.text.toPlainText() == "title: New\n---\nmore\n"
    window.posts.show(window.posts.at(path))
    assert window.form.row("map").editor.focusProxy().text() == "lat: [1,"
    assert window.form.row("map").notes.notes()
    assert path.read_text() == text
    assert window.isWindowModified()
    window.safety.flush()
    assert len(window.posts.unsaved) == 2


def test_what_was_half_typed_has_a_copy_though_the_post_is_saved_elsewhere(
    dead, new_window, questions, post_file, tmp_path, state
):
    dead.files.open(post_file("---\nmap:\n  lat: 1\n---\nOne\n"))
    half_type(dead)
    die(dead)
    questions.recover_answer = CopyAnswer.SAVE_AS
    questions.save_path = tmp_path / "elsewhere.md"
    window = new_window()
    window.safety.recover()
    kept = [copy for copy in map(copy_at, (state / "recovery").rglob("*.copy")) if copy]
    assert {each.unwritten[0].text for each in kept} >= {"lat: [1,"}


def test_what_is_half_typed_is_on_disk_a_moment_later(qtbot, window, post_file, state):
    window.files.open(post_file("---\nrank: 3\n---\nOne\n"))
    qtbot.keyClicks(window.form.row("rank").editor.focusProxy(), "x")
    qtbot.waitUntil(lambda: bool(list((state / "recovery").rglob("*.copy"))), timeout=1000)
    window.undoing.undo()
    qtbot.waitUntil(lambda: not list((state / "recovery").rglob("*.copy")))
