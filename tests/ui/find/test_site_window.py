"""Find and replace across a site: real files, in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from folder_bytes import folder_bytes
from little_site import LittleSite, post
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from scripted_questions import ScriptedQuestions

from editor.ui.find.find_bar import CASE, EXPRESSION
from editor.ui.find.found_model import THEN
from editor.ui.find.site_window import SiteFindWindow
from editor.ui.main_window import MainWindow
from editor.ui.settings import Settings

ONE = post("title: One cat\ndate: 2025-12-03\nlayout: post", "A cat.\r\nNo dog.\n\nThe cat, cat\n")
TWO = post("title: Two\ndate: 2025-12-04\nlayout: post", "Here is the Cat.\n")


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    site = LittleSite(tmp_path / "harbour")
    site.write("_posts/2025-12-03-one.md", ONE)
    site.write("_posts/2025-12-04-two.md", TWO)
    site.write("_posts/2025-12-05-three.md", post("title: Three", "Nothing.\n"))
    site.write("_drafts/latin.md", "caf\xe9 cat".encode("latin-1"))
    site.write("about.md", "---\ntitle: About\n---\nA cat too.\n")
    return site


@pytest.fixture
def window(window: MainWindow, site: LittleSite) -> MainWindow:
    window.files.open(site.root / "_posts/2025-12-04-two.md")
    return window


def asked(qtbot: QtBot, window: MainWindow, words: str, *options: str) -> SiteFindWindow:
    """The window of the search, once that has ended."""
    window.actions_["find_in_site"].trigger()
    find = window.finding.site_window
    assert find is not None
    qtbot.addWidget(find)
    for name, button in find.bar.options.items():
        button.setChecked(name in options)
    find.bar.words.setText(words)
    return ended(qtbot, find)


def ended(qtbot: QtBot, find: SiteFindWindow) -> SiteFindWindow:
    qtbot.waitUntil(lambda: not find.is_busy, timeout=20_000)
    return find


def rows(find: SiteFindWindow, column: int = 0) -> list[str]:
    """What the tree shows, lines indented."""
    model, shown = find.model, []
    for row in range(model.rowCount()):
        file = model.index(row, 0)
        shown.append(file.data())
        shown += [f"  {model.index(at, column, file).data()}" for at in range(model.rowCount(file))]
    return shown


def tick(find: SiteFindWindow, file: int, line: int | None, on: bool) -> None:
    model = find.model
    index = model.index(file, 0)
    index = index if line is None else model.index(line, 0, index)
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    assert model.setData(index, state.value, Qt.ItemDataRole.CheckStateRole)


def test_the_posts_that_hold_it_are_listed_with_their_lines(qtbot: QtBot, window: MainWindow):
    find = asked(qtbot, window, "cat")
    assert [row if row[0] == " " else row.partition(":")[0] for row in rows(find)] == [
        "_drafts/latin.md",
        "_posts/2025-12-03-one.md",
        "  title: One cat",
        "  A cat.",
        "  The cat, cat",
        "_posts/2025-12-04-two.md",
        "  Here is the Cat.",
    ]
    assert rows(find)[1].endswith(": 4 matches")
    assert "not UTF-8" in rows(find)[0]
    assert find.sentence == "4 files searched. 5 matches in 2 files."
    assert "harbour" in find.windowTitle()


def test_the_window_is_called_by_the_sites_title(
    qtbot: QtBot, window: MainWindow, site: LittleSite
):
    site.write("_config.yml", "title: The Old Harbour\n")
    window.files.open(site.root / "_posts/2025-12-03-one.md")
    assert asked(qtbot, window, "cat").windowTitle() == "Find in the site: The Old Harbour"


def test_all_texts_of_the_site_can_be_searched(qtbot: QtBot, window: MainWindow):
    find = asked(qtbot, window, "cat")
    find._where.setCurrentIndex(1)
    ended(qtbot, find)
    assert "about.md: 1 match" in rows(find)


def test_options_and_expressions(qtbot: QtBot, window: MainWindow):
    assert asked(qtbot, window, "Cat", CASE).model.matches == 1
    assert asked(qtbot, window, r"c.t\b", EXPRESSION).model.matches == 5
    find = asked(qtbot, window, "(cat", EXPRESSION)
    assert "missing )" in find.bar.sentence
    assert asked(qtbot, window, "zebra").sentence == "4 files searched. Nothing found."


def test_enter_walks_and_opens_the_post_at_the_line(qtbot: QtBot, window: MainWindow):
    find = asked(qtbot, window, "the cat")
    qtbot.keyClick(find.bar.words, Qt.Key.Key_Return)
    find.tree.activated.emit(find.tree.currentIndex())
    assert window.files.name == "2025-12-03-one.md"
    assert window.text.line == 4
    assert window.text.edit.textCursor().columnNumber() == 0


def test_a_click_on_a_line_goes_there_and_one_on_its_box_does_not(
    qtbot: QtBot, window: MainWindow, site: LittleSite
):
    find = asked(qtbot, window, "one cat")
    find._replaces.setChecked(True)
    ended(qtbot, find)
    line = find.model.index(0, 0, find.model.index(1, 0))
    rect = find.tree.visualRect(line)
    viewport = find.tree.viewport()
    box = QPoint(rect.left() + 8, rect.center().y())
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=box)
    assert find.model.chosen_count == 0
    assert window.files.name == "2025-12-04-two.md"
    right = QPoint(rect.left() + 120, rect.center().y())
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=right)
    assert window.files.name == "2025-12-03-one.md"
    assert window.form.is_raw  # the line is one of the front matter


def test_what_is_not_saved_counts(qtbot: QtBot, window: MainWindow):
    window.text.edit.show_caret_at(0)
    qtbot.keyClicks(window.text.edit, "zebra ")
    find = asked(qtbot, window, "zebra")
    assert rows(find)[-1] == "  zebra Here is the Cat."


def replacing(qtbot: QtBot, window: MainWindow, words: str, written: str, *options: str):
    find = asked(qtbot, window, words, *options)
    find._replaces.setChecked(True)
    find.bar.replacement.setText(written)
    return ended(qtbot, find)


def test_each_change_is_shown_beside_what_is_there(qtbot: QtBot, window: MainWindow):
    find = replacing(qtbot, window, r"(the )?cat", r"\1lion", EXPRESSION)
    assert [row for row in rows(find, THEN) if row[0] == " "] == [
        "  title: One lion",
        "  A lion.",
        "  The lion, lion",
        "  Here is the lion.",
    ]
    assert find.bar.replace_all.text() == "Replace 5…"


def test_all_that_is_ticked_is_replaced_and_nothing_else(
    qtbot: QtBot, window: MainWindow, site: LittleSite, questions: ScriptedQuestions
):
    before = folder_bytes(site.root)
    find = replacing(qtbot, window, "cat", "lion", CASE)
    tick(find, 1, 1, False)
    assert find.bar.replace_all.text() == "Replace 3…"
    window.activateWindow()  # as window managers do when a dialog of its goes
    find.bar.replace_all.click()
    qtbot.waitUntil(find.isActiveWindow)
    assert questions.plan is not None
    assert questions.plan.title == "Replace “cat” by “lion”"
    one = before["_posts/2025-12-03-one.md"]
    after = one.replace(b"One cat", b"One lion").replace(b"The cat, cat", b"The lion, lion")
    assert b"A cat.\r\n" in after
    assert folder_bytes(site.root) == {**before, "_posts/2025-12-03-one.md": after}
    assert rows(ended(qtbot, find))[-1] == "  A cat."  # it is searched again
    window.actions_["undo_act"].trigger()
    assert folder_bytes(site.root) == before
    assert ended(qtbot, find).model.matches == 4


def test_a_file_is_ticked_as_a_whole(qtbot: QtBot, window: MainWindow):
    find = replacing(qtbot, window, "cat", "lion")
    role = Qt.ItemDataRole.CheckStateRole
    assert find.model.index(0, 0).data(role) is None  # that file is left alone
    tick(find, 1, 0, False)
    assert find.model.index(1, 0).data(role) == Qt.CheckState.PartiallyChecked
    tick(find, 1, None, False)
    assert find.model.index(1, 0).data(role) == Qt.CheckState.Unchecked
    assert [file.name for file in find.model.chosen] == ["2025-12-04-two.md"]
    tick(find, 1, None, True)
    assert find.model.chosen_count == 5


def test_open_posts_are_saved_first_and_follow(
    qtbot: QtBot, window: MainWindow, site: LittleSite, questions: ScriptedQuestions
):
    window.text.edit.show_caret_at(0)
    qtbot.keyClicks(window.text.edit, "My cat. ")
    find = replacing(qtbot, window, "cat", "lion")
    find.bar.replace_all.click()
    assert questions.asked == ["save_first", "agree"]
    assert window.text.written == "My lion. Here is the lion.\n"
    assert not window.open_post.is_unsaved
    assert b"My lion. Here is the lion.\n" in (site.root / "_posts/2025-12-04-two.md").read_bytes()


def test_nothing_is_replaced_before_the_search_has_caught_up(
    qtbot: QtBot, window: MainWindow, questions: ScriptedQuestions
):
    find = replacing(qtbot, window, "cat", "lion")
    find.bar.replacement.setText("tiger")
    assert not find.bar.replace_all.isEnabled()
    find.bar.replace_requested.emit()
    assert questions.asked == []
    ended(qtbot, find)
    assert find.bar.replace_all.isEnabled()


def test_escape_closes_the_window_and_stops_the_search(qtbot: QtBot, window: MainWindow):
    find = asked(qtbot, window, "cat")
    find.run()
    qtbot.keyClick(find.bar.words, Qt.Key.Key_Escape)
    assert not find.isVisible()
    assert not find.is_busy


def test_f3_walks_from_line_to_line(qtbot: QtBot, window: MainWindow):
    find = asked(qtbot, window, "cat")
    seen = []
    for _ in range(3):
        qtbot.keyClick(find.tree, Qt.Key.Key_F3)
        seen.append(find.tree.currentIndex().data())
    qtbot.keyClick(find.tree, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    seen.append(find.tree.currentIndex().data())
    assert seen == ["title: One cat", "A cat.", "The cat, cat", "A cat."]


def test_a_search_can_be_stopped(qtbot: QtBot, window: MainWindow):
    find = asked(qtbot, window, "cat")
    find.run()
    find._cancel.click()
    assert find.bar.sentence == "The search was stopped."
    assert not find.is_busy


def test_without_a_site_the_writer_is_told(
    qtbot: QtBot, tmp_path: Path, settings: Settings, questions: ScriptedQuestions
):
    (tmp_path / "alone.md").write_text("x", "utf-8")
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    window.files.open(tmp_path / "alone.md")
    window.actions_["find_in_site"].trigger()
    assert questions.asked == ["tell"]
    assert window.finding.site_window is None
