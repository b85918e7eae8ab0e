"""How long the window does not answer while a hostile text is opened, typed in, pasted, deleted.

    python tests/benchmarks/waits.py                  every shape, of 1 MB
    python tests/benchmarks/waits.py --from 20 --to 40  some of them, by their numbers
    python tests/benchmarks/waits.py --where pipes    and what took so long, in the named ones

The real window is driven without a screen; a timer notes the longest gap between its ticks (ms),
and in brackets the most that the window's own thread worked in one: all that a quiet machine with
a core to spare would show. A step ends when the program rests.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from threading import Thread, Timer, current_thread, main_thread
from time import perf_counter, process_time, sleep, thread_time
from traceback import extract_stack

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from hostile_shapes import SHAPES

LIMIT = 180  # seconds for one shape
KEYS = 6
STEPS = ("open", "type", "settle", "garbage", "form", "leave", "paste", "undo", "redo", "delete")
FELT_MS = 100
LONGEST = 6  # seconds that the end of one step is waited for
LOOK_MS = 250  # between two looks at whether the program rests
RESTING = 0.5  # of that time; while a long text is coloured bit by bit it works less
DROP_CAPABILITY, NICE = 24, 23  # linux/prctl.h, linux/capability.h
LOOKED_INTO = 0.03  # seconds of a turn from which on its work is looked at


def wait(ms: int) -> None:
    """Let the program go on; `QTest.qWait` would hold Python's lock, and no thread would work."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


class Heart:
    """Beats as often as it can; the longest time between two beats."""

    def __init__(self, is_shown: Callable[[], bool]) -> None:
        from PySide6.QtCore import QTimer

        self._last, self._last_own = perf_counter(), thread_time()
        self.longest = self.longest_own = 0.0
        self._is_shown = is_shown  # does the preview hold the text?
        self._seen: list[str] = []
        self._searched = self._search_began = 0.0  # seconds that Python looked for garbage
        gc.callbacks.append(self._note_search)
        self.where = ""  # what was done, most of the time, in the turn with the most work
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, own = perf_counter(), thread_time()
        self.longest = max(self.longest, now - self._last)
        if own - self._last_own > self.longest_own:
            self.longest_own = own - self._last_own
            places = [f"{count:6} {place}" for place, count in Counter(self._seen).most_common(2)]
            self.where = "\n".join((f"{self._searched * 1000:6.0f} ms for garbage", *places))
        self._seen.clear()
        self._searched = 0.0
        self._last, self._last_own = now, own

    def _note_search(self, phase: str, _info: object) -> None:
        if phase == "start":
            self._search_began = thread_time()
        elif current_thread() is main_thread():
            self._searched += thread_time() - self._search_began

    def watch(self) -> None:
        """Look at what the window's thread does, for ever: where it takes long, that is noted."""
        while True:
            sleep(0.004)
            if perf_counter() - self._last > LOOKED_INTO:
                frame = sys._current_frames().get(main_thread().ident or 0)
                frames = [each for each in extract_stack(frame) if "/editor/" in each.filename]
                self._seen.append(
                    " < ".join(
                        f"{each.filename.split('/editor/')[1]}:{each.lineno} {each.name}"
                        for each in reversed(frames)
                    )
                )

    def during(self, act: Callable[[], object], seconds: float) -> tuple[float, float]:
        """The longest gap in ms while something is done, for so long after, and until all rests.

        And the most that the window's thread itself worked in one: the rest it waited for others.
        """
        self._beat()
        self.longest = self.longest_own = 0.0
        self.where = ""
        act()
        wait(round(seconds * 1000))
        if seconds > LOOK_MS / 1000:
            self._rest()
        self._beat()
        return self.longest * 1000, self.longest_own * 1000

    def _rest(self) -> None:
        ends = perf_counter() + LONGEST
        looks = 0  # in a row at which it rested
        while perf_counter() < ends and looks < 2:
            looks = looks + 1 if self._load() < RESTING and self._is_shown() else 0

    @staticmethod
    def _load() -> float:
        """The part of a moment in which the program works."""
        worked, now = process_time(), perf_counter()
        wait(LOOK_MS)
        return (process_time() - worked) / (perf_counter() - now)


