"""What a worker tells arrives in the window's thread, and nowhere once nobody is left."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import get_ident

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from editor.ui.from_worker import in_window_thread


def test_it_is_done_in_the_thread_of_the_windows(qtbot):
    owner, threads = QObject(), []
    with ThreadPoolExecutor() as worker:
        worker.submit(in_window_thread, owner, lambda: threads.append(get_ident())).result()
    assert threads == []
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [get_ident()]


def test_it_keeps_its_order(qtbot):
    owner, told = QObject(), []
    with ThreadPoolExecutor(max_workers=1) as worker:
        for number in range(100):
            worker.submit(in_window_thread, owner, lambda number=number: told.append(number))
    qtbot.waitUntil(lambda: len(told) == 100)
    assert told == list(range(100))


def test_nothing_is_done_for_one_that_has_gone(qtbot):
    parent, told = QObject(), []
    owner, other = QObject(parent), QObject()
    with ThreadPoolExecutor() as worker:
        worker.submit(in_window_thread, owner, lambda: told.append("owner")).result()
        worker.submit(in_window_thread, other, lambda: told.append("other")).result()
    parent.deleteLater()
    QApplication.sendPostedEvents(parent, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["other"]
