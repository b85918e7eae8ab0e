"""The text pane keeps every character, follows the post, and is followed by it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from text_panes import file_of, show, shown_pane

from editor.ui.text.offsets import characters, units
from editor.ui.text.text_edit import TextEdit
from editor.ui.text.text_pane import TextPane

HEAD = "---\ntitle: Ferry\n---\n"
HOLDABLE = st.characters(exclude_categories=["Cs"], exclude_characters="\r\u2029\ufdd0\ufdd1\0")


@pytest.fixture
def pane(open_post, qtbot) -> TextPane:
    return shown_pane(qtbot, open_post, height=700)


def press_at_end_of_line(qtbot, pane: TextPane, line: int, keys: str) -> None:
    pane.go_to(line)
    qtbot.keyClick(pane.edit, Qt.Key.Key_End)
    qtbot.keyClicks(pane.edit, keys)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("One\nTwo\n", "One!\nTwo\n"),
        ("One\nTwo", "One!\nTwo"),
        ("One\r\nTwo\r\n", "One!\r\nTwo\r\n"),
        ("One\r\nTwo\nThree\r\n", "One!\r\nTwo\nThree\r\n"),
        ("One\nno\u00a0break\u202fhere\n", "One!\nno\u00a0break\u202fhere\n"),
        ("One\nline\u2028separator\n", "One!\nline\u2028separator\n"),
        ("One\n👩‍👩‍👧 e\u0301 \ufeff\ufffc\n", "One!\n👩‍👩‍👧 e\u0301 \ufeff\ufffc\n"),
        ("\ufeffOne\n", "\ufeffOne!\n"),
        ("One  \n\tTwo\t\n\n\n", "One  !\n\tTwo\t\n\n\n"),
    ],
)
def test_typing_changes_what_is_typed_and_nothing_else(open_post, pane, qtbot, before, after):
    show(open_post, HEAD + before)
    press_at_end_of_line(qtbot, pane, 1, "!")
    assert file_of(open_post) == HEAD + after
    assert open_post.is_unsaved


def test_a_new_line_ends_as_the_others_do(open_post, pane, qtbot):
    show(open_post, "---\r\ntitle: a\r\n---\r\nOne\r\n")
    press_at_end_of_line(qtbot, pane, 1, "")
    qtbot.keyClick(pane.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(pane.edit, "Two")
    assert file_of(open_post) == "---\r\ntitle: a\r\n---\r\nOne\r\nTwo\r\n"


def test_shift_enter_writes_a_line_end_not_a_line_separator(open_post, pane, qtbot):
    show(open_post, HEAD + "One\n")
    press_at_end_of_line(qtbot, pane, 1, "")
    qtbot.keyClick(pane.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert file_of(open_post) == HEAD + "One\n\n"


@pytest.mark.parametrize("body", ["One\nTwo\n", "One\r\nTwo\nThree\r\nFour", "Ω 👍\n"])
def test_undoing_everything_leaves_nothing_unsaved(open_post, pane, qtbot, body):
    show(open_post, HEAD + body)
    press_at_end_of_line(qtbot, pane, 1, " more")
    qtbot.keyClick(pane.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(pane.edit, "x")
    assert file_of(open_post) == HEAD + "x"
    while open_post.sheet.steps.last:
        open_post.undo()
        assert pane.edit.text == open_post.post.text
    assert file_of(open_post) == HEAD + body
    assert not open_post.is_unsaved
    open_post.redo()
    assert open_post.is_unsaved


def test_one_event_is_one_change(open_post, pane, qtbot):
    show(open_post, HEAD + "One\nTwo\n")
    changes = []
    open_post.changed.connect(changes.append)
    pane.edit.selectAll()
    qtbot.keyClicks(pane.edit, "x")
    assert changes == [pane]


def test_opening_shows_the_beginning_and_forgets_what_could_be_undone(open_post, pane, qtbot):
    show(open_post, HEAD + "One\nTwo\n")
    press_at_end_of_line(qtbot, pane, 2, "!")
    show(open_post, HEAD + "Other\n")
    assert pane.edit.text == "Other\n"
    assert pane.line == 1
    assert open_post.sheet.steps.last is None
    assert not open_post.is_unsaved


@pytest.mark.parametrize(
    ("character", "code"), [("\u2029", "2029"), ("\r", "000D"), ("\ufdd0", "FDD0")]
)
def test_what_the_widget_cannot_hold_is_for_reading_only(open_post, pane, qtbot, character, code):
    file = f"{HEAD}One\nTwo{character}Three\n"
    show(open_post, file)
    press_at_end_of_line(qtbot, pane, 1, "lost")
    assert pane.edit.isReadOnly()
    assert pane.banner.isVisible()
    assert f"U+{code}" in pane.banner.sentence.text()
    assert "Line 5" in pane.banner.sentence.text()
    assert file_of(open_post) == file
    open_post.change(open_post.post.set("title", "Night ferry"), by=None)
    assert file_of(open_post) == file.replace("Ferry", "Night ferry")
    assert pane.edit.isReadOnly()
    qtbot.mouseClick(pane.banner.mend, Qt.MouseButton.LeftButton)
    assert file_of(open_post) == f"{HEAD}One\nTwo\nThree\n".replace("Ferry", "Night ferry")
    assert not pane.banner.isVisible()
    press_at_end_of_line(qtbot, pane, 1, "!")
    assert "One!" in file_of(open_post)


def test_the_banner_goes_with_the_post_it_is_about(open_post, pane):
    show(open_post, HEAD + "a\rb\n")
    show(open_post, HEAD + "ab\n")
    assert not pane.banner.isVisible()
    assert not pane.edit.isReadOnly()


def test_a_change_made_elsewhere_keeps_caret_scrolling_and_undo(open_post, pane, qtbot):
    show(open_post, HEAD + "".join(f"Line {n} 👍\n" for n in range(200)))
    pane.go_to(150, 6)
    scrolled = pane.edit.verticalScrollBar().value()
    text = open_post.post.text.replace("Line 160 ", "Line 160 and more ")
    open_post.change(open_post.post.with_text(text), by=None)
    assert pane.edit.text == text
    assert pane.line == 150
    assert pane.edit.textCursor().positionInBlock() == 5
    assert pane.edit.verticalScrollBar().value() == scrolled
    open_post.undo()
    assert "and more" not in file_of(open_post)
    assert not open_post.is_unsaved


def test_a_byte_order_mark_within_the_text_comes_and_goes(open_post, pane):
    show(open_post, HEAD + "One\nTwo\n")
    open_post.change(open_post.post.with_text("One\n\ufeffTwo\n"), by=None)
    assert pane.edit.text == "One\n\ufeffTwo\n"
    open_post.undo()
    assert pane.edit.text == "One\nTwo\n"
    assert not open_post.is_unsaved


def test_a_change_of_the_front_matter_leaves_the_text_alone(open_post, pane, qtbot):
    show(open_post, HEAD + "One\n")
    touched = []
    pane.edit.document().contentsChange.connect(lambda *change: touched.append(change))
    open_post.change(open_post.post.set("title", "Night ferry"), by=None)
    assert not touched


def test_pasting_takes_the_plain_text_with_its_special_blanks(open_post, pane, qtbot):
    show(open_post, HEAD)
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold\u00a0\u2028\r\ntext")
    QApplication.clipboard().setMimeData(data)
    qtbot.keyClick(pane.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert open_post.post.text == "bold\u00a0\u2028\ntext"


def test_copying_and_cutting_keep_special_blanks(open_post, pane, qtbot):
    show(open_post, HEAD + "a\u00a0b\u2028c\nd\n")
    qtbot.keyClick(pane.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(pane.edit, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "a\u00a0b\u2028c\nd\n"
    assert file_of(open_post) == HEAD


def test_go_to_counts_characters_and_stops_at_the_last(open_post, pane, qtbot):
    show(open_post, HEAD + "One\n👍👍 two\n")
    with qtbot.waitSignal(pane.caret_moved, check_params_cb=lambda *at: at == (2, 4)):
        pane.go_to(2, 4)
    qtbot.keyClicks(pane.edit, "X")
    assert open_post.post.text == "One\n👍👍 Xtwo\n"
    pane.go_to(99, 99)
    assert pane.line == pane.line_count == 3


def test_nothing_to_save_after_merely_looking(open_post, pane, qtbot):
    show(open_post, HEAD + "a\u00a0b\r\nc\n")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_PageDown):
        qtbot.keyClick(pane.edit, key)
    pane.zoom_by(1)
    pane.edit.selectAll()
    assert not open_post.is_unsaved


def test_what_is_selected_is_told(open_post, pane, qtbot):
    show(open_post, HEAD + "One\nTwo\n")
    with qtbot.waitSignal(pane.selection_changed) as told:
        pane.edit.selectAll()
    assert told.args == ["One\nTwo\n"]


@given(text=st.text(HOLDABLE))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_reads_back_as_it_was_shown(qapp, text):
    edit = TextEdit()
    edit.open_text(text)
    assert edit.text == text


@given(old=st.text(HOLDABLE), new=st.text(HOLDABLE))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_turns_into_any_other(qapp, old, new):
    edit = TextEdit()
    edit.open_text(old)
    edit.show_text(new)
    assert edit.text == new
    edit.show_text(old)
    assert edit.text == old


@given(st.text(), st.integers(0, 20))
def test_units_and_characters_agree(text, count):
    assert characters(text, units(text[:count])) == min(count, len(text))


def test_selecting_survives_a_change_elsewhere(open_post, pane):
    show(open_post, HEAD + "One\nTwo\nThree\n")
    cursor = pane.edit.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    pane.edit.setTextCursor(cursor)
    open_post.change(open_post.post.with_text("Zero\nOne\nTwo\nThree\n"), by=None)
    assert pane.edit.textCursor().selectedText() == "Two"


def test_a_line_too_long_to_write_in_is_shown_by_its_beginning(open_post, pane, qtbot):
    long = "a b " * 50_000
    file = f"{HEAD}One\n{long}\nThree\n"
    show(open_post, file)
    press_at_end_of_line(qtbot, pane, 1, "lost")
    assert pane.edit.isReadOnly()
    assert "Line 5 is 200000 characters long" in pane.banner.sentence.text()
    one, two, three, end = pane.edit.text.split("\n")
    assert (one, three, end) == ("One", "Three", "")
    assert two.startswith(long[:900])
    assert len(two) < 2000
    assert "199000 more characters" in two
    open_post.change(open_post.post.with_text(open_post.post.text + "Four\n"), by=None)
    assert pane.edit.text.endswith("Three\nFour\n")
    assert pane.edit.isReadOnly()
    open_post.undo()
    assert pane.line == 4
    qtbot.mouseClick(pane.banner.mend, Qt.MouseButton.LeftButton)
    assert not pane.banner.isVisible()
    assert pane.edit.text == f"One\n{long}\nThree\n"
    press_at_end_of_line(qtbot, pane, 1, "!")
    assert file_of(open_post) == file.replace("One", "One!")


def test_a_line_too_long_that_is_pasted_is_kept_whole_and_can_be_undone(open_post, pane, qtbot):
    show(open_post, HEAD + "One\n")
    pane.edit.insert("b" * 100_001)
    assert pane.edit.isReadOnly()
    qtbot.waitUntil(pane.banner.isVisible)
    assert len(pane.edit.text) < 2000
    assert file_of(open_post) == f"{HEAD}{'b' * 100_001}One\n"
    open_post.undo()
    assert (pane.edit.text, pane.banner.isVisible()) == ("One\n", False)
    assert not pane.edit.isReadOnly()
