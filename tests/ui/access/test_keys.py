"""Every command and every pane is reached without a mouse."""

from __future__ import annotations

from collections import defaultdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar

from editor.ui.commands import COMMANDS
from editor.ui.main_window import MainWindow
from editor.ui.overview.overview import Overview

ALT = Qt.KeyboardModifier.AltModifier


def menus(window: MainWindow) -> dict[str, QMenu]:
    return window.actions_.menus


def letter(text: str) -> str:
    """The letter that chooses a command of a menu."""
    plain = text.replace("&&", "")
    return plain[plain.index("&") + 1].lower() if "&" in plain else ""


def test_each_command_stands_in_a_menu(window):
    found = {each.objectName() for menu in menus(window).values() for each in menu.actions()}
    assert {each.name for each in COMMANDS if each.name != "-"} <= found


def test_each_command_of_a_menu_has_a_letter(window):
    for path, menu in menus(window).items():
        actions = [each for each in menu.actions() if not each.isSeparator()]
        named = [each for each in actions if each.objectName() or each.menu()]
        assert [each.text() for each in named if not letter(each.text())] == [], path


def test_no_two_entries_of_a_menu_have_the_same_letter(window):
    opened = {"": window.menuBar(), **menus(window), **other_menus(window)}
    found = {path: shared_letters(menu) for path, menu in opened.items()}
    assert {path: texts for path, texts in found.items() if texts} == {}


def other_menus(window: MainWindow) -> dict[str, QMenu]:
    """Menus beside those of the menu bar."""
    own = window.findChildren(QMenu, options=Qt.FindChildOption.FindChildrenRecursively)
    found = {f"{each.parent()} {n}": each for n, each in enumerate(own)}
    return {**found, "outline": window.part(Overview).pane.outline.tree.menu()}


def shared_letters(menu: QMenu | QMenuBar) -> list[list[str]]:
    """The entries of a menu that cannot be told apart by their letters."""
    by_letter = defaultdict[str, list[str]](list)
    for each in menu.actions():
        if each.isVisible() and letter(each.text()):
            by_letter[letter(each.text())].append(each.text())
    return [texts for texts in by_letter.values() if len(texts) > 1]


def test_f6_walks_through_the_panes_on_screen(window, qtbot):
    window.activateWindow()
    window.text.setFocus()
    for expected in ("preview", "posts", "form", "text"):
        window.actions_["next_pane"].trigger()
        assert holds_focus(window, expected)
    for expected in ("form", "posts", "preview"):
        window.actions_["previous_pane"].trigger()
        assert holds_focus(window, expected)
    window.show_pane("posts", False)
    window.actions_["next_pane"].trigger()
    assert holds_focus(window, "form")


def holds_focus(window: MainWindow, pane: str) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and window.panes()[pane].isAncestorOf(focused)


@pytest.mark.parametrize("field", ["title", "date", "tags", "image", "excerpt", "author", "layout"])
@pytest.mark.parametrize(("key", "held"), [("Escape", False), ("Down", True)])
def test_the_form_is_left_for_the_text(window, field, key, held):
    if field == "layout" and held:
        pytest.skip("a list of choices opens with these keys, as everywhere")
    window.form.show_field(field)
    assert holds_focus(window, "form")
    before = window.open_post.post
    modifiers = ALT if held else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window.windowHandle(), getattr(Qt.Key, f"Key_{key}"), modifiers)
    assert holds_focus(window, "text")
    assert window.open_post.post == before


def test_tab_walks_the_form_down_and_up_again(window):
    window.form.show_field("title")
    names = []
    for _ in range(60):
        focused = QApplication.focusWidget()
        if not holds_focus(window, "form"):
            break
        names.append(focused.accessibleName() or getattr(focused, "text", str)())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert names[0] == "Title"
    assert all(names)
    ordered = [name for name in names if name in ("Title", "Date", "Tags", "Image", "Excerpt")]
    assert ordered == ["Title", "Date", "Tags", "Image", "Excerpt"]
