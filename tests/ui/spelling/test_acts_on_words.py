"""What can be done about a wrong word: suggestions, own words, ignoring, going to the next."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot
from scripted_questions import ScriptedQuestions

from editor.ui.form.one_undo import FieldText
from editor.ui.main_window import MainWindow
from editor.ui.spelling.next_word import NextWord
from editor.ui.spelling.spelling import Spelling
from editor.ui.spelling.word_menu import WordMenu

from .conftest import Opens, settled, wrong
from .test_marks import field_marks, words

SHIFT = Qt.KeyboardModifier.ShiftModifier


def menu_for(spelling: Spelling, number: int = 0) -> QMenu:
    return spelling.next_word.offer(spelling.marks.marks[number])


def action(menu: QMenu, text: str) -> QAction:
    return next(each for each in menu.actions() if each.text().replace("&", "") == text)


def test_suggestions_come_first_and_bold(opened: Opens) -> None:
    menu = menu_for(opened("The fery.\n"))
    first = menu.actions()[0]
    assert first.text() == "ferry"
    assert first.font().bold()
    menu.deleteLater()


def test_a_suggestion_replaces_the_word_as_one_step(
    window: MainWindow, opened: Opens, qtbot: QtBot
) -> None:
    spelling = opened("😀 Teh fery on the sea.\n")
    window.text.go_to(1, 16)
    before = window.text.selection
    action(menu_for(spelling, 1), "ferry").trigger()
    assert window.text.written == "😀 Teh ferry on the sea.\n"
    assert window.text.selection.caret == before.caret + 1
    assert window.actions_["undo"].text() == "&Undo: correct the spelling"
    assert wrong(settled(qtbot, window)) == ["Teh"]
    window.actions_["undo"].trigger()
    assert window.text.written == "😀 Teh fery on the sea.\n"
    assert window.text.selection == before


def test_a_table_stays_aligned_in_the_same_step(window: MainWindow, opened: Opens) -> None:
    before = "| fery | b   |\n|------|-----|\n| c    | d   |\n"
    action(menu_for(opened(before)), "ferry").trigger()
    after = "| ferry | b   |\n|-------|-----|\n| c     | d   |\n"
    assert window.text.written == after
    window.actions_["undo"].trigger()
    assert window.text.written == before


def test_a_word_that_moved_under_the_menu_is_left_alone(window: MainWindow, opened: Opens) -> None:
    menu = menu_for(opened("A fery.\n"))
    post = window.open_post.post
    window.open_post.change(post.with_text("New words: a fery.\n"), by=None)
    window.open_post.settle()
    action(menu, "ferry").trigger()
    assert window.text.written == "New words: a fery.\n"


def test_a_menu_changes_no_other_post(window: MainWindow, opened: Opens, tmp_path: Path) -> None:
    menu = menu_for(opened("A fery.\n"))
    (tmp_path / "other.md").write_text("---\nlang: xx-XX\n---\nA fery.\n", "utf-8")
    window.files.open(tmp_path / "other.md")
    action(menu, "ferry").trigger()
    assert window.text.written == "A fery.\n"


def title_menu(qtbot: QtBot, window: MainWindow) -> QMenu:
    """The menu of the title's first wrong word."""
    marks = field_marks(window, "title")
    qtbot.waitUntil(lambda: words(marks) == ["fery"])
    edit = marks.parent()
    assert isinstance(edit, FieldText)
    at = edit.textCursor()
    at.setPosition(marks.marks[0].start)
    edit.setTextCursor(at)
    menu = QMenu(edit)
    edit.menu_opened.emit(menu)
    return menu


def test_a_title_that_changed_under_the_menu_is_left_alone(
    qtbot: QtBot, window: MainWindow, opened: Opens
) -> None:
    opened("Text.\n", "title: The fery")
    menu = title_menu(qtbot, window)
    window.open_post.change(window.open_post.post.set("title", "Another fery"), by=None)
    window.open_post.settle()
    action(menu, "ferry").trigger()
    assert window.open_post.post.get("title") == "Another fery"


def test_a_title_that_its_field_cannot_hold_is_left_alone(
    qtbot: QtBot, window: MainWindow, opened: Opens
) -> None:
    opened("Text.\n", 'title: "The fery \\uFDD0"')
    before = window.open_post.post.to_bytes()
    menu = title_menu(qtbot, window)
    assert not action(menu, "ferry").isEnabled()
    action(menu, "ferry").setEnabled(True)
    action(menu, "ferry").trigger()
    assert window.open_post.post.to_bytes() == before


