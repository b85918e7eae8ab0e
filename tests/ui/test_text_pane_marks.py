"""Problems in the text: underlined where they are, marked in the margin, told on hover."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent, QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QToolTip
from text_panes import shown_pane

from editor.checks.problem import Problem, Severity
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui import open_post as open_post_module
from editor.ui.text.marks import Margin
from editor.ui.text.text_pane import TextPane

FILE = "---\ntitle: Ferry\n---\nOne 👍 ![](a b.png) and more\nTwo\nThree\n"
IMAGE = Problem("image", Severity.ERROR, "No such image.", line=4, column=7)
WHOLE = Problem("line", Severity.HINT, "A line to look at.", line=5)
FIELD = Problem("title", Severity.WARNING, "A title.", field="title", line=2)


@pytest.fixture
def found(monkeypatch, open_post):
    """Calling it makes these the problems of the open post."""

    def find(*problems: Problem, file: str = FILE) -> None:
        monkeypatch.setattr(open_post_module, "find_problems", lambda *_, **__: problems)
        open_post.open(Post.parse(file.encode()), Place(None, find_site(None)), file.encode())

    return find


@pytest.fixture
def pane(open_post, qtbot) -> TextPane:
    return shown_pane(qtbot, open_post)


def underlined(pane: TextPane) -> set[str]:
    return {selection.cursor.selectedText() for selection in pane.edit.extraSelections()}


def margin_ink(pane: TextPane, row: int) -> int:
    """How many pixels of the margin beside a line are not of its ground's colour."""
    margin = pane.findChild(Margin)
    image: QImage = margin.grab().toImage()
    block = pane.edit.document().findBlockByNumber(row)
    area = pane.edit.blockBoundingGeometry(block).translated(pane.edit.contentOffset())
    ground = image.pixelColor(0, 0)
    return sum(
        image.pixelColor(x, y) != ground
        for x in range(image.width())
        for y in range(int(area.top()), int(area.bottom()))
    )


@pytest.fixture(autouse=True)
def no_hint_stays(qtbot):
    yield
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def hover(widget, position: QPoint) -> str:
    event = QHelpEvent(QEvent.Type.ToolTip, position, widget.mapToGlobal(position))
    QApplication.sendEvent(widget, event)
    return QToolTip.text() if QToolTip.isVisible() else ""


def test_what_is_wrong_is_underlined_from_its_column_on(found, pane):
    found(IMAGE, WHOLE, FIELD)
    assert underlined(pane) == {"![](a b.png)", ""}  # a problem of the whole line: margin only


def test_a_problem_moves_with_its_text(found, pane, qtbot):
    found(IMAGE)
    pane.go_to(1)
    qtbot.keyClicks(pane.edit, "Well, ")
    assert underlined(pane) == {"![](a b.png)"}


def test_marks_go_with_their_problems(found, pane):
    found(IMAGE, WHOLE)
    found()
    assert underlined(pane) == set()
    assert margin_ink(pane, 0) == 0


def test_lines_with_problems_are_marked_in_the_margin(found, pane):
    found(IMAGE, WHOLE)
    assert margin_ink(pane, 0) > margin_ink(pane, 1) > 0
    assert margin_ink(pane, 2) == 0


@pytest.mark.qt_log_ignore(r"does not support raise", extend=True)
def test_the_sentence_is_told_over_the_text_and_over_the_margin(found, pane):
    found(IMAGE, WHOLE)
    edit = pane.edit
    cursor = QTextCursor(edit.document())
    cursor.setPosition(2)
    assert hover(edit.viewport(), edit.cursorRect(cursor).center()) == ""
    cursor.setPosition(12)
    assert hover(edit.viewport(), edit.cursorRect(cursor).center()) == "No such image."
    cursor.movePosition(QTextCursor.MoveOperation.Down)
    beside = QPoint(8, edit.cursorRect(cursor).center().y())
    assert hover(pane.findChild(Margin), beside) == "A line to look at."


def test_a_line_that_is_not_there_is_not_marked(found, pane):
    found(Problem("x", Severity.ERROR, "Far away.", line=400, column=9))
    assert underlined(pane) == set()


def test_a_column_behind_the_line_marks_its_end(found, pane):
    found(Problem("x", Severity.ERROR, "At the end.", line=5, column=99))
    assert underlined(pane) == {"o"}


def test_the_checks_say_which_of_a_lines_images_they_mean(open_post, pane):
    file = FILE.replace("![](a b.png)", "![a map](C:/map.png) or ![](https://example.org/b.png)")
    open_post.open(Post.parse(file.encode()), Place(None, find_site(None)), file.encode())
    assert underlined(pane) == {"![a map](C:/map.png)", "![](https://example.org/b.png)"}


def test_a_line_too_long_and_those_behind_it_are_marked(found, open_post, pane, qtbot):
    file = f"---\ntitle: Ferry\n---\n{'a b ' * 50_000}\nThree\n"
    far = Problem("image", Severity.ERROR, "No such image.", line=4, column=150_000)
    with qtbot.waitSignal(open_post.problems_changed):
        found(far, WHOLE, file=file)
    assert pane.edit.isReadOnly()
    assert pane._marks.by_line() == {0: [far], 1: [WHOLE]}
