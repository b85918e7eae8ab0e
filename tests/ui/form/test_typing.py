"""Typing bit by bit: the caret stays, what is half-typed goes nowhere it was not meant for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

WHEEL = Qt.FocusPolicy.WheelFocus


@pytest.mark.parametrize("number", ["1.5", "-2", "1.50", "2e3", ".5"])
def test_a_number_is_typed_with_the_caret_at_its_end(form, number):
    form.retype("rank", number)
    assert form.widget("rank").text() == number
    assert form.open_post.post.get("rank") == float(number)


@pytest.mark.parametrize("words", ["many", "", "nan"])
def test_what_is_no_number_is_said_and_not_written(form, words):
    before = form.text
    form.retype("rank", words + "x")
    form.qtbot.keyClick(form.widget("rank"), Qt.Key.Key_Backspace)
    assert form.widget("rank").text() == words
    assert form.text == before
    assert "Not a number" in form.notes("rank")[0]
    form.retype("rank", "4")
    assert not form.notes("rank")


def test_yaml_typed_and_never_valid_does_not_reach_another_post(form):
    form.pane.activateWindow()
    form.pane.show_field("map")
    form.qtbot.keyClicks(form.widget("map"), "[")
    form.open("---\nmap:\n  other: 1\n---\n")
    assert form.widget("map").text() == "other: 1"
    assert not form.notes("map")


def test_a_tag_typed_in_one_post_does_not_reach_another(form):
    form.pane.activateWindow()
    form.pane.show_field("tags")
    form.qtbot.keyClicks(form.widget("tags"), "half")
    form.open("---\ntags: [q]\n---\n")
    form.pane.show_field("title")
    assert form.text == "---\ntags: [q]\n---\n"


@pytest.mark.parametrize("value", ["yes", "2024", "1.10"])
def test_a_title_that_yaml_takes_for_something_else_is_a_title(form, value):
    form.open(f"---\ntitle: {value}\n---\n")
    assert form.widget("title").text() == value
    form.type("title", " or so")
    assert form.open_post.post.get("title") == f"{value} or so"


def test_a_title_is_pasted_on_one_line(form):
    paste = QMimeData()
    paste.setText("a\r\nb\n")
    form.widget("title").selectAll()
    form.widget("title").insertFromMimeData(paste)
    assert form.open_post.post.get("title") == "a b"


def test_the_wheel_enters_no_widget(form):
    for kind in (QLineEdit, QPlainTextEdit, QComboBox):
        for widget in form.pane.findChildren(kind):
            assert widget.focusPolicy() & WHEEL != WHEEL


def test_text_is_typed_where_the_last_line_has_no_end(form):
    form.open("Body\n")
    form.pane.show_raw(True)
    form.qtbot.keyClicks(form.pane.raw.text, "title: x")
    assert form.text == "---\ntitle: x\n---\n\nBody\n"
