"""Chips: by keyboard, by mouse, by paste."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

Key = Qt.Key


@pytest.fixture
def tags(form):
    form.open("---\ntags: [a, b, c]\n---\n")
    return form


def press(form, *keys: Qt.Key) -> None:
    for key in keys:
        form.qtbot.keyClick(QApplication.focusWidget(), key)


def test_enter_and_comma_add(tags):
    tags.qtbot.keyClicks(tags.widget("tags"), "d")
    tags.qtbot.keyClick(tags.widget("tags"), Key.Key_Return)
    tags.qtbot.keyClicks(tags.widget("tags"), "e f,")
    assert tags.text == "---\ntags: [a, b, c, d, e f]\n---\n"
    assert tags.widget("tags").text() == ""


def test_leaving_the_line_adds_what_is_typed(tags):
    tags.pane.show_field("tags")
    tags.qtbot.keyClicks(tags.widget("tags"), "d")
    tags.qtbot.keyClick(tags.widget("tags"), Key.Key_Tab)
    assert tags.text == "---\ntags: [a, b, c, d]\n---\n"


def test_what_is_there_is_not_added_again(tags):
    tags.qtbot.keyClicks(tags.widget("tags"), "a,")
    assert tags.text == "---\ntags: [a, b, c]\n---\n"


def test_backspace_in_the_empty_line_removes_the_last(tags):
    tags.qtbot.keyClick(tags.widget("tags"), Key.Key_Backspace)
    assert tags.text == "---\ntags: [a, b]\n---\n"


def test_a_text_with_commas_is_several(tags):
    QApplication.clipboard().setText("d, e ,, f g\nh")
    tags.qtbot.keyClick(tags.widget("tags"), Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert tags.text == "---\ntags: [a, b, c, d, e, f g, h]\n---\n"


def test_arrows_walk_and_delete_removes(tags):
    tags.pane.activateWindow()
    tags.pane.show_field("tags")
    press(tags, Key.Key_Left, Key.Key_Left, Key.Key_Delete)
    assert tags.text == "---\ntags: [a, c]\n---\n"


def test_a_click_on_a_chip_removes_it(tags):
    tags.editor("tags").chips()[1].click()
    assert tags.text == "---\ntags: [a, c]\n---\n"


@pytest.mark.parametrize(
    ("old", "new", "order"), [(0, 3, "b, c, a"), (2, 0, "c, a, b"), (1, 1, "a, b, c")]
)
def test_chips_move(tags, old, new, order):
    tags.editor("tags").move_item(old, new)
    assert tags.text == f"---\ntags: [{order}]\n---\n"


def test_a_text_is_shown_as_jekyll_splits_it(form):
    form.open("---\ntags: a b\n---\n")
    assert [chip.text() for chip in form.editor("tags").chips()] == ["a", "b"]
    assert form.text == "---\ntags: a b\n---\n"


def test_items_that_are_no_texts_keep_what_they_are(form):
    form.open("---\ntags: [2025, yes, x]\n---\n")
    form.type("tags", "y2,")
    assert form.text == "---\ntags: [2025, yes, x, y2]\n---\n"
