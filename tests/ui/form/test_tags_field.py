"""Chips: by keyboard, by mouse, by paste."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
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


def test_a_click_on_its_cross_removes_a_chip(tags):
    chip = tags.editor("tags").chips()[1]
    tags.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(4, chip.height() // 2))
    assert tags.text == "---\ntags: [a, b, c]\n---\n"
    assert chip.hasFocus()
    cross = QPoint(chip.width() - 8, chip.height() // 2)
    tags.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)
    assert tags.text == "---\ntags: [a, c]\n---\n"


def test_arrows_stop_at_the_first_chip(tags):
    tags.pane.activateWindow()
    tags.pane.show_field("tags")
    press(tags, *[Key.Key_Left] * 5)
    assert tags.editor("tags").chips()[0].hasFocus()
    press(tags, *[Key.Key_Right] * 3)
    assert tags.widget("tags").hasFocus()


def test_alt_and_arrows_move_a_chip(tags):
    tags.pane.activateWindow()
    tags.pane.show_field("tags")
    press(tags, Key.Key_Left)
    for _ in range(3):
        alt = Qt.KeyboardModifier.AltModifier
        tags.qtbot.keyClick(QApplication.focusWidget(), Key.Key_Left, alt)
    assert tags.text == "---\ntags: [c, a, b]\n---\n"
    tags.qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert tags.text == "---\ntags: [a, c, b]\n---\n"
    assert tags.editor("tags").chips()[1].hasFocus()


def test_a_half_typed_tag_is_in_the_post(tags):
    tags.qtbot.keyClicks(tags.widget("tags"), "half")
    assert tags.text == "---\ntags: [a, b, c, half]\n---\n"
    assert tags.open_post.is_unsaved
    tags.qtbot.keyClick(tags.widget("tags"), Key.Key_Backspace)
    assert tags.widget("tags").text() == "hal"
    assert tags.text == "---\ntags: [a, b, c, hal]\n---\n"
    for _ in "hal":
        tags.qtbot.keyClick(tags.widget("tags"), Key.Key_Backspace)
    assert tags.text == "---\ntags: [a, b, c]\n---\n"


def test_a_change_from_elsewhere_meets_a_half_typed_tag(tags):
    tags.qtbot.keyClicks(tags.widget("tags"), "half")
    tags.open_post.change(tags.open_post.post.set("title", "x"), by=None)
    assert tags.widget("tags").text() == "half"
    tags.open_post.change(tags.open_post.post.set("tags", ["a", "half", "d"]), by=None)
    assert tags.editor("tags").items == ["a", "half", "d"]
    assert tags.widget("tags").text() == ""


def test_an_ampersand_is_shown_and_a_long_tag_is_cut(form):
    long = "so long that it would not stand in the form " * 3
    form.open(f"---\ntags: [R&D, {long}]\n---\n")
    one, other = form.editor("tags").chips()
    assert one.text() == "R&&D"
    assert other.sizeHint().width() < 260
    assert long.strip() in other.toolTip()


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
