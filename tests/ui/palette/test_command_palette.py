"""The palette finds every command, does those that can be done, and remembers them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from editor.ui.commands import COMMANDS
from editor.ui.palette.command_palette import ITSELF, NAME
from editor.ui.palette.command_row import KEYS, MENU
from editor.ui.theme import Theme, apply_theme

HEAD = "---\ntitle: Ferry\n---\n"


@pytest.fixture
def window(window, post_file):
    window.files.open(post_file(HEAD + "one two\n"))
    return window


def names(window) -> list[str]:
    model = window.palette_.model
    return [model.item(row).data(NAME) for row in range(model.rowCount())]


def item(window, name: str):
    return window.palette_.model.item(names(window).index(name))


def ask(qtbot, window, typed: str = "") -> None:
    window.actions_["palette"].trigger()
    assert window.palette_.isVisible()
    qtbot.keyClicks(window.palette_.line, typed)


def test_every_command_is_there(qtbot, window):
    ask(qtbot, window)
    wanted = [each.name for each in COMMANDS if each.name not in ("-", ITSELF)]
    assert names(window)[: len(wanted)] == wanted
    bold = item(window, "bold")
    assert (bold.text(), bold.data(MENU), bold.data(KEYS)) == ("Bold", "Format", "Ctrl+B")
    assert item(window, "bullets").data(MENU) == "Format ▸ List"
    assert item(window, "text").text() == "Text ✓"
    assert not bold.icon().isNull()
    spoken = bold.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Bold, Format, Ctrl+B"
    window.palette_.close()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("bold", "bold"),
        ("bol", "bold"),
        ("Strikethru", "strike"),
        ("numbered", "numbers"),
        ("list bullet", "bullets"),
        ("open quickly", "quick_open"),
        ("horizntal rule", "rule"),
        ("zoom in", "zoom_in"),
        ("upper case", "upper"),
        ("theme dark", "dark"),
    ],
)
def test_a_few_letters_find_a_command(qtbot, window, typed, name):
    ask(qtbot, window, typed)
    assert names(window)[0] == name
    window.palette_.close()


def test_enter_does_it_where_the_focus_was(qtbot, window):
    cursor = window.text.edit.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    window.text.edit.setTextCursor(cursor)
    window.text.setFocus()
    ask(qtbot, window, "bold")
    qtbot.keyClick(window.palette_.line, Qt.Key.Key_Return)
    assert not window.palette_.isVisible()
    assert window.text.edit.text == "one **two**\n"
    assert window.text.edit.hasFocus()
    ask(qtbot, window, "select all")
    qtbot.keyClick(window.palette_.line, Qt.Key.Key_Return)
    assert window.text.edit.textCursor().selectedText() == "one **two**\u2029"


def test_those_found_last_come_first(qtbot, window):
    for typed in ("bold", "italic", "bold", "zoom in"):
        ask(qtbot, window, typed)
        qtbot.keyClick(window.palette_.line, Qt.Key.Key_Return)
    ask(qtbot, window)
    assert names(window)[:3] == ["zoom_in", "bold", "italic"]
    assert names(window).count("bold") == 1
    window.palette_.close()


def test_what_cannot_be_done_is_grey_and_stays_undone(qtbot, window):
    assert not window.actions_["redo"].isEnabled()
    ask(qtbot, window, "redo")
    redo = item(window, "redo")
    assert names(window)[0] == "redo"
    assert not redo.isEnabled()
    assert "not available now" in redo.data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(window.palette_.line, Qt.Key.Key_Return)
    assert window.palette_.isVisible()
    assert window.text.edit.text == "one two\n"
    window.palette_.close()
    ask(qtbot, window)
    assert names(window)[0] == "new"  # what was not done is not recent
    window.palette_.close()


def test_it_is_walked_with_the_keys(qtbot, window):
    ask(qtbot, window)
    palette = window.palette_
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    qtbot.keyClick(palette.line, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().row() == 10
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_it_is_drawn(qtbot, window, theme):
    apply_theme(theme)
    ask(qtbot, window, "list")
    picture = window.palette_.grab().toImage()
    colours = {picture.pixel(x, 60) for x in range(picture.width())}
    assert len(colours) > 3
    window.palette_.close()


def test_letters_that_mean_nothing_find_nothing(qtbot, window):
    ask(qtbot, window, "qqqqzzzz")
    assert names(window) == []
    assert window.palette_.nothing.isVisible()
    assert not window.palette_.list.isVisible()
    assert window.palette_.line.accessibleDescription() == "Nothing is called like that."
    qtbot.keyClick(window.palette_.line, Qt.Key.Key_Return)
    assert window.palette_.isVisible()
    window.palette_.line.clear()
    assert window.palette_.list.isVisible()
    assert not window.palette_.nothing.isVisible()
    window.palette_.close()
