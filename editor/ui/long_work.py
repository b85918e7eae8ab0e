"""Work that takes its time, beside the window's thread: with progress, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from editor.moves.plan import Watch
from editor.post.errors import Cancelled
from editor.ui.from_worker import in_window_thread

T = TypeVar("T")
SHOWN_AFTER_MS = 400


def do_beside(window: QWidget, title: str, work: Callable[[Watch], T]) -> T:
    """What `work` gives; the window lives on meanwhile, but nobody changes anything in it.

    Work of more than a moment shows how far it has come below `title`, and can be stopped. Raises
    what `work` raises; Cancelled where the writer stopped it.
    """
    waiting = Waiting(window, title)
    with ThreadPoolExecutor(max_workers=1) as worker:
        future = worker.submit(work, waiting.watch)
        future.add_done_callback(waiting.tell_end)
        waiting.wait()
        return future.result()


class Waiting(QObject):
    """Waits for one piece of work."""

    def __init__(self, window: QWidget, title: str) -> None:
        super().__init__(window)
        self._is_stopped = self._is_over = False
        self._loop = QEventLoop(self)
        self._dialog = QProgressDialog(title, self.tr("Cancel"), 0, 0, window)
        self._dialog.setWindowTitle("Post Editor")
        self._dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._dialog.setMinimumDuration(2**31 - 1)  # shown by us
        self._dialog.setAutoClose(False)
        self._dialog.setAutoReset(False)
        self._dialog.canceled.connect(self._stop)

    def watch(self, done: int, of: int) -> None:
        """Tell, from the worker, how far the work has come. Raises Cancelled."""
        if self._is_stopped:
            raise Cancelled("It was stopped. Nothing was changed.")
        in_window_thread(self, lambda: self._show_progress(done, of))

    def tell_end(self, _future: Future[Any]) -> None:
        """The work is done; told from the worker."""
        in_window_thread(self, self._end)

    def wait(self) -> None:
        """Come back when the work is done."""
        # What is typed in the first moments is kept until then: no dialog catches it yet.
        soon = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        soon.timeout.connect(self._loop.quit)
        soon.start()
        self._loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if not self._is_over:
            self._dialog.show()
            self._loop.exec()
        soon.stop()
        self._is_stopped |= not self._is_over  # the program ends: no loop runs any more
        self._dialog.deleteLater()
        self.deleteLater()

    def _show_progress(self, done: int, of: int) -> None:
        self._dialog.setMaximum(of)
        self._dialog.setValue(done)

    def _stop(self) -> None:
        self._is_stopped = True
        self._dialog.setLabelText(self.tr("Stopping …"))
        self._dialog.show()  # until the work has come to its end

    def _end(self) -> None:
        self._is_over = True
        self._loop.quit()