def test_a_word_of_the_title_is_replaced_as_one_step(
    qtbot: QtBot, window: MainWindow, opened: Opens
) -> None:
    opened("Text.\n", "title: The fery 😀 at nihgt")
    marks = field_marks(window, "title")
    qtbot.waitUntil(lambda: words(marks) == ["fery", "nihgt"])
    edit = marks.parent()
    assert isinstance(edit, QPlainTextEdit)
    at = edit.textCursor()
    at.setPosition(marks.marks[1].start)
    edit.setTextCursor(at)
    chosen: list[str] = []

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        chosen.append(menu.actions()[0].text())
        menu.actions()[0].trigger()
        menu.close()

    QTimer.singleShot(50, choose)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(edit, asked)
    assert chosen == ["night"]
    assert window.open_post.post.get("title") == "The fery 😀 at night"
    assert window.actions_["undo"].text() == "&Undo: correct the spelling"
    window.actions_["undo"].trigger()
    assert window.open_post.post.get("title") == "The fery 😀 at nihgt"


def test_the_right_button_asks_about_the_word_under_it(window: MainWindow, opened: Opens) -> None:
    spelling = opened("The fery and the lihgt.\n")
    edit = window.text.edit
    found: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        found.extend(each.text() for each in menu.actions()[:1])
        menu.close()

    cursor = edit.textCursor()
    for position in (spelling.marks.marks[1].start + 2, 1):
        cursor.setPosition(position)
        place = edit.cursorRect(cursor).center()
        QTimer.singleShot(50, look)
        asked = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, edit.viewport().mapToGlobal(place)
        )
        QApplication.sendEvent(edit.viewport(), asked)
    assert found[0] == "light"
    assert found[1] not in ("light", "ferry")


def test_added_words_are_right_in_every_post(
    qtbot: QtBot, window: MainWindow, opened: Opens, own_words: Path
) -> None:
    spelling = opened("A fery, Fery’s.\n", "title: The fery")
    assert wrong(spelling) == ["fery", "Fery’s"]
    action(menu_for(spelling), "Add “fery” to my words").trigger()
    assert own_words.read_text("utf-8") == "fery\n"
    assert wrong(settled(qtbot, window)) == []
    assert words(field_marks(window, "title")) == []


def test_words_that_cannot_be_written_are_said(
    window: MainWindow, opened: Opens, own_words: Path, questions: ScriptedQuestions
) -> None:
    spelling = opened("A fery.\n")
    own_words.mkdir()
    spelling.add("fery")
    assert questions.asked[-1:] == ["tell"]
    assert wrong(spelling) == ["fery"]


def test_words_that_cannot_be_read_are_told_of_once(
    window: MainWindow, opened: Opens, own_words: Path
) -> None:
    own_words.mkdir()
    spelling = opened("lihgt\n")
    (said,) = window.notices.sentences
    assert said == f"Your words in “{own_words}” cannot be read: it is a folder."
    window.notices.rows[0].dismiss.click()
    spelling.ignore("lihgt")
    assert window.notices.sentences == []
    own_words.rmdir()
    spelling.ignore("sae")
    own_words.mkdir()
    spelling.ignore("winde")
    assert window.notices.sentences == [said]


def test_ignored_words_are_right_in_this_post_alone(
    qtbot: QtBot, window: MainWindow, opened: Opens, tmp_path: Path
) -> None:
    spelling = opened("A fery, a fery.\n")
    action(menu_for(spelling), "Ignore it in this post").trigger()
    assert wrong(settled(qtbot, window)) == []
    (tmp_path / "other.md").write_text("---\nlang: xx-XX\n---\nA fery.\n", "utf-8")
    window.files.open(tmp_path / "other.md")
    assert wrong(settled(qtbot, window)) == ["fery"]


def test_own_words_are_looked_through(
    qtbot: QtBot, window: MainWindow, opened: Opens, own_words: Path, questions: ScriptedQuestions
) -> None:
    own_words.write_text("fery\nlihgt\n", "utf-8")
    spelling = opened("A fery, a lihgt.\n")
    assert wrong(spelling) == []
    questions.words = ["fery", ""]
    window.actions_["own_words"].trigger()
    assert questions.named == ["fery", "lihgt"]
    assert own_words.read_text("utf-8") == "fery\n"
    assert wrong(settled(qtbot, window)) == ["lihgt"]
    questions.words = None
    window.actions_["own_words"].trigger()
    assert own_words.read_text("utf-8") == "fery\n"


