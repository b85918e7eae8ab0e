"""The whole screen, Quiet, and the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolBar
from pytestqt.qtbot import QtBot

from editor.ui.main_window import MainWindow


def toolbar(window: MainWindow) -> QToolBar:
    found = window.findChild(QToolBar, "commands")
    assert isinstance(found, QToolBar)
    return found


def shown(window: MainWindow) -> list[str]:
    return [name for name, pane in window.panes().items() if pane.isVisible()]


def test_menus_and_toolbar_go_and_come_back(window: MainWindow, qtbot: QtBot):
    window.text.setFocus()
    qtbot.keyClick(window.text.edit, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert window.actions_["full_screen"].isChecked()
    assert not window.menuBar().isVisible()
    assert not toolbar(window).isVisible()
    assert "Esc" in window.status.currentMessage()
    qtbot.keyClick(window.text.edit, Qt.Key.Key_F11)  # though the menus are not there
    assert not window.isFullScreen()
    assert window.menuBar().isVisible()
    assert toolbar(window).isVisible()
    assert not window.actions_["full_screen"].isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11])
def test_quiet_is_the_text_alone_until_it_is_left(window: MainWindow, qtbot: QtBot, key: Qt.Key):
    window.show_pane("posts", False)
    window.show_pane("problems", True)
    widths = window.splitter.sizes()
    qtbot.keyClick(window.text.edit, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert window.isFullScreen()
    assert shown(window) == ["text"]
    assert not window.text_commands.bar.isVisible()
    assert window.settings.is_pane_shown("form")  # a start shows what was there before
    qtbot.keyClick(window.text.edit, key)
    assert not window.isFullScreen()
    assert shown(window) == ["form", "text", "preview", "problems"]
    assert window.text_commands.bar.isVisible()
    assert not window.actions_["quiet"].isChecked()
    assert window.splitter.sizes() == pytest.approx(widths, abs=5)


def test_a_text_that_was_hidden_is_again(window: MainWindow):
    window.show_pane("text", False)
    window.actions_["quiet"].trigger()
    assert shown(window) == ["text"]
    window.actions_["quiet"].trigger()
    assert shown(window) == ["posts", "form", "preview"]
    assert not window.actions_["text"].isChecked()


def test_escape_closes_the_find_bar_first(window: MainWindow, qtbot: QtBot):
    window.actions_["full_screen"].trigger()
    window.actions_["find"].trigger()
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert window.isFullScreen()
    qtbot.keyClick(window.text.edit, Qt.Key.Key_Escape)
    assert not window.isFullScreen()


@pytest.mark.parametrize("with_letter", [False, True])
def test_alt_opens_the_menus_and_they_go_with_the_last(window, qtbot: QtBot, with_letter: bool):
    window.actions_["full_screen"].trigger()
    if with_letter:
        qtbot.keyClick(window.text.edit, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    else:
        qtbot.keyClick(window.text.edit, Qt.Key.Key_Alt)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert popup is window.actions_.menus["File"]
    assert window.menuBar().isVisible()
    popup.close()
    qtbot.waitUntil(lambda: not window.menuBar().isVisible())
    window.actions_["full_screen"].trigger()
    assert window.menuBar().isVisible()


def test_a_key_with_alt_opens_no_menu(window: MainWindow, qtbot: QtBot):
    window.actions_["full_screen"].trigger()
    qtbot.keyPress(window.text.edit, Qt.Key.Key_Alt)
    qtbot.keyClick(window.text.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyRelease(window.text.edit, Qt.Key.Key_Alt)
    assert QApplication.activePopupWidget() is None
    assert not window.menuBar().isVisible()


def test_full_screen_does_not_come_back_at_the_next_start(window, settings, qtbot: QtBot):
    window.actions_["quiet"].trigger()
    window.close()
    other = MainWindow(settings)
    qtbot.addWidget(other)
    other.show()
    assert not other.isFullScreen()
    assert shown(other) == ["posts", "form", "text", "preview"]
    other.close()
