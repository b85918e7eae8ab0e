"""The preferences: what is changed counts at once, and follows what is changed elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from editor.ui.preferences.pages import PAGES
from editor.ui.preferences.preferences import Preferences
from editor.ui.settings import Settings
from editor.ui.theme import Theme, current_theme, is_dark


@pytest.fixture
def dialog(window):
    window.actions_["preferences"].trigger()
    dialog = window.part(Preferences).dialog
    assert dialog.isVisible()
    yield dialog
    dialog.close()


def widget(dialog, setting) -> QWidget:
    return next(p.widgets[setting.key] for p in dialog.pages if setting.key in p.widgets)


def test_every_setting_has_a_row():
    shown = {row.setting.key for page in PAGES for row in page.rows}
    assert {each.key for each in Settings.table()} == shown


TICKS = {
    "colours_text": "colours",
    "is_format_bar_shown": "format_bar",
    "panes_follow": "follow",
    "saves_by_itself": "autosave",
    "checks_spelling": "spelling",
    "spells_by_post": "post_language",
}


@pytest.mark.parametrize("name", TICKS)
def test_a_tick_counts_at_once_and_follows_its_command(window, dialog, settings, name):
    box, action = widget(dialog, vars(Settings)[name]), window.actions_[TICKS[name]]
    assert isinstance(box, QCheckBox)
    before = getattr(settings, name)
    assert box.isChecked() is action.isChecked() is before
    box.click()
    assert getattr(settings, name) is action.isChecked() is not before
    action.trigger()
    assert box.isChecked() is getattr(settings, name) is before


def test_effects_of_ticks(window, dialog):
    widget(dialog, Settings.is_format_bar_shown).click()
    assert not window.text_commands.bar.isVisible()
    widget(dialog, Settings.colours_text).click()
    assert not window.text.colouring._is_on
    widget(dialog, Settings.panes_follow).click()
    assert not window.two_way.is_on


def test_languages_are_typed_with_commas_between(dialog, settings):
    line = widget(dialog, Settings.spelling_languages)
    assert isinstance(line, QLineEdit)
    line.setText("de_AT, en_GB,")
    line.editingFinished.emit()
    assert settings.spelling_languages == ("de_AT", "en_GB")
    settings.spelling_languages = ("fr_FR", "de_AT")
    assert line.text() == "fr_FR, de_AT"


def test_the_theme_is_shown_at_once_in_every_place(window, dialog, settings):
    box = widget(dialog, Settings.theme)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert settings.theme is current_theme() is Theme.DARK
    assert is_dark(window.palette())
    assert window.actions_["dark"].isChecked()
    window.actions_["light"].trigger()
    assert box.currentText() == "Light"
    assert not is_dark(dialog.palette())


def test_each_number_is_shown_as_it_is(dialog, settings):
    numbers = [each for each in Settings.table() if isinstance(each.default, int | float)]
    boxes = [(each.default, widget(dialog, each)) for each in numbers]
    shown = [(default, box.value()) for default, box in boxes if hasattr(box, "value")]
    assert (1.55, 1.55) in shown
    assert all(default == value for default, value in shown)


def test_numbers_and_paths(dialog, settings):
    box = widget(dialog, Settings.longest_side)
    assert isinstance(box, QSpinBox)
    box.stepUp()
    assert settings.reduction.longest == 1601
    line = widget(dialog, Settings.other_program)
    assert isinstance(line, QLineEdit)
    line.setText("/usr/bin/true")
    line.editingFinished.emit()
    assert str(settings.other_program) == "/usr/bin/true"


def test_the_defaults_come_back_page_by_page(window, dialog, settings):
    settings.theme = Theme.DARK
    settings.colours_text = False
    settings.saves_by_itself = True
    dialog.pages[0].defaults.click()
    assert settings.theme is Theme.SYSTEM
    assert settings.colours_text
    assert settings.saves_by_itself
    assert window.actions_["colours"].isChecked()
    dialog.pages[1].defaults.click()
    assert not settings.saves_by_itself
    assert not window.actions_["autosave"].isChecked()


def test_what_is_asked_about_is_asked_here_too(window, dialog, settings):
    box = widget(dialog, Settings.keeps_history)
    assert isinstance(box, QCheckBox)
    box.click()
    assert not settings.keeps_history
    box.click()
    assert settings.keeps_history
    assert window.actions_["keep_history"].isChecked()


def test_everything_has_a_name_and_is_reached_by_tab(dialog):
    for place in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(place)
        page = dialog.tabs.widget(place)
        shown = [
            w
            for w in page.findChildren(QWidget)
            if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        own = [w for w in shown if not w.objectName().startswith("qt_")]
        for each in own:
            said = each.text() if isinstance(each, QAbstractButton) else each.accessibleName()
            assert said, each
        reached, now = set(), dialog.tabs
        for _ in range(200):
            now = now.nextInFocusChain()
            reached.add(now)
        assert set(own) <= reached


def test_its_keys_open_it(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.text.edit, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = window.part(Preferences).dialog
    assert dialog.isVisible()
    dialog.close()


def test_it_opens_again_and_closes_with_escape(window, dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    window.actions_["preferences"].trigger()
    assert window.part(Preferences).dialog is dialog
    assert dialog.isVisible()