def measure(name: str, size: int, says_where: bool) -> None:
    """Open a text of that shape in the window; print the longest gap of each step."""
    os.environ.update(QT_QPA_PLATFORM="offscreen", QTWEBENGINE_DISABLE_SANDBOX="1")
    folder = Path(tempfile.mkdtemp())
    os.environ.update(XDG_CACHE_HOME=str(folder), XDG_STATE_HOME=str(folder))
    from PySide6.QtCore import QSettings, Qt
    from PySide6.QtTest import QTest

    from editor.post.post import Post
    from editor.site.place import Place
    from editor.ui.application import make_application
    from editor.ui.settings import Settings
    from editor.ui.theme import Theme
    from editor.ui.windows import Windows

    application = make_application(Theme.LIGHT)
    (folder / "_posts").mkdir()
    path = folder / "_posts" / "2025-12-03-a.md"
    text = SHAPES[name](size)
    path.write_bytes(f"---\ntitle: a\n---\n{text}".encode())
    settings = Settings(QSettings(str(folder / "ini"), QSettings.Format.IniFormat))
    windows = Windows(settings, (1280, 800), application)
    windows.garbage.begin()
    window = windows.new()
    wait(1000)  # the page of the preview is loaded
    heart = Heart(lambda: window.preview.is_current)
    if says_where:
        Thread(target=heart.watch, daemon=True).start()

    def type_key() -> None:
        QTest.keyClicks(window.text.edit, "x")

    def show(step: str, *gaps: tuple[float, float]) -> None:
        longest = [max(each) for each in zip(*gaps, strict=True)]
        print(json.dumps([step, [*longest, heart.where]]), flush=True)

    show("open", heart.during(lambda: window.files.open(path), 1))
    show("type", *[heart.during(type_key, 0.12) for _ in range(KEYS)])
    show("settle", heart.during(type_key, 1.2))
    # Which would come half a minute later.
    show("garbage", heart.during(windows.garbage.pause.timeout.emit, 0.3))
    form = lambda: window.open_post.change(window.open_post.post.set("title", "b"), None)  # noqa: E731
    show("form", heart.during(form, 0.6))
    first = window.open_post.sheet

    def leave() -> None:
        window.open_post.open(Post.parse(b"---\ntitle: b\n---\n"), first.place, None)

    def come_back() -> None:
        window.open_post.show(first)

    def delete() -> None:
        QTest.keyClick(window.text.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(window.text.edit, Qt.Key.Key_Delete)

    show("leave", heart.during(leave, 1), heart.during(come_back, 1))
    window.open_post.open(Post.parse(b"---\ntitle: b\n---\n"), Place(None, first.place.site), None)
    wait(500)
    show("paste", heart.during(lambda: window.text.edit.insert(text), 1))
    show("undo", heart.during(window.open_post.undo, 0.6))
    show("redo", heart.during(window.open_post.redo, 0.6))
    show("delete", heart.during(delete, 0.6))
    del application
    sys.stdout.flush()
    os._exit(0)  # what the worker still renders need not be waited for


def gaps(name: str, given: argparse.Namespace) -> dict[str, tuple[float, float, str]]:
    """The longest gap of each step in ms, and what was done; not of a step that did not end."""
    command = [sys.executable, __file__, "--measure", name, "--size", str(given.size)]
    command += ["--where"] * given.where
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    timer = Timer(LIMIT, process.kill)
    timer.start()
    output, errors = process.communicate()
    timer.cancel()
    found = dict(json.loads(line) for line in output.splitlines())
    if len(found) < len(STEPS):
        print(errors[-1500:], file=sys.stderr)
    return found


def become_a_user() -> None:
    """What is started from here may not go before others, as the page engine does for root."""
    if sys.platform == "linux" and os.geteuid() == 0:
        ctypes.CDLL(None).prctl(DROP_CAPABILITY, NICE, 0, 0, 0)


def main() -> int:
    """Print the table; 1 where the window does not answer for longer than is not felt."""
    given = read_arguments()
    become_a_user()
    if given.measure:
        measure(given.measure, given.size, given.where)
    slow = 0
    print(f"{'':4}{'shape':40}" + "".join(f"{step:>15}" for step in STEPS))
    for number, name in list(enumerate(SHAPES))[given.first : given.last]:
        if given.words and not any(word in name for word in given.words):
            continue
        found = gaps(name, given)
        over = [step for step in STEPS if step not in found or found[step][0] > FELT_MS]
        slow += bool(over)
        cells = "".join(
            "{:>8.0f} ({:>4.0f})".format(*found[step]) if step in found else f"{'–':>15}"
            for step in STEPS
        )
        print(f"{number:3} {name:40}{cells}{' <<<' if over else ''}", flush=True)
        for step in over if given.where else ():
            print(f"    {step}:\n{found.get(step, ('', '', '?'))[2]}", flush=True)
    return 1 if slow else 0


def read_arguments() -> argparse.Namespace:
    """Which shapes, and how large."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="what the names of the shapes hold")
    parser.add_argument("--from", dest="first", type=int, default=0, help="number of the first")
    parser.add_argument("--to", dest="last", type=int, help="number behind the last")
    parser.add_argument("--size", type=int, default=1_000_000, help="characters")
    parser.add_argument("--where", action="store_true", help="tell what took so long")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
