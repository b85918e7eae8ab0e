"""A link that leads nowhere is told in the window a moment later, and its button mends it."""

from __future__ import annotations

from pathlib import Path

import pytest
from little_site import LittleSite, post
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from editor.ui.main_window import MainWindow

TEXT = post("title: T\ndate: 2025-12-03\nlayout: post", "Words.\n\nSee [us](/About/).\n")


@pytest.fixture
def window(window: MainWindow, tmp_path: Path) -> MainWindow:
    site = LittleSite(tmp_path)
    site.write("about.md", "---\npermalink: /about/\n---\n")
    window.files.open(site.write("_posts/2025-12-03-x.md", TEXT))
    return window


def checks(window: MainWindow) -> list[str]:
    return [problem.check for problem in window.open_post.problems]


def test_a_wrong_link_is_told_shown_and_mended(qtbot: QtBot, window: MainWindow):
    qtbot.waitUntil(lambda: checks(window) == ["link-wrong-case"])
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert window.text.line == 3
    window.show_pane("problems", True)
    mend = next(
        each
        for each in window.problems.findChildren(QPushButton)
        if each.text().replace("&", "") == "Use /about/"
    )
    mend.click()
    assert "[us](/about/)" in window.open_post.post.text
    qtbot.waitUntil(lambda: checks(window) == [])
    assert window.files.save()


def test_a_link_that_is_typed_is_checked(qtbot: QtBot, window: MainWindow):
    window.text.go_to(1)
    qtbot.keyClicks(window.text.edit, "[x](/no/) ")
    qtbot.waitUntil(lambda: checks(window) == ["link-missing", "link-wrong-case"])
    assert window.files.save()
