"""Length and goal in the window: the numbers, the selection, the bar, and what is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from editor.ui.main_window import MainWindow
from editor.ui.overview.overview import Overview
from editor.writing.edit import Selection

NAMES = ["words", "characters", "without_blanks", "sentences", "paragraphs", "reading_minutes"]


@pytest.fixture
def page(window, pane):
    pane.tabs.setCurrentWidget(pane.length)
    return pane.length


def numbers(page, column: int) -> list[str]:
    return [page.cells[name][column].text() for name in NAMES]


def select(window, words: str) -> None:
    start = window.text.written.index(words)
    cursor = window.text.edit.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), cursor.MoveMode.KeepAnchor)
    window.text.edit.setTextCursor(cursor)


def test_the_numbers_of_the_post(page):
    assert numbers(page, 0) == ["16", "80", "67", "9", "7", "1 min"]
    assert page.cells["words"][0].accessibleName() == "Words: 16"
    assert not any(page.cells[name][1].isVisible() for name in NAMES)


def test_those_of_the_selection_beside_them(window, page, qtbot):
    select(window, "The sun rose. See")
    qtbot.waitUntil(lambda: page.cells["words"][1].isVisible())
    assert numbers(page, 1) == ["4", "17", "14", "2", "1", "1 min"]
    assert numbers(page, 0)[0] == "16"
    select(window, "我们走")
    qtbot.waitUntil(lambda: page.cells["words"][1].text() == "3")
    window.text.go_to(1)
    qtbot.waitUntil(lambda: not page.cells["words"][1].isVisible())


def test_a_goal_and_how_far_it_is(window, page, qtbot):
    assert not page.bar.isVisible()
    page.goal.setValue(20)
    assert page.bar.isVisible()
    assert (page.bar.value(), page.bar.maximum()) == (16, 20)
    assert page.progress.text() == "16 of 20 words"
    assert window.status.length.text().startswith("16 of 20 words · 80 characters")
    window.text.go_to(1)
    qtbot.keyClicks(window.text.edit, "four words more here ")
    qtbot.waitUntil(lambda: page.progress.text() == "✓ 20 of 20 words: reached")
    assert page.bar.value() == 20
    assert page.bar.accessibleName() == page.progress.text()
    assert window.status.length.text().startswith("✓ 20 of 20 words")
    page.goal.setValue(0)
    assert not page.progress.isVisible()
    assert window.status.length.text().startswith("20 words")


def test_each_post_has_its_own(window, page, site):
    page.goal.setValue(300)
    path = site.write("_posts/2025-12-04-other.md", "---\ntitle: b\n---\nwords\n")
    assert window.files.open(path)
    assert page.goal.value() == 0
    page.goal.setValue(50)
    assert window.files.open(site.root / "_posts/2025-12-03-walk.md")
    assert page.goal.value() == 300
    assert window.open_post.post.to_bytes() == window.open_post.on_disk


def test_it_is_there_at_the_next_start(window, page, site, settings, questions, qtbot):
    page.goal.setValue(300)
    path = site.root / "_posts/2025-12-03-walk.md"
    assert settings.goal(path) == 300
    window.close()
    again = MainWindow(settings, questions)
    qtbot.addWidget(again)
    assert again.files.open(path)
    assert again.part(Overview).goals.words == 300
    again.close()


def test_it_goes_along_when_the_post_gets_another_file(window, page, site, settings, questions):
    page.goal.setValue(300)
    new = site.root / "_posts/2025-12-09-later.md"
    questions.save_path = new
    place = type(window.open_post.place)(new, window.open_post.place.site)
    window.open_post.move_to(place)
    assert settings.goal(new) == 300
    assert page.goal.value() == 300


def test_a_post_without_a_file_can_have_one(window, pane, settings):
    pane.length.goal.setValue(10)
    window.files.close()
    assert window.open_post.place.path is None
    assert pane.length.goal.value() == 0
    pane.length.goal.setValue(70)
    assert window.part(Overview).goals.words == 70


def test_a_click_in_the_status_bar_shows_and_hides_them(window, qtbot):
    overview = window.part(Overview).pane
    qtbot.mouseClick(window.status.length, Qt.MouseButton.LeftButton)
    assert overview.length.isVisible()
    assert window.actions_["overview"].isChecked()
    qtbot.mouseClick(window.status.length, Qt.MouseButton.LeftButton)
    assert not overview.isVisible()
    window.show_pane("overview", True)
    overview.show_outline()
    qtbot.mouseClick(window.status.length, Qt.MouseButton.LeftButton)
    assert overview.length.isVisible()


@pytest.mark.parametrize(("stored", "goal"), [("x", 0), ("-7", 0), ("", 0), ("7", 7)])
def test_a_goal_that_is_no_number_is_none(settings, stored, goal):
    settings._goals = {"/a.md": stored}
    assert settings.goal(Path("/a.md")) == goal


def test_the_selection_of_a_post_is_not_that_of_the_next(window, page, site, qtbot):
    select(window, "The sun rose. See")
    qtbot.waitUntil(lambda: page.cells["words"][1].isVisible())
    path = site.write("_posts/2025-12-04-other.md", "---\ntitle: b\n---\nwords\n")
    assert window.files.open(path)
    qtbot.waitUntil(lambda: not page.cells["words"][1].isVisible())
    assert window.text.selection == Selection.at(0)
