"""Threads beside the window's give way to it, and never for long."""

from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import pytest

from editor.precedence import LONGEST, Precedence


@pytest.fixture
def beside():
    with ThreadPoolExecutor(max_workers=1) as worker:
        yield worker


def test_who_works_beside_goes_on_once_the_window_is_done(beside):
    window = Precedence()
    done: list[str] = []

    def work() -> None:
        window.give_way()
        done.append("beside")

    with window:
        begun = beside.submit(work)
        with window:
            done.append("inside")
        done.append("window")
    begun.result()
    assert done == ["inside", "window", "beside"]


def test_it_is_not_waited_for_what_itself_waits(beside):
    window = Precedence()
    begun = monotonic()
    with window:
        beside.submit(lambda: [window.give_way() for _ in range(1000)]).result()
    assert monotonic() - begun >= LONGEST


def test_the_window_does_not_wait_for_itself():
    window = Precedence()
    begun = monotonic()
    with window:
        window.give_way()
    assert monotonic() - begun < LONGEST


def test_nobody_waits_while_the_window_rests(beside):
    window = Precedence()
    with pytest.raises(ValueError, match="a"), window:
        raise ValueError("a")
    assert beside.submit(window.give_way).result() is None
