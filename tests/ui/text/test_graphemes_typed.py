"""Keys and mouse never stop inside of what is seen as one character."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.ui.text.offsets import units
from editor.ui.text.text_edit import TextEdit

FAMILY, FLAG, MARKED, WIDE = "👩‍👩‍👧", "🇩🇪", "e\u0301", "𝒜"
ONES = (
    FAMILY,
    FLAG,
    MARKED,
    WIDE,
    "👍🏽",
    "❤️",
    "1️⃣",
    "क्ष",
    "กำ",
    "\u1112\u1161\u11ab",
    "ש\u05c1",
    "한",
)
Keys = Qt.Key
LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def edit(qtbot: QtBot) -> TextEdit:
    edit = TextEdit()
    edit.resize(620, 300)
    qtbot.addWidget(edit)
    with qtbot.waitExposed(edit):
        edit.show()
    return edit


def place(edit: TextEdit) -> int:
    return edit.textCursor().position()


@pytest.mark.parametrize("one", ONES)
def test_arrows_go_over_it_and_shift_selects_it(edit, one):
    edit.open_text(f"x{one}y")
    press = partial(QTest.keyClick, edit)
    press(Keys.Key_Right)
    press(Keys.Key_Right)
    assert place(edit) == 1 + units(one)
    press(Keys.Key_Left)
    assert place(edit) == 1
    press(Keys.Key_Right, SHIFT)
    assert edit.textCursor().selectedText() == one
    press(Keys.Key_Right, NONE)
    press(Keys.Key_Left, SHIFT)
    assert edit.textCursor().selectedText() == one


@pytest.mark.parametrize("one", ONES)
def test_delete_takes_all_of_it(edit, one):
    edit.open_text(f"x{one}y")
    QTest.keyClick(edit, Keys.Key_Right)
    QTest.keyClick(edit, Keys.Key_Delete)
    assert edit.text == "xy"


@pytest.mark.parametrize(
    ("one", "left"),
    [
        *((FAMILY, ""), (FLAG, ""), ("👍🏽", ""), ("❤️", ""), ("1️⃣", ""), (WIDE, "")),
        *((MARKED, "e"), ("क्ष", "क्"), ("กำ", "ก"), ("ש\u05c1", "ש"), ("한", "")),
    ],
)
def test_backspace_erases_a_sign_or_the_mark_typed_last(edit, one, left):
    edit.open_text(f"x{one}y")
    QTest.keyClick(edit, Keys.Key_Right)
    QTest.keyClick(edit, Keys.Key_Right)
    QTest.keyClick(edit, Keys.Key_Backspace)
    assert edit.text == f"x{left}y"


@pytest.mark.parametrize("one", ONES)
def test_the_mouse_stops_before_or_behind_it(edit, one):
    edit.open_text(f"x{one * 3}y")
    stops = {0, 1, *(1 + units(one) * times for times in (1, 2, 3)), 2 + 3 * units(one)}
    rect = edit.cursorRect()
    for x in range(rect.x(), rect.x() + 160, 3):
        QTest.mouseClick(edit.viewport(), LEFT, NONE, QPoint(x, rect.center().y()))
        assert place(edit) in stops


@pytest.mark.parametrize("one", ONES)
def test_dragging_selects_all_of_it_or_nothing(edit, one):
    edit.open_text(f"x{one * 3}y")
    stops = {0, 1, *(1 + units(one) * times for times in (1, 2, 3)), 2 + 3 * units(one)}
    rect, viewport = edit.cursorRect(), edit.viewport()
    QTest.mousePress(viewport, LEFT, NONE, rect.center())
    for x in range(rect.x(), rect.x() + 120, 7):
        QTest.mouseMove(viewport, QPoint(x, rect.center().y()))
        assert {edit.textCursor().selectionStart(), edit.textCursor().selectionEnd()} <= stops
    QTest.mouseRelease(viewport, LEFT, NONE, QPoint(x, rect.center().y()))


@pytest.mark.parametrize("one", ONES)
def test_up_and_down_stop_before_or_behind_it(edit, one):
    line = f"x{one * 3}y"
    edit.open_text(f"{'i' * 30}\n{line}")
    stops = {0, 1, *(1 + units(one) * times for times in (1, 2, 3)), 2 + 3 * units(one)}
    for column in range(30):
        edit.go_to(1, column + 1)
        QTest.keyClick(edit, Keys.Key_Down)
        assert edit.textCursor().positionInBlock() in stops


def test_backspace_changes_nothing_where_the_text_may_only_be_read(edit):
    edit.open_text(FAMILY)
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    edit.setReadOnly(True)
    QTest.keyClick(edit, Keys.Key_Backspace)
    assert edit.text == FAMILY
