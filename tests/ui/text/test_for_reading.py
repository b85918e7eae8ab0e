"""A text that may only be read stays as it is, whatever one tries to put into it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from text_panes import file_of, show, wait_for_beginning

from editor.ui.main_window import MainWindow
from editor.ui.text.filling import AT_ONCE
from editor.ui.text.long_lines import LONGEST

HEAD = "---\ntitle: Ferry\nauthor: Ana\nexcerpt: c\n---\n"
COMING = HEAD + "".join(f"line {number}\n" for number in range(3 * AT_ONCE))
OBSTACLES = {
    "still coming": COMING,
    "a long line": HEAD + "x" * (LONGEST + 1) + "\n",
    "a character that the widget cannot hold": HEAD + "a\u2029b\n",
    "another window has it": HEAD + "one\n",
}


def show_for_reading(window: MainWindow, obstacle: str) -> None:
    show(window.open_post, OBSTACLES[obstacle])
    if obstacle == "still coming":
        wait_for_beginning(window.text.edit)
    if obstacle == "another window has it":
        claim(window)
    assert window.text.edit.isReadOnly()


def claim(window: MainWindow) -> None:
    window.open_post.sheet.reading = "Another window has it."
    window.open_post.reading_changed.emit()


def do_in(window: MainWindow, widget: QWidget, command: str) -> None:
    widget.setFocus()
    assert QApplication.focusWidget() is widget
    window.actions_[command].trigger()


@pytest.mark.parametrize("command", ["paste", "paste_plain", "cut"])
@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_the_menu_puts_nothing_into_it(qtbot, window, obstacle: str, command: str):
    show_for_reading(window, obstacle)
    shown = window.text.edit.text
    QApplication.clipboard().setText("pasted")
    window.text.edit.setFocus()
    window.text.edit.moveCursor(QTextCursor.MoveOperation.EndOfWord)
    window.text.edit.moveCursor(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
    do_in(window, window.text.edit, command)
    assert file_of(window.open_post) == OBSTACLES[obstacle]
    assert window.text.edit.text == shown
    qtbot.waitUntil(lambda: window.text.edit.is_whole)
    assert file_of(window.open_post) == OBSTACLES[obstacle]


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_what_comes_in_all_the_same_goes_again(qtbot, window, obstacle: str):
    show_for_reading(window, obstacle)
    edit = window.text.edit
    before = edit.text
    cursor = edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText("more")
    assert file_of(window.open_post) == OBSTACLES[obstacle]
    whole = window.open_post.post.text if obstacle == "still coming" else before
    qtbot.waitUntil(lambda: edit.is_whole and edit.text == whole)
    assert file_of(window.open_post) == OBSTACLES[obstacle]
    assert edit.isReadOnly() is (obstacle != "still coming")


@pytest.mark.parametrize("command", ["paste", "cut"])
@pytest.mark.parametrize("name", ["title", "excerpt", "author"])
def test_nor_into_the_form(window, name: str, command: str):
    show_for_reading(window, "another window has it")
    field = window.form.row(name).editor.focusProxy()
    shown = text_of(field)
    QApplication.clipboard().setText("pasted")
    field.setFocus()
    field.selectAll()
    do_in(window, field, command)
    assert text_of(field) == shown
    assert file_of(window.open_post) == OBSTACLES["another window has it"]


def text_of(field: QWidget) -> str:
    return field.toPlainText() if hasattr(field, "toPlainText") else field.text()


def test_nor_into_a_field_or_front_matter_that_a_widget_cannot_hold(window):
    file = '---\ntitle: "a\\Pb"\n---\n'
    show(window.open_post, file)
    data = QMimeData()
    data.setText("pasted")
    QApplication.clipboard().setMimeData(data)
    do_in(window, window.form.row("title").editor.focusProxy(), "paste")
    assert file_of(window.open_post) == file
    file = "---\ntitle: a\n# a\u2029b\n---\n"
    show(window.open_post, file)
    window.form.show_raw(True)
    do_in(window, window.form.raw.text, "paste")
    assert file_of(window.open_post) == file
