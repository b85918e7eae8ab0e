"""Where Python writes the way to a crash of the whole program, told at the next start."""

from __future__ import annotations

import faulthandler
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from editor.checks.problem import Severity
from editor.journal.recovery import is_alive
from editor.post.errors import FileError
from editor.ui.error_report import shortened, surroundings
from editor.ui.journal.journal import Journal
from editor.ui.notices import Notice, Notices

HOME = "crashes"
KEY = "crash"  # of the notice
MOST_CHARACTERS = 20_000  # of a report


class CrashLog:
    """A file for each run of the program, which stays empty and goes with it, as a rule."""

    def __init__(self, journal: Journal) -> None:
        self._state, self._name = journal.folder, journal.session.id
        self._folder = journal.folder / HOME
        self._file: TextIO | None = None

    def begin(self) -> str:
        """Write there from now on; gives the report of the last crash, or ""."""
        with suppress(OSError, FileError):  # the next crash will not be told of, and that is all
            self._folder.mkdir(mode=0o700, exist_ok=True)
            last = self._last()
            self._file = (self._folder / self._name).open("w", encoding="utf-8")
            faulthandler.enable(self._file)
            return last
        return ""

    def end(self) -> None:
        """The program ends in order."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            with suppress(OSError):  # it is empty: the next start clears it away
                (self._folder / self._name).unlink()

    def _last(self) -> str:
        """What the last of the runs that have gone left. Raises OSError, FileError."""
        gone = [each for each in self._folder.iterdir() if not is_alive(self._state, each.name)]
        texts: list[str] = []
        for each in sorted(gone, key=lambda file: file.stat().st_mtime):
            texts.append(read(each))
            each.unlink()
        told = [text for text in texts if text]
        return f"{surroundings()}\n\n{told[-1]}" if told else ""


def read(file: Path) -> str:
    """The beginning of a report. Raises OSError."""
    with file.open(encoding="utf-8", errors="replace") as lines:
        return shortened(lines.read(MOST_CHARACTERS).strip())


def tell_of_crash(notices: Notices, report: str) -> None:
    """Say above the panes that the program crashed; nothing for no report."""
    if not report:
        return
    translate = QCoreApplication.translate
    said = translate(
        "crash_log",
        "Post Editor crashed when it ran last. What was not saved then is offered to you. The "
        "report holds nothing of your posts: send it to whoever gave you this program.",
    )
    copy = translate("crash_log", "Copy the report")
    actions = {copy: lambda: QApplication.clipboard().setText(report)}
    notices.show_notice(None, KEY, Notice(Severity.WARNING, said, actions))
