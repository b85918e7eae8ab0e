"""A post that is dragged onto the window is opened; other files are not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from editor.ui.dropping import Dropping


@pytest.fixture
def opened():
    return []


@pytest.fixture
def window(qtbot, opened):
    window = QWidget()
    qtbot.addWidget(window)
    Dropping(window, opened.append)
    return window


def dragged(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def come(window, data):
    action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(5, 5), action, data, left, keys)
    event.ignore()
    QApplication.sendEvent(window, event)
    is_taken = event.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), action, data, left, keys))
    return is_taken


def test_the_first_post_among_them_is_opened(window, opened, tmp_path):
    assert come(window, dragged(tmp_path / "a.png", tmp_path / "b.MD", tmp_path / "c.markdown"))
    assert opened == [tmp_path / "b.MD"]


def test_other_files_are_left(window, opened, tmp_path):
    assert not come(window, dragged(tmp_path / "a.png", tmp_path / "b.html"))
    assert opened == []
