"""What is typed in the form and the post cannot take yet: shown, kept, told, never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from editor.ui.questions import Answer
from editor.ui.theme import Theme, apply_theme

POST = "---\ntitle: Ferry\nrank: 3\nmap:\n  lat: 1.5\n---\nOne\n"
END, CONTROL = Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(window, post_file):
    window.files.open(post_file(POST))
    return window


def widget(window, name: str):
    row = window.form.row(name)
    assert row is not None
    return row.editor.focusProxy()


def notes(window, name: str) -> list[str]:
    row = window.form.row(name)
    assert row is not None
    return [note.sentence for note in row.notes.notes()]


def type_in(qtbot, window, name: str, keys: str) -> None:
    qtbot.keyClick(widget(window, name), END, CONTROL)
    qtbot.keyClick(widget(window, name), END)
    qtbot.keyClicks(widget(window, name), keys)


def shown(window) -> dict[str, str]:
    return {"map": widget(window, "map").text(), "rank": widget(window, "rank").text()}


def bytes_of(window) -> str:
    return window.open_post.post.to_bytes().decode()


@pytest.fixture
def half_typed(qtbot, window) -> dict[str, str]:
    """Text in two fields that is no value yet."""
    widget(window, "map").moveCursor(QTextCursor.MoveOperation.End)
    widget(window, "map").insertPlainText("\nlon: [1,")
    type_in(qtbot, window, "rank", "rd")
    assert bytes_of(window) == POST
    return {"map": "lat: 1.5\nlon: [1,", "rank": "3rd"}


def test_it_counts_as_unsaved(window, half_typed):
    assert window.isWindowModified()
    assert window.posts.unsaved == (window.open_post.sheet,)
    assert not window.open_post.sheet.differs


def test_it_is_there_with_its_problem_when_the_post_comes_back(window, half_typed, post_file):
    sheet, said = window.open_post.sheet, (notes(window, "map"), notes(window, "rank"))
    window.files.open(post_file(POST, "2026-03-02-other.md"))
    assert shown(window) == {"map": "lat: 1.5", "rank": "3"}
    assert not notes(window, "map")
    window.posts.show(sheet)
    assert shown(window) == half_typed
    assert (notes(window, "map"), notes(window, "rank")) == said
    assert all(said)
    assert bytes_of(window) == POST


def test_it_outlives_a_form_that_is_made_anew(window, half_typed):
    apply_theme(Theme.DARK)
    assert shown(window) == half_typed
    window.form.show_raw(True)
    window.form.show_raw(False)
    assert shown(window) == half_typed


def test_it_outlives_other_edits_of_the_post(qtbot, window, half_typed):
    qtbot.keyClicks(window.text.edit, "Yes. ")
    type_in(qtbot, window, "title", "!")
    window.form.show_raw(True)
    raw = window.form.raw.text
    raw.setPlainText(raw.toPlainText().replace("lat: 1.5", "lat: 2.5"))
    window.form.show_raw(False)
    assert shown(window) == half_typed
    assert "lat: 2.5" in bytes_of(window)


def test_it_has_a_row_though_its_field_has_gone(window, half_typed):
    window.form.show_raw(True)
    window.form.raw.text.setPlainText("title: Ferry\n")
    window.form.show_raw(False)
    assert shown(window) == {**half_typed, "rank": "3rd"}
    widget(window, "map").selectAll()
    widget(window, "map").insertPlainText("lat: 4")
    assert "map:\n  lat: 4\n" in bytes_of(window)
    assert "map" not in [each.field for each in window.open_post.unwritten]


def test_once_it_is_a_value_it_is_written(qtbot, window, half_typed):
    type_in(qtbot, window, "map", " 2]")
    widget(window, "rank").selectAll()
    qtbot.keyClicks(widget(window, "rank"), "4")
    assert window.open_post.post.get("map") == {"lat": 1.5, "lon": [1, 2]}
    assert window.open_post.post.get("rank") == 4
    assert not window.open_post.unwritten
    assert not notes(window, "map")


def test_it_is_undone_and_done_again_in_its_turn(qtbot, window):
    qtbot.keyClicks(window.text.edit, "Yes. ")
    type_in(qtbot, window, "rank", "rd")
    qtbot.keyClicks(window.text.edit, "No. ")
    window.undoing.undo()
    assert window.actions_["undo"].text() == "&Undo: change rank"
    window.undoing.undo()
    assert widget(window, "rank").text() == "3"
    assert not notes(window, "rank")
    assert window.text.edit.text == "Yes. One\n"
    window.undoing.undo()
    assert not window.isWindowModified()
    for _ in range(3):
        window.undoing.redo()
    assert widget(window, "rank").text() == "3rd"
    assert notes(window, "rank")
    assert window.text.edit.text == "Yes. No. One\n"


def test_it_goes_with_its_field_and_follows_its_name(window, half_typed, questions):
    questions.new_name = "place"
    window.form.row("map").rename_requested.emit("map")
    assert widget(window, "place").text() == half_typed["map"]
    assert notes(window, "place")
    window.form.row("rank").remove_requested.emit("rank")
    assert [each.field for each in window.open_post.unwritten] == ["place"]
    window.undoing.undo()
    assert widget(window, "rank").text() == "3rd"


def test_saving_says_what_is_not_saved(qtbot, window, half_typed):
    path = window.open_post.place.path
    qtbot.keyClicks(window.text.edit, "Yes. ")
    assert window.files.save()
    assert path.read_text() == POST.replace("One", "Yes. One")
    (sentence,) = window.notices.sentences
    assert "the fields “map”, “rank”" in sentence
    assert "not saved" in sentence
    assert shown(window) == half_typed
    assert window.isWindowModified()
    window.undoing.undo()  # the typing in the text
    assert window.notices.sentences
    widget(window, "rank").selectAll()
    qtbot.keyClicks(widget(window, "rank"), "4")
    type_in(qtbot, window, "map", " 2]")
    assert not window.notices.sentences


def test_saving_where_there_is_nothing_else_says_it_too(window, half_typed):
    assert window.files.save()
    assert "“map”" in window.notices.sentences[0]


def test_closing_asks_and_says_in_which_field_it_stands(window, half_typed, questions):
    questions.save_changes_answer = Answer.CANCEL
    window.actions_["close"].trigger()
    assert questions.asked == ["save_changes"]
    assert "“map”, “rank”" in questions.told[0]
    assert shown(window) == half_typed
    assert not window.close()
    assert questions.asked == ["save_changes"] * 2


def test_to_save_on_closing_does_not_lose_it(window, half_typed, questions, post_file):
    sheet = window.open_post.sheet
    window.files.open(post_file(POST, "2026-03-02-other.md"))
    questions.save_changes_answer = Answer.SAVE
    assert not window.close()
    assert window.open_post.sheet is sheet
    assert shown(window) == half_typed
    assert window.notices.sentences


def test_to_go_back_to_the_file_drops_it_and_can_be_undone(window, half_typed, questions):
    questions.revert_answer = True
    window.actions_["revert"].trigger()
    assert shown(window) == {"map": "lat: 1.5", "rank": "3"}
    assert not window.isWindowModified()
    window.undoing.undo()
    assert shown(window) == half_typed


def test_another_program_changes_the_file_beneath_it(qtbot, window, half_typed):
    path = window.open_post.place.path
    path.write_text(POST.replace("One", "Two").replace("1.5", "2.5"))
    qtbot.waitUntil(lambda: window.text.edit.text == "Two\n")
    assert shown(window) == half_typed


def test_the_front_matter_as_text_is_kept_so_too(qtbot, window, post_file, questions):
    sheet = window.open_post.sheet
    window.form.show_raw(True)
    raw = window.form.raw
    raw.text.setPlainText("title: Ferry\n---\nmore: 1\n")
    assert bytes_of(window) == POST
    assert "Line 3, “---”, would end the front matter" in raw.error.text()
    assert not raw.back.isEnabled()
    window.files.open(post_file(POST, "2026-03-02-other.md"))
    assert not window.form.is_raw
    window.posts.show(sheet)
    assert window.form.is_raw
    assert raw.text.toPlainText() == "title: Ferry\n---\nmore: 1\n"
    questions.save_changes_answer = Answer.CANCEL
    window.actions_["close"].trigger()
    assert "the front matter as text" in questions.told[0]
    window.undoing.undo()
    assert raw.text.toPlainText() == "title: Ferry\nrank: 3\nmap:\n  lat: 1.5\n"
    assert raw.back.isEnabled()
    window.undoing.redo()
    raw.text.setPlainText("title: Ferry\nmore: 1\n")
    assert bytes_of(window) == "---\ntitle: Ferry\nmore: 1\n---\nOne\n"
    assert not window.open_post.unwritten
