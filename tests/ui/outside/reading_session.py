"""A session in which all images of a site are shown, in every place where the program shows them.

`reading_session.py FILE…` ends with 0 once it has done so.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from driven_session import Steps, run
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QToolTip, QWidget
from shiboken6 import isValid

from editor.ui.completing.completing_choice import CompletingChoice
from editor.ui.main_window import MainWindow
from editor.ui.overview.overview import Overview
from editor.ui.preview.site_choices import View

MOST_TIPS = 12  # of a list


def session(window: MainWindow) -> Steps:
    """What is done, in steps; each gives what is to be true before the next."""
    for path in map(Path, sys.argv[1:]):
        yield from look(window, path)
    yield from complete(window)
    for name in ("elsewhere", "images"):
        window.actions_[name].trigger()
        yield None
    assert window.images.images is not None
    for tab in range(window.images.images.tabs.count()):
        window.images.images.tabs.setCurrentIndex(tab)
        yield from thumbnails_and_tips(window.images.images)
    window.actions_["save"].trigger()
    yield lambda: not window.open_post.is_unsaved
    QApplication.closeAllWindows()


def look(window: MainWindow, path: Path) -> Steps:
    """A post is shown in each view; its images in the form and in the overview."""
    window.files.open(path)
    yield lambda: window.open_post.place.path == path
    for view in View:
        window.preview.show_view(view)
        yield lambda: window.preview.is_current
    window.show_pane("overview", True)
    pane = window.part(Overview).pane
    pane.tabs.setCurrentWidget(pane.linked)
    yield lambda: pane.linked.rows.count() > 0
    yield from thumbnails_and_tips(window)


def thumbnails_and_tips(window: QWidget) -> Steps:
    """All lists in a window are scrolled through, and their tips shown, and those of its parts."""
    for view in window.findChildren(QAbstractItemView):
        if view.isVisible() and view.model() is not None:
            for row in range(0, view.model().rowCount(), 4):
                view.scrollTo(view.model().index(row, 0), view.ScrollHint.EnsureVisible)
                view.viewport().repaint()
                QApplication.processEvents()
            show_tips(view.viewport(), places(view))
    for each in window.findChildren(QWidget):
        if isValid(each) and each.isVisible() and each.toolTip():  # notices come and go
            show_tips(each, [each.rect().center()])
    yield None


def places(view: QAbstractItemView) -> Iterator[QPoint]:
    """The middles of a list's first rows."""
    view.scrollToTop()
    for row in range(min(view.model().rowCount(), MOST_TIPS)):
        yield view.visualRect(view.model().index(row, 0)).center()


def show_tips(widget: QWidget, points: Iterator[QPoint] | list[QPoint]) -> None:
    """As if the mouse rested there."""
    for point in points:
        event = QHelpEvent(QEvent.Type.ToolTip, point, widget.mapToGlobal(point))
        QApplication.sendEvent(widget, event)
        QApplication.processEvents()
    QToolTip.hideText()


def complete(window: MainWindow) -> Steps:
    """The images of the site are offered, each with a small picture."""
    popup = window.part(CompletingChoice).completion.popup
    window.activateWindow()
    edit = window.text.edit
    edit.setFocus()
    yield edit.hasFocus
    edit.moveCursor(edit.textCursor().MoveOperation.Start)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    edit.moveCursor(edit.textCursor().MoveOperation.Start)
    QTest.keyClicks(edit, "![](way")
    yield popup.isVisible
    for _ in range(popup.model.rowCount()):
        QTest.keyClick(edit, Qt.Key.Key_Down)
        popup.repaint()
    yield None
    QTest.keyClick(edit, Qt.Key.Key_Escape)


if __name__ == "__main__":
    run(session)
