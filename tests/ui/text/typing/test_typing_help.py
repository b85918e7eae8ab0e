"""Keys in the window: each help is one step, whose undo gives back text and selection."""

from __future__ import annotations

import pytest
from marked_text import marked, read
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from text_panes import file_of, show
from typing_rows import (
    BACKSPACE,
    CELL_BEFORE,
    ENTER,
    ENTER_IN_TABLE,
    NEXT_CELL,
    SHIFT_TAB,
    TAB,
    TAKEN,
    TYPED,
)

from editor.ui.main_window import MainWindow
from editor.ui.text.selecting import select_in

HEAD = "---\ntitle: Ferry\n---\n"
Key = Qt.Key
ROWS = {
    "Enter": (Key.Key_Return, [*ENTER, *ENTER_IN_TABLE]),
    "Enter of the keypad": (Key.Key_Enter, ENTER[:4]),
    "Backspace": (Key.Key_Backspace, [*BACKSPACE, *TAKEN]),
    "Tab": (Key.Key_Tab, [*TAB, *NEXT_CELL]),
    "Shift+Tab": (Key.Key_Backtab, [*SHIFT_TAB, *CELL_BEFORE]),
}


def show_marked(window: MainWindow, before: str) -> None:
    text, selection = read(before)
    show(window.open_post, HEAD + text)
    select_in(window.text.edit, text, selection)


def shown(window: MainWindow) -> str:
    return marked(window.text.written, window.text.selection)


def press(window: MainWindow, key: Qt.Key, sign: str = "") -> None:
    """One key, as the platform sends it to the widget that has the focus."""
    keys = Qt.KeyboardModifier
    held = keys.ShiftModifier if key == Key.Key_Backtab else keys.NoModifier
    held = keys.KeypadModifier if key == Key.Key_Enter else held
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(window.text.edit, QKeyEvent(kind, key, held, sign))


def check(window: MainWindow, before: str, after: str, key: Qt.Key, sign: str = "") -> None:
    show_marked(window, before)
    press(window, key, sign)
    assert shown(window) == after, before
    steps = window.open_post.sheet.steps
    text, _ = read(before)
    if window.text.written == text:
        assert steps.last is None
        return
    assert steps.last is not None
    assert steps.last.name
    window.open_post.undo()
    assert shown(window) == before
    assert steps.last is None
    assert file_of(window.open_post) == HEAD + text
    window.open_post.redo()
    assert shown(window) == after


@pytest.mark.parametrize("name", ROWS)
def test_a_key_helps(window, name):
    key, rows = ROWS[name]
    for before, after in rows:
        if after is not None:
            check(window, before, after, key, "\t" if key == Key.Key_Tab else "")


def test_tab_goes_on_as_the_code_is_indented(window):
    blanks = "```\nif a:\n    b\n‸c\n```"
    check(window, blanks, blanks.replace("‸", "    ‸"), Key.Key_Tab, "\t")


def test_signs_go_around_and_close(window):
    for before, sign, after in TYPED:
        if after is not None:
            check(window, before, after, Key.Key_unknown, sign)


@pytest.mark.parametrize(
    ("before", "after", "key", "sign"),
    [
        ("a‸", "a\n‸", Key.Key_Return, "\r"),
        ("‸- a", "\n‸- a", Key.Key_Return, "\r"),
        ("a b‸", "a ‸", Key.Key_Backspace, "\b"),
        ("- a ‸", "- a‸", Key.Key_Backspace, "\b"),
        ("a‸", "a\t‸", Key.Key_Tab, "\t"),
        ("- a\n  more‸", "- a\n  more\t‸", Key.Key_Tab, "\t"),
        ("```\na\n\tb\n‸c\n```", "```\na\n\tb\n\t‸c\n```", Key.Key_Tab, "\t"),
        ("a‸", "a‸", Key.Key_Backtab, ""),
        ("don‸", "don'‸", Key.Key_Apostrophe, "'"),
        ("‸a", "(‸a", Key.Key_ParenLeft, "("),
        ("a‸)", "a)‸)", Key.Key_ParenRight, ")"),
        ("a «b» c", "a x‸ c", Key.Key_X, "x"),
    ],
)
def test_elsewhere_keys_do_what_they_always_did(window, before, after, key, sign):
    show_marked(window, before)
    press(window, key, sign)
    assert shown(window) == after


