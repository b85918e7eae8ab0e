"""What an input method composes is no text of the post before it is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from text_panes import file_of, show, shown_pane

from editor.ui.open_post import OpenPost

FILE = "---\ntitle: x\n---\nA *word* here.\n"


def compose(widget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize(
    ("preedits", "commit"),
    [
        (("n", "に", "にほ", "にほん"), "日本"),
        (("ㅎ", "하", "한"), "한"),
        (("'",), "é"),
        (("z", "zh", "zhong"), "中文"),
        ((":smile",), "😀"),
    ],
)
def test_composing_changes_the_post_at_the_end_alone(
    qtbot: QtBot, open_post: OpenPost, preedits, commit
):
    show(open_post, FILE)
    pane = shown_pane(qtbot, open_post)
    pane.edit.go_to(1, 4)  # inside of what is coloured
    before = open_post.post
    for preedit in preedits:
        compose(pane.edit, preedit)
        pane.edit.repaint()
        assert open_post.post == before
        assert pane.written == pane.edit.text == "A *word* here.\n"
    compose(pane.edit, "", commit)
    assert file_of(open_post) == FILE.replace("A *word", f"A *{commit}word")
    open_post.undo()
    assert file_of(open_post) == FILE


def test_what_is_given_up_leaves_nothing(qtbot: QtBot, open_post: OpenPost):
    show(open_post, FILE)
    pane = shown_pane(qtbot, open_post)
    compose(pane.edit, "にほん")
    compose(pane.edit, "")
    assert file_of(open_post) == FILE
    assert not open_post.is_unsaved


def test_another_post_is_shown_while_one_composes(qtbot: QtBot, open_post: OpenPost):
    show(open_post, FILE)
    pane = shown_pane(qtbot, open_post)
    compose(pane.edit, "にほん")
    show(open_post, "---\ntitle: y\n---\nOther.\n")
    assert file_of(open_post) == "---\ntitle: y\n---\nOther.\n"
    assert pane.edit.text == "Other.\n"
    compose(pane.edit, "", "日")
    assert file_of(open_post) == "---\ntitle: y\n---\n日Other.\n"


def test_what_is_selected_goes_when_something_is_chosen(qtbot: QtBot, open_post: OpenPost):
    show(open_post, FILE)
    pane = shown_pane(qtbot, open_post)
    pane.edit.selectAll()
    compose(pane.edit, "", "日")
    assert pane.written == "日"


def test_the_candidates_are_shown_at_the_caret(qtbot: QtBot, open_post: OpenPost):
    show(open_post, FILE)
    pane = shown_pane(qtbot, open_post)
    pane.edit.go_to(1, 8)
    compose(pane.edit, "にほん")
    told = pane.edit.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    rect = pane.edit.cursorRect()
    assert told.topLeft().toPoint() == pane.edit.viewport().pos() + rect.topLeft()
