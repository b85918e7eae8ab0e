"""Several posts stay open: each keeps its text, caret, undo and unsaved edits."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor

from editor.ui.main_window import MainWindow
from editor.ui.questions import Answer


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "_posts"
    folder.mkdir()
    found = []
    for name in ("ferry", "pier", "gull"):
        path = folder / f"2026-03-01-{name}.md"
        path.write_text(f"---\ntitle: {name}\n---\n\nA {name}.\n\nThe end.\n", "utf-8")
        found.append(path)
    return found


@pytest.fixture
def window(qtbot, settings, questions):
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    window.show()
    yield window
    questions.save_changes_answer = Answer.DISCARD
    window.close()


def type_at_end(qtbot, window: MainWindow, words: str) -> None:
    window.text.edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(window.text.edit, words)


def test_a_post_is_as_it_was_left(qtbot, window, paths):
    window.files.open(paths[0])
    type_at_end(qtbot, window, "Or so.")
    window.text.edit.moveCursor(QTextCursor.MoveOperation.Up)
    caret = window.text.edit.textCursor().position()
    window.files.open(paths[1])
    assert window.text.edit.text == "A pier.\n\nThe end.\n"
    assert not window.isWindowModified()
    type_at_end(qtbot, window, "x")
    window.files.open(paths[0])
    assert window.isWindowModified()
    assert window.text.edit.text == "A ferry.\n\nThe end.\nOr so."
    assert window.text.edit.textCursor().position() == caret
    window.open_post.undo()
    assert window.text.edit.text == "A ferry.\n\nThe end.\n"
    assert not window.isWindowModified()
    window.files.open(paths[1])
    assert window.text.edit.text.endswith("x")
    assert [sheet.place.path for sheet in window.posts.unsaved] == [paths[1]]


def test_typing_in_one_post_changes_no_other(qtbot, window, paths):
    window.files.open(paths[0])
    window.files.open(paths[1])
    type_at_end(qtbot, window, "New words.")
    window.files.save()
    assert paths[1].read_text("utf-8").endswith("New words.")
    assert paths[0].read_text("utf-8").endswith("The end.\n")


def test_an_untouched_new_post_gives_way(window, paths):
    window.files.open(paths[0])
    window.files.new()
    assert len(window.posts.sheets) == 2
    window.files.open(paths[1])
    assert [sheet.place.path for sheet in window.posts.sheets] == paths[:2]


def test_closing_a_post_shows_its_neighbour(window, paths):
    for path in paths:
        window.files.open(path)
    window.files.open(paths[1])
    window.files.close()
    assert window.open_post.place.path == paths[2]
    window.files.close()
    window.files.close()
    assert window.open_post.place.path is None
    assert window.text.edit.text == ""


@pytest.mark.parametrize("answer", [Answer.CANCEL, Answer.DISCARD, Answer.SAVE])
def test_closing_the_window_asks_once_and_names_the_posts(qtbot, window, questions, paths, answer):
    for path in paths[:2]:
        window.files.open(path)
        type_at_end(qtbot, window, "More.")
    window.files.open(paths[2])
    questions.save_changes_answer = answer
    assert window.close() is (answer is not Answer.CANCEL)
    assert questions.asked == ["save_changes"]
    assert questions.named == [path.name for path in paths[:2]]
    for path in paths[:2]:
        assert path.read_text("utf-8").endswith("More.") is (answer is Answer.SAVE)


def test_a_zoom_reaches_the_posts_behind(window, paths):
    window.files.open(paths[0])
    window.files.open(paths[1])
    window.actions_["zoom_in"].trigger()
    size = window.text.edit.document().defaultFont().pixelSize()
    window.files.open(paths[0])
    assert window.text.edit.document().defaultFont().pixelSize() == size


def test_problems_are_marked_in_the_post_they_are_in(window, paths):
    for path in paths[:2]:
        path.write_text(path.read_text("utf-8").replace("end.", "![](/gone.png)"), "utf-8")
        window.files.open(path)
    document = window.text.edit.document()
    assert window.text._marks._marks
    assert all(cursor.document() is document for cursor, _ in window.text._marks._marks)
