"""The whole program, in whose first window something is done, step by step."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from PySide6.QtCore import QTimer

from editor.running_window import Request
from editor.ui import application, windows
from editor.ui.main_window import MainWindow

LONGEST_MS = 20_000
STEP_MS = 20
PAUSE_MS = 500
IN_VAIN, UNFORESEEN = 3, 4  # exit codes
Steps = Iterator[Callable[[], object] | None]


def run(session: Callable[[MainWindow], Steps], *, ends_with_error: bool = True) -> NoReturn:
    """Run the program, and do `session` in its window; ends with the program's exit code.

    Each step gives what is to be true before the next, or None for a pause.
    """

    class DrivenWindows(windows.Windows):
        def new(self, *args, **kwargs) -> MainWindow:
            window = super().new(*args, **kwargs)
            if len(self.open) == 1:
                QTimer.singleShot(0, window, lambda: begin(session(window), ends_with_error))
            return window

    application.Windows = DrivenWindows
    code = application.run(
        Namespace(screenshot=None, theme=None, size=(1200, 800), request=Request())
    )
    sys.stdout.flush()
    os._exit(code)


def begin(steps: Steps, ends_with_error: bool) -> None:
    """Do the first step, now that the program has seen to errors in its own way."""
    if ends_with_error:
        sys.excepthook = stop
    drive(steps)


def drive(steps: Steps, waits: Callable[[], object] | None = lambda: True, waited: int = 0) -> None:
    """Do the next step as soon as it may be."""
    if waited > LONGEST_MS:
        sys.stderr.write(f"waited in vain at line {line_of(steps)}\n")
        os._exit(IN_VAIN)
    if waits is not None and not waits():
        QTimer.singleShot(STEP_MS, lambda: drive(steps, waits, waited + STEP_MS))
        return
    try:
        waits = next(steps)
    except StopIteration:
        return
    except Exception:  # noqa: BLE001 whatever it is, there is no next step
        stop(*sys.exc_info())
    QTimer.singleShot(PAUSE_MS if waits is None else STEP_MS, lambda: drive(steps, waits))


def line_of(steps: Steps) -> int:
    """Where the innermost of these generators stands."""
    while (inner := getattr(steps, "gi_yieldfrom", None)) is not None:
        steps = inner
    return steps.gi_frame.f_lineno


def stop(*error: Any) -> NoReturn:
    """An error ends the session."""
    sys.__excepthook__(*error)
    os._exit(UNFORESEEN)
