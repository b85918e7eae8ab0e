"""All objects are looked through for garbage when nobody writes, not in the middle of a key."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from editor.ui.garbage import GarbageSearch


@pytest.fixture
def search(qapp) -> Iterator[GarbageSearch]:
    owner = QObject()
    made = GarbageSearch(owner)
    yield made
    made.end()


@pytest.fixture
def searched() -> Iterator[list[int]]:
    """The generations of objects that were looked through, as that happens."""
    generations: list[int] = []

    def note(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            generations.append(about["generation"])

    gc.callbacks.append(note)
    yield generations
    gc.callbacks.remove(note)


def made(count: int) -> list[list[int]]:
    """Objects that stay, and that Python looks at for garbage."""
    return [[number] for number in range(count)]


def test_objects_that_are_made_start_no_search_through_all(search, searched):
    search.begin()
    kept = made(2 * len(gc.get_objects()))
    assert set(searched) == {0, 1}
    assert kept


def test_the_search_comes_a_while_after_the_last_change(search, searched, qtbot):
    search.begin()
    search.pause.setInterval(1)
    search.put_off()
    qtbot.waitUntil(lambda: 2 in searched)


def test_python_goes_on_as_it_did(search, searched):
    usual = gc.get_threshold()
    search.begin()
    search.put_off()
    search.end()
    assert gc.get_threshold() == usual
    assert not search.pause.isActive()
    search.put_off()
    assert not search.pause.isActive()
