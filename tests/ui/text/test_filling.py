"""Texts of very many lines, which come into the widget little by little."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication
from text_panes import file_of, show, shown_pane, wait_for_beginning

from editor.ui.open_post import OpenPost
from editor.ui.text import filling, text_edit
from editor.ui.text.filling import AT_ONCE, PORTION, portions
from editor.ui.text.text_edit import TextEdit
from editor.ui.text.unholdable import holdable

HEAD = "---\ntitle: Ferries\n---\n"
LONG = "".join(f"Line {number}\n" for number in range(3 * AT_ONCE))
OTHER = LONG.replace("7", "VII").replace("9\n", "nine\n\n")


@pytest.fixture
def open_post() -> OpenPost:
    return OpenPost()


@pytest.fixture
def pane(open_post, qtbot):
    return shown_pane(qtbot, open_post)


def whole(qtbot, pane) -> None:
    qtbot.waitUntil(lambda: pane.edit.is_whole)


def test_the_beginning_of_a_long_text_comes_first_and_can_be_written_in_later(
    open_post, pane, qtbot
):
    show(open_post, HEAD + LONG)
    assert pane.edit.text == ""
    assert pane.edit.isReadOnly()
    assert not pane.edit.placeholderText()
    wait_for_beginning(pane.edit)
    assert LONG.startswith(pane.edit.text)
    assert PORTION < pane.edit.blockCount() < 2 * AT_ONCE
    qtbot.keyClicks(pane.edit, "lost")
    assert open_post.post.text == pane.written == LONG
    whole(qtbot, pane)
    assert pane.edit.text == LONG
    assert pane.edit.placeholderText()
    assert not open_post.is_unsaved
    qtbot.keyClicks(pane.edit, "X")
    assert file_of(open_post) == f"{HEAD}X{LONG}"


def test_the_caret_stays_above_what_comes_and_is_not_told_again(open_post, pane, qtbot):
    show(open_post, HEAD + LONG)
    told: list[tuple[int, int]] = []
    pane.edit.caret_moved.connect(lambda *place: told.append(place))
    whole(qtbot, pane)
    assert pane.edit.textCursor().atStart()
    assert told == []
    qtbot.keyClick(pane.edit, Qt.Key.Key_Down)
    assert told == [(2, 1)]


def test_what_is_wished_meanwhile_is_done_when_all_is_there(open_post, pane, qtbot):
    show(open_post, HEAD + LONG)
    pane.go_to(3 * AT_ONCE, 6)
    assert pane.line == 1
    whole(qtbot, pane)
    assert pane.line == 3 * AT_ONCE
    qtbot.keyClicks(pane.edit, "X")
    assert open_post.post.text.endswith(f"Line X{3 * AT_ONCE - 1}\n")


def test_very_many_small_changes_come_little_by_little(open_post, pane, qtbot):
    """Of few lines, but each of them takes its time."""
    lines = "".join(f"Line {number}\n\n" for number in range(AT_ONCE // 4))
    show(open_post, HEAD + lines)
    assert pane.edit.is_whole
    open_post.change(open_post.post.with_text(lines.replace("Line", "The line")), None)
    assert not pane.edit.is_whole
    assert pane.edit.text.endswith(f"The line {AT_ONCE // 4 - 1}\n\n")
    whole(qtbot, pane)
    assert pane.edit.text == open_post.post.text == lines.replace("Line", "The line")


def test_it_is_told_only_if_it_lasts(open_post, pane, qtbot, monkeypatch):
    show(open_post, HEAD + LONG)
    assert not pane.banner.isVisible()
    monkeypatch.setattr(pane.edit, "_fill", lambda: None)
    qtbot.waitUntil(pane.banner.isVisible)
    assert "the rest of it comes" in pane.banner.sentence.text()
    assert not pane.banner.mend.isVisible()
    monkeypatch.undo()
    pane.edit._soon.start()
    whole(qtbot, pane)
    assert not pane.banner.isVisible()


def test_a_text_that_is_coming_is_left_and_comes_when_it_is_on_screen_again(open_post, pane, qtbot):
    show(open_post, HEAD + LONG)
    first = open_post.sheet
    show(open_post, HEAD + "Short\n")
    assert pane.edit.is_whole
    qtbot.keyClicks(pane.edit, "A ")
    second = open_post.sheet
    assert second.post.text == "A Short\n"
    open_post.show(first)
    assert pane.edit.isReadOnly()
    whole(qtbot, pane)
    assert pane.edit.text == open_post.post.text == LONG
    open_post.show(second)
    assert pane.edit.text == "A Short\n"


def test_a_text_that_is_too_long_to_be_shown_again_at_once_comes_again(
    open_post, pane, qtbot, monkeypatch
):
    monkeypatch.setattr(text_edit, "MOST_RESUMED", AT_ONCE)
    show(open_post, HEAD + LONG)
    whole(qtbot, pane)
    first = open_post.sheet
    pane.go_to(2 * AT_ONCE, 3)
    qtbot.keyClicks(pane.edit, "X")
    left = pane.line, pane.edit.verticalScrollBar().value()
    show(open_post, HEAD + "Short\n")
    open_post.show(first)
    assert not pane.edit.is_whole
    whole(qtbot, pane)
    assert pane.edit.text == open_post.post.text
    assert (pane.line, pane.edit.verticalScrollBar().value()) == left
    qtbot.keyClicks(pane.edit, "Y")
    assert "\nLiXYne " in open_post.post.text


def test_a_change_while_a_text_is_coming_is_what_comes(open_post, pane, qtbot):
    show(open_post, HEAD + LONG)
    open_post.change(open_post.post.with_text(OTHER), by=None)
    open_post.undo()
    open_post.redo()
    whole(qtbot, pane)
    assert pane.edit.text == pane.written == OTHER


def test_many_lines_that_are_pasted_are_one_step(open_post, pane, qtbot):
    show(open_post, HEAD + "Above\nBelow\n")
    pane.go_to(2)
    data = QMimeData()
    data.setText(LONG.replace("\n", "\r\n"))
    QApplication.clipboard().setMimeData(data)
    qtbot.keyClick(pane.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert open_post.post.text == f"Above\n{LONG}Below\n"
    assert len(pane.edit.text) < len(LONG)
    whole(qtbot, pane)
    qtbot.keyClicks(pane.edit, "X")
    assert open_post.post.text == pane.edit.text == f"Above\n{LONG}XBelow\n"
    open_post.undo()
    open_post.undo()
    whole(qtbot, pane)
    assert file_of(open_post) == f"{HEAD}Above\nBelow\n"
    assert pane.edit.text == "Above\nBelow\n"
    open_post.redo()
    whole(qtbot, pane)
    assert pane.edit.text == f"Above\n{LONG}Below\n"


def test_a_long_line_that_is_pasted_is_never_laid_out(open_post, pane, qtbot):
    show(open_post, HEAD + "One\nTwo\n")
    pane.go_to(2)
    lengths = []
    pane.edit.document().contentsChange.connect(lambda _at, _gone, come: lengths.append(come))
    pane.edit.insert("b" * 1_000_000)
    assert file_of(open_post) == f"{HEAD}One\n{'b' * 1_000_000}Two\n"
    assert sum(lengths) < 2000
    assert pane.edit.isReadOnly()
    assert pane.banner.isVisible()
    assert pane.line == 2


LINES = st.text("a\n\u2029\ufeff🚢")


@given(LINES, LINES)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_in_any_portions(qtbot, monkeypatch, old, new):
    monkeypatch.setattr(filling, "AT_ONCE", 3)
    monkeypatch.setattr(filling, "PORTION", 2)
    edit = TextEdit()
    for text in (old, new, old):
        edit.show_text(text)
        while not edit.is_whole:
            edit._fill_on()
        assert edit.text == holdable(text.replace("\r\n", "\n"))


@given(st.lists(st.sampled_from(["", "a", "\n", "\r\n", "\r", "\u2029"]), max_size=40))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_portions_are_the_text_cut_behind_line_ends(monkeypatch, signs):
    monkeypatch.setattr(filling, "PORTION", 3)
    text = "".join(signs)
    parts = [*portions(text)]
    assert "".join(parts) == text
    assert all(len(filling.LINE_ENDS.findall(part)) == 3 for part in parts[:-1])
    assert text == "" or all(parts)


def fails(*_given: object) -> None:
    raise MemoryError


def test_keys_are_told_after_a_filling_that_failed(qtbot, monkeypatch):
    edit = TextEdit()
    qtbot.addWidget(edit)
    edit.open_text("one\n")
    with monkeypatch.context() as patch:
        patch.setattr(filling, "replace_piece", fails)
        with pytest.raises(MemoryError):
            edit.show_text("one\ntwo\n")
    assert not edit.is_whole
    with qtbot.waitSignal(edit.edited):
        qtbot.keyClicks(edit, "x")
    assert edit.text == "xone\n"


def test_a_post_stays_as_it_is_where_its_filling_failed(open_post, pane, qtbot, monkeypatch):
    show(open_post, HEAD + "one\n")
    with monkeypatch.context() as patch, qtbot.capture_exceptions() as caught:
        patch.setattr(filling, "replace_piece", fails)
        open_post.change(open_post.post.with_text("one\ntwo\n"), by=None)
    assert [kind for kind, *_ in caught] == [MemoryError]
    qtbot.keyClicks(pane.edit, "x")
    assert file_of(open_post) == HEAD + "one\ntwo\n"
    qtbot.waitUntil(lambda: pane.edit.is_whole)
    assert pane.edit.text == "one\ntwo\n"
    qtbot.keyClicks(pane.edit, "y")
    assert file_of(open_post).replace("y", "") == HEAD + "one\ntwo\n"
    assert "y" in pane.written


@pytest.mark.parametrize(
    ("key", "keys", "left"),
    [
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, ""),
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, ""),
        (Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "x"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\n"),
        (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier, ""),
    ],
)
def test_very_many_lines_go_little_by_little(open_post, pane, qtbot, key, keys, left):
    show(open_post, HEAD + LONG)
    whole(qtbot, pane)
    pane.edit.selectAll()
    qtbot.keyClick(pane.edit, key, keys)
    assert open_post.post.text == pane.written == left
    assert pane.edit.blockCount() > AT_ONCE
    whole(qtbot, pane)
    assert pane.edit.text == left
    qtbot.keyClicks(pane.edit, "yz")
    assert open_post.post.text == f"{left}yz"
    open_post.undo()
    open_post.undo()
    whole(qtbot, pane)
    assert pane.edit.text == open_post.post.text == LONG
    if keys:
        assert QApplication.clipboard().text() == LONG


def test_a_word_pasted_over_very_many_lines(open_post, pane, qtbot):
    show(open_post, HEAD + LONG)
    whole(qtbot, pane)
    pane.edit.selectAll()
    pane.insert("word", "paste")
    assert pane.edit.blockCount() > AT_ONCE
    whole(qtbot, pane)
    assert pane.edit.text == open_post.post.text == "word"


def test_a_command_over_very_many_lines_is_no_text(open_post, pane, qtbot):
    show(open_post, HEAD + LONG)
    whole(qtbot, pane)
    pane.edit.selectAll()
    qtbot.keyClick(pane.edit, Qt.Key.Key_Left)
    assert open_post.post.text == LONG
    assert not pane.edit.textCursor().hasSelection()


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Control, Qt.KeyboardModifier.NoModifier),
    ],
    ids=["select all", "copy", "control"],
)
def test_a_key_that_leads_nowhere_does_not_scroll(open_post, pane, qtbot, key, held):
    show(open_post, HEAD + "line\n" * 300)
    pane.go_to(300)
    pane.edit.verticalScrollBar().setValue(0)
    qtbot.keyClick(pane.edit, key, held)
    assert pane.edit.verticalScrollBar().value() == 0
    qtbot.keyClick(pane.edit, Qt.Key.Key_Down)
    assert pane.edit.verticalScrollBar().value() > 200
