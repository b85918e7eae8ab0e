"""The list of problems: what it says, where it leads, what its buttons do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton, QVBoxLayout, QWidget

from editor.checks.problem import Fix, Problem, Severity
from editor.post.errors import FrontMatterError
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui import open_post as open_post_module
from editor.ui.problem_list import MOST_ROWS, ProblemList, Row

FILE = "---\ntitle: Ferry\ntags: [a, a]\n---\nOne\nTwo\n"


def refuse(_post: Post) -> Post:
    raise FrontMatterError("Other fields share this value.")


SHARED = Problem("x", Severity.ERROR, "Shared.", "tags", 3, fix=Fix("Mend", refuse))
TWICE = Problem(
    "tags-twice",
    Severity.WARNING,
    "The tag “a” is there twice.",
    "tags",
    3,
    fix=Fix("Remove one", lambda post: post.set("tags", ["a"])),
)
ALT = Problem("image-alt", Severity.HINT, "No alternative text.", line=6)


@pytest.fixture
def found(monkeypatch, open_post):
    """Calling it makes these the problems of the open post."""

    def find(*problems: Problem) -> None:
        monkeypatch.setattr(open_post_module, "find_problems", lambda *_, **__: problems)
        data = FILE.encode()
        open_post.open(Post.parse(data), Place(None, find_site(None)), data)

    return find


@pytest.fixture
def shown(open_post, qtbot) -> ProblemList:
    shown = ProblemList(open_post)
    shown.resize(620, 200)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def row(shown: ProblemList, number: int) -> Row:
    return shown.rows.itemWidget(shown.rows.item(number))


def words(shown: ProblemList, number: int) -> list[str]:
    return [label.text() for label in row(shown, number).findChildren(QLabel) if label.text()]


def test_each_problem_says_what_and_where(found, shown):
    found(SHARED, TWICE, ALT)
    assert [words(shown, n) for n in range(3)] == [
        ["Shared.", "tags"],
        ["The tag “a” is there twice.", "tags"],
        ["No alternative text.", "Line 6"],
    ]
    assert not shown.note.isVisible()


def test_each_problem_is_spoken(found, shown):
    found(TWICE)
    spoken = shown.rows.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Warning, tags: The tag “a” is there twice."


def test_no_problem_is_said_so(found, shown):
    found()
    assert shown.rows.count() == 0
    assert shown.note.isVisible()
    assert "Nothing to mend" in shown.note.text()


def test_a_click_leads_there(found, shown, qtbot):
    found(SHARED, ALT)
    place = shown.rows.visualItemRect(shown.rows.item(1)).center()
    with qtbot.waitSignal(shown.problem_chosen) as chosen:
        qtbot.mouseClick(shown.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [ALT]


def test_keys_lead_there(found, shown, qtbot):
    found(SHARED, ALT)
    shown.rows.setFocus()
    shown.rows.setCurrentRow(0)
    qtbot.keyClick(shown.rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(shown.problem_chosen) as chosen:
        qtbot.keyClick(shown.rows, Qt.Key.Key_Return)
    assert chosen.args == [ALT]


def test_the_button_mends(found, shown, open_post, qtbot):
    found(TWICE, ALT)
    qtbot.mouseClick(row(shown, 0).findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert open_post.post.to_bytes().decode() == FILE.replace("[a, a]", "[a]")
    assert open_post.is_unsaved


def test_ctrl_enter_mends(found, shown, open_post, qtbot):
    found(TWICE)
    shown.rows.setCurrentRow(0)
    qtbot.keyClick(shown.rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert open_post.post.get("tags") == ["a"]


def test_a_mend_that_is_refused_says_why(found, shown, open_post, qtbot):
    found(SHARED)
    qtbot.mouseClick(row(shown, 0).findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert shown.note.isVisible()
    assert shown.note.text() == "Other fields share this value."
    assert not open_post.is_unsaved


def test_next_goes_round(found, shown):
    found(SHARED, TWICE, ALT)
    assert [shown.next_problem() for _ in range(4)] == [SHARED, TWICE, ALT, SHARED]


def test_next_goes_on_from_the_one_that_was_clicked(found, shown, qtbot):
    found(SHARED, TWICE, ALT)
    place = shown.rows.visualItemRect(shown.rows.item(1)).center()
    qtbot.mouseClick(shown.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown.next_problem() == ALT


def test_next_stays_in_place_when_one_is_mended(found, shown):
    found(SHARED, TWICE, ALT)
    shown.next_problem()
    assert shown.next_problem() == TWICE
    found(SHARED, ALT)
    assert shown.next_problem() == ALT


def test_there_is_no_next_without_problems(found, shown):
    found()
    assert shown.next_problem() is None


def test_of_very_many_the_first_are_listed_and_the_rest_counted(found, shown):
    found(*(Problem("x", Severity.HINT, f"Number {n}.", line=5) for n in range(MOST_ROWS + 7)))
    assert shown.rows.count() == MOST_ROWS
    assert "7 more" in shown.note.text()


def test_long_sentences_wrap(found, shown, qtbot):
    long = Problem("x", Severity.ERROR, "A sentence that goes on and on. " * 12, "tags")
    found(ALT, long)
    one, other = (shown.rows.sizeHintForRow(n) for n in range(2))
    assert other > 3 * shown.fontMetrics().height()
    assert one < other
    label = next(each for each in row(shown, 1).findChildren(QLabel) if "sentence" in each.text())
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))


def test_it_catches_up_when_it_is_shown_again(found, shown):
    shown.hide()
    found(SHARED)
    shown.show()
    assert shown.rows.count() == 1


def test_it_may_be_shown_while_a_window_is_laid_out(found, open_post, qtbot):
    found(TWICE, ALT)
    window = QMainWindow()
    qtbot.addWidget(window)
    shown = ProblemList(open_post)
    shown.hide()
    middle = QWidget()
    QVBoxLayout(middle).addWidget(shown)
    window.setCentralWidget(middle)
    with qtbot.waitExposed(window):
        window.show()
        shown.show()
    assert shown.rows.count() == 2


def test_a_long_text_is_checked_a_moment_later(open_post, qtbot):
    data = b"---\ntitle: a\n---\n" + b"![a](C:\\a.png)\n\n" * 5000
    with qtbot.waitSignal(open_post.problems_changed):
        open_post.open(Post.parse(data), Place(None, find_site(None)), data)
        assert not [each for each in open_post.problems if each.check.startswith("image")]
    assert [each for each in open_post.problems if each.check.startswith("image")]


def test_a_post_for_reading_is_not_mended(found, shown, open_post, qtbot):
    found(TWICE)
    open_post.sheet.reading = "Another window has it."
    open_post.reading_changed.emit()
    button = row(shown, 0).findChild(QPushButton)
    assert button is not None
    assert not button.isEnabled()
    row(shown, 0).mend()
    assert open_post.post.to_bytes().decode() == FILE
