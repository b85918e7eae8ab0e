"""Which line of the text stands at which height, and scrolling it there."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from editor.ui.text.text_edit import TextEdit
from editor.ui.two_way.text_heights import LineAt, TextHeights

LONG = "word " * 200
TEXT = "\n".join(LONG if n % 10 == 5 else f"Line {n}" for n in range(1, 201))


@pytest.fixture
def edit(qtbot: QtBot) -> TextEdit:
    edit = TextEdit()
    qtbot.addWidget(edit)
    edit.resize(500, 400)
    edit.show()
    edit.open_text(TEXT)
    return edit


def test_the_caret_s_row(edit: TextEdit) -> None:
    heights = TextHeights(edit)
    edit.go_to(1)
    assert heights.caret.line == 1
    edit.go_to(5, len(LONG) // 2)
    assert 5.3 < heights.caret.line < 5.7
    first = heights.caret
    edit.moveCursor(edit.textCursor().MoveOperation.Down)
    assert heights.caret.height == first.height + edit.line_height
    assert first.line < heights.caret.line < 5.8


@pytest.mark.parametrize("line", [40.0, 55.5, 101.0, 160.0])
@pytest.mark.parametrize("height", [0, 120, 300])
def test_a_line_is_moved_to_a_height(edit: TextEdit, line: float, height: int) -> None:
    heights = TextHeights(edit)
    top = edit.viewport().mapToGlobal(edit.viewport().rect().topLeft()).y()
    heights.move(LineAt(line, top + height))
    rows = {number + 1: at for number, at in edit.paragraphs_in_sight()}
    block = edit.document().findBlockByNumber(int(line) - 1)
    part = (line - int(line)) * block.lineCount() * edit.line_height
    if int(line) in rows:
        assert rows[int(line)] + part == pytest.approx(height, abs=edit.line_height)
    else:  # its beginning is above the window
        assert height < part


def test_the_ends_of_the_text_are_met_by_scrolling(edit: TextEdit) -> None:
    heights, bar = TextHeights(edit), edit.verticalScrollBar()
    bar.setValue(0)
    at, above, below = heights.scrolled
    assert (at.line, above, below) == (1.0, 0.0, 1.0)
    bar.setValue(bar.maximum())
    at, above, below = heights.scrolled
    assert at.line >= 200
    assert (above, below) == (1.0, 0.0)
    bar.setValue(bar.maximum() // 2)
    at, above, below = heights.scrolled
    assert 80 < at.line < 130
    assert (above, below) == (1.0, 1.0)


def test_a_text_that_fits_in_is_at_its_beginning(edit: TextEdit) -> None:
    edit.open_text("One line.")
    assert TextHeights(edit).scrolled[1:] == (0.0, 1.0)


def test_a_text_that_nearly_fits_in_has_two_ends_all_the_same(edit: TextEdit) -> None:
    bar = edit.verticalScrollBar()
    edit.open_text("One line.\n\n" * 8)
    assert 0 < bar.maximum() < 10
    assert TextHeights(edit).scrolled[1:] == (0.0, 1.0)
    bar.setValue(bar.maximum())
    assert TextHeights(edit).scrolled[1:] == (1.0, 0.0)


def test_nothing_moves_beyond_the_ends(edit: TextEdit) -> None:
    heights, bar = TextHeights(edit), edit.verticalScrollBar()
    heights.move(LineAt(1.0, 10_000))
    assert bar.value() == 0
    heights.move(LineAt(1e9, -10_000))
    assert bar.value() == bar.maximum()
