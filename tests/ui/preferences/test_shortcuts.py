"""Keys of commands: chosen by pressing them, told where taken, and at once in menus and tips."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from editor.ui.command import plain
from editor.ui.commands import COMMANDS
from editor.ui.palette.command_palette import NAME
from editor.ui.palette.command_row import KEYS
from editor.ui.preferences.free_keys import why_not
from editor.ui.preferences.preferences import Preferences
from editor.ui.preferences.shortcuts import keys_of_all, shortcut_settings
from editor.ui.preferences.shortcuts_page import ShortcutsPage
from editor.ui.settings import Settings

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
Key = Qt.Key


@pytest.fixture
def page(qtbot, window, post_file):
    """The page of shortcuts, beside a window with a post."""
    window.files.open(post_file("---\ntitle: Ferry\n---\none two\n"))
    window.actions_["preferences"].trigger()
    dialog = window.part(Preferences).dialog
    dialog.tabs.setCurrentWidget(dialog.shortcuts)
    yield dialog.shortcuts
    dialog.close()


def give(page: ShortcutsPage, name: str, key: Qt.Key, modifiers=CONTROL) -> str:
    """Press the new keys of a command; gives what is said."""
    page.choose(name)
    QTest.keyClick(page.keys, key, modifiers)
    return page.note.text()


def go_to(qtbot, window, widget) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    widget.setFocus()


def keys(window, name: str) -> list[str]:
    return [each.toString() for each in window.actions_[name].shortcuts()]


def test_every_command_is_listed_with_its_keys(page, window):
    shown = {
        page.list.topLevelItem(row).text(0): page.list.topLevelItem(row).text(2)
        for row in range(page.list.topLevelItemCount())
    }
    assert len({each.name for each in COMMANDS} - {"-"}) == page.list.topLevelItemCount()
    assert shown["Bold"] == "Ctrl+B"
    assert shown["Horizontal rule"] == ""


@pytest.mark.parametrize(
    ("typed", "name"), [("bold", "bold"), ("numbered", "numbers"), ("Ctrl+Alt+H", "history")]
)
def test_a_command_is_found_by_its_name_and_by_its_keys(qtbot, page, typed, name):
    qtbot.keyClicks(page.line, typed)
    assert page.name == name


def test_new_keys_count_at_once_in_menu_tip_palette_and_text(qtbot, page, window):
    said = give(page, "bold", Key.Key_M, CONTROL | SHIFT | ALT)
    assert said == "“Bold” has Ctrl+Alt+Shift+M now."
    assert keys(window, "bold") == ["Ctrl+Alt+Shift+M"]
    assert window.actions_["bold"].toolTip() == "Bold (Ctrl+Alt+Shift+M)"
    button = window.text_commands.bar.widgetForAction(window.actions_["bold"])
    assert button.toolTip() == "Bold (Ctrl+Alt+Shift+M)"
    window.actions_["palette"].trigger()
    model = window.palette_.model
    found = {
        model.item(row).data(NAME): model.item(row).data(KEYS) for row in range(model.rowCount())
    }
    assert found["bold"] == "Ctrl+Alt+Shift+M"
    window.palette_.close()
    go_to(qtbot, window, window.text.edit)
    window.text.edit.selectAll()
    QTest.keyClick(window.text.edit, Key.Key_B, CONTROL)
    assert window.text.written == "one two\n"
    QTest.keyClick(window.text.edit, Key.Key_M, CONTROL | SHIFT | ALT)
    assert window.text.written == "**one two**\n"


def test_keys_of_another_command_are_told_and_left(page, window):
    said = give(page, "rule", Key.Key_B)
    assert said == "Ctrl+B belongs to “Bold” (Format)."
    assert page.take.isVisible()
    page.leave.click()
    assert keys(window, "rule") == []
    assert keys(window, "bold") == ["Ctrl+B"]
    assert not page.take.isVisible()


def test_keys_of_another_command_are_taken_from_it(page, window, settings):
    give(page, "rule", Key.Key_B)
    page.take.click()
    assert keys(window, "rule") == ["Ctrl+B"]
    assert keys(window, "bold") == []
    assert window.actions_["bold"].toolTip() == "Bold"
    page.choose("bold")
    page.usual.click()
    assert "“Horizontal rule”" in page.note.text()
    assert keys(window, "bold") == []
    give(page, "bold", Key.Key_B)
    page.take.click()
    assert keys(window, "bold") == ["Ctrl+B"]
    assert keys(window, "rule") == []


def test_a_command_may_have_several_keys_and_none(page, window):
    page.adds.setChecked(True)
    give(page, "bold", Key.Key_F13, NONE)
    assert keys(window, "bold") == ["Ctrl+B", "F13"]
    assert window.actions_["bold"].toolTip() == "Bold (Ctrl+B, F13)"
    page.none.click()
    assert keys(window, "bold") == []
    page.usual.click()
    assert keys(window, "bold") == ["Ctrl+B"]


def test_all_usual_keys_come_back(page, window):
    usual = {each.name: keys(window, each.name) for each in COMMANDS if each.name != "-"}
    give(page, "rule", Key.Key_F13, NONE)
    give(page, "quote", Key.Key_S)
    page.take.click()
    page.defaults.click()
    assert {name: keys(window, name) for name in usual} == usual


REFUSED = """A Shift+A 1 Space Return Enter Tab Shift+Tab Esc Left Ctrl+Left Ctrl+Shift+Right Home
Ctrl+End Up Shift+Up Del Ctrl+Del Backspace Ctrl+Backspace Shift+Ins Alt+F Alt+E ; é
Ctrl+K,Ctrl+B"""
TAKEN = """F5 Shift+F5 Ctrl+M Alt+Left Alt+Shift+A Ctrl+Tab Ctrl+Return Ctrl+Space Ctrl+; Meta+A
Ctrl+Shift+; Alt+9 Back"""


@pytest.mark.parametrize("said", REFUSED.split())
def test_keys_for_writing_are_refused(said):
    assert why_not(QKeySequence(said)).endswith(".")


@pytest.mark.parametrize("said", TAKEN.split())
def test_other_keys_may_be_taken(said):
    assert why_not(QKeySequence(said)) == ""


def test_refused_keys_change_nothing(page, window):
    said = "X is needed for writing. Hold Ctrl or Alt too."
    assert give(page, "bold", Key.Key_X, NONE) == said
    assert give(page, "bold", Key.Key_Shift, NONE) == said  # it is on its way to something
    assert keys(window, "bold") == ["Ctrl+B"]


def test_a_sign_reached_with_shift_is_that_sign(page, window):
    give(page, "rule", Key.Key_Exclam, CONTROL | SHIFT)
    assert keys(window, "rule") == ["Ctrl+!"]


def test_tab_leads_out_of_the_line_that_takes_keys(qtbot, page):
    page.keys.setFocus()
    QTest.keyClick(page.keys, Key.Key_Tab)
    assert not page.keys.hasFocus()
    assert page.note.text() == ""


def test_chosen_keys_win_where_one_writes(qtbot, page, window):
    """Ctrl+Y and the like mean something to Qt's text widgets."""
    give(page, "preview", Key.Key_K)
    page.take.click()
    line = window.form.row("title").editor.focusProxy()
    for widget in (window.text.edit, line):
        go_to(qtbot, window, widget)
        shown = window.preview.isVisible()
        QTest.keyClick(widget, Key.Key_K, CONTROL)
        assert window.preview.isVisible() is not shown
    assert window.text.written == "one two\n"


