"""The window's thread goes first until all that was to be done is done, painting included."""

from __future__ import annotations

from threading import Thread
from time import monotonic, sleep

from PySide6.QtCore import QTimer
from shiboken6 import delete, isValid

from editor.precedence import LONGEST, window_first
from editor.ui.turn import Turn, TurnTimer, take_turn


def test_what_works_beside_waits_until_the_window_has_nothing_to_do(qtbot):
    done: list[str] = []

    def work() -> None:
        window_first.give_way()
        done.append("beside")

    worker = Thread(target=work)
    take_turn()
    QTimer.singleShot(0, lambda: done.append("more"))
    take_turn()  # in the same turn
    worker.start()
    sleep(LONGEST / 6)  # enough for the other to go on, if it did
    done.append("window")
    qtbot.waitUntil(lambda: len(done) == 3)
    worker.join()
    assert done[0] == "window"
    assert set(done[1:]) == {"more", "beside"}


def test_what_a_timer_does_is_a_turn(qtbot):
    done: list[str] = []

    def work() -> None:
        window_first.give_way()
        done.append("beside")

    def act() -> None:
        worker.start()
        sleep(LONGEST / 6)
        done.append("window")

    worker, timer = Thread(target=work), TurnTimer(singleShot=True, interval=0)
    timer.timeout.connect(act)
    timer.start()
    qtbot.waitUntil(lambda: len(done) == 2)
    worker.join()
    assert done == ["window", "beside"]


def test_nobody_waits_once_the_turn_is_over(qtbot):
    waits: list[float] = []
    for _ in range(3):  # as the machine may have something else to do
        take_turn()
        qtbot.wait(10)
        begun = monotonic()
        worker = Thread(target=window_first.give_way)
        worker.start()
        worker.join()
        waits.append(monotonic() - begun)
    assert min(waits) < LONGEST / 2


def test_there_are_no_turns_once_the_program_has_ended(qapp):
    turn = Turn()
    delete(turn)
    turn.take()  # raises nothing, which would end in a crash where Qt calls
    assert not isValid(turn)
