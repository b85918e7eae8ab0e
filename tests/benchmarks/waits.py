"""How long the window does not answer while a hostile text is opened, typed in and settles.

    python tests/benchmarks/waits.py [--size 1000000] [words that the names of the shapes hold]

The real window is driven without a screen; a timer notes the longest gap between its ticks (ms),
and in brackets the most that the window's own thread worked in one: all that a quiet machine with
a core to spare would show.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from time import perf_counter, thread_time

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from hostile_shapes import SHAPES

LIMIT = 120  # seconds for one shape
KEYS = 10
PHASES = ("open", "type", "settle", "form")
FELT_MS = 100


class Heart:
    """Beats as often as it can; the longest time between two beats."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self._last, self._last_own = perf_counter(), thread_time()
        self.longest = self.longest_own = 0.0
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, own = perf_counter(), thread_time()
        self.longest = max(self.longest, now - self._last)
        self.longest_own = max(self.longest_own, own - self._last_own)
        self._last, self._last_own = now, own

    def during(self, act: Callable[[], object], seconds: float) -> tuple[float, float]:
        """The longest gap in ms while something is done, and for some seconds after.

        And the most that the window's thread itself worked in one: the rest it waited for others.
        """
        from PySide6.QtTest import QTest

        self._beat()
        self.longest = self.longest_own = 0.0
        act()
        QTest.qWait(round(seconds * 1000))
        self._beat()
        return self.longest * 1000, self.longest_own * 1000


def measure(name: str, size: int) -> None:
    """Open a text of that shape in the window; print the longest gap of each phase."""
    os.environ.update(QT_QPA_PLATFORM="offscreen", QTWEBENGINE_DISABLE_SANDBOX="1")
    folder = Path(tempfile.mkdtemp())
    os.environ.update(XDG_CACHE_HOME=str(folder), XDG_STATE_HOME=str(folder))
    from PySide6.QtCore import QSettings
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from editor.ui.main_window import MainWindow
    from editor.ui.preview.preview_pane import PreviewPane
    from editor.ui.settings import Settings

    PreviewPane.register_scheme()
    application = QApplication(["waits"])
    (folder / "_posts").mkdir()
    path = folder / "_posts" / "2025-12-03-a.md"
    path.write_bytes(f"---\ntitle: a\n---\n{SHAPES[name](size)}".encode())
    window = MainWindow(Settings(QSettings(str(folder / "ini"), QSettings.Format.IniFormat)))
    window.resize(1280, 800)
    window.show()
    QTest.qWait(1500)  # the page of the preview is loaded
    heart = Heart()

    def type_key() -> None:
        QTest.keyClicks(window.text.edit, "x")

    def show(phase: str, *gaps: tuple[float, float]) -> None:
        print(json.dumps([phase, [max(each) for each in zip(*gaps, strict=True)]]), flush=True)

    show("open", heart.during(lambda: window.files.open(path), 3))
    show("type", *[heart.during(type_key, 0.15) for _ in range(KEYS)])
    show("settle", heart.during(type_key, 4))
    form = lambda: window.open_post.change(window.open_post.post.set("title", "b"), None)  # noqa: E731
    show("form", heart.during(form, 1))
    del application
    sys.stdout.flush()
    os._exit(0)  # what the worker still renders need not be waited for


def gaps(name: str, size: int) -> dict[str, tuple[float, float]]:
    """The longest gap of each phase in ms; a phase that did not end is not among them."""
    command = [sys.executable, __file__, "--measure", name, "--size", str(size)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    timer = Timer(LIMIT, process.kill)
    timer.start()
    output, errors = process.communicate()
    timer.cancel()
    found = dict(json.loads(line) for line in output.splitlines())
    if len(found) < len(PHASES) and "Traceback" in errors:
        print(errors[-1500:], file=sys.stderr)
    return found


def main() -> int:
    """Print the table; 1 where typing waits longer than is felt."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="what the names of the shapes hold")
    parser.add_argument("--size", type=int, default=1_000_000, help="characters")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        measure(given.measure, given.size)
    slow = 0
    print(f"{'shape':40}" + "".join(f"{phase:>15}" for phase in PHASES))
    for name in SHAPES:
        if given.words and not any(word in name for word in given.words):
            continue
        found = gaps(name, given.size)
        slow += any(phase not in found or found[phase][1] > FELT_MS for phase in PHASES[1:])
        cells = "".join(
            "{:>8.0f} ({:>4.0f})".format(*found[phase]) if phase in found else f"{'–':>15}"
            for phase in PHASES
        )
        print(f"{name:40}{cells}", flush=True)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
