"""An empty window says what can be done, and no longer once there is something in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from editor.ui.beginning.beginning import Beginning
from editor.ui.preferences.shortcuts import shortcut_settings
from editor.ui.theme import Theme, apply_theme

Key = Qt.Key


@pytest.fixture
def ways(window):
    return window.part(Beginning).ways


def words(ways) -> list[str]:
    return [each.text() for each in ways.buttons]


def active(qtbot, window) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.text.edit.setFocus()


def test_it_names_what_can_be_done_with_its_keys(window, ways):
    assert ways.isVisible()
    assert "New post…" in words(ways)
    assert "Open…" in words(ways)
    assert "Markdown cheat sheet" in words(ways)
    said = [label.text() for label in ways.findChildren(QLabel)]
    assert "Ctrl+N" in said
    assert "Ctrl+Shift+P" in said
    assert ways.buttons[0].accessibleDescription() == "Ctrl+N"


def test_it_stands_inside_the_pane_below_the_first_line(window, ways):
    viewport = window.text.edit.viewport()
    assert ways.geometry().top() > window.text.edit.cursorRect().bottom()
    assert viewport.rect().contains(ways.geometry())


def test_it_goes_as_soon_as_one_types_and_comes_back_with_undo(qtbot, window, ways):
    active(qtbot, window)
    QTest.keyClicks(window.text.edit, "A")
    assert not ways.isVisible()
    window.actions_["undo"].trigger()
    assert ways.isVisible()
    title = window.form.row("title").editor.focusProxy()
    QTest.keyClicks(title, "T")
    assert not ways.isVisible()


def test_it_is_not_over_a_post_and_comes_when_that_is_closed(window, ways, post_file):
    window.files.open(post_file(""))
    assert not ways.isVisible()
    window.files.close()
    assert ways.isVisible()
    assert ways.height() >= sum(each.sizeHint().height() for each in ways.buttons)


def test_it_is_walked_by_keyboard(qtbot, window, ways):
    active(qtbot, window)
    QTest.keyClick(window.text.edit, Key.Key_Down)
    assert ways.buttons[0].hasFocus()
    QTest.keyClick(ways.buttons[0], Key.Key_Down)
    assert ways.buttons[1].hasFocus()
    QTest.keyClick(ways.buttons[1], Key.Key_Up)
    QTest.keyClick(ways.buttons[0], Key.Key_Up)
    assert window.text.edit.hasFocus()
    QTest.keyClick(window.text.edit, Key.Key_Down)
    QTest.keyClick(ways.buttons[0], Key.Key_Escape)
    assert window.text.edit.hasFocus()


def test_a_letter_typed_on_a_button_is_written(qtbot, window, ways):
    active(qtbot, window)
    QTest.keyClick(window.text.edit, Key.Key_Down)
    QTest.keyClicks(ways.buttons[0], "W")
    assert window.text.written == "W"
    assert window.text.edit.hasFocus()
    assert not ways.isVisible()


def test_what_was_opened_last_is_offered_and_opens(window, ways, site):
    post = next((site / "_posts").glob("*.md"))
    window.files.open(post)
    window.files.close()
    assert post.name in words(ways)
    ways.buttons[words(ways).index(post.name)].click()
    assert window.open_post.place.path == post


def test_a_button_does_its_command(window, ways):
    ways.buttons[words(ways).index("Markdown cheat sheet")].click()
    assert window.view_commands.guide.isVisible()
    window.view_commands.guide.close()


def test_it_shows_keys_that_were_chosen(window, ways, settings):
    settings.write(shortcut_settings()["new"], ("F13",))
    assert "F13" in [each.accessibleDescription() for each in ways.buttons]


def test_its_icons_take_the_colours_of_the_theme(window, ways):
    def icon() -> bytes:
        return bytes(ways.buttons[0].icon().pixmap(16).toImage().constBits())

    light = icon()
    apply_theme(Theme.DARK)
    assert icon() != light
    assert icon() == bytes(window.actions_["new"].icon().pixmap(16).toImage().constBits())
