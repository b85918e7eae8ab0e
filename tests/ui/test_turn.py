"""The window's thread goes first until all that was to be done is done, painting included."""

from __future__ import annotations

from threading import Thread
from time import monotonic

from PySide6.QtCore import QTimer

from editor.precedence import LONGEST, window_first
from editor.ui.turn import take_turn


def test_what_works_beside_waits_until_the_window_has_nothing_to_do(qtbot):
    done: list[str] = []

    def work() -> None:
        window_first.give_way()
        done.append("beside")

    worker = Thread(target=work)
    take_turn()
    QTimer.singleShot(0, lambda: done.append("more"))
    take_turn()  # in the same turn
    done.append("window")
    worker.start()
    qtbot.waitUntil(lambda: len(done) == 3)
    worker.join()
    assert done[0] == "window"
    assert set(done[1:]) == {"more", "beside"}


def test_nobody_waits_once_the_turn_is_over(qtbot):
    take_turn()
    qtbot.wait(10)
    begun = monotonic()
    worker = Thread(target=window_first.give_way)
    worker.start()
    worker.join()
    assert monotonic() - begun < LONGEST
