"""Garbage is searched in the window's thread alone, and all objects while nobody writes."""

import gc
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import process_time
from weakref import ref

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from editor.ui import garbage
from editor.ui.application import TURN
from editor.ui.garbage import BUSY, FEW, GarbageSearch


@pytest.fixture
def search(qapp) -> Iterator[GarbageSearch]:
    gc.enable()
    owner = QObject()
    made = GarbageSearch(owner)
    made.look.setInterval(1)
    made.begin()
    yield made
    made.end()
    gc.disable()


@pytest.fixture
def searched() -> Iterator[list[tuple[int, threading.Thread]]]:
    """The generations of objects that were searched, and in which thread, as that happens."""
    searches: list[tuple[int, threading.Thread]] = []

    def note(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            searches.append((about["generation"], threading.current_thread()))

    gc.callbacks.append(note)
    yield searches
    gc.callbacks.remove(note)


def made(count: int) -> list[list[int]]:
    """Objects that stay, and that Python looks at for garbage."""
    return [[number] for number in range(count)]


class Circle:
    """Holds itself: it goes where it is searched for alone."""

    def __init__(self) -> None:
        self.itself = self


def all_objects(searches: list[tuple[int, threading.Thread]]) -> bool:
    """Has a search gone through all objects?"""
    return 2 in [generation for generation, _ in searches]


def test_work_beside_the_window_searches_nothing(search, searched):
    search.look.stop()
    with ThreadPoolExecutor(max_workers=1) as worker:
        assert len(worker.submit(made, 10 * FEW).result()) == 10 * FEW
    assert searched == []


def test_a_closed_widget_goes_in_the_thread_of_the_windows(search, qtbot):
    ended: list[threading.Thread] = []

    class Closed(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.itself = self

        def __del__(self) -> None:
            ended.append(threading.current_thread())

    Closed()
    with ThreadPoolExecutor(max_workers=1) as worker:
        while not ended:
            worker.submit(made, FEW // 10).result()
            qtbot.wait(5)
    assert ended == [threading.main_thread()]


def test_new_objects_are_searched_soon(search, searched, qtbot):
    qtbot.waitUntil(lambda: bool(searched))
    assert {generation for generation, _ in searched} == {1}


def test_very_many_new_objects_wait_for_the_pause(search, searched, qtbot):
    kept = made(FEW + FEW // 10)
    qtbot.waitUntil(search.pause.isActive)
    before = len(searched)
    qtbot.wait(20 * search.look.interval())
    assert len(searched) == before
    search.pause.start(1)
    qtbot.waitUntil(lambda: all_objects(searched))
    kept.clear()
    qtbot.waitUntil(lambda: len(searched) > before + 1)  # soon again


def test_new_objects_are_seen_though_as_many_old_ones_went(search, qtbot):
    old = made(2 * FEW)
    gc.collect()
    kept = made(2 * FEW)
    old.clear()
    begun = process_time()
    while process_time() - begun < BUSY:
        pass
    qtbot.waitUntil(search.pause.isActive)
    assert len(kept) == 2 * FEW


def test_all_objects_are_searched_a_while_after_the_last_change(search, searched, qtbot):
    search.pause.setInterval(1)
    search.put_off()
    qtbot.waitUntil(lambda: all_objects(searched))


@pytest.fixture
def in_front(monkeypatch) -> None:
    """A window of the program is active, which may be typed in."""
    state = Qt.ApplicationState.ApplicationActive
    monkeypatch.setattr(QGuiApplication, "applicationState", lambda: state)
    monkeypatch.setattr(garbage, "MANY", FEW)


def test_more_objects_than_are_searched_unfelt_are_frozen(search, in_front, searched, qtbot):
    frozen, kept = gc.get_freeze_count(), made(2 * FEW)
    search.pause.setInterval(1)
    search.put_off()
    qtbot.waitUntil(lambda: gc.get_freeze_count() > frozen + len(kept) // 2)
    assert not all_objects(searched)
    kept.clear()
    search.put_off()
    qtbot.waitUntil(lambda: all_objects(searched))


def test_others_in_the_place_of_what_was_frozen_are_frozen(search, in_front, searched, qtbot):
    first = made(4 * FEW)
    search.pause.setInterval(1)
    search.put_off()
    qtbot.waitUntil(lambda: not search.pause.isActive())
    first.clear()
    second, frozen = made(4 * FEW), gc.get_freeze_count()
    search.put_off()
    qtbot.waitUntil(lambda: gc.get_freeze_count() > frozen)
    assert not all_objects(searched)
    assert len(second) == 4 * FEW


@pytest.fixture
def frozen_circle(search, in_front, qtbot) -> Iterator[ref[Circle]]:
    """What goes round in a circle among much that is frozen, and nobody needs any more."""
    circle, kept = Circle(), made(2 * FEW)
    gone = ref(circle)
    search.pause.setInterval(1)
    search.put_off()
    qtbot.waitUntil(search.left.isActive)
    del circle
    qtbot.wait(20 * search.look.interval())
    assert gone() is not None
    yield gone
    assert len(kept) == 2 * FEW


def test_what_was_frozen_is_searched_while_another_program_is_in_front(frozen_circle):
    application = QGuiApplication.instance()
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert frozen_circle() is None


def test_what_was_frozen_is_searched_once_nobody_has_written_for_long(search, frozen_circle, qtbot):
    search.left.start(1)
    qtbot.waitUntil(lambda: frozen_circle() is None)


def test_nothing_stays_frozen_when_it_ends(qapp):
    owner, frozen = QObject(), gc.get_freeze_count()
    made = GarbageSearch(owner)
    made.begin()
    assert gc.get_freeze_count() > frozen
    made.end()
    assert gc.get_freeze_count() == 0


@pytest.fixture
def short_turns() -> Iterator[None]:
    """Threads change all the time, as in the program."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    yield
    sys.setswitchinterval(before)


def test_what_other_threads_are_building_is_left_alone(search, short_turns, qtbot):
    """A tuple that somebody else holds while it grows cannot be finished: Python raises."""
    with ThreadPoolExecutor(max_workers=1) as worker:
        built = worker.submit(lambda: [len(tuple([n] for n in range(50_000))) for _ in range(50)])
        qtbot.waitUntil(built.done, timeout=60_000)
    assert set(built.result()) == {50_000}


def test_python_goes_on_as_it_did(search):
    search.put_off()
    assert not gc.isenabled()
    search.end()
    assert gc.isenabled()
    search.put_off()
    assert not search.pause.isActive()
