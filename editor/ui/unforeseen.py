"""Catches every error that nobody handles: it is told, the posts stay, and the program goes on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from time import monotonic
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from editor.ui.error_dialog import ErrorDialog
from editor.ui.error_report import report, written

QUIET_SECONDS = 60.0  # the same error is not told again so soon after its dialog was shown
WORKERS = "concurrent.futures"  # the logger of errors in what is called when a worker is done


class Unforeseen(QObject):
    """Shows one dialog at a time, from whatever thread, timer, slot or painting an error comes."""

    _came = Signal(str, str)  # the way to the error, the same for the same one; and the report

    def __init__(self, parent: QObject, before_shown: Callable[[], object]) -> None:
        """`before_shown` is done first each time: the writer's text is more than the error."""
        super().__init__(parent)
        self._before_shown = before_shown
        self._told: dict[str, float] = {}
        self._dialog: ErrorDialog | None = None
        self._is_telling = False
        self._before: tuple[Any, Any, Any] | None = None
        self._handler = LoggedErrors(self._take_from_anywhere)
        # Later, and in the window's thread: no dialog opens in the midst of painting.
        self._came.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def dialog(self) -> ErrorDialog | None:
        """What is on screen."""
        return self._dialog

    def install(self) -> None:
        """Catch from now on."""
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._take_from_anywhere
        threading.excepthook = self._take_from_thread
        sys.unraisablehook = self._take_unraisable
        logging.getLogger(WORKERS).addHandler(self._handler)

    def uninstall(self) -> None:
        """Leave errors to whoever saw to them before."""
        if self._before is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
            self._before = None
        logging.getLogger(WORKERS).removeHandler(self._handler)

    def take(self, error: BaseException, trace: TracebackType | None) -> None:
        """Tell of an error; from any thread."""
        # What failed to tell of an error is not told of.
        if isinstance(error, Exception) and not self._is_telling:
            self._came.emit(written(error, trace), report(error, trace))

    def _take_from_anywhere(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error, trace)
        self.take(error, trace)

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        threading.__excepthook__(args)
        if args.exc_value is not None:
            self.take(args.exc_value, args.exc_traceback)

    def _take_unraisable(self, args: sys.UnraisableHookArgs) -> None:
        sys.__unraisablehook__(args)
        if args.exc_value is not None:
            self.take(args.exc_value, args.exc_traceback)

    def _tell(self, key: str, text: str) -> None:
        if self._dialog is not None:
            self._dialog.count_another()
        elif monotonic() - self._told.get(key, -QUIET_SECONDS) >= QUIET_SECONDS and has_window():
            self._told[key] = monotonic()
            self._is_telling = True
            self._show(text)
            self._is_telling = False  # not where showing failed: it would fail for ever

    def _show(self, text: str) -> None:
        self._before_shown()
        self._dialog = ErrorDialog(text)
        self._dialog.destroyed.connect(self._forget)
        self._dialog.show()

    def _forget(self) -> None:
        self._dialog = None


class LoggedErrors(logging.Handler):
    """Errors that come with a line of the log."""

    def __init__(self, take: Callable[..., None]) -> None:
        super().__init__(logging.ERROR)
        self._take = take

    def emit(self, record: logging.LogRecord) -> None:
        """Hand the error on."""
        if record.exc_info and record.exc_info[1] is not None:
            self._take(*record.exc_info)


def has_window() -> bool:
    """Is there something on screen that a dialog can stand before?"""
    return any(each.isVisible() for each in QApplication.topLevelWidgets())
