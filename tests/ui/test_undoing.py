"""Undo and redo over form, text and front matter as text, by the keys and by the menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from editor.ui.form.one_undo import lead_to_window

POST = '---\ntitle: "Ferry"\ndate: 2026-03-01\ntags: [sea]\nexcerpt: "Late."\n---\nOne\n'
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(window, post_file):
    window.files.open(post_file(POST))
    return window


def line_of(window, name: str):
    row = window.form.row(name)
    assert row is not None
    return row.editor.focusProxy()


def bytes_of(window) -> str:
    return window.open_post.post.to_bytes().decode()


def undo(window) -> str:
    """Undoes, and gives what the menu said."""
    said = window.actions_["undo"].text()
    window.actions_["undo"].trigger()
    return said


def test_the_order_in_which_things_were_done_and_their_names(qtbot, window):
    qtbot.keyClicks(window.text.edit, "Yes. ")
    qtbot.keyClicks(line_of(window, "title"), "X")
    qtbot.keyClicks(line_of(window, "tags"), "pier,")
    window.form.show_raw(True)
    window.form.raw.text.appendPlainText("# a remark")
    window.form.show_raw(False)
    qtbot.keyClicks(window.text.edit, "!")
    end = bytes_of(window)
    assert [undo(window) for _ in range(5)] == [
        "&Undo: typing",
        "&Undo: edit the front matter",
        "&Undo: change tags",
        "&Undo: change title",
        "&Undo: typing",
    ]
    assert bytes_of(window) == POST
    assert not window.isWindowModified()
    assert not window.actions_["undo"].isEnabled()
    assert window.actions_["undo"].text() == "&Undo"
    for _ in range(5):
        window.actions_["redo"].trigger()
    assert bytes_of(window) == end
    assert not window.actions_["redo"].isEnabled()


def test_every_pane_shows_what_was_undone(qtbot, window):
    qtbot.keyClicks(line_of(window, "title"), "X")
    qtbot.keyClicks(line_of(window, "tags"), "half")
    qtbot.keyClicks(line_of(window, "excerpt"), "Y")
    qtbot.keyClicks(window.text.edit, "Z")
    for _ in range(4):
        undo(window)
    assert window.text.edit.text == "One\n"
    assert line_of(window, "title").text() == "Ferry"
    assert line_of(window, "excerpt").text() == "Late."
    assert line_of(window, "tags").text() == ""
    assert [chip.item for chip in window.form.row("tags").editor.chips()] == ["sea"]


def test_the_caret_goes_where_something_was_undone(qtbot, window):
    window.text.edit.insert("a👍b")
    window.text.go_to(2)
    undo(window)
    assert window.text.line == 1
    window.actions_["redo"].trigger()
    assert window.text.edit.textCursor().position() == 4  # in UTF-16 units
    qtbot.keyClicks(line_of(window, "title"), "X")
    window.text.setFocus()
    undo(window)
    assert window.form.row("title").isAncestorOf(QApplication.focusWidget())


def test_each_open_post_has_its_own_steps(qtbot, window, post_file):
    first = window.open_post.sheet
    qtbot.keyClicks(window.text.edit, "1")
    window.files.open(post_file(POST, "2026-03-02-other.md"))
    assert not window.actions_["undo"].isEnabled()
    qtbot.keyClicks(window.text.edit, "2")
    undo(window)
    assert bytes_of(window) == POST
    window.posts.show(first)
    assert window.text.edit.text == "1One\n"
    undo(window)
    assert bytes_of(window) == POST


def test_going_back_to_the_file_can_be_undone(qtbot, window, questions):
    qtbot.keyClicks(window.text.edit, "Long work. ")
    questions.revert_answer = True
    window.actions_["revert"].trigger()
    assert bytes_of(window) == POST
    assert undo(window) == "&Undo: revert to the file"
    assert window.text.edit.text == "Long work. One\n"
    assert window.isWindowModified()


@pytest.mark.parametrize("name", ["title", "date", "tags", "excerpt", "author", "layout"])
def test_no_widget_of_the_form_keeps_undo_to_itself(qtbot, window, name):
    widget = line_of(window, name)
    line = getattr(widget, "lineEdit", lambda: widget)()
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        override = QKeyEvent(QEvent.Type.ShortcutOverride, key, CONTROL)
        override.ignore()
        QApplication.sendEvent(line, override)
        assert not override.isAccepted()


def test_the_menu_of_the_right_button_undoes_what_the_window_does(qtbot, window):
    edit = window.text.edit
    menu = edit.createStandardContextMenu()
    lead_to_window(menu, window)
    assert menu.actions()[:2] == [window.actions_["undo"], window.actions_["redo"]]
    assert "edit-undo" not in [each.objectName() for each in menu.actions()]
    menu.deleteLater()


def settled(qtbot, window) -> None:
    with qtbot.waitSignal(window.open_post.settled):
        pass


def test_front_matter_typed_at_the_top_of_a_text_is_shown_in_the_form(qtbot, window, post_file):
    path = post_file("Old words\n", "2026-03-03-plain.md")
    window.files.open(path)
    window.text.edit.insert("---\ntitle: New\n---\n")
    window.text.edit.insert("More. ")
    assert window.text.edit.text == "---\ntitle: New\n---\nMore. Old words\n"
    settled(qtbot, window)
    assert window.text.edit.text == "More. Old words\n"
    assert line_of(window, "title").text() == "New"
    qtbot.keyClicks(window.text.edit, "Here")  # the caret has stayed between the same letters
    assert window.text.edit.text == "More. HereOld words\n"
    line_of(window, "title").moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(line_of(window, "title"), "er")
    window.files.save()
    assert path.read_text() == "---\ntitle: Newer\n---\nMore. HereOld words\n"
    undo(window)
    undo(window)
    assert bytes_of(window) == "---\ntitle: New\n---\nMore. Old words\n"
    assert line_of(window, "title").text() == "New"
    while window.actions_["undo"].isEnabled():
        undo(window)
    assert window.text.edit.text == bytes_of(window) == "Old words\n"
    assert line_of(window, "title").text() == ""
    while window.actions_["redo"].isEnabled():
        window.actions_["redo"].trigger()
    assert bytes_of(window) == path.read_text()
    assert line_of(window, "title").text() == "Newer"


def test_a_post_that_was_left_before_it_settled_is_shown_as_it_is_read(window, post_file):
    sheet = window.open_post.sheet
    window.files.open(post_file("Words\n", "2026-03-03-plain.md"))
    plain = window.open_post.sheet
    window.text.edit.insert("---\ntitle: New\n---\n")
    window.posts.show(sheet)
    window.posts.show(plain)
    assert window.text.edit.text == "Words\n"
    assert line_of(window, "title").text() == "New"


def test_a_rule_at_the_top_of_a_text_stays_text(qtbot, window, post_file):
    window.files.open(post_file("Words\n", "2026-03-03-plain.md"))
    window.text.edit.insert("---\n\n")
    settled(qtbot, window)
    assert window.text.edit.text == "---\n\nWords\n"