def test_they_are_there_at_the_next_start(page, settings: Settings, tmp_path: Path):
    give(page, "rule", Key.Key_Comma, CONTROL | ALT)
    page.adds.setChecked(True)
    give(page, "rule", Key.Key_Semicolon)
    page.adds.setChecked(False)
    page.choose("bold")
    page.none.click()
    settings.sync()
    again = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    given = keys_of_all(again)
    assert given["rule"] == ("Ctrl+Alt+,", "Ctrl+;")
    assert given["bold"] == ()


@pytest.mark.parametrize("stored", ["Ctlr+S", "A", "Ctrl+K, A", "Ctrl+K\\, Ctrl+B"])
def test_broken_keys_in_the_file_are_the_usual_ones(settings, caplog, stored):
    settings._store.setValue("shortcuts/save", stored.split(", ") if ", " in stored else stored)
    assert keys_of_all(settings)["save"] == ("Ctrl+S",)
    assert "shortcuts/save" in caplog.text
    caplog.clear()


def test_no_two_commands_share_keys_whatever_the_file_says(settings):
    for name in ("rule", "quote"):
        settings.write(shortcut_settings()[name], ("Ctrl+S", "F13"))
    given = [key for has in keys_of_all(settings).values() for key in has]
    assert len(given) == len(set(given))
    assert "Ctrl+S" in keys_of_all(settings)["rule"] + keys_of_all(settings)["quote"]
    assert keys_of_all(settings)["save"] == ()


def test_every_button_of_both_bars_says_its_keys(window):
    for command in COMMANDS:
        if command.name != "-":
            action = window.actions_[command.name]
            for key in keys(window, command.name):
                assert key in action.toolTip()
            assert plain(action.text()).removesuffix("…") in action.toolTip()
