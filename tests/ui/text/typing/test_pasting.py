"""What is pasted into the text, or dropped on it: by keys, in the window, each one step."""

from __future__ import annotations

import pytest
from marked_text import marked, read
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QProgressDialog
from rich_texts import RICH
from text_panes import file_of, show

from editor.ui.main_window import MainWindow
from editor.ui.text.filling import AT_ONCE
from editor.ui.text.long_lines import LONGEST
from editor.ui.text.selecting import select_in

HEAD = "---\ntitle: Ferry\n---\n"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BOLD = "<p>one <b>two</b></p>"


def offered(plain: str | None = None, rich: str | None = None, image: bool = False) -> QMimeData:
    data = QMimeData()
    if plain is not None:
        data.setText(plain)
    if rich is not None:
        data.setHtml(rich)
    if image:
        data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    return data


def show_marked(window: MainWindow, before: str) -> None:
    text, selection = read(before)
    show(window.open_post, HEAD + text)
    select_in(window.text.edit, text, selection)
    window.text.edit.setFocus()


def shown(window: MainWindow) -> str:
    return marked(window.text.written, window.text.selection)


def paste(qtbot, window: MainWindow, data: QMimeData, plain: bool = False) -> None:
    QApplication.clipboard().setMimeData(data)
    qtbot.keyClick(window.text.edit, Qt.Key.Key_V, CONTROL | SHIFT if plain else CONTROL)


