"""What a post says is never taken for HTML by labels, boxes and tips, nor a file loaded for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QProgressDialog, QToolTip, QWidget

from editor.ui.questions import Questions


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
    QToolTip.showText(QPoint(5, 5), hostile, window)
    (tip,) = [w for w in QApplication.topLevelWidgets() if w.inherits("QTipLabel")]
    assert isinstance(tip, QLabel)
    assert tip.textFormat() is Qt.TextFormat.PlainText
    assert tip.text() == hostile
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
