"""The commands in the whole window: asked for with a key, switched and remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from little_site import LittleSite
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from editor.ui.completing.completing_choice import CompletingChoice


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    made = LittleSite(tmp_path / "site")
    made.write("_posts/2024-05-06-boats.md", "---\ntitle: Boats\n---\nWords.\n")
    made.write("_posts/2025-12-03-news.md", "---\ntitle: News\n---\nSee \n")
    return made


@pytest.fixture
def completion(window, site, qtbot):
    window.files.open(site.root / "_posts/2025-12-03-news.md")
    qtbot.waitUntil(lambda: not window.site_posts.is_busy)
    cursor = window.text.edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    window.text.edit.setTextCursor(cursor)
    window.text.edit.setFocus()
    return window.part(CompletingChoice).completion


def test_typing_in_the_window_offers_the_posts_of_its_site(window, completion, qtbot):
    qtbot.keyClicks(window.text.edit, "[bo")
    qtbot.waitUntil(completion.popup.isVisible)
    qtbot.keyClick(window.text.edit, Qt.Key.Key_Return)
    assert window.text.written == "See [Boats]({% post_url 2024-05-06-boats %})\n"
    window.actions_["undo"].trigger()
    assert window.text.written == "See [bo]\n"


def test_typing_offers_nothing_once_it_is_switched_off(window, settings, completion, qtbot):
    assert settings.completes
    assert window.actions_["completes"].isChecked()
    window.actions_["completes"].trigger()
    assert not settings.completes
    qtbot.keyClicks(window.text.edit, "[bo")
    qtbot.wait(50)
    assert not completion.popup.isVisible()
    qtbot.keyClick(window.text.edit, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(completion.popup.isVisible)
    assert window.text.written == "See [bo]\n"
    qtbot.keyClick(window.text.edit, Qt.Key.Key_Escape)


def test_posts_that_come_while_the_list_is_open_are_offered(window, completion, site, qtbot):
    qtbot.keyClicks(window.text.edit, "[")
    qtbot.waitUntil(completion.popup.isVisible)
    site.write("_posts/2024-06-01-bays.md", "---\ntitle: Bays\n---\nWords.\n")
    window.site_posts.look_again()
    qtbot.waitUntil(lambda: len(completion.popup.model.found) == 2)
    assert completion.popup.current.candidate.text == "Boats"
    qtbot.keyClick(window.text.edit, Qt.Key.Key_Escape)
