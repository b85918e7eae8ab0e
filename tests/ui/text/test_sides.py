"""Each paragraph stands on the side that it is read from."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextBlock
from pytestqt.qtbot import QtBot

from editor.ui.form.text_fields import GrowingText
from editor.ui.main_window import MainWindow
from editor.ui.text.text_edit import TextEdit
from editor.ui.text.writing import MARGIN

LONG = " كلمة" * 60
SIDES = [  # a paragraph, and its side in a text that is read from the left, and from the right
    ("A word.", "left", "left"),
    ("שלום", "right", "right"),
    ("سلام", "right", "right"),
    ("گفتگو", "right", "right"),
    ("ݢݣ", "right", "right"),
    ("ދިވެހި", "right", "right"),
    ("ߒߞߏ", "right", "right"),
    ("", "left", "right"),
    ("12.5", "left", "right"),
    ("---", "left", "right"),
    ("!?…", "left", "right"),
    ("😀", "left", "right"),
    ("👩‍👩‍👧", "left", "right"),
    ("# שלום", "right", "right"),
    ("## Title שלום", "left", "left"),
    ("- سلام", "right", "right"),
    ("1. سلام", "right", "right"),
    ("> שלום world", "right", "right"),
    ("- [ ] שלום", "right", "right"),
    ("**שלום**", "right", "right"),
    ("[שלום](https://a.example)", "right", "right"),
    ("| שלום | a |", "right", "right"),
    ("{{ page.title }} שלום", "left", "left"),
    ("```", "left", "right"),
    ("日本語", "left", "left"),
    ("한국어", "left", "left"),
    ("हिन्दी", "left", "left"),
    ("3 apples", "left", "left"),
    ("3 תפוחים", "right", "right"),
    ("e\u0301", "left", "left"),
    ("\u200fabc", "right", "right"),
]


@pytest.fixture
def edit(qtbot: QtBot) -> TextEdit:
    edit = TextEdit()
    edit.resize(620, 400)
    qtbot.addWidget(edit)
    with qtbot.waitExposed(edit):
        edit.show()
    return edit


def side_of(edit: TextEdit, block: QTextBlock) -> str:
    """Where the first line of a paragraph begins: where the caret before its first letter is."""
    edit.blockBoundingRect(block)
    line = block.layout().lineAt(0)
    begins = line.cursorToX(0)[0]
    left, right = line.x(), line.x() + line.width()
    return "right" if right - begins < begins - left else "left"


@pytest.mark.parametrize(("text", "usual", "from_right"), SIDES)
def test_the_side_of_a_paragraph(edit, text, usual, from_right):
    edit.open_text(f"{text}\n\nend")
    assert side_of(edit, edit.document().firstBlock()) == usual
    edit.read_from_right(True)
    assert side_of(edit, edit.document().firstBlock()) == from_right
    edit.read_from_right(False)
    assert side_of(edit, edit.document().firstBlock()) == usual


def test_typing_another_first_letter_changes_the_side(edit, qtbot):
    edit.open_text("")
    for typed, side in (("12 ", "left"), ("ש", "right"), ("a", "right")):
        edit.insert(typed)
        assert side_of(edit, edit.document().firstBlock()) == side
    edit.open_text("שלום a")
    for _ in range(5):
        edit.textCursor().deleteChar()
    assert side_of(edit, edit.document().firstBlock()) == "left"


def test_every_wrapped_line_ends_at_the_right_margin(edit):
    edit.open_text(f"سلام{LONG}")
    block = edit.document().firstBlock()
    edit.blockBoundingRect(block)
    layout = block.layout()
    assert layout.lineCount() > 3
    right = edit.viewport().width() - MARGIN
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        assert abs(line.cursorToX(line.textStart())[0] - right) < 2


def test_wrapped_lines_of_an_item_hang_on_its_side(window: MainWindow):
    edit = window.text.edit
    edit.open_text(f"- سلام{LONG}\n\n- word{' word' * 60}\n")
    right, left = edit.document().firstBlock(), edit.document().findBlockByNumber(2)
    assert hung(edit, right) < 0 < hung(edit, left)


def hung(edit: TextEdit, block: QTextBlock) -> float:
    """How far the second line of a paragraph begins to the right of the first."""
    edit.blockBoundingRect(block)
    first, second = (block.layout().lineAt(number) for number in (0, 1))
    return second.cursorToX(second.textStart())[0] - first.cursorToX(first.textStart())[0]


def test_the_language_of_the_post_tells_the_side(window: MainWindow, tmp_path):
    file = tmp_path / "post.md"
    file.write_text("---\nlang: ar\n---\n12\n", "utf-8")
    window.files.open(file)
    edit = window.text.edit
    assert side_of(edit, edit.document().firstBlock()) == "right"
    window.open_post.change(window.open_post.post.set("lang", "en"), by=None)
    window.open_post.settled.emit()
    assert side_of(edit, edit.document().firstBlock()) == "left"


@pytest.mark.parametrize(
    ("text", "from_right"),
    [("שלום עולם", True), ("A ferry", False), ("", False), ("12 سلام", True), ("12", False)],
)
def test_a_field_of_the_form_stands_on_its_side(qtbot, text, from_right):
    field = GrowingText(1, 4, breaks=False)
    qtbot.addWidget(field)
    field.resize(300, 60)
    with qtbot.waitExposed(field):
        field.show()
    field.show_text(text)
    line = field.document().firstBlock().layout().lineAt(0)
    assert (line.cursorToX(0)[0] > 150) is from_right
