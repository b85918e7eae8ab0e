"""All but the paragraph or the sentence at the caret is dimmed, and follows the caret."""

from __future__ import annotations

from pathlib import Path

import pytest
from contrast import contrast
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from editor.ui.main_window import MainWindow
from editor.ui.text.overlays import cursor_of, format_of
from editor.ui.theme import DARK, LIGHT, Theme, apply_theme

WIDE = {ord("👍"): "**"}  # two UTF-16 units
TEXT = "First one. And two.\nIts end.\n\n- An item\n- Another\n\n```\ncode\n\nmore\n```\n"


@pytest.fixture
def post(window: MainWindow, tmp_path: Path) -> MainWindow:
    path = tmp_path / "2026-03-01-ferry.md"
    path.write_text(f"---\ntitle: A\n---\n{TEXT}", "utf-8")
    window.files.open(path)
    return window


def bright(window: MainWindow) -> str:
    """The text that is not dimmed."""
    text = window.text.edit.text.translate(WIDE)
    for each in reversed([cursor_of(each) for each in window.text.overlays._layers["focus"]]):
        text = text[: each.selectionStart()] + text[each.selectionEnd() :]
    return text.replace("**", "👍")


def put_caret(window: MainWindow, before: str) -> None:
    cursor = window.text.edit.textCursor()
    cursor.setPosition(window.text.edit.text.index(before))
    window.text.edit.setTextCursor(cursor)


def test_the_paragraph_at_the_caret_stays_bright(post: MainWindow):
    post.actions_["focus_paragraph"].trigger()
    assert bright(post) == "First one. And two.\nIts end."
    put_caret(post, "Another")
    assert bright(post) == "- Another"
    put_caret(post, "more")
    assert bright(post) == "```\ncode\n\nmore\n```"
    post.actions_["focus_paragraph"].trigger()
    assert bright(post) == TEXT


def test_the_sentence_at_the_caret_stays_bright(post: MainWindow):
    post.actions_["focus_sentence"].trigger()
    assert bright(post) == "First one. "
    put_caret(post, "end")
    assert bright(post) == "Its end."
    assert not post.actions_["focus_paragraph"].isChecked()
    assert post.settings.focus == "sentence"


def test_what_is_written_is_bright_from_its_first_letter(post: MainWindow, qtbot: QtBot):
    post.actions_["focus_paragraph"].trigger()
    put_caret(post, "First")
    qtbot.keyClicks(post.text.edit, "At ")
    assert bright(post) == "At First one. And two.\nIts end."
    post.text.edit.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    qtbot.keyClicks(post.text.edit, " Oh.")
    assert bright(post) == "At First one. And two. Oh.\nIts end."
    qtbot.keyClick(post.text.edit, Qt.Key.Key_Return)
    qtbot.keyClick(post.text.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(post.text.edit, "New.")
    assert bright(post) == "New.\nIts end."
    post.text.edit.moveCursor(QTextCursor.MoveOperation.End)
    post.text.edit.insert("End 👍 of it.")
    assert bright(post) == "End 👍 of it."


def test_all_that_a_selection_reaches_into_is_bright(post: MainWindow):
    post.actions_["focus_paragraph"].trigger()
    put_caret(post, "item")
    cursor = post.text.edit.textCursor()
    cursor.setPosition(post.text.edit.text.index("two"), QTextCursor.MoveMode.KeepAnchor)
    post.text.edit.setTextCursor(cursor)
    assert bright(post) == "First one. And two.\nIts end.\n\n- An item"


def test_a_key_within_a_paragraph_changes_nothing_that_is_drawn(post: MainWindow, qtbot: QtBot):
    post.actions_["focus_paragraph"].trigger()
    put_caret(post, "one")
    shown = [id(each) for each in post.text.overlays._layers["focus"]]
    qtbot.keyClicks(post.text.edit, "abc")
    assert [id(each) for each in post.text.overlays._layers["focus"]] == shown


def test_it_lies_under_matches_and_comes_back_with_another_post(post: MainWindow, tmp_path: Path):
    post.actions_["focus_paragraph"].trigger()
    other = tmp_path / "2026-03-02-pier.md"
    other.write_text("---\ntitle: B\n---\nA pier.\n\nFar.\n", "utf-8")
    post.files.open(other)
    assert bright(post) == "A pier."
    post.files.open(tmp_path / "2026-03-01-ferry.md")
    assert bright(post) == "First one. And two.\nIts end."


def test_dimmed_text_can_be_read_in_both_themes(post: MainWindow):
    post.actions_["focus_paragraph"].trigger()
    for theme, colours in ((Theme.DARK, DARK), (Theme.LIGHT, LIGHT)):
        apply_theme(theme)
        look = format_of(post.text.overlays._layers["focus"][-1])
        assert look.foreground().color().name() == colours["dimmed"]
        assert 3 <= contrast(colours["dimmed"], colours["base"]) <= 4.5
