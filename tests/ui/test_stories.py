"""Whole stories over the real window: open, edit, see, save, and look at the bytes on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from editor.checks.problem import Severity
from editor.ui.main_window import MainWindow
from editor.ui.questions import Answer
from editor.ui.settings import Settings

POST = """---
layout: post
title: "The ferry"   # shown in the list
date: 2026-03-01 18:30
author: "Inês"
categories: [News]
tags: []
excerpt: "It sails “late”."
image: assets/ferry.jpg
---

The first\u00a0paragraph.

The second paragraph, with a [link][1].

[1]: https://example.org
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "_posts" / "2026-03-01-the-ferry.md"
    file.parent.mkdir()
    file.write_bytes(POST.encode())
    (tmp_path / "_config.yml").write_text("title: Harbour\ntimezone: Europe/Lisbon\n")
    (tmp_path / "_layouts").mkdir()
    (tmp_path / "_layouts" / "post.html").write_text("{{ content }}")
    return file


@pytest.fixture
def window(qtbot, settings: Settings, questions):
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    yield window
    questions.save_changes_answer = Answer.DISCARD
    window.close()


def html_of(qtbot, window: MainWindow) -> str:
    """What the page holds now."""
    answers: list[str] = []
    window.preview.page_html(answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    return answers[0]


def wait_for_text(qtbot, window: MainWindow, text: str) -> None:
    """Until the preview shows `text`."""

    def is_there() -> bool:
        return text in html_of(qtbot, window)

    qtbot.waitUntil(is_there, timeout=15_000)


def type_in_title(qtbot, window: MainWindow, words: str) -> None:
    row = window.form.row("title")
    assert row is not None
    line = row.editor.focusProxy()
    qtbot.keyClick(line, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, words)


def type_in_text(qtbot, window: MainWindow, words: str) -> None:
    window.text.edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(window.text.edit, words)


def test_open_edit_form_and_text_see_both_save(qtbot, window, path):
    window.files.open(path)
    wait_for_text(qtbot, window, "The second paragraph")
    type_in_title(qtbot, window, " at night")
    type_in_text(qtbot, window, "Well. ")
    wait_for_text(qtbot, window, "The ferry at night")
    wait_for_text(qtbot, window, "Well. The first")
    assert window.isWindowModified()
    window.actions_["save"].trigger()
    assert path.read_bytes().decode() == POST.replace(
        '"The ferry"', '"The ferry at night"'
    ).replace("The first\u00a0", "Well. The first\u00a0")
    assert not window.isWindowModified()


def test_the_caret_is_in_the_text_at_first(qtbot, window, path):
    window.files.open(path)
    window.activateWindow()
    assert window.focusWidget() is window.text.edit


def test_undo_back_to_the_start_is_unmodified(qtbot, window, path):
    window.files.open(path)
    type_in_text(qtbot, window, "x")
    assert window.isWindowModified()
    window.text.edit.setFocus()
    window.open_post.undo()
    assert not window.isWindowModified()
    window.actions_["save"].trigger()
    assert path.read_bytes() == POST.encode()


def test_looking_at_everything_writes_nothing(qtbot, window, path):
    before = path.stat().st_mtime_ns
    window.files.open(path)
    for name in ("form", "text", "preview", "problems", "raw"):
        window.actions_[name].trigger()
        window.actions_[name].trigger()
    window.form.show_field("title")
    walked = []
    while (widget := window.focusWidget()) and window.form.isAncestorOf(widget):
        walked.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert len(walked) > 8
    for theme in ("dark", "light"):
        window.actions_[theme].trigger()
    window.actions_["save"].trigger()
    assert path.read_bytes() == POST.encode()
    assert path.stat().st_mtime_ns == before


def test_problems_are_counted_and_lead_to_their_field(qtbot, window, path):
    window.files.open(path)
    found = {problem.check for problem in window.open_post.problems}
    assert any("image" in check for check in found)
    problem = next(p for p in window.open_post.problems if p.field == "image")
    assert problem.severity is not Severity.HINT
    window.activateWindow()
    window.view_commands.go_to(problem)
    row = window.form.row("image")
    assert row is not None
    assert row.notes.notes()


def test_a_problem_in_the_text_leads_to_its_line(qtbot, window, path):
    path.write_bytes(POST.replace("The second", "![gone](/nowhere.png) The second").encode())
    window.files.open(path)
    problem = next(p for p in window.open_post.problems if p.field is None and p.line)
    window.view_commands.go_to(problem)
    assert window.text.line == 3


def test_broken_front_matter_opens_as_text_and_is_mended_there(qtbot, window, path):
    path.write_bytes(POST.replace('"The ferry"', '"The ferry').encode())
    window.files.open(path)
    assert window.form.is_raw
    assert window.actions_["raw"].isChecked()
    raw = window.form.raw.text
    raw.setPlainText(raw.toPlainText().replace('"The ferry ', '"The ferry" '))
    assert window.open_post.post.yaml_error is None
    window.form.raw.back.click()
    assert not window.form.is_raw
    window.actions_["save"].trigger()
    assert path.read_bytes() == POST.encode()


def test_panes_are_remembered(qtbot, window, settings, questions, path):
    window.actions_["preview"].trigger()
    window.close()
    again = MainWindow(settings, questions)
    qtbot.addWidget(again)
    assert not again.preview.isVisibleTo(again)
    assert again.form.isVisibleTo(again)
    again.close()


def test_the_last_pane_cannot_be_hidden(qtbot, window):
    for name in ("form", "text", "preview"):
        window.show_pane(name, False)
    assert window.preview.isVisibleTo(window)


def test_a_post_dropped_on_the_window_is_opened(qtbot, window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert window.open_post.place.path == path


@pytest.mark.parametrize(
    ("answer", "closed", "written"),
    [
        (Answer.CANCEL, False, False),
        (Answer.DISCARD, True, False),
        (Answer.SAVE, True, True),
    ],
)
def test_closing_asks_about_changes(qtbot, window, questions, path, answer, closed, written):
    window.files.open(path)
    type_in_text(qtbot, window, "x")
    questions.save_changes_answer = answer
    assert window.close() is closed
    assert (path.read_bytes() != POST.encode()) is written


def test_crlf_and_bom_survive_edits_in_every_pane(qtbot, window, path):
    text = "\ufeff" + POST.replace("\n", "\r\n")
    path.write_bytes(text.encode())
    window.files.open(path)
    type_in_title(qtbot, window, "!")
    type_in_text(qtbot, window, "A")
    qtbot.keyClick(window.text.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(window.text.edit, "B ")
    window.actions_["save"].trigger()
    expected = text.replace('ferry"', 'ferry!"').replace("The first", "A\r\nB The first")
    assert path.read_bytes() == expected.encode()


def test_recent_posts_are_listed(qtbot, window, path):
    window.files.open(path)
    window._recent.fill()
    labels = [action.text() for action in window._recent._menu.actions()]
    assert any(path.name in label for label in labels)


def test_the_guide_opens(qtbot, window):
    window.actions_["guide"].trigger()
    assert window.view_commands.guide is not None
    assert "front matter" in window.view_commands.guide.browser.toPlainText()
    window.view_commands.guide.close()


def test_every_command_has_a_menu_entry_and_every_shortcut_is_its_own():
    from editor.ui.commands import COMMANDS, MENUS

    assert all(command.menu in MENUS for command in COMMANDS)
    keys = [str(command.keys) for command in COMMANDS if command.keys is not None]
    assert len(keys) == len(set(keys))
