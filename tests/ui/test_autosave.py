"""Saving by itself: off at first, a moment after a change, never over another program's words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from editor.ui import autosave

POST = "---\ntitle: x\n---\n\nOld.\n"


@pytest.fixture(autouse=True)
def short_pause(monkeypatch):
    monkeypatch.setattr(autosave, "PAUSE_MS", 30)


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    (tmp_path / "_posts").mkdir()
    found = [tmp_path / "_posts" / f"2026-01-0{n}-x.md" for n in (1, 2)]
    for path in found:
        path.write_text(POST, "utf-8")
    return found


@pytest.fixture
def window(window, paths):
    window.files.open(paths[0])
    return window


def test_it_is_off_at_first(qtbot, window, paths):
    assert not window.actions_["autosave"].isChecked()
    qtbot.keyClicks(window.text.edit, "New. ")
    qtbot.wait(120)
    assert paths[0].read_text("utf-8") == POST


def test_a_change_is_saved_a_moment_later(qtbot, window, paths, settings):
    window.actions_["autosave"].trigger()
    qtbot.keyClicks(window.text.edit, "New. ")
    qtbot.waitUntil(lambda: "New. Old." in paths[0].read_text("utf-8"))
    assert not window.isWindowModified()
    assert settings.saves_by_itself
    window.open_post.undo()
    qtbot.waitUntil(lambda: paths[0].read_text("utf-8") == POST)


def test_turning_it_on_saves_what_is_unsaved(qtbot, window, paths):
    qtbot.keyClicks(window.text.edit, "New. ")
    window.actions_["autosave"].trigger()
    assert "New. Old." in paths[0].read_text("utf-8")


def test_leaving_post_or_window_saves(qtbot, window, paths, monkeypatch):
    window.actions_["autosave"].trigger()
    window.autosave._pause.setInterval(60_000)
    qtbot.keyClicks(window.text.edit, "One. ")
    window.files.open(paths[1])
    assert "One. Old." in paths[0].read_text("utf-8")
    qtbot.keyClicks(window.text.edit, "Two. ")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    assert "Two. Old." in paths[1].read_text("utf-8")


def test_another_programs_words_are_not_written_over_and_that_is_told(qtbot, window, paths):
    window.actions_["autosave"].trigger()
    paths[0].write_text("theirs", "utf-8")
    qtbot.keyClicks(window.text.edit, "Mine. ")
    qtbot.waitUntil(lambda: bool(window.notices.rows))
    assert "Nothing is saved until you decide" in window.notices.sentences[0]
    qtbot.keyClicks(window.text.edit, "More. ")
    qtbot.wait(120)
    assert paths[0].read_text("utf-8") == "theirs"
    assert window.isWindowModified()


def test_a_post_without_a_file_is_left_alone(qtbot, window, questions):
    window.actions_["autosave"].trigger()
    window.files.new()
    qtbot.keyClicks(window.text.edit, "x")
    qtbot.wait(120)
    assert questions.asked == []
    assert window.isWindowModified()
