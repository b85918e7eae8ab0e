"""Each save keeps the version before; acts on files take the versions along."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from editor.journal.history import NAME, History
from editor.ui.journal import kept_versions

from .conftest import POST


@pytest.fixture
def history(state) -> History:
    return History(state)


def kept(history: History, path) -> list[str]:
    """The versions, the newest first."""
    return [history.contents(each).decode() for each in history.versions(path)]


def type_and_save(qtbot, window, keys: str) -> None:
    qtbot.keyClicks(window.text.edit, keys)
    window.actions_["save"].trigger()


def test_each_save_keeps_the_version_before(qtbot, window, history, path):
    window.files.open(path)
    type_and_save(qtbot, window, "a")
    type_and_save(qtbot, window, "b")
    window.actions_["save"].trigger()
    qtbot.waitUntil(lambda: len(kept(history, path)) == 2)
    assert kept(history, path) == [POST.replace("One", "aOne"), POST]


def test_none_is_kept_where_the_writer_wishes_none(qtbot, window, history, settings, path):
    settings.keeps_history = False
    window.files.open(path)
    type_and_save(qtbot, window, "a")
    settings.keeps_history = True
    type_and_save(qtbot, window, "b")
    qtbot.waitUntil(lambda: bool(kept(history, path)))
    assert kept(history, path) == [POST.replace("One", "aOne")]


def test_what_saves_by_itself_keeps_a_version_now_and_then(
    qtbot, window, history, settings, path, monkeypatch
):
    settings.saves_by_itself = True
    window.files.open(path)
    for key in "abc":
        qtbot.keyClicks(window.text.edit, key)
        window.autosave.save_all()
    type_and_save(qtbot, window, "d")
    qtbot.waitUntil(lambda: len(kept(history, path)) == 2)
    assert kept(history, path) == [POST.replace("One", "abcOne"), POST]
    monkeypatch.setattr(kept_versions, "APART", datetime.resolution)
    qtbot.keyClicks(window.text.edit, "e")
    window.autosave.save_all()
    qtbot.waitUntil(lambda: len(kept(history, path)) == 3)


def test_what_is_saved_over_another_file_keeps_that(qtbot, window, history, questions, path):
    questions.save_path = path.with_name("2026-03-09-there.md")
    questions.save_path.write_text("old words")
    window.files.open(path)
    window.actions_["save_as"].trigger()
    qtbot.waitUntil(lambda: kept(history, questions.save_path) == ["old words"])


def test_a_renamed_post_takes_its_versions_along(qtbot, window, history, questions, path):
    (path.parent.parent / "_config.yml").write_text("title: x\n")
    window.files.open(path)
    type_and_save(qtbot, window, "a")
    questions.slug = "night"
    window.actions_["rename"].trigger()
    new = window.open_post.place.path
    assert new != path
    qtbot.waitUntil(lambda: kept(history, new) == [POST])
    assert kept(history, path) == []


def test_what_cannot_be_kept_is_told_and_the_post_is_saved(qtbot, window, state, path):
    (state / "history.db").mkdir()
    window.files.open(path)
    type_and_save(qtbot, window, "a")
    assert path.read_text() == POST.replace("One", "aOne")
    qtbot.waitUntil(lambda: bool(window.notices.rows))


def test_versions_that_were_damaged_are_told_of_once(qtbot, window, history, state, path):
    history.keep(path, b"first", datetime.now(UTC))
    history.close()
    (state / NAME).write_bytes(b"no database")
    window.files.open(path)
    type_and_save(qtbot, window, "a")
    qtbot.waitUntil(lambda: bool(window.notices.sentences))
    assert "was damaged. It was set aside" in window.notices.sentences[0]
    (aside,) = state.glob("damaged-*.db")
    assert aside.read_bytes() == b"no database"
    window.notices.rows[0].dismiss.click()
    type_and_save(qtbot, window, "b")
    qtbot.waitUntil(lambda: len(kept(history, path)) == 2)
    assert not window.notices.sentences


def test_what_the_writer_saved_is_kept_though_the_program_saves_next(
    qtbot, window, history, settings, path
):
    window.files.open(path)
    type_and_save(qtbot, window, "a")
    settings.saves_by_itself = True
    qtbot.keyClicks(window.text.edit, "b")
    window.autosave.save_all()
    qtbot.waitUntil(lambda: len(kept(history, path)) == 2)
    assert kept(history, path) == [POST.replace("One", "aOne"), POST]