def test_shift_enter_is_a_plain_line_end(window, qtbot):
    show_marked(window, "- a‸")
    qtbot.keyClick(window.text.edit, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert shown(window) == "- a\n‸"


def test_each_enter_is_a_step_of_its_own(window, qtbot):
    show_marked(window, "1. a‸")
    qtbot.keyClick(window.text.edit, Key.Key_Return)
    qtbot.keyClicks(window.text.edit, "b")
    qtbot.keyClick(window.text.edit, Key.Key_Return)
    qtbot.keyClick(window.text.edit, Key.Key_Return)
    assert shown(window) == "1. a\n2. b\n\n‸"
    for before in ("1. a\n2. b\n3. ‸", "1. a\n2. b‸", "1. a\n2. ‸", "1. a‸"):
        window.open_post.undo()
        assert shown(window) == before


def test_a_table_is_written_by_keys_alone(window, qtbot):
    show_marked(window, "‸")
    edit = window.text.edit
    for line in ("| Port | Since |", "|---|---:|"):
        qtbot.keyClicks(edit, line)
        qtbot.keyClick(edit, Key.Key_Return)
    qtbot.keyClicks(edit, "| Riga")
    for word in ("1201", "Tallinn", "1154"):
        qtbot.keyClick(edit, Key.Key_Tab)
        qtbot.keyClicks(edit, word)
    qtbot.keyClick(edit, Key.Key_Return)
    qtbot.keyClick(edit, Key.Key_Return)
    assert shown(window) == (
        "| Port    | Since |\n|---------|------:|\n| Riga    |  1201 |\n| Tallinn |  1154 |\n\n‸"
    )


def test_what_an_input_method_writes_is_left_alone(window):
    show_marked(window, "a «b» c")
    commit = QInputMethodEvent()
    commit.setCommitString("(")
    QApplication.sendEvent(window.text.edit, commit)
    assert shown(window) == "a (‸ c"


def test_keys_are_left_alone_while_an_input_method_composes(window):
    show_marked(window, "- a‸")
    QApplication.sendEvent(window.text.edit, QInputMethodEvent("に", []))
    press(window, Key.Key_ParenLeft, "(")
    QApplication.sendEvent(window.text.edit, QInputMethodEvent("", []))
    assert window.text.written == "- a("


def test_nothing_helps_once_it_is_switched_off(window, settings, qtbot):
    action = window.actions_["typing_help"]
    assert action.isChecked()
    action.trigger()
    assert not settings.helps_typing
    for before, key, sign, after in (
        ("- a‸", Key.Key_Return, "\r", "- a\n‸"),
        ("- ‸a", Key.Key_Backspace, "\b", "-‸a"),
        ("- a\n- ‸b", Key.Key_Tab, "\t", "- a\n- \t‸b"),
        ("‸", Key.Key_ParenLeft, "(", "(‸"),
        ("«a»", Key.Key_Asterisk, "*", "*‸"),
    ):
        show_marked(window, before)
        press(window, key, sign)
        assert shown(window) == after
    action.trigger()
    assert settings.helps_typing
    show_marked(window, "- a‸")
    press(window, Key.Key_Return)
    assert shown(window) == "- a\n- ‸"


def test_line_ends_of_the_file_stay(window, qtbot):
    show(window.open_post, "---\r\ntitle: Ferry\r\n---\r\n1. a\r\n2. b\r\n")
    select_in(window.text.edit, "1. a\n2. b\n", read("1. a‸\n2. b\n")[1])
    qtbot.keyClick(window.text.edit, Key.Key_Return)
    assert file_of(window.open_post).endswith("\r\n1. a\r\n2. \r\n3. b\r\n")
