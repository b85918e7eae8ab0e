"""A session with the whole program: posts are opened, written in, looked at every way and saved.

`session.py FILE…` ends with 0 once it has done so.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.running_window import Request
from editor.ui import application, windows
from editor.ui.main_window import MainWindow
from editor.ui.preview.site_choices import View

LONGEST_MS = 20_000
STEP_MS = 20
WINDOWS = ("elsewhere", "guide", "check_site", "images")


def session(window: MainWindow, files: list[Path]) -> Iterator[object]:
    """What is done, in steps; each gives what is to be true before the next."""
    for path in files:
        window.files.open(path)
        yield lambda path=path: window.open_post.place.path == path
        for view in View:
            window.preview.show_view(view)
            yield lambda: window.preview.is_current
            QTest.keyClicks(window.text.focusProxy() or window.text, "a word ")
            yield lambda: window.preview.is_current
        window.actions_["copy_rich"].trigger()
        window.actions_["save"].trigger()
        yield lambda: not window.open_post.is_unsaved
    for name in WINDOWS:
        window.actions_[name].trigger()
        yield None
    QApplication.closeAllWindows()


def drive(steps: Iterator[object], waits: object = None, waited: int = 0) -> None:
    """Do the next step as soon as it may be."""
    if waited > LONGEST_MS:
        sys.stderr.write(f"waited in vain at line {steps.gi_frame.f_lineno}\n")
        os._exit(3)
    if callable(waits) and not waits():
        QTimer.singleShot(STEP_MS, lambda: drive(steps, waits, waited + STEP_MS))
        return
    try:
        waits = next(steps)
    except StopIteration:
        return
    QTimer.singleShot(500 if waits is None else STEP_MS, lambda: drive(steps, waits))


def stop(*error: object) -> None:
    """An error that nobody has handled ends the session."""
    sys.__excepthook__(*error)
    os._exit(4)


class DrivenWindows(windows.Windows):
    """Whose first window is worked in."""

    def new(self, paths=()) -> MainWindow:
        window = super().new(paths)
        sys.excepthook = stop
        QTimer.singleShot(0, lambda: drive(session(window, list(map(Path, sys.argv[1:])))))
        return window


if __name__ == "__main__":
    application.Windows = DrivenWindows
    asked = Namespace(screenshot=None, theme=None, size=(1200, 800), request=Request())
    code = application.run(asked)
    sys.stdout.flush()
    os._exit(code)
