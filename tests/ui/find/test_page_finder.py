"""Find in the preview, in a real browser page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.ui.find.find_bar import CASE, FindBar
from editor.ui.main_window import MainWindow

POST = "---\ntitle: The cat\n---\nA **ca**t and a Cat.\n\nNo dog.\n"


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    (tmp_path / "post.md").write_text(POST, "utf-8")
    window.files.open(tmp_path / "post.md")
    window.activateWindow()
    qtbot.waitUntil(lambda: window.preview.is_current, timeout=20_000)
    return window


def asked(qtbot: QtBot, window: MainWindow) -> FindBar:
    """The preview's bar, by the command, from the page."""
    window.preview.setFocus()
    qtbot.waitUntil(window.preview.hasFocusInside)
    window.actions_["find"].trigger()
    bar = window.finding.page.bar
    assert QApplication.focusWidget() is bar.words
    return bar


def counted(qtbot: QtBot, bar: FindBar, count: str) -> None:
    qtbot.waitUntil(lambda: bar.count == count, timeout=10_000)


def test_what_the_page_shows_is_found_whatever_the_text_says(qtbot: QtBot, window: MainWindow):
    bar = asked(qtbot, window)
    qtbot.keyClicks(bar.words, "cat")
    counted(qtbot, bar, "1 of 3")  # the title too
    qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    counted(qtbot, bar, "2 of 3")
    qtbot.keyClick(bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    counted(qtbot, bar, "1 of 3")
    qtbot.keyClick(bar.words, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    counted(qtbot, bar, "3 of 3")
    bar.options[CASE].setChecked(True)
    qtbot.waitUntil(lambda: bar.count.endswith(" of 2"), timeout=10_000)
    bar.words.setText("zebra")
    counted(qtbot, bar, "Not found")


def test_escape_goes_back_to_the_page(qtbot: QtBot, window: MainWindow):
    bar = asked(qtbot, window)
    qtbot.keyClicks(bar.words, "dog")
    counted(qtbot, bar, "1 of 1")
    qtbot.keyClick(bar.words, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert window.preview.hasFocusInside()
    assert window.finding.text.bar.isHidden()


def test_there_is_nothing_to_replace_in_a_page(qtbot: QtBot, window: MainWindow):
    bar = asked(qtbot, window)
    assert list(bar.options) == [CASE]
    assert bar.replacement.isHidden()
    window.actions_["replace"].trigger()
    assert window.finding.text.bar.is_replacing
    assert window.finding.text.bar.words.hasFocus()