def drop(window: MainWindow, data: QMimeData) -> None:
    place, keys = QPointF(30, 20), Qt.KeyboardModifier.NoModifier
    buttons, action = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    view = window.text.edit.viewport()
    entered = QDragEnterEvent(place.toPoint(), action, data, buttons, keys)
    QApplication.sendEvent(view, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(view, QDropEvent(place, action, data, buttons, keys))


def test_rich_text_of_every_program(qtbot, window):
    for name, (rich, markdown) in RICH.items():
        show_marked(window, "‸")
        paste(qtbot, window, offered("plain", rich))
        assert window.text.written == (markdown or "plain"), name
        assert window.open_post.sheet.steps.last is not None
        window.open_post.undo()
        assert file_of(window.open_post) == HEAD
        assert shown(window) == "‸"


@pytest.mark.parametrize(
    ("before", "data", "after"),
    [
        ("a «b» c", offered("https://a.org/x"), "a [b](https://a.org/x)‸ c"),
        ("a «b» c", offered("www.a.org"), "a [b](https://www.a.org)‸ c"),
        ("a ‸ c", offered("https://a.org"), "a https://a.org‸ c"),
        ("a «b» c", offered("word"), "a word‸ c"),
        (
            "a «b»",
            offered("https://a.org", '<a href="https://a.org">https://a.org</a>'),
            "a [b](https://a.org)‸",
        ),
        ("a ‸", offered("one two", BOLD), "a one **two**‸"),
        ("```\n‸\n```", offered("one two", BOLD), "```\none two‸\n```"),
        ("`a‸b`", offered("one two", BOLD), "`aone two‸b`"),
        ("- ‸", offered("x", "<p>x</p><p>y</p>"), "- x\n\n  y‸"),
        ("‸", offered("one two", BOLD, image=True), "one **two**‸"),
        ("‸", offered("a\0b"), "ab‸"),
    ],
)
def test_what_comes_of_a_paste(qtbot, window, before, data, after):
    show_marked(window, before)
    paste(qtbot, window, data)
    assert shown(window) == after
    window.open_post.undo()
    assert window.text.written == read(before)[0]


@pytest.mark.parametrize("before", ["a ‸ c", "a «b» c"])
@pytest.mark.parametrize("helps", [True, False])
@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize("text", ["word", "https://a.org", "x" * (AT_ONCE + 1)])
def test_every_paste_is_undone_by_that_name(qtbot, window, before, helps, plain, text):
    window.settings.helps_typing = helps
    show_marked(window, before)
    paste(qtbot, window, offered(text), plain)
    assert text in window.text.written
    assert window.actions_["undo"].text() == "&Undo: paste"
    window.open_post.undo()
    assert window.text.written == read(before)[0]


def test_what_is_copied_here_stays_as_it_is(qtbot, window):
    show_marked(window, "«**a** \xa0<b>»")
    qtbot.keyClick(window.text.edit, Qt.Key.Key_C, CONTROL)
    qtbot.keyClick(window.text.edit, Qt.Key.Key_V, CONTROL)
    assert shown(window) == "**a** \xa0<b>‸"


def test_what_is_too_much_is_pasted_as_plain_text_and_it_is_said(qtbot, window):
    show_marked(window, "‸")
    paste(qtbot, window, offered("one two", BOLD * 10_000))
    assert shown(window) == "one two‸"
    assert window.status.currentMessage().endswith("pasted as plain text.")


@pytest.mark.parametrize("rich", ["<b>a</b><![b[c>d", "<div>" * 60 + "<b>a</b>"])
def test_what_cannot_be_read_is_pasted_as_plain_text_and_it_is_said(qtbot, window, rich):
    show_marked(window, "‸")
    paste(qtbot, window, offered("one two", rich))
    assert shown(window) == "one two‸"
    assert window.status.currentMessage().endswith("pasted as plain text.")


def test_large_rich_text_is_converted_beside_the_window_as_one_step(qtbot, window):
    show_marked(window, "‸")
    paste(qtbot, window, offered("plain", BOLD * 1000))
    assert window.text.written == "\n\n".join(["one **two**"] * 1000)
    window.open_post.undo()
    assert window.text.written == ""


def test_a_paste_that_is_stopped_changes_nothing(qtbot, window):
    def stop() -> None:
        for dialog in window.findChildren(QProgressDialog):
            dialog.canceled.emit()  # as its button does

    show_marked(window, "a‸")
    soon = QTimer(window, interval=0)
    soon.timeout.connect(stop)
    soon.start()
    paste(qtbot, window, offered("plain", BOLD * 4000))
    soon.stop()
    assert shown(window) == "a‸"


def test_as_plain_text(qtbot, window):
    show_marked(window, "a «b» c")
    paste(qtbot, window, offered("one two", BOLD), plain=True)
    assert shown(window) == "a one two‸ c"
    show_marked(window, "a «b» c")
    paste(qtbot, window, offered("https://a.org"), plain=True)
    assert shown(window) == "a https://a.org‸ c"


def test_as_plain_text_into_the_form(qtbot, window):
    show_marked(window, "a‸")
    window.form.show_field("title")
    field = QApplication.focusWidget()
    field.selectAll()
    QApplication.clipboard().setMimeData(offered("One two", BOLD))
    qtbot.keyClick(field, Qt.Key.Key_V, CONTROL | SHIFT)
    assert window.open_post.post.get("title") == "One two"
    assert window.text.written == "a"


def test_everything_is_plain_text_once_the_help_is_off(qtbot, window):
    window.actions_["typing_help"].trigger()
    for data, after in (
        (offered("one", BOLD), "one‸"),
        (offered("https://a.org"), "https://a.org‸"),
    ):
        show_marked(window, "«b»")
        paste(qtbot, window, data)
        assert shown(window) == after


def test_a_copied_picture_is_a_picture_though_rich_text_comes_with_it(window):
    show_marked(window, "‸")
    came = []
    window.text.edit.pictures_came.disconnect()
    window.text.edit.pictures_came.connect(came.append)
    data = offered(None, '<img src="https://a.org/p.png">', image=True)
    window.text.edit.insertFromMimeData(data)
    assert came == [data]
    assert window.text.written == ""


@pytest.mark.parametrize("plain", ["one two", None])
def test_rich_text_is_dropped_as_it_is_pasted(window, plain):
    show_marked(window, "‸")
    drop(window, offered(plain, BOLD))
    assert window.text.written == "one **two**"
    window.open_post.undo()
    assert window.text.written == ""


@pytest.mark.parametrize("is_rich", [False, True])
def test_very_many_lines_are_dropped_whole(qtbot, window, is_rich):
    show_marked(window, "‸end")
    lines = [f"line {number}" for number in range(2 * AT_ONCE)]
    rich = "<pre>" + "\n".join(lines) + "</pre>" if is_rich else None
    drop(window, offered("\n".join(lines), rich))
    came = window.text.written
    assert came.count("line ") == len(lines)
    assert came.endswith("end")
    qtbot.waitUntil(lambda: window.text.edit.is_whole)
    assert window.text.edit.text == window.text.written == came
    window.open_post.undo()
    assert window.text.written == "end"


def test_a_very_long_line_is_dropped_whole(qtbot, window):
    show_marked(window, "‸")
    drop(window, offered("x" * (LONGEST + 1)))
    assert window.text.written == "x" * (LONGEST + 1)
    qtbot.waitUntil(window.text.edit.isReadOnly)
    assert file_of(window.open_post) == HEAD + "x" * (LONGEST + 1)
