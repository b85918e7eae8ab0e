"""The line that is written stays in the middle, at the end too; a click moves nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot
from text_panes import show, shown_pane

from editor.ui.open_post import OpenPost
from editor.ui.text.text_pane import TextPane
from editor.ui.text.typewriter import Typewriter
from editor.writing.edit import Edit, Selection

LONG = "These words go on until they need several lines of the column to stand in. " * 4
FILE = "".join(f"Paragraph {n}. {LONG if n % 7 == 3 else ''}\n\n" for n in range(60))


@pytest.fixture
def pane(qtbot: QtBot, open_post: OpenPost) -> TextPane:
    pane = shown_pane(qtbot, open_post)
    show(open_post, FILE)
    pane.typewriter = Typewriter(pane.edit)  # kept as long as the pane
    pane.typewriter.use_typewriter(True)
    return pane


def off_middle(pane: TextPane) -> float:
    """How many lines the caret stands away from the middle."""
    edit = pane.edit
    return abs(edit.cursorRect().center().y() - edit.viewport().height() / 2) / edit.line_height


def test_keys_keep_the_line_in_the_middle(pane: TextPane, qtbot: QtBot):
    pane.go_to(41)
    for key in (*[Qt.Key.Key_Down] * 9, *[Qt.Key.Key_Return] * 5, Qt.Key.Key_PageUp):
        qtbot.keyClick(pane.edit, key)
        assert off_middle(pane) <= 0.75
    heights: list[int] = []
    for _ in range(6):
        qtbot.keyClick(pane.edit, Qt.Key.Key_Return)
        heights.append(pane.edit.cursorRect().center().y())
    assert max(heights) - min(heights) <= 2


def test_there_is_room_below_the_end(pane: TextPane, qtbot: QtBot):
    pane.edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(pane.edit, "The last words.")
    assert off_middle(pane) <= 0.75
    pane.typewriter.use_typewriter(False)
    qtbot.keyClick(pane.edit, Qt.Key.Key_Return)
    assert pane.edit.viewport().rect().contains(pane.edit.cursorRect())


def test_a_click_and_a_bare_modifier_move_nothing(pane: TextPane, qtbot: QtBot):
    pane.go_to(41)
    qtbot.keyClick(pane.edit, Qt.Key.Key_Down)
    bar = pane.edit.verticalScrollBar()
    before = bar.value()
    height = pane.edit.viewport().height()
    for y in (height - 60, 40):
        qtbot.mouseClick(pane.edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(80, y))
        assert bar.value() == before
    qtbot.keyClick(pane.edit, Qt.Key.Key_Control)
    assert bar.value() == before
    assert off_middle(pane) > 2
    qtbot.keyClicks(pane.edit, "x")
    assert off_middle(pane) <= 0.75


def test_a_command_counts_as_writing(pane: TextPane, qtbot: QtBot):
    pane.go_to(41)
    pane.edit.verticalScrollBar().setValue(pane.edit.verticalScrollBar().value() - 4)
    place = pane.selection.caret
    pane.write(Edit(place, place, "new\n", Selection(place + 4, place + 4)), "write")
    qtbot.waitUntil(lambda: off_middle(pane) <= 0.75)


def test_a_text_read_anew_stays_where_it_was(pane: TextPane, open_post: OpenPost, qtbot: QtBot):
    pane.go_to(41)
    pane.edit.verticalScrollBar().setValue(10)
    open_post.change(open_post.post.with_text("More.\n" + open_post.post.text), by=None)
    qtbot.wait(20)
    assert pane.edit.verticalScrollBar().value() in (10, 11)
