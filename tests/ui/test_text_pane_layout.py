"""How the text stands: lines apart, a column in the middle, clicks that land where they should."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QApplication

from editor.ui.text.column_edit import SIDE
from editor.ui.text.text_edit import TextEdit
from editor.ui.text.writing import MARGIN

LONG = "These words go on until they need several lines of the column to stand in. " * 6


@pytest.fixture
def edit(qtbot) -> TextEdit:
    edit = TextEdit()
    edit.resize(620, 700)
    qtbot.addWidget(edit)
    edit.open_text(f"First\n\n{LONG}\nLast 👍 字\n" + "more\n" * 60)
    with qtbot.waitExposed(edit):
        edit.show()
    return edit


def rows(edit: TextEdit, count: int) -> list[QPoint]:
    """The middle of the caret at the beginning of each of the first lines on screen."""
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    places = []
    for _ in range(count):
        places.append(edit.cursorRect().center())
        edit.moveCursor(QTextCursor.MoveOperation.Down)
    return places


def test_lines_stand_at_equal_distances_wider_than_the_font_is_high(edit):
    heights = [place.y() for place in rows(edit, 8)]
    steps = {low - high for high, low in itertools.pairwise(heights)}
    assert steps == {edit.line_height}
    assert edit.line_height > 1.2 * edit.fontMetrics().height()


def test_characters_of_other_fonts_do_not_push_lines_apart(edit):
    block = edit.document().findBlockByNumber(3)
    assert "👍" in block.text()
    assert edit.blockBoundingRect(block).height() == edit.line_height


def test_a_click_anywhere_on_a_line_lands_on_it(edit, qtbot):
    lines = rows(edit, 10)
    for number, place in enumerate(lines):
        for dy in (-10, 0, 10):  # the gap above, the line, the gap below
            qtbot.mouseClick(
                edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(45, place.y() + dy)
            )
            assert abs(edit.cursorRect().center().y() - place.y()) <= 2, (number, dy)
            if edit.textCursor().block().text():
                assert edit.cursorRect().x() == pytest.approx(45, abs=12)


def test_a_click_beside_the_column_lands_on_its_line(edit, qtbot):
    edit.resize(1300, 700)
    place = rows(edit, 8)[4]
    beside = edit.viewport().mapTo(edit, place) - QPoint(edit.viewport().x() - 5, 0)
    beside.setX(40)
    qtbot.mouseClick(edit, Qt.MouseButton.LeftButton, pos=beside)
    assert abs(edit.cursorRect().center().y() - place.y()) <= 1
    assert edit.cursorRect().x() == MARGIN


def test_dragging_from_beside_the_column_selects_lines(edit, qtbot):
    edit.resize(1300, 700)
    lines = rows(edit, 8)
    start, end = (QPoint(40, edit.viewport().y() + lines[n].y()) for n in (3, 5))
    qtbot.mousePress(edit, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(edit, end)
    qtbot.mouseRelease(edit, Qt.MouseButton.LeftButton, pos=end)
    assert edit.textCursor().selectedText() in LONG
    assert len(edit.textCursor().selectedText()) > 100


def test_the_column_is_no_wider_than_one_reads_easily(edit):
    for width in (300, 620, 1000, 1600):
        edit.resize(width, 700)
        column, wide = edit.viewport().geometry(), edit.fontMetrics().averageCharWidth() * 80
        assert column.width() <= wide
        assert column.left() >= SIDE
        right = width - column.right() - edit.verticalScrollBar().width()
        assert column.left() == pytest.approx(right, abs=3)


def test_the_caret_is_told_to_input_methods_where_it_is(edit):
    edit.resize(1300, 700)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    told = edit.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    real = edit.cursorRect().translated(edit.viewport().pos())
    assert QPointF(told.x(), told.y()).toPoint() == real.topLeft()


def test_going_to_the_end_shows_the_last_line(edit, qtbot):
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert edit.viewport().rect().contains(edit.cursorRect())
    edit.verticalScrollBar().setValue(edit.verticalScrollBar().maximum())
    below = edit.viewport().height() - edit.cursorRect().bottom()
    assert below >= edit.line_height


def test_typing_that_wraps_spaces_the_new_line_too(edit, qtbot):
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.moveCursor(QTextCursor.MoveOperation.EndOfLine)
    top = edit.cursorRect().y()
    qtbot.keyClicks(edit, " wraps" * 20)
    assert edit.document().firstBlock().layout().lineCount() > 1
    assert (edit.cursorRect().y() - top) % edit.line_height == 0
    assert edit.cursorRect().y() > top


def test_zooming_changes_font_and_spacing_and_comes_back(edit):
    usual, spacing = edit.font().pointSizeF(), edit.line_height
    edit.zoom_by(1)
    assert edit.font().pointSizeF() > usual
    assert edit.line_height > spacing
    edit.zoom_by(0)
    assert edit.font().pointSizeF() == usual
    assert edit.line_height == spacing
    edit.zoom_by(-100)
    assert edit.font().pointSizeF() > 5


def test_ctrl_and_wheel_zoom(edit):
    usual = edit.font().pointSizeF()
    turn = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(edit.viewport(), turn)
    assert edit.font().pointSizeF() > usual


def test_the_line_of_the_caret_is_marked(edit):
    lines = rows(edit, 3)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    image = edit.viewport().grab().toImage()
    right = edit.viewport().width() - 20
    assert ground(image, right, lines[0]) != ground(image, right, lines[1])
    edit.moveCursor(QTextCursor.MoveOperation.Down)
    image = edit.viewport().grab().toImage()
    assert ground(image, right, lines[0]) != ground(image, right, lines[1])


def ground(image: QImage, x: int, place: QPoint) -> QColor:
    return image.pixelColor(x, place.y())


@pytest.mark.parametrize("width", [500, 900, 1600])
def test_a_pane_sized_before_it_is_shown_wraps_at_its_column(qtbot, width):
    edit = TextEdit()
    qtbot.addWidget(edit)
    edit.open_text(LONG)
    edit.resize(width, 400)
    with qtbot.waitExposed(edit):
        edit.show()
    line = edit.document().firstBlock().layout().lineAt(0)
    assert line.naturalTextWidth() <= edit.viewport().width()


def test_an_endless_word_is_broken_anywhere(edit):
    modes = QTextOption.WrapMode
    assert edit.wordWrapMode() == modes.WrapAtWordBoundaryOrAnywhere
    edit.insert("a" * 6000)
    assert edit.wordWrapMode() == modes.WrapAnywhere
    edit.open_text("a word " * 3000)
    assert edit.wordWrapMode() == modes.WrapAtWordBoundaryOrAnywhere
