"""What a post says is never taken for HTML by labels, boxes and tips, nor a file loaded for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListView,
    QMessageBox,
    QProgressDialog,
    QToolTip,
    QWidget,
)

from editor.ui.main_window import MainWindow
from editor.ui.plain_text import plain_tip
from editor.ui.questions import Answer, Questions


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    """Markup with a picture that would never come to an end: whoever loads it hangs."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    return f"<b>Bold</b> <img src='{pipe}'>"


def test_a_label_shows_it_as_it_is(qtbot, hostile):
    label = QLabel(hostile)
    qtbot.addWidget(label)
    label.show()
    assert label.textFormat() is Qt.TextFormat.PlainText
    label.setText(hostile * 2)
    assert label.sizeHint().width() > label.fontMetrics().horizontalAdvance(hostile)


def test_a_tip_shows_it_as_it_is(qtbot, hostile):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    for text in (hostile, "a &lt;img src=x&gt;", "<?xml version='1.0'?>", "plain < words & more"):
        shown = plain_tip(text)
        assert shown.replace("\u2060", "") == text
        assert not Qt.mightBeRichText(shown)
    QToolTip.showText(QPoint(5, 5), plain_tip(hostile), window)
    (tip,) = [w for w in QApplication.topLevelWidgets() if w.inherits("QTipLabel")]
    assert isinstance(tip, QLabel)
    assert tip.text() == plain_tip(hostile)
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_boxes_show_it_as_it_is(qtbot, hostile):
    window = QWidget()
    qtbot.addWidget(window)
    boxes = [Questions(window)._box(hostile, hostile), QProgressDialog(hostile, "x", 0, 0, window)]
    for box in boxes:
        box.show()
        labels = [each for each in box.findChildren(QLabel) if "Bold" in each.text()]
        assert labels
        assert {each.textFormat() for each in labels} == {Qt.TextFormat.PlainText}
        box.close()
    assert isinstance(boxes[0], QMessageBox)


def test_no_tip_of_the_window_is_taken_for_html(qtbot, settings, questions, post_file, tmp_path):
    name = "<img src='x'>"
    text = (
        f'---\ntitle: "{name}"\ntags: ["{name * 9}"]\n"{name}": 1\nimage: "{name}"\n---\n{name}\n'
    )
    (tmp_path / "_config.yml").write_text(f'title: "{name}"\npermalink: "/{name}/:title"\n')
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    window.show()
    window.files.open(post_file(text))
    qtbot.keyClicks(window.form.row(name).editor.focusProxy(), "2")
    qtbot.waitUntil(lambda: bool(window.site_posts.entries))
    window.open_post.settle()
    owners = [*window.findChildren(QWidget), *window.findChildren(QAction)]
    tips = [each.toolTip() for each in owners]
    model = window.post_list.findChildren(QListView)[0].model()
    tips += [model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(2)]
    assert any("img" in (tip or "") for tip in tips)
    assert not [tip for tip in tips if tip and Qt.mightBeRichText(tip)]
    questions.save_changes_answer = Answer.DISCARD
    window.close()
