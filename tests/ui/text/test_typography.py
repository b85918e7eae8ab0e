"""Line width, font, size, spacing and numbers: at once, remembered, and true to the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QTextCursor
from pytestqt.qtbot import QtBot

from editor.ui.main_window import MainWindow
from editor.ui.settings import Settings
from editor.ui.text.column_edit import LINE, SIDE
from editor.ui.text.line_numbers import LineNumbers
from editor.ui.text.text_font import FIXED
from editor.ui.text.typography import SPACING, WIDTH, Typography
from editor.ui.text.writing import MARGIN

BODY = "".join(f"Line {n} of the text.\n" for n in range(1, 96))


@pytest.fixture
def wide(window: MainWindow, tmp_path: Path) -> MainWindow:
    """A window with the text alone, wider than any line."""
    path = tmp_path / "2026-03-01-ferry.md"
    path.write_text(f"---\ntitle: A\n---\n{BODY}", "utf-8")
    window.resize(2400, 800)
    window.files.open(path)
    window.actions_["only_text"].trigger()
    return window


def column(window: MainWindow) -> int:
    """How wide the lines of the text may be, in px."""
    return window.text.edit.viewport().width() - 2 * MARGIN


def test_the_width_of_lines_is_chosen(wide: MainWindow):
    edit = wide.text.edit
    usual = edit.fontMetrics().horizontalAdvance(LINE)
    assert column(wide) == pytest.approx(usual, abs=2)
    for name, share in (("line_narrow", 60 / WIDTH), ("line_wide", 100 / WIDTH)):
        wide.actions_[name].trigger()
        assert column(wide) == pytest.approx(usual * share, abs=2)
        assert wide.actions_[name].isChecked()
        assert not wide.actions_["line_usual"].isChecked()
    wide.actions_["line_full"].trigger()
    assert edit.viewportMargins().left() == edit.viewportMargins().right() == SIDE
    assert column(wide) > 1.5 * usual


def test_font_size_and_spacing_change_at_once(wide: MainWindow):
    edit, settings = wide.text.edit, wide.settings
    before = edit.line_height
    settings.line_spacing = 2.0
    assert edit.line_height == pytest.approx(before * 2 / SPACING, abs=1)
    tops = [top for _, top in edit.paragraphs_in_sight()]
    assert tops[1] - tops[0] == edit.line_height
    settings.text_size = 20
    assert edit.font().pointSizeF() == 20
    assert edit.line_height > 1.5 * before
    wide.text.zoom_by(1)
    assert edit.font().pointSizeF() == pytest.approx(22)
    wide.text.reset_zoom()
    assert edit.font().pointSizeF() == 20
    settings.text_font = FIXED
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    assert edit.font().family() == fixed.family()
    settings.text_font = "No Such Font"
    assert edit.font().family() != "No Such Font"


def test_another_start_sets_the_text_the_same_way(window: MainWindow, settings: Settings, qtbot):
    settings.text_width = 100
    settings.text_size = 15
    settings.line_spacing = 1.3
    settings.line_numbers = True
    other = MainWindow(settings)
    qtbot.addWidget(other)
    assert other.text.edit.typography == Typography("", 15, 100, 1.3)
    assert other.actions_["line_wide"].isChecked()
    assert other.actions_["line_numbers"].isChecked()


def test_numbers_are_those_of_the_file(wide: MainWindow, qtbot: QtBot):
    wide.actions_["line_numbers"].trigger()
    numbers = wide.text.edit.findChild(LineNumbers)
    assert isinstance(numbers, LineNumbers)
    assert numbers.isVisible()
    assert numbers.accessibleName()
    assert numbers.number_of(0) == 4
    wide.form.show_field("title")
    wide.open_post.change(wide.open_post.post.set("layout", "post"), by=None)
    assert numbers.number_of(0) == 5


@pytest.mark.parametrize(("line", "expected"), [(4, 1), (30, 27)])
def test_go_to_line_asks_for_the_number_beside_it(wide, questions, line: int, expected: int):
    questions.line = line
    wide.actions_["go_to_line"].trigger()
    assert wide.text.line == expected
    questions.line = 2
    wide.actions_["go_to_line"].trigger()
    assert wide.actions_["raw"].isChecked()


def test_numbers_take_room_only_where_there_is_none(wide: MainWindow, qtbot: QtBot):
    edit = wide.text.edit
    margins = edit.viewportMargins()
    wide.actions_["line_numbers"].trigger()
    assert edit.viewportMargins() == margins
    wide.actions_["line_full"].trigger()
    two_digits = edit.viewportMargins().left()
    assert two_digits > SIDE
    edit.moveCursor(QTextCursor.MoveOperation.End)
    for _ in range(3):
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    three_digits = edit.viewportMargins().left()
    assert three_digits > two_digits
    wide.text.zoom_by(4)
    assert edit.viewportMargins().left() > three_digits
    wide.actions_["line_numbers"].trigger()
    assert edit.viewportMargins().left() == SIDE
    numbers = edit.findChild(LineNumbers)
    assert numbers is not None
    assert not numbers.isVisible()


def test_a_wrapped_line_has_one_number(wide: MainWindow):
    wide.actions_["line_numbers"].trigger()
    edit = wide.text.edit
    plain = ink(wide)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    wide.open_post.change(wide.open_post.post.with_text("word " * 400 + "\nnext\n"), by=None)
    assert edit.document().findBlockByNumber(0).lineCount() > 5
    assert 0 < ink(wide) < plain / 3


def ink(window: MainWindow) -> int:
    """How many rows of pixels beside the text have something drawn in them."""
    numbers = window.text.edit.findChild(LineNumbers)
    assert isinstance(numbers, LineNumbers)
    image = numbers.grab().toImage()
    ground = image.pixel(0, 0)
    columns = range(image.width() // 2, image.width())
    return sum(any(image.pixel(x, y) != ground for x in columns) for y in range(image.height()))
