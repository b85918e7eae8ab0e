"""Work beside the window's thread, of which only the latest answer counts."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal

from editor.precedence import window_first
from editor.ui.from_worker import in_window_thread


class LatestAnswer(QObject):
    """Works out one thing at a time; what is asked meanwhile waits, the last alone."""

    answered = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1)  # starts its thread when first needed
        self._waiting: Callable[[], object] | None = None
        self._is_busy = False

    @property
    def is_current(self) -> bool:
        """Is the last answer that to the last question?"""
        return not self._is_busy

    def ask(self, work: Callable[[], object]) -> None:
        """Have `work` done; `answered` gives what it returns, unless more is asked meanwhile."""
        if self._is_busy:
            self._waiting = work
            return
        self._is_busy = True
        self._worker.submit(self._work, work).add_done_callback(Future.result)  # errors are logged

    def _work(self, work: Callable[[], object]) -> None:
        window_first.give_way()
        answer, has_failed = None, True
        try:
            answer, has_failed = work(), False
        finally:
            in_window_thread(self, lambda: self._take(answer, has_failed))

    def _take(self, answer: object, has_failed: bool) -> None:
        self._is_busy = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.ask(waiting)
        elif not has_failed:
            self.answered.emit(answer)
