"""The whole site checked in a window: progress, what it found, and the way to each post."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from little_site import LittleSite, post
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from scripted_questions import ScriptedQuestions

from editor.checks import many_posts
from editor.post.post import Post
from editor.ui.main_window import MainWindow
from editor.ui.settings import Settings
from editor.ui.site_check.check_window import CheckWindow

GOOD = post("title: Good\ndate: 2025-12-03\nlayout: post")
LINKS = post(
    "title: Links\ndate: 2025-12-03\nlayout: post", "Words.\n\n[x](/no/)\n\n![](/no.png)\n"
)
TAGS = post("title: Tags\ndate: 2025-12-03\nlayout: post\ntags: a, b")


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    site = LittleSite(tmp_path / "harbour")
    for name, text in (("good", GOOD), ("links", LINKS), ("tags", TAGS)):
        site.write(f"_posts/2025-12-03-{name}.md", text)
    return site


@pytest.fixture
def window(window: MainWindow, site: LittleSite) -> MainWindow:
    window.files.open(site.root / "_posts/2025-12-03-good.md")
    return window


def checked(qtbot: QtBot, window: MainWindow) -> CheckWindow:
    """The check's window, once the check has ended."""
    window.actions_["check_site"].trigger()
    check = window.site_check.check_window
    assert check is not None
    with qtbot.waitSignal(check.ended, timeout=20_000):
        pass
    qtbot.addWidget(check)
    return check


def rows(check: CheckWindow) -> list[str]:
    """What the list shows, the sentences cut off."""
    count = check.results.rowCount()
    texts = (check.results.index(n, 0).data() for n in range(count))
    return [text.partition(": ")[0] for text in texts]


def test_f9_lists_the_problems_of_the_site_post_by_post(qtbot: QtBot, window: MainWindow):
    qtbot.keyClick(window, Qt.Key.Key_F9)
    check = window.site_check.check_window
    assert check is not None
    with qtbot.waitSignal(check.ended, timeout=20_000):
        pass
    qtbot.addWidget(check)
    assert rows(check) == [
        "_posts/2025-12-03-links.md",
        "Line 10",
        "Line 8",
        "Line 10",
        "_posts/2025-12-03-tags.md",
        "Line 5",
    ]
    assert check.sentence == "3 posts checked. 4 problems were found."
    assert "harbour" in check.windowTitle()


def test_enter_opens_the_post_at_the_problem(qtbot: QtBot, window: MainWindow):
    check = checked(qtbot, window)
    for _ in range(2):
        qtbot.keyClick(check.list, Qt.Key.Key_Down)
    assert "/no/" in check.findChild(QLabel, "detail").text()
    qtbot.keyClick(check.list, Qt.Key.Key_Return)
    assert window.open_post.post.get("title") == "Links"
    assert window.text.line == 3


def test_the_list_is_narrowed_to_severities_and_kinds(qtbot: QtBot, window: MainWindow):
    check = checked(qtbot, window)
    errors, warnings, hints = check.findChildren(QToolButton)
    assert [each.text() for each in (errors, warnings, hints)] == [
        "Errors: 1",
        "Warnings: 2",
        "Hints: 1",
    ]
    errors.click()
    hints.click()
    assert rows(check)[1:] == ["Line 8", "_posts/2025-12-03-tags.md", "Line 5"]
    kinds = check.findChild(QComboBox)
    kinds.setCurrentIndex(kinds.findData("tags-comma"))
    assert rows(check) == ["_posts/2025-12-03-tags.md", "Line 5"]
    warnings.click()
    assert rows(check) == []


def test_what_is_shown_can_be_copied_as_text(qtbot: QtBot, window: MainWindow):
    check = checked(qtbot, window)
    kinds = check.findChild(QComboBox)
    kinds.setCurrentIndex(kinds.findData("tags-comma"))
    button(check, "Copy as text").click()
    text = QApplication.clipboard().text()
    assert text.startswith("_posts/2025-12-03-tags.md:5: warning: “a, b” is one text")
    assert text.endswith(" [tags-comma]\n")


def test_texts_that_are_not_saved_count_and_it_can_be_run_again(qtbot: QtBot, window: MainWindow):
    check = checked(qtbot, window)
    window.open_post.change(Post.parse(TAGS.encode()), by=None)
    with qtbot.waitSignal(check.ended, timeout=20_000):
        button(check, "Check again").click()
    assert rows(check)[:2] == ["_posts/2025-12-03-good.md", "Line 5"]
    assert len(rows(check)) == 8
    window.open_post.change(Post.parse(GOOD.encode()), by=None)


def test_a_check_can_be_stopped_and_what_it_found_stays(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
):
    go_on, check_one = Event(), many_posts.Checker.check

    def waits(checker: many_posts.Checker, file: Path) -> many_posts.Checked:
        if "tags" in file.name:
            go_on.wait(20)
        return check_one(checker, file)

    monkeypatch.setattr(many_posts.Checker, "check", waits)
    monkeypatch.setattr("editor.ui.site_check.site_check.BETWEEN_STEPS", 0)
    window.actions_["check_site"].trigger()
    check = window.site_check.check_window
    assert check is not None
    qtbot.addWidget(check)
    qtbot.waitUntil(lambda: "2 of 3 posts checked" in check.sentence)
    button(check, "Cancel").click()
    assert check.sentence == "Stopped: 2 of 3 posts checked. 3 problems were found."
    go_on.set()
    qtbot.wait(50)  # what comes late is not shown
    assert len(rows(check)) == 4


def test_a_closed_window_ends_the_check(qtbot: QtBot, window: MainWindow):
    window.actions_["check_site"].trigger()
    check = window.site_check.check_window
    assert check is not None
    assert check.is_busy
    qtbot.keyClick(check.list, Qt.Key.Key_Escape)
    assert check.isHidden()
    assert not check.is_busy
    qtbot.addWidget(check)


def test_without_a_site_the_writer_is_told(
    qtbot: QtBot, settings: Settings, questions: ScriptedQuestions, tmp_path: Path
):
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    loose = tmp_path / "loose/post.md"
    loose.parent.mkdir()
    loose.write_text(GOOD)
    window.files.open(loose)
    window.actions_["check_site"].trigger()
    assert window.site_check.check_window is None
    assert "_config.yml" in questions.told[0]


def button(check: CheckWindow, text: str) -> QPushButton:
    buttons = check.findChildren(QPushButton)
    return next(each for each in buttons if each.text().replace("&", "") == text)
