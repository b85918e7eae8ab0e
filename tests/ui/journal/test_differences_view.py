"""Two versions on screen: what goes and comes, from change to change, gaps that open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from editor.journal.differences import Kind, Row, differences
from editor.journal.signs import Span
from editor.ui.journal.differences_view import AT_ONCE, DifferencesView
from editor.ui.journal.rows_view import LONGEST, boxes, numbers_of, shortened, x_of
from editor.ui.theme import Theme, apply_theme

SAME = "No line changed from the file to the window: the same, byte for byte."
LINES = "".join(f"Line {n}.\n" for n in range(1, 41))


@pytest.fixture
def view(qtbot) -> DifferencesView:
    view = DifferencesView()
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.setFocus()
    qtbot.waitUntil(view.rows.hasFocus)
    yield view
    view.hide()


def show(view: DifferencesView, before: str, after: str) -> None:
    view.show_versions(before.encode(), after.encode(), "the file", "the window")


def changed(*numbers: int) -> str:
    text = LINES
    for number in numbers:
        text = text.replace(f"Line {number}.", f"Line {number}!")
    return text


def lines(view: DifferencesView) -> list[str]:
    return view.rows.toPlainText().split("\n")


def test_lines_have_signs_and_numbers(view: DifferencesView):
    show(view, "One.\nTwo.\nThree.\n", "One.\nTwo!\nThree.\nFour.\n")
    assert lines(view) == ["  One.", "− Two.", "+ Two!", "  Three.", "+ Four."]
    assert [numbers_of(part) for part in view.rows.parts] == [
        ("1", "1"),
        ("2", ""),
        ("", "2"),
        ("3", "3"),
        ("", "4"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("a\n", "b\n", "One line changed from the file to the window: − 1, + 1"),
        ("a\n", "b\nc\nd\n", "3 lines changed from the file to the window: − 1, + 3"),
        ("a\n", "a\n", SAME),
        ("", "", SAME),
    ],
)
def test_a_sentence_counts(view: DifferencesView, before: str, after: str, sentence: str):
    show(view, before, after)
    assert view.count.text() == sentence
    assert view.next_button.isEnabled() == (before != after)


def test_the_legend_names_the_signs_on_screen(view: DifferencesView):
    show(view, "a\u00a0b\n", "a b\n")
    assert view.legend.text() == "· a blank   ⍽ a no-break space (U+00A0)"
    assert view.legend.isVisible()
    show(view, "a\n", "b\n")
    assert not view.legend.isVisible()


def test_keys_go_from_change_to_change_and_round(view: DifferencesView, qtbot):
    show(view, LINES, changed(5, 20, 40))
    texts = []
    for _ in range(4):
        texts.append(lines(view)[view.rows.line])
        qtbot.keyClick(view.rows, Qt.Key.Key_F7)
    assert texts == ["− Line 5.", "− Line 20.", "− Line 40.", "− Line 5."]
    qtbot.keyClick(view.rows, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view.rows, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert lines(view)[view.rows.line] == "− Line 40."


def test_buttons_go_too_and_have_names(view: DifferencesView, qtbot):
    show(view, LINES, changed(5, 20))
    qtbot.mouseClick(view.next_button, Qt.MouseButton.LeftButton)
    assert lines(view)[view.rows.line] == "− Line 20."
    qtbot.mouseClick(view.before_button, Qt.MouseButton.LeftButton)
    assert lines(view)[view.rows.line] == "− Line 5."
    assert view.next_button.accessibleName() == "Next change"
    assert view.rows.accessibleName() == "Lines that differ"


def test_a_key_opens_a_gap(view: DifferencesView, qtbot):
    show(view, LINES, changed(20))
    assert lines(view)[0] == "… 16 unchanged lines"
    qtbot.keyClick(view.rows, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view.rows, Qt.Key.Key_Return)
    assert lines(view)[:2] == ["  Line 1.", "  Line 2."]
    assert lines(view)[-1] == "… 17 unchanged lines"


def test_a_click_opens_a_gap(view: DifferencesView, qtbot):
    show(view, LINES, changed(2))
    line = len(lines(view)) - 1
    view.rows.go_to(line)
    place = view.rows.cursorRect().center() + QPoint(30, 0)
    qtbot.mouseClick(view.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert lines(view)[-1] == "  Line 40."


def test_an_opened_gap_stays_open_while_one_writes(view: DifferencesView, qtbot):
    show(view, LINES, changed(20))
    view.rows.open_gap(0)
    show(view, LINES, changed(20, 21))
    assert lines(view)[0] == "  Line 1."
    view.show_versions(LINES.encode(), changed(20).encode(), "another", "the window")
    assert lines(view)[0] == "… 16 unchanged lines"


def test_the_caret_stays_when_the_versions_change(view: DifferencesView):
    show(view, LINES, changed(5, 20))
    view.rows.go_to(7)
    show(view, LINES, changed(5, 20, 21))
    assert view.rows.line == 7


def test_long_texts_are_compared_beside_the_window(view: DifferencesView, qtbot):
    before = "A line.\n" * (AT_ONCE // 8)
    with qtbot.waitSignal(view.shown):
        show(view, before, before + "More.\n")
        assert not view.is_current
        assert view.count.text() == "The versions are compared…"
    assert lines(view)[-1] == "+ More."


def test_what_is_asked_last_is_shown_last(view: DifferencesView, qtbot):
    long = "A line.\n" * (AT_ONCE // 8)
    show(view, long, long + "More.\n")
    show(view, "a\n", "b\n")
    qtbot.waitUntil(lambda: view.is_current)
    assert lines(view) == ["− a", "+ b"]


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_what_differs_is_coloured_in_both_themes(view: DifferencesView, theme: Theme):
    apply_theme(theme)
    show(view, "same\nold word\n", "same\nnew word\n")
    picture = view.rows.viewport().grab().toImage()
    scale = picture.devicePixelRatio()
    blocks = list(view.rows.visible_blocks())

    def at(line: int, x: float) -> QColor:
        y = blocks[line][1].top() + 2
        return picture.pixelColor(int(x * scale), int(y * scale))

    block, place, _ = blocks[1]
    mark = next(boxes(block, place.top(), view.rows.contentOffset().x(), [Span(0, 3)]))
    right = view.rows.viewport().width() - 4
    inside = mark.right() - 1
    assert len({at(n, right).name() for n in (0, 1, 2)}) == 3
    assert at(1, inside).name() != at(1, right).name()


def test_marks_stand_behind_emoji_where_they_belong(view: DifferencesView):
    show(view, "👩 was old\n", "👩 was new\n")
    block, place, part = next(iter(view.rows.visible_blocks()))
    assert isinstance(part, Row)
    assert [part.text[start:end] for start, end in part.spans] == ["old"]
    (mark,) = boxes(block, place.top(), 0, part.spans)
    before = len("− 👩 was ") + 1  # an emoji is two units to Qt
    assert mark.left() == x_of(block.layout().lineAt(0), before)


def test_marks_run_over_the_lines_of_a_long_row(view: DifferencesView):
    show(view, "word " * 60 + "\n", "other " * 60 + "\n")
    block, place, _ = next(iter(view.rows.visible_blocks()))
    found = list(boxes(block, place.top(), 0, [Span(0, 299)]))
    assert len(found) == block.layout().lineCount() > 1


def test_a_very_long_row_is_shown_from_where_it_differs():
    text = "a" * 50_000 + " end"
    row = next(r for r in differences(text.encode(), f"{text}s".encode()).rows)
    cut = shortened(row)
    assert row.kind is Kind.GONE
    assert len(cut.text) <= LONGEST + 4
    assert all(0 <= start < end <= len(cut.text) for start, end in (*cut.spans, *cut.signs))


def test_what_is_shown_can_be_copied(view: DifferencesView, qtbot):
    show(view, "a\n", "b\n")
    qtbot.keyClick(view.rows, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view.rows, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "− a\n+ b"
    qtbot.keyClicks(view.rows, "x")
    assert lines(view) == ["− a", "+ b"]
