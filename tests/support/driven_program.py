"""The real program in a process of its own, with something done in its window once that is up."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Timer

from editor.journal.recovery import orphans

LIMIT = 120  # seconds for a word; and for its end
NO_SCREEN = {"QT_QPA_PLATFORM": "offscreen"}
DRIVER = """
import sys
from PySide6.QtCore import QTimer
from editor.cli import main
from editor.ui.windows import Windows

show = Windows.new

def show_and_act(self, *args, **kwargs):
    window = show(self, *args, **kwargs)
    QTimer.singleShot(0, window, lambda: act(window))
    return window

def say(word):
    print(word, flush=True)

def act(window):
{act}

Windows.new = show_and_act
sys.exit(main(sys.argv[1:]))
"""


class DrivenProgram:
    """Runs the program on `paths`; `act` is code about its `window`, which may `say` words.

    `screen` is where its windows are shown: on none, unless it is given.
    """

    def __init__(
        self, home: Path, act: str, *paths: Path, screen: Mapping[str, str] = NO_SCREEN
    ) -> None:
        self.errors = ""
        self.state = home / "state" / "post-editor"
        environ = {
            **os.environ,
            "HOME": str(home),
            **{f"XDG_{n}_HOME": str(home / n.lower()) for n in ("CONFIG", "CACHE", "STATE")},
            "XDG_RUNTIME_DIR": str(home / "run"),
            **screen,
            "QTWEBENGINE_CHROMIUM_FLAGS": "--disable-gpu",
        }
        (home / "run").mkdir(mode=0o700, parents=True, exist_ok=True)
        indented = "\n".join(f"    {line}" for line in act.strip().splitlines())
        self._said = home / "errors.txt"  # a pipe that nobody reads would hold it when it is full
        with self._said.open("w") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-c", DRIVER.replace("{act}", indented), *map(str, paths)],
                env=environ,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
            )

    def __enter__(self) -> DrivenProgram:
        return self

    def __exit__(self, *_error: object) -> None:
        self.process.kill()
        self.process.communicate()

    def wait_for(self, word: str) -> None:
        """Until it has said `word`."""
        assert self.process.stdout
        limit = Timer(LIMIT, self.process.kill)
        limit.start()
        try:
            if any(line.strip() == word for line in self.process.stdout):
                return
        finally:
            limit.cancel()
        raise AssertionError(f"it ended before it said {word!r}: {self.ended()} {self.errors}")

    def send(self, number: int) -> None:
        """Send a signal."""
        self.process.send_signal(number)

    def ended(self) -> int:
        """Its exit code; what it said to the terminal is in `errors` then."""
        self.process.communicate(timeout=LIMIT)
        self.errors = self._said.read_text("utf-8", "replace")
        return self.process.returncode

    def copies(self) -> list[str]:
        """The texts of the posts that it left unsaved and kept."""
        sessions = orphans(self.state)
        found = [copy.data.decode() for session in sessions for copy in session.copies()]
        for session in sessions:
            session.end()
        return found
