"""Edits made in the text pane: one step each, undone by name, with what was selected."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextCursor
from text_panes import file_of, show, shown_pane

from editor.ui.text.text_pane import TextPane
from editor.writing.edit import Edit, Selection

HEAD = "---\ntitle: Ferry\n---\n"


@pytest.fixture
def pane(open_post, qtbot) -> TextPane:
    return shown_pane(qtbot, open_post)


def select(pane: TextPane, anchor: int, caret: int) -> None:
    """Select, in UTF-16 units."""
    cursor = pane.edit.textCursor()
    cursor.setPosition(anchor)
    cursor.setPosition(caret, QTextCursor.MoveMode.KeepAnchor)
    pane.edit.setTextCursor(cursor)


@pytest.mark.parametrize(
    ("body", "anchor", "caret", "selection"),
    [
        ("One two\n", 4, 7, Selection(4, 7)),
        ("One two\n", 7, 4, Selection(7, 4)),
        ("👍 👍 two\n", 6, 9, Selection(4, 7)),
        ("👍\n👍\n", 6, 6, Selection(4, 4)),
    ],
)
def test_what_is_selected_is_counted_in_characters(open_post, pane, body, anchor, caret, selection):
    show(open_post, HEAD + body)
    select(pane, anchor, caret)
    assert pane.selection == selection
    assert pane.written == body


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("word", ["two", "👍👍", "\ufefftwo"])
def test_an_edit_is_one_step_with_its_name_and_its_selection(open_post, pane, end, word):
    file = HEAD.replace("\n", end) + f"👍 one {word}{end}Three{end}"
    show(open_post, file)
    before = Selection(len(word) + 6, 6)
    edit = Edit(6, 6 + len(word), f"**{word}**", Selection(8, 8 + len(word)))
    pane.write(Edit(0, 0, "", before), "look")
    assert open_post.sheet.steps.last is None
    pane.write(edit, "bold")
    after = file.replace(word, f"**{word}**")
    assert file_of(open_post) == after
    assert open_post.sheet.steps.last.name == "bold"
    assert pane.selection == edit.selection
    pane.edit.moveCursor(QTextCursor.MoveOperation.End)
    open_post.undo()
    assert file_of(open_post) == file
    assert pane.selection == before
    assert open_post.sheet.steps.last is None
    pane.edit.moveCursor(QTextCursor.MoveOperation.End)
    open_post.redo()
    assert file_of(open_post) == after
    assert pane.selection == edit.selection


def test_an_edit_tells_the_post_once(open_post, pane):
    show(open_post, HEAD + "One\nTwo\n")
    told = []
    open_post.changed.connect(told.append)
    pane.write(Edit(0, 7, "Three\nFour", Selection.at(0)), "sort the lines")
    assert told == [pane]


def test_a_post_for_reading_is_not_written_in(open_post, pane):
    show(open_post, HEAD + "One\n")
    open_post.sheet.reading = "Another window has it."
    open_post.reading_changed.emit()
    pane.write(Edit(0, 3, "Two", Selection.at(0)), "bold")
    assert pane.edit.text == "One\n"
    assert file_of(open_post) == HEAD + "One\n"


def test_the_caret_of_an_edit_is_in_sight(open_post, pane):
    show(open_post, HEAD + "One\n" * 400)
    pane.write(Edit(1600, 1600, "Last", Selection.at(1604)), "write")
    assert pane.edit.viewport().rect().contains(pane.edit.cursorRect())
    pane.write(Edit(0, 0, "First", Selection.at(5)), "write")
    assert pane.edit.viewport().rect().contains(pane.edit.cursorRect())
    assert pane.selection == Selection.at(5)


def test_a_post_saved_between_still_brings_the_selection_back(open_post, pane):
    show(open_post, HEAD + "One two\n")
    select(pane, 4, 7)
    pane.write(Edit(4, 7, "**two**", Selection(6, 9)), "bold")
    open_post.written(open_post.post.to_bytes(), replace(open_post.place))
    open_post.undo()
    assert pane.selection == Selection(4, 7)
