"""Paragraphs are laid out one by one, as wide as the column."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor

from editor.ui.text.column_edit import ColumnEdit


@pytest.fixture
def edit(qtbot) -> ColumnEdit:
    edit = ColumnEdit()
    qtbot.addWidget(edit)
    edit.resize(400, 300)
    edit.show()
    return edit


def lines_of(edit: ColumnEdit, number: int) -> list[str]:
    """What stands in each line of a paragraph."""
    block = edit.document().findBlockByNumber(number)
    edit.blockBoundingGeometry(block)
    lines = [block.layout().lineAt(each) for each in range(block.layout().lineCount())]
    return [block.text()[each.textStart() :][: each.textLength()] for each in lines]


def test_no_paragraph_is_looked_at_where_the_widest_becomes_narrower(edit):
    edit.setPlainText("widest " * 4 + "\nnarrow" * 50)
    edit.grab()
    before = edit.document().documentLayout().documentSize().width()
    cursor = QTextCursor(edit.document())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    for _ in range(12):
        cursor.deletePreviousChar()
    assert lines_of(edit, 0) == ["widest widest wi"]
    assert edit.document().documentLayout().documentSize().width() == before  # not sought anew


def test_a_paragraph_is_wrapped_anew_as_it_grows_and_shrinks(edit):
    edit.setPlainText("word " * 30 + "\nbelow")
    wrapped = lines_of(edit, 0)
    assert len(wrapped) > 2
    assert all(line.endswith("word ") for line in wrapped)
    cursor = QTextCursor(edit.document())
    cursor.insertText("word " * len(wrapped[0].split()))
    assert lines_of(edit, 0) == [wrapped[0], *wrapped]
    assert edit.document().firstBlock().lineCount() == len(wrapped) + 1
    cursor.movePosition(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    assert lines_of(edit, 0) == wrapped
    assert edit.document().firstBlock().lineCount() == len(wrapped)


def test_it_is_wrapped_anew_at_another_width(edit):
    edit.setPlainText("word " * 30)
    narrow = lines_of(edit, 0)
    edit.resize(600, 300)
    wide = lines_of(edit, 0)
    assert len(wide) < len(narrow)
    assert "".join(wide) == "".join(narrow) == "word " * 30