def shown_menu(qtbot: QtBot, seeking: NextWord) -> QMenu:
    qtbot.waitUntil(lambda: seeking.menu is not None)
    menu = seeking.menu
    assert menu is not None
    return menu


def test_from_wrong_word_to_wrong_word_by_keys(
    qtbot: QtBot, window: MainWindow, opened: Opens
) -> None:
    spelling = opened("A fery.\n\n" + "The sea.\n\n" * 300 + "The `wrod` and lihgt.\n")
    found: list[str] = []
    for name in ("next_misspelling", "next_misspelling", "previous_misspelling"):
        window.actions_[name].trigger()
        menu = shown_menu(qtbot, spelling.next_word)
        found.append(window.text.edit.textCursor().selectedText())
        menu.close()
    assert found == ["fery", "lihgt", "fery"]
    window.actions_["next_misspelling"].trigger()
    menu = shown_menu(qtbot, spelling.next_word)
    assert menu.activeAction().text() == "light"
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert window.text.written.endswith("The `wrod` and light.\n")
    assert not window.text.selection


def test_the_keys_lead_on_from_the_open_menu(
    qtbot: QtBot, window: MainWindow, opened: Opens
) -> None:
    seeking = opened("A fery and a lihgt.\n").next_word
    window.actions_["next_misspelling"].trigger()
    for keys, word in ((Qt.KeyboardModifier.NoModifier, "lihgt"), (SHIFT, "fery")):
        before = shown_menu(qtbot, seeking)
        qtbot.keyClick(before, Qt.Key.Key_F7, keys)
        qtbot.waitUntil(lambda before=before: seeking.menu not in (None, before))
        assert window.text.edit.textCursor().selectedText() == word


def test_no_wrong_word_is_said(qtbot: QtBot, window: MainWindow, opened: Opens) -> None:
    opened("The sea.\n")
    window.actions_["next_misspelling"].trigger()
    qtbot.waitUntil(lambda: window.status.currentMessage() == "No wrong word in the text.")


@pytest.mark.parametrize(("name", "label"), [("title", "Title"), ("excerpt", "Excerpt")])
def test_in_a_field_its_own_wrong_words_are_gone_to(
    qtbot: QtBot, window: MainWindow, opened: Opens, name: str, label: str
) -> None:
    opened("A laet sea.\n", f"{name}: The 😀 fery at nihgt")
    window.form.show_field(name)
    edit = field_marks(window, name).parent()
    assert isinstance(edit, FieldText)
    qtbot.waitUntil(edit.hasFocus)
    seeking = edit.findChild(NextWord)
    found: list[str] = []
    for command in ("previous_misspelling", "previous_misspelling", "next_misspelling"):
        window.actions_[command].trigger()
        shown_menu(qtbot, seeking).close()
        found.append(edit.textCursor().selectedText())
    assert found == ["nihgt", "fery", "nihgt"]
    for suggestion in ("ferry", "night"):
        window.actions_["next_misspelling"].trigger()
        menu = shown_menu(qtbot, seeking)
        assert menu.activeAction().text() == suggestion
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert window.open_post.post.get(name) == "The 😀 ferry at night"
    window.actions_["next_misspelling"].trigger()
    said = f"No wrong word in “{label}”."
    qtbot.waitUntil(lambda: window.status.currentMessage() == said)
    assert edit.hasFocus()


def test_suggestions_that_take_long_come_into_the_open_menu(qtbot: QtBot) -> None:
    menu, slow = QMenu(), Future[list[str]]()
    qtbot.addWidget(menu)
    other = menu.addAction("Copy")
    WordMenu(menu, "R&D", slow, may_change=True)
    shown = [each.text() for each in menu.actions() if each.isVisible()]
    assert shown[0] == "Looking for suggestions …"
    assert "&Add “R&&D” to my words" in shown
    assert menu.actions()[-1] is other
    slow.set_result(["one", "two"])
    qtbot.waitUntil(lambda: [each.text() for each in menu.actions()[:2]] == ["one", "two"])
    assert not menu.actions()[2].isVisible()


def test_where_nothing_may_be_changed_nothing_is_replaced(qtbot: QtBot) -> None:
    menu, found = QMenu(), Future[list[str]]()
    qtbot.addWidget(menu)
    found.set_result(["one"])
    WordMenu(menu, "oen", found, may_change=False)
    assert not menu.actions()[0].isEnabled()
    found = Future[list[str]]()
    found.set_result([])
    WordMenu(menu, "xyz", found, may_change=True)
    assert "No suggestion" in [each.text() for each in menu.actions() if each.isVisible()]
