"""Find and replace in the text: by keys, in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.ui.find.find_bar import CASE, EXPRESSION, PART, WHOLE, FindBar
from editor.ui.find.text_finder import TextFinder
from editor.ui.main_window import MainWindow
from editor.ui.text.filling import AT_ONCE
from editor.ui.text.overlays import BOX, cursor_of, format_of
from editor.writing.edit import Selection

HEAD = "---\ntitle: The cat\ntags: [cat, dog]\nexcerpt: None\n---\n"
BODY = "A cat 😀 and a Cat.\ncats, concat\nthe last cat\n"


@pytest.fixture
def window(window: MainWindow, tmp_path: Path) -> MainWindow:
    opened(window, tmp_path, BODY)
    window.activateWindow()
    window.text.setFocus()
    return window


def opened(window: MainWindow, folder: Path, body: str, name: str = "post.md") -> None:
    (folder / name).write_bytes((HEAD + body).encode())
    window.files.open(folder / name)


def finder(window: MainWindow) -> TextFinder:
    return window.finding.text


def current(qtbot: QtBot, window: MainWindow) -> FindBar:
    """The bar, once it says what is found now."""
    qtbot.waitUntil(lambda: finder(window).is_current, timeout=30_000)
    return finder(window).bar


def find(qtbot: QtBot, window: MainWindow, words: str, *options: str) -> FindBar:
    window.actions_["find"].trigger()
    bar = finder(window).bar
    for name, button in bar.options.items():
        button.setChecked(name in options)
    bar.words.clear()
    bar.words.insert(words)
    return current(qtbot, window)


def selected(window: MainWindow) -> tuple[str, int]:
    """What is selected, and where it begins."""
    selection = window.text.selection
    return window.text.written[selection.start : selection.end], selection.start


def marked(window: MainWindow) -> list[str]:
    """The texts of the matches that are marked, the current one in brackets."""
    found = []
    for each in window.text.edit.extraSelections():
        look = format_of(each)
        if look.hasProperty(BOX):
            text = cursor_of(each).selectedText()
            found.append(f"[{text}]" if look.penProperty(BOX).widthF() > 1 else text)
    return found


def test_what_is_typed_is_found_counted_and_marked(qtbot: QtBot, window: MainWindow):
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = finder(window).bar
    assert QApplication.focusWidget() is bar.words
    qtbot.keyClicks(bar.words, "cat")
    assert current(qtbot, window).count == "1 of 5"
    assert selected(window) == ("cat", 2)
    assert marked(window) == ["[cat]", "Cat", "cat", "cat", "cat"]


def test_enter_and_f3_go_on_and_back_and_round(qtbot: QtBot, window: MainWindow):
    bar = find(qtbot, window, "cat")
    starts = []
    for _ in range(5):
        qtbot.keyClick(bar.words, Qt.Key.Key_Return)
        starts.append(selected(window)[1])
    assert starts == [14, 19, 28, 41, 2]
    qtbot.keyClick(bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (selected(window)[1], bar.count) == (41, "5 of 5")
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert selected(window)[1] == 2
    qtbot.keyClick(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert selected(window)[1] == 41


def test_escape_goes_back_to_the_text_with_the_match_selected(qtbot: QtBot, window: MainWindow):
    bar = find(qtbot, window, "last")
    qtbot.keyClick(bar.words, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert window.text.edit.hasFocus()
    assert (selected(window), marked(window)) == (("last", 36), [])
    qtbot.keyClick(window.text.edit, Qt.Key.Key_F3)  # which finds on without the bar
    assert selected(window) == ("last", 36)


@pytest.mark.parametrize(
    ("words", "options", "count"),
    [
        ("Cat", (CASE,), "1 of 1"),
        ("cat", (WHOLE,), "1 of 3"),
        (r"c\w+s", (EXPRESSION,), "1 of 1"),
        (r"^\w", (EXPRESSION,), "1 of 3"),
        ("zebra", (), "Not found"),
        ("", (), ""),
        ("😀", (), "1 of 1"),
    ],
)
def test_options_say_what_is_found(qtbot: QtBot, window: MainWindow, words, options, count):
    assert find(qtbot, window, words, *options).count == count


def test_a_bad_expression_is_told(qtbot: QtBot, window: MainWindow):
    bar = find(qtbot, window, "(cat", EXPRESSION)
    assert "at character 4: missing )" in bar.sentence
    assert marked(window) == []
    qtbot.keyClicks(bar.words, ")")
    current(qtbot, window)
    assert (bar.sentence, bar.count) == ("", "1 of 5")


def test_the_selected_words_are_those_to_be_found(qtbot: QtBot, window: MainWindow):
    window.text.edit.go_to(2)
    for _ in range(4):
        qtbot.keyClick(window.text.edit, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    window.actions_["find"].trigger()
    bar = current(qtbot, window)
    assert (bar.words.text(), bar.count) == ("cats", "1 of 1")


def test_lines_that_are_selected_are_the_part_that_is_searched(qtbot: QtBot, window: MainWindow):
    start, end = BODY.index("cats"), BODY.index("the last")
    select(window, start + 1, end + 1)  # 😀 counts for two
    window.actions_["replace"].trigger()
    bar = finder(window).bar
    assert bar.options[PART].isChecked()
    qtbot.keyClicks(bar.words, "cat")
    assert current(qtbot, window).count == "1 of 2"
    bar.replacement.setText("lion-cat")
    bar.replace_all.click()
    assert window.text.written == BODY.replace("cats, con", "lion-cats, conlion-")
    assert current(qtbot, window).count == "2 replaced"
    bar.words.setText("-cat")
    assert current(qtbot, window).count == "1 of 2"  # still in the part alone
    bar.words.setText("cat")
    bar.options[PART].setChecked(False)
    assert current(qtbot, window).count == "3 of 5"


def test_the_part_can_be_chosen_while_the_bar_is_there(qtbot: QtBot, window: MainWindow):
    bar = find(qtbot, window, "cat")
    assert not bar.options[PART].isEnabled()  # what is selected is a match
    select(window, BODY.index("cats") + 1, len(BODY) + 1)
    bar.options[PART].click()
    assert current(qtbot, window).count == "1 of 3"
    bar.options[PART].click()
    assert current(qtbot, window).count == "3 of 5"


def select(window: MainWindow, start: int, end: int) -> None:
    """Select from one UTF-16 unit to another."""
    cursor = window.text.edit.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    window.text.edit.setTextCursor(cursor)


def test_an_expression_that_would_take_for_ever_is_cut_off(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
):
    opened(window, tmp_path, "a" * 80 + "b\n", "many.md")
    bar = find(qtbot, window, "(a|aa)+$", EXPRESSION)
    assert "took too long" in bar.sentence


def test_tab_goes_from_the_words_to_what_replaces_them(qtbot: QtBot, window: MainWindow):
    find(qtbot, window, "cat")
    window.actions_["replace"].trigger()
    bar = finder(window).bar
    stops = []
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert stops[:3] == [bar.replacement, bar.replace_one, bar.replace_all]
    assert stops[3:] == [bar.options[CASE], bar.options[WHOLE]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_do_what_the_button_with_the_focus_does(qtbot: QtBot, window: MainWindow, key: Qt.Key):
    bar = find(qtbot, window, "cat")
    window.actions_["replace"].trigger()
    bar.replacement.setText("dog")
    bar.options[CASE].setFocus()
    qtbot.keyClick(bar.options[CASE], key)
    assert bar.options[CASE].isChecked()
    assert current(qtbot, window).count == "1 of 4"
    bar.replace_all.setFocus()
    qtbot.keyClick(bar.replace_all, key)
    assert window.text.written == "A dog 😀 and a Cat.\ndogs, condog\nthe last dog\n"


def test_replacing_goes_from_match_to_match(qtbot: QtBot, window: MainWindow):
    qtbot.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    bar = finder(window).bar
    qtbot.keyClicks(bar.words, "cat")
    current(qtbot, window)
    qtbot.keyClicks(bar.replacement, "catfish")
    qtbot.keyClick(bar.replacement, Qt.Key.Key_Return)
    assert window.text.written.startswith("A catfish 😀 and a Cat.")
    assert selected(window) == ("Cat", 18)
    bar.replace_one.click()
    assert window.text.written.startswith("A catfish 😀 and a catfish.\ncats")
    assert selected(window) == ("cat", 27)
    window.actions_["undo"].trigger()
    assert window.text.written.startswith("A catfish 😀 and a Cat.\ncats")


def test_replacing_all_is_one_step_and_undone_as_one(qtbot: QtBot, window: MainWindow):
    bar = find(qtbot, window, r"c(a)(t)", EXPRESSION)
    window.actions_["replace"].trigger()
    bar.replacement.setText(r"$2\1c")
    assert r"\1 or $1 and \g<name> or ${name}" in bar.replacement.toolTip()
    window.text.edit.show_caret_at(9)
    bar.replace_all.click()
    assert window.text.written == "A tac 😀 and a tac.\ntacs, contac\nthe last tac\n"
    assert current(qtbot, window).count == "5 replaced"
    assert window.text.selection == Selection.at(9)
    assert "Replace all (5)" in window.actions_["undo"].text()
    window.actions_["undo"].trigger()
    assert window.text.written == BODY
    assert not window.open_post.is_unsaved


def test_a_bad_replacement_is_told_and_changes_nothing(qtbot: QtBot, window: MainWindow):
    bar = find(qtbot, window, "cat", EXPRESSION)
    window.actions_["replace"].trigger()
    bar.replacement.setText(r"\1")
    bar.replace_all.click()
    assert "no group “1”" in bar.sentence
    assert window.text.written == BODY


def test_nothing_is_replaced_in_a_post_for_reading(qtbot: QtBot, window: MainWindow):
    window.posts.read_only(window.open_post.sheet, "It is being shown.")
    bar = find(qtbot, window, "cat")
    window.actions_["replace"].trigger()
    assert not bar.replace_all.isEnabled()
    bar.replacement.setText("dog")
    bar.replace_all_requested.emit()
    assert window.text.written == BODY


def test_matches_follow_what_is_written(qtbot: QtBot, window: MainWindow):
    bar = find(qtbot, window, "cat")
    window.text.edit.show_caret_at(0)
    qtbot.keyClicks(window.text.edit, "cat ")
    assert current(qtbot, window).count == "6 found"
    assert len(marked(window)) == 6
    bar.words.setText("zebra")
    current(qtbot, window)
    assert marked(window) == []


def test_matches_are_those_of_the_post_on_screen(qtbot: QtBot, window: MainWindow, tmp_path: Path):
    find(qtbot, window, "cat")
    opened(window, tmp_path, "One cat.\n", "other.md")
    assert current(qtbot, window).count == "1 found"
    assert marked(window) == ["cat"]


def test_fields_of_the_front_matter_that_hold_it_are_shown(qtbot: QtBot, window: MainWindow):
    bar = find(qtbot, window, "cat")
    assert bar.fields.text() == "Also in: title, tags"
    bar.fields.click()
    assert window.form.row("title").isAncestorOf(QApplication.focusWidget())
    bar.fields.click()
    assert window.form.row("tags").isAncestorOf(QApplication.focusWidget())
    find(qtbot, window, "concat")
    assert bar.fields.isHidden()


def test_front_matter_that_is_no_yaml_is_searched_as_text(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
):
    (tmp_path / "broken.md").write_text("---\ntitle: [cat\n---\nText\n", "utf-8")
    window.files.open(tmp_path / "broken.md")
    bar = find(qtbot, window, "cat")
    assert (bar.count, bar.fields.text()) == ("Not found", "Also in: front matter")
    bar.fields.click()
    assert window.form.is_raw


def test_only_what_is_in_sight_is_marked(qtbot: QtBot, window: MainWindow, tmp_path: Path):
    body = "word and word\n" * 5000
    opened(window, tmp_path, body, "long.md")
    bar = find(qtbot, window, "word")
    assert bar.count == "1 of 10000"
    assert 10 < len(marked(window)) < 200
    marks = finder(window)._marks.scroll_marks.marks
    assert len(marks) > 50  # all over the scroll bar, and no more than it is high
    assert marks[-1] > window.text.edit.verticalScrollBar().height() * 0.8
    window.text.edit.go_to(4000)
    texts = {cursor_of(e).blockNumber() for e in window.text.edit.extraSelections()}
    assert min(texts) > 3900
    assert max(texts) < 4100


def test_a_paragraph_without_an_end_is_marked_where_it_is_in_sight(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
):
    opened(window, tmp_path, "word and " * 20_000, "one.md")
    bar = find(qtbot, window, "word")
    assert bar.count == "1 of 20000"
    assert 10 < len(marked(window)) < 1500


def test_words_are_found_in_lines_that_end_in_cr_lf(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
):
    before = b"---\r\ntitle: x\r\n---\r\na cat  \r\nb\nc\r\na cat \n"
    (tmp_path / "crlf.md").write_bytes(before)
    window.files.open(tmp_path / "crlf.md")
    bar = find(qtbot, window, "cat *$", EXPRESSION)
    window.actions_["replace"].trigger()
    bar.replacement.setText("dog")
    bar.replace_all.click()
    window.actions_["save"].trigger()
    after = before.replace(b"cat  ", b"dog").replace(b"cat ", b"dog")
    assert (tmp_path / "crlf.md").read_bytes() == after


def test_the_scroll_bar_says_where_matches_are(qtbot: QtBot, window: MainWindow, tmp_path: Path):
    opened(window, tmp_path, "word\n" * 500 + "zebra\n" + "word\n" * 500, "middle.md")
    find(qtbot, window, "zebra")
    scroll_marks = finder(window)._marks.scroll_marks
    (mark,) = scroll_marks.marks
    assert abs(mark / scroll_marks.height() - 0.5) < 0.05
    finder(window).bar.words.clear()
    qtbot.waitUntil(scroll_marks.isHidden)


def test_a_text_that_is_all_one_paragraph_has_marks_where_its_lines_are(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
):
    opened(window, tmp_path, "word " * 5000 + "zebra " + "word " * 5000, "one.md")
    find(qtbot, window, "zebra")
    scroll_marks = finder(window)._marks.scroll_marks
    (mark,) = scroll_marks.marks
    assert abs(mark / scroll_marks.height() - 0.5) < 0.05


def test_a_long_text_is_searched_when_all_of_it_is_there(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    lines = 3 * AT_ONCE
    find(qtbot, window, "cat")
    opened(window, tmp_path, "cat\n" + "line\n" * lines + "last cat\n", "long.md")
    assert not window.text.edit.is_whole
    window.actions_["find_previous"].trigger()
    qtbot.waitUntil(lambda: window.text.edit.is_whole)
    assert selected(window) == ("cat", 4 + 5 * lines + 5)
    qtbot.waitUntil(lambda: "[cat]" in marked(window))
