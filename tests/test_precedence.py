"""Threads beside the window's give way to it, and never for long."""

from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep

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

    window.begin()
    begun = beside.submit(work)
    sleep(LONGEST / 6)  # enough for the other to go on, if it did
    done.append("window")
    window.end()
    begun.result()
    assert done == ["window", "beside"]


def test_it_is_not_waited_for_what_itself_waits(beside):
    window = Precedence()
    begun = monotonic()
    window.begin()
    beside.submit(lambda: [window.give_way() for _ in range(1000)]).result()
    assert monotonic() - begun >= LONGEST


def test_the_window_does_not_wait_for_itself():
    window = Precedence()
    begun = monotonic()
    window.begin()
    window.give_way()
    assert monotonic() - begun < LONGEST


def test_it_goes_first_again_after_it_was_waited_for_in_vain(beside):
    window = Precedence()
    window.begin()
    beside.submit(window.give_way).result()
    begun = monotonic()
    window.begin()
    beside.submit(window.give_way).result()
    assert monotonic() - begun >= LONGEST


def test_nobody_waits_while_the_window_rests(beside):
    window = Precedence()
    waits: list[float] = []
    for _ in range(3):  # as the machine may have something else to do
        window.begin()
        window.end()
        begun = monotonic()
        beside.submit(window.give_way).result()
        waits.append(monotonic() - begun)
    assert min(waits) < LONGEST / 2
