"""The text in sight is coloured as what it is, at every change, and is not changed by it."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from contrast import contrast
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QFont,
    QInputMethodEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QApplication

from editor.ui.text import colours_in_sight
from editor.ui.text.code_colours import CodeColours
from editor.ui.text.colouring import Colouring
from editor.ui.text.colours_in_sight import MOST_CODE, ColoursInSight
from editor.ui.text.known_lines import KnownLines
from editor.ui.text.looks import hang_of, level_of
from editor.ui.text.replacing import document_text
from editor.ui.text.text_edit import TextEdit
from editor.ui.text.text_formats import KINDS
from editor.ui.text.typography import Typography
from editor.ui.theme import DARK, LIGHT, Theme, apply_theme
from editor.writing.colours.lines import read_line
from editor.writing.colours.scan import read_lines, scan

LONG = "these words go on until they need several lines of the column to stand in, "


before = KnownLines.before


@pytest.fixture
def edit(qtbot) -> TextEdit:
    edit = TextEdit()
    edit.resize(620, 700)
    qtbot.addWidget(edit)
    with qtbot.waitExposed(edit):
        edit.show()
    return edit


@pytest.fixture
def colouring(edit) -> Colouring:
    return Colouring(edit)


def block(edit: TextEdit, number: int) -> QTextBlock:
    return edit.document().findBlockByNumber(number)


def format_at(edit: TextEdit, line: int, column: int) -> QTextCharFormat:
    """How the character behind `column` UTF-16 units is set."""
    merged = QTextCharFormat()
    for each in block(edit, line).layout().formats():
        if each.start <= column < each.start + each.length:
            merged.merge(each.format)
    return merged


def colour_at(edit: TextEdit, line: int, column: int) -> str:
    return format_at(edit, line, column).foreground().color().name()


def rows(edit: TextEdit, number: int) -> list[QTextLine]:
    layout = block(edit, number).layout()
    return [layout.lineAt(row) for row in range(layout.lineCount())]


@pytest.mark.parametrize("length", [300, 600])
def test_all_that_a_wide_window_shows_is_coloured(edit, colouring, qtbot, length):
    edit.resize(1600, 700)
    edit.use_typography(Typography(width=0))
    edit.open_text("\n\n".join([f"**{'word ' * (length // 5)}end**"] * 60))
    qtbot.wait(10)
    last = edit.cursorForPosition(QPoint(300, edit.viewport().height() - 5)).blockNumber()
    bold = [format_at(edit, n, 5).fontWeight() > QFont.Weight.Normal for n in range(0, last, 2)]
    assert len(bold) > 2
    assert all(bold)


@pytest.mark.usefixtures("colouring")
def test_what_is_opened_is_coloured(edit):
    edit.open_text("# A\n\n*b* **c** `d` [e](f)\n")
    assert format_at(edit, 0, 2).fontWeight() > 600
    assert format_at(edit, 0, 2).fontPointSize() == pytest.approx(edit.font().pointSizeF() * 1.5)
    assert colour_at(edit, 0, 0) == LIGHT["muted"]
    assert format_at(edit, 2, 1).fontItalic()
    assert format_at(edit, 2, 6).fontWeight() > 600
    assert colour_at(edit, 2, 11) == LIGHT["code"]
    assert colour_at(edit, 2, 15) == LIGHT["accent"]


@pytest.mark.usefixtures("colouring")
def test_a_key_colours_its_line_and_those_below_that_it_turns_into_something_else(edit, qtbot):
    edit.open_text("a\n\n# B\n\n*c*\n")
    qtbot.keyClicks(edit, "``")
    assert level_of(block(edit, 2)) == 1
    qtbot.keyClicks(edit, "`")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert level_of(block(edit, 3)) == 0
    assert colour_at(edit, 3, 0) == LIGHT["code"]
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert level_of(block(edit, 2)) == 1
    assert format_at(edit, 4, 1).fontItalic()


@pytest.mark.usefixtures("colouring")
def test_an_underline_makes_the_line_above_a_heading(edit, qtbot):
    edit.open_text("A heading\n\n")
    edit.go_to(2)
    qtbot.keyClicks(edit, "==")
    assert level_of(block(edit, 0)) == 1


@pytest.mark.usefixtures("colouring")
def test_emphasis_over_lines_of_a_paragraph(edit, qtbot):
    edit.open_text("one *two\nthree four\n\nfive")
    edit.go_to(2, 6)
    qtbot.keyClicks(edit, "*")
    assert format_at(edit, 0, 6).fontItalic()
    assert format_at(edit, 1, 2).fontItalic()
    assert not format_at(edit, 1, 8).fontItalic()


@pytest.mark.usefixtures("colouring")
def test_code_is_coloured_by_its_language(edit):
    edit.open_text("```python\n# a comment\ndef b(): return 'c'\n```\n")
    assert colour_at(edit, 1, 3) == LIGHT["muted"]
    assert colour_at(edit, 2, 1) == LIGHT["keyword"]
    assert colour_at(edit, 2, 4) == LIGHT["name"]
    assert colour_at(edit, 2, 17) == LIGHT["string"]


@pytest.mark.usefixtures("colouring")
def test_long_code_is_coloured_after_a_pause(edit, qtbot):
    edit.open_text("```python\n" + "x = 'y'  # z\n" * 300 + "```\n")
    assert colour_at(edit, 1, 5) != LIGHT["muted"]
    qtbot.waitUntil(lambda: colour_at(edit, 20, 10) == LIGHT["muted"])


@pytest.mark.parametrize("line", [300, 5000])
def test_each_line_of_long_code_is_looked_at_once(edit, monkeypatch, line):
    edit.open_text("```python\n" + "x = 1\n" * 6000)
    edit.lines.read_to(6000, 60)
    looked: list[object] = []
    monkeypatch.setattr(
        colours_in_sight, "read_line", lambda *given: looked.append(given) or read_line(*given)
    )
    monkeypatch.setattr(
        KnownLines, "before", lambda known, block: looked.append(block) or before(known, block)
    )
    sight = ColoursInSight(edit.lines, CodeColours(), {}, waits=False)
    assert len([*sight.read([block(edit, line + number) for number in range(50)])]) == 50
    assert len(looked) < 2 * MOST_CODE / len("x = 1\n")


@pytest.mark.usefixtures("colouring")
def test_characters_of_two_units_are_counted_as_qt_does(edit):
    edit.open_text("😀 *a*\n")
    assert not format_at(edit, 0, 2).fontItalic()
    assert format_at(edit, 0, 4).fontItalic()


@pytest.mark.usefixtures("colouring")
def test_what_comes_into_sight_is_coloured(edit, qtbot):
    edit.open_text("a\n" * 5000 + "# B\n\n" + "c\n" * 100)
    assert level_of(block(edit, 5000)) == 0
    edit.go_to(5001)
    qtbot.waitUntil(lambda: level_of(block(edit, 5000)) == 1)


def test_colours_are_no_edit_of_the_text(edit, qtbot):
    heard: list[object] = []
    edit.open_text("# A\n\n*b* `c`\n")
    edit.edited.connect(lambda: heard.append(None))
    edit.document().contentsChange.connect(lambda *change: heard.append(change))
    colouring = Colouring(edit)
    colouring.use_colours(False)
    colouring.use_colours(True)
    assert heard == []
    qtbot.keyClicks(edit, "x")
    assert heard == [None, (0, 0, 1)]


def test_colours_can_be_switched_off(edit, colouring):
    edit.open_text("# A\n\n*b*\n")
    colouring.use_colours(False)
    assert [block(edit, number).layout().formats() for number in range(3)] == [[], [], []]
    assert edit.blockBoundingRect(block(edit, 0)).height() == edit.line_height
    colouring.use_colours(True)
    assert format_at(edit, 2, 1).fontItalic()


def test_another_theme_has_other_colours(edit, colouring):
    edit.open_text("`a`\n")
    apply_theme(Theme.DARK)
    colouring.use_theme()
    assert colour_at(edit, 0, 1) == DARK["code"]


@pytest.mark.usefixtures("colouring")
def test_headings_take_the_room_they_need(edit, qtbot):
    edit.open_text(f"# A\n\n## {LONG * 2}\n\nb\n")
    heights = [edit.blockBoundingRect(block(edit, number)).height() for number in range(3)]
    assert heights[0] > heights[1] == edit.line_height
    assert heights[2] > 2 * edit.line_height
    tops = [line.y() + line.ascent() for line in rows(edit, 2)]
    assert len({low - high for high, low in pairwise(tops)}) == 1
    middle = edit.blockBoundingGeometry(block(edit, 4)).translated(edit.contentOffset()).center()
    qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, int(middle.y())))
    assert edit.textCursor().blockNumber() == 4


@pytest.mark.usefixtures("colouring")
def test_zooming_sets_headings_larger_too(edit):
    edit.open_text("# A\n")
    edit.zoom_by(3)
    assert format_at(edit, 0, 2).fontPointSize() == pytest.approx(edit.font().pointSizeF() * 1.5)


@pytest.mark.usefixtures("colouring")
@pytest.mark.parametrize("mark", ["- ", "12. ", "> ", "  - ", "- [ ] ", "> - ", ": "])
def test_wrapped_lines_begin_under_the_text(edit, mark):
    edit.open_text(f"{'term' if mark == ': ' else ''}\n{mark}{LONG * 3}\n")
    edit.grab()
    first, *others = rows(edit, 1)
    assert len(others) > 1
    x = first.cursorToX(len(mark))[0]
    assert x > first.x()
    assert [line.x() for line in others] == pytest.approx([x] * len(others))
    ends = [line.x() + line.naturalTextWidth() for line in others]
    assert max(ends) <= first.x() + first.width()


@pytest.mark.usefixtures("colouring")
def test_the_caret_goes_through_hanging_lines(edit, qtbot):
    edit.open_text(f"- {LONG * 3}\n")
    second = rows(edit, 0)[1]
    edit.grab()
    cursor = edit.textCursor()
    cursor.setPosition(second.textStart())
    edit.setTextCursor(cursor)
    assert edit.cursorRect().x() == pytest.approx(second.x(), abs=2)
    place = edit.cursorRect().center() + QPoint(2, 0)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert edit.textCursor().position() == second.textStart()
    qtbot.keyClick(edit, Qt.Key.Key_End)
    assert edit.cursorRect().x() > second.x() + 200


@pytest.mark.usefixtures("colouring")
def test_lines_to_the_left_hang_from_the_right(edit):
    edit.open_text("- " + "שלום עולם " * 30)
    edit.grab()
    first, second, *_ = rows(edit, 0)
    assert second.x() == first.x()
    assert second.width() < first.width()


@pytest.mark.usefixtures("colouring")
def test_what_an_input_method_composes_keeps_the_colours_around_it(edit):
    edit.open_text("*a* b **c**\n")
    edit.go_to(1, 6)
    QApplication.sendEvent(edit, QInputMethodEvent("にほ", []))
    assert format_at(edit, 0, 1).fontItalic()
    assert format_at(edit, 0, 5 + 2 + 4).fontWeight() > 600
    assert format_at(edit, 0, 6).fontWeight() < 600
    done = QInputMethodEvent()
    done.setCommitString("日本")
    QApplication.sendEvent(edit, done)
    assert document_text(edit.document()) == "*a* b日本 **c**\n"
    assert format_at(edit, 0, 5 + 2 + 4).fontWeight() > 600


PIECES = [
    "a",
    " ",
    "\n",
    "# ",
    "- ",
    "> ",
    "```\n",
    "$$\n",
    "<div>\n",
    "</div>",
    "===\n",
    "| a |",
    "  ",
]


@pytest.mark.usefixtures("colouring")
@pytest.mark.parametrize("seed", range(15))
def test_after_any_edits_each_line_is_coloured_as_in_the_whole_text(edit, seed, qtbot):
    chosen = random.Random(seed)
    edit.open_text("".join(chosen.choices(PIECES, k=80)))
    for _ in range(20):
        cursor = edit.textCursor()
        size = edit.document().characterCount() - 1
        cursor.setPosition(chosen.randint(0, size))
        move = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(min(size, cursor.position() + chosen.choice([0, 0, 1, 9])), move)
        cursor.insertText("".join(chosen.choices(PIECES, k=chosen.randint(0, 3))))
        qtbot.waitUntil(lambda: edit.lines.is_complete)
        lines = document_text(edit.document()).split("\n")
        states = [line.state for line in read_lines(lines)]
        assert [edit.lines.behind(block(edit, n)) for n in range(len(lines))] == states
        for number, coloured in enumerate(scan(lines)[0][:15]):
            assert level_of(block(edit, number)) == coloured.level
            assert hang_of(block(edit, number)) == coloured.hang
            formats = block(edit, number).layout().formats()
            spans = [(span.start, span.length) for span in coloured.spans]
            assert [(each.start, each.length) for each in formats] == spans


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["base", "alternate"])  # of the pane, of the caret’s line
def test_every_colour_is_read_easily(theme, ground):
    for setting in KINDS.values():
        assert contrast(theme[setting.colour or "text"], theme[ground]) >= 4.5, setting


@pytest.mark.usefixtures("colouring")
def test_code_is_set_in_letters_of_one_width(edit):
    edit.open_text("`a`\n")
    assert format_at(edit, 0, 1).fontFixedPitch()


def test_the_choice_is_remembered(settings, window):
    settings.colours_text = False
    edit = window.text.edit
    edit.open_text("*a*\n")
    assert block(edit, 0).layout().formats() == []
    window.actions_["colours"].trigger()
    assert settings.colours_text
    assert format_at(edit, 0, 1).fontItalic()
