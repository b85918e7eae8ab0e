"""A form that may only be read, and fields whose characters its widgets cannot hold."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from editor.ui.form.field_row import FieldRow


def for_reading(form, why: str) -> None:
    form.open_post.sheet.reading = why
    form.open_post.reading_changed.emit()


def test_a_post_for_reading_is_shown_copied_and_not_changed(form, qtbot):
    before = form.text
    for_reading(form, "Another window has it.")
    for name in ("title", "author", "excerpt", "map", "rank", "date", "image", "layout"):
        form.type(name, "x")
    qtbot.keyClicks(form.widget("tags"), "new,")
    assert form.text == before
    title = form.widget("title")
    assert title.isEnabled()
    assert title.isReadOnly()
    title.selectAll()
    title.copy()
    assert QApplication.clipboard().text() == "The ferry"
    for_reading(form, "")
    form.type("title", "!")
    assert form.open_post.post.get("title") == "The ferry!"
    form.type("rank", "1")
    assert form.open_post.post.get("rank") == 31
    assert form.editor("date").button.isEnabled()


def test_nothing_is_pasted_into_tags_for_reading(form, qtbot):
    before = form.text
    QApplication.clipboard().setText("new")
    for_reading(form, "Another window has it.")
    line = form.widget("tags")
    qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == ""
    assert form.text == before
    for_reading(form, "")
    qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "new"


def test_the_front_matter_as_text_may_be_read_only_too(form, qtbot):
    before = form.text
    for_reading(form, "Another window has it.")
    form.pane.show_raw(True)
    qtbot.keyClicks(form.pane.raw.text, "x")
    assert form.text == before
    form.pane.raw.back.click()
    assert not form.pane.is_raw


def said_lost(row: FieldRow) -> str:
    return row._lost.accessibleName() if row._lost.isVisible() else ""


@pytest.mark.parametrize("character", ["\u2029", "\ufdd0", "\r"])
def test_a_text_that_the_widget_cannot_hold_is_shown_for_reading(form, qtbot, character):
    escaped = {"\r": "\\r", "\u2029": "\\P", "\ufdd0": "\\ufdd0"}[character]
    file = f'---\ntitle: "a{escaped}b"\nexcerpt: c\nauthor: d\n---\n'
    form.open(file)
    assert form.open_post.post.get("title") == f"a{character}b"
    form.type("title", "x")
    row = form.pane.row("title")
    assert form.text == file
    assert f"U+{ord(character):04X}" in said_lost(row)
    form.type("excerpt", "x")
    assert form.text == file.replace("excerpt: c", "excerpt: cx")
    form.open("---\ntitle: plain\n---\n")
    assert said_lost(row) == ""
    form.type("title", "!")
    assert form.open_post.post.get("title") == "plain!"


def test_front_matter_that_the_text_view_cannot_hold_is_for_reading(form, qtbot):
    file = "---\ntitle: a\n# a\u2029b\n---\n"
    form.open(file)
    form.pane.show_raw(True)
    qtbot.keyClicks(form.pane.raw.text, "x")
    assert form.text == file
    assert "U+2029" in form.pane.raw.lost.accessibleName()
    form.open("---\ntitle: a\n---\n")
    form.pane.show_raw(True)
    assert not form.pane.raw.lost.isVisible()
    qtbot.keyClick(form.pane.raw.text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(form.pane.raw.text, "x: 1")
    assert form.open_post.post.get("x") == 1


@pytest.mark.parametrize("name", ["author", "layout", "image", "slug", "title", "excerpt"])
@pytest.mark.parametrize("start", ["\\uFEFF", "\\uFFFE", "\\L", "\\N", "\\x01", "\\0", "a\\n"])
def test_a_key_in_a_line_keeps_its_other_characters(form, qtbot, name: str, start: str):
    form.open(f'---\n{name}: "{start}end"\n---\n')
    value = form.open_post.post.get(name)
    assert value.endswith("end")
    form.type(name, "x")
    assert form.open_post.post.get(name) == value + "x"


@pytest.mark.parametrize("typed", ["\x07", "\x1b", "\x85", "\u2028", "\ufeff", "\0", "\U0010ffff"])
def test_characters_that_yaml_cannot_hold_are_escaped(form, qtbot, typed: str):
    for name in ("author", "title", "excerpt"):
        widget = form.widget(name)
        if hasattr(widget, "insertPlainText"):
            widget.selectAll()
            widget.insertPlainText("a" + typed)
        else:
            widget.selectAll()
            widget.insert("a" + typed)
            widget.textEdited.emit(widget.text())
        assert form.open_post.post.get(name) == "a" + typed
        assert form.open_post.post.yaml_error is None


def test_nul_is_not_pasted_into_the_text_of_the_front_matter(form, qtbot):
    form.pane.show_raw(True)
    form.pane.raw.text.selectAll()
    QApplication.clipboard().setText("title: a\0b\n")
    form.pane.raw.text.paste()
    assert "\0" not in form.text
    assert form.open_post.post.get("title") == "ab"
