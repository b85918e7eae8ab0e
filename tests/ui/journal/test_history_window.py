"""The time line of a post: its versions, what differs, and the way back, which can be undone."""

from __future__ import annotations

import random
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from editor.journal.history import History
from editor.ui.journal.moments import ago, day_of, when
from editor.ui.journal.time_line import MOST_COUNTED
from editor.ui.questions import Answer

from .conftest import POST


@pytest.fixture
def history(state) -> History:
    return History(state)


@pytest.fixture
def shown(qtbot, window, history, path):
    """The window of the history of a post with three versions."""
    now = datetime.now(UTC)
    for days, text in ((3, "First"), (1, "Second"), (0, "Third")):
        history.keep(path, POST.replace("One", text).encode(), now - timedelta(days=days))
    window.files.open(path)
    window.actions_["history"].trigger()
    found = window.journal.shown
    qtbot.waitUntil(lambda: len(items(found)) == 3)
    qtbot.waitUntil(lambda: all(item.text(1) for item in items(found)))
    yield found
    found.close()


def items(shown) -> list:
    tops = [shown.tree.topLevelItem(n) for n in range(shown.tree.topLevelItemCount())]
    return [top.child(n) for top in tops for n in range(top.childCount())]


def test_the_versions_stand_by_day_the_newest_first(shown, path):
    tops = [shown.tree.topLevelItem(n).text(0) for n in range(shown.tree.topLevelItemCount())]
    assert tops[:2] == ["Today", "Yesterday"]
    assert len(tops) == 3
    assert {item.text(1) for item in items(shown)} == {"+1 −1"}
    assert path.name in shown.windowTitle()
    assert shown.tree.currentItem() is items(shown)[0]


def test_restoring_changes_the_window_alone_and_can_be_undone(qtbot, window, shown, path):
    shown.tree.setCurrentItem(items(shown)[2])
    qtbot.mouseClick(shown.button, Qt.MouseButton.LeftButton)
    assert window.text.edit.text.startswith("First")
    assert path.read_text() == POST
    assert window.isWindowModified()
    assert window.actions_["undo"].text() == "&Undo: restore an earlier version"
    window.actions_["undo"].trigger()
    assert window.text.edit.text.startswith("One")
    assert not window.isWindowModified()


def test_it_follows_what_is_saved_and_which_post_is_shown(qtbot, window, shown, post_file):
    qtbot.keyClicks(window.text.edit, "x")
    window.actions_["save"].trigger()
    shown.activateWindow()
    qtbot.waitUntil(lambda: (shown.refresh(), len(items(shown)) == 4)[1])
    window.files.open(post_file(POST, "2026-03-08-new.md"))
    qtbot.waitUntil(lambda: items(shown) == [])
    assert "no earlier versions" in shown.sentence


def test_of_many_versions_all_are_counted_and_the_chosen_one_stays(
    qtbot, window, shown, history, path
):
    chosen = items(shown)[1]
    shown.tree.setCurrentItem(chosen)
    version = shown._chosen()
    for number in range(2 * MOST_COUNTED):
        history.keep(path, b"Line\n" * number, datetime.now(UTC))
    shown.refresh()
    qtbot.waitUntil(lambda: len(items(shown)) == 3 + 2 * MOST_COUNTED)
    qtbot.waitUntil(lambda: all(item.text(1) for item in items(shown)))
    assert items(shown)[1].text(1) == "+1 −0"
    assert shown._chosen() == version


def test_a_version_that_is_damaged_says_so(qtbot, window, shown, state):
    with sqlite3.connect(state / "history.db") as connection:
        connection.execute("UPDATE contents SET data = x'00'")
    connection.close()
    shown.tree.setCurrentItem(items(shown)[1])
    assert "damaged" in shown.sentence
    assert not shown.button.isVisible()


def test_the_switch_says_that_no_more_is_kept(qtbot, window, shown, settings):
    assert window.actions_["keep_history"].isChecked()
    window.actions_["keep_history"].trigger()
    assert not settings.keeps_history
    qtbot.waitUntil(lambda: "No more versions are kept" in shown.sentence)


def test_a_version_and_all_versions_of_a_post_are_forgotten(
    qtbot, window, shown, history, questions, path, post_file
):
    other = post_file(POST, "2026-03-08-other.md")
    history.keep(other, b"other", datetime.now(UTC))
    questions.forget_answer = False
    shown.forget.menu().actions()[0].trigger()
    assert len(history.versions(path)) == 3
    questions.forget_answer = True
    shown.tree.setCurrentItem(items(shown)[1])
    shown.forget.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: len(items(shown)) == 2)
    assert "before the save of yesterday" in questions.told[-1]
    kept = [history.contents(each) for each in history.versions(path)]
    assert [b"Third" in kept[0], b"First" in kept[1]] == [True, True]
    shown.forget.menu().actions()[1].trigger()
    qtbot.waitUntil(lambda: items(shown) == [])
    assert path.name in questions.told[-1]
    assert len(history.versions(other)) == 1
    assert path.read_text() == POST


def test_the_versions_of_all_posts_are_forgotten(
    qtbot, window, shown, history, questions, path, post_file
):
    other = post_file(POST, "2026-03-08-other.md")
    history.keep(other, random.Random(1).randbytes(1_200_000), datetime.now(UTC))
    questions.forget_answer = False
    window.actions_["forget_history"].trigger()
    assert "1.2 MB" in questions.told[-1]
    assert len(history.versions(other)) == 1
    questions.forget_answer = True
    window.actions_["forget_history"].trigger()
    qtbot.waitUntil(lambda: items(shown) == [])
    assert history.versions(other) == []
    window.actions_["forget_history"].trigger()
    assert questions.told[-1] == "No earlier versions are kept."


@pytest.mark.parametrize("answer", [Answer.LEAVE, Answer.DISCARD, Answer.CANCEL])
def test_switching_it_off_asks_what_becomes_of_what_is_kept(
    window, shown, history, settings, questions, path, answer
):
    questions.stop_history_answer = answer
    window.actions_["keep_history"].trigger()
    assert questions.asked == ["stop_history"]
    assert settings.keeps_history is (answer is Answer.CANCEL)
    assert window.actions_["keep_history"].isChecked() is (answer is Answer.CANCEL)
    assert bool(history.versions(path)) is (answer is not Answer.DISCARD)


def test_where_nothing_is_kept_switching_it_off_asks_nothing(window, settings, questions):
    window.actions_["keep_history"].trigger()
    assert questions.asked == []
    assert not settings.keeps_history


def test_moments_in_words():
    now = datetime(2026, 3, 5, 12, tzinfo=UTC)
    for seconds, words in ((5, "just now"), (60, "a minute ago"), (7300, "2 hours ago")):
        assert ago(now - timedelta(seconds=seconds), now) == words
    assert ago(now - timedelta(days=1), now) == "a day ago"
    assert day_of(now - timedelta(days=1), now) == "Yesterday"
    assert when(now - timedelta(minutes=3), now).endswith("3 minutes ago")
