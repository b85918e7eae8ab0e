"""Layers of marks over one text: each is shown by one, and none takes away another's."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPen, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from editor.ui.text.overlays import BOX, LAYERS, Overlays
from editor.ui.text.text_edit import TextEdit

RED = QColor("#ff0000")


@pytest.fixture
def edit(qtbot: QtBot) -> TextEdit:
    edit = TextEdit()
    qtbot.addWidget(edit)
    edit.open_text("one two three\n\n" + "long " * 200 + "\n\nlast")
    edit.resize(600, 400)
    edit.show()
    return edit


def mark(edit: TextEdit, start: int, end: int, box: bool = False) -> QTextEdit.ExtraSelection:
    cursor = QTextCursor(edit.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    look = QTextCharFormat()
    if box:
        look.setProperty(BOX, QPen(RED, 2))
    selection = QTextEdit.ExtraSelection()
    selection.cursor, selection.format = cursor, look
    return selection


def shown(edit: TextEdit) -> list[str]:
    return [each.cursor.selectedText() for each in edit.extraSelections()]


def edges(edit: TextEdit, start: int, end: int) -> tuple[int, int]:
    """Where two places of the first line stand."""
    before, behind = QTextCursor(edit.document()), QTextCursor(edit.document())
    before.setPosition(start)
    behind.setPosition(end)
    return edit.cursorRect(before).left(), edit.cursorRect(behind).left()


def red_places(edit: TextEdit) -> list[tuple[int, int]]:
    image = edit.viewport().grab().toImage()
    return [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y) == RED
    ]


def test_each_layer_is_shown_in_its_place_whoever_comes_first(edit: TextEdit):
    overlays = Overlays(edit)
    overlays.show("problems", [mark(edit, 0, 3)])
    overlays.show("matches", [mark(edit, 4, 7), mark(edit, 8, 13)])
    assert LAYERS.index("matches") < LAYERS.index("problems")
    assert shown(edit) == ["two", "three", "one"]
    overlays.show("matches", [])
    assert shown(edit) == ["one"]


def test_marks_of_another_text_are_not_shown_in_this_one(edit: TextEdit):
    overlays = Overlays(edit)
    overlays.show("matches", [mark(edit, 0, 3)])
    edit.open_text("other")
    overlays.show("problems", [mark(edit, 0, 2)])
    assert shown(edit) == ["ot"]


def test_a_box_is_drawn_around_what_is_marked(edit: TextEdit):
    overlays = Overlays(edit)
    overlays.show("matches", [mark(edit, 4, 7, box=True)])
    places = red_places(edit)
    left, right = edges(edit, 4, 7)
    assert min(x for x, _ in places) == pytest.approx(left - 1, abs=2)
    assert max(x for x, _ in places) == pytest.approx(right + 1, abs=2)
    assert max(y for _, y in places) - min(y for _, y in places) < edit.line_height
    overlays.show("matches", [])
    assert red_places(edit) == []


def test_a_box_over_lines_is_one_in_each(edit: TextEdit):
    overlays = Overlays(edit)
    overlays.show("matches", [mark(edit, 20, 300, box=True)])
    rows = {y // edit.line_height for _, y in red_places(edit)}
    assert len(rows) > 2


def test_a_match_of_nothing_is_drawn_too(edit: TextEdit):
    overlays = Overlays(edit)
    overlays.show("matches", [mark(edit, 4, 4, box=True)])
    assert red_places(edit)
