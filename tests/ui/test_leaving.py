"""Signals and the end of the session: everything is kept, and nobody is asked in vain."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest
from driven_program import DrivenProgram
from own_screen import XVFB, own_screen
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from editor.journal.recovery import orphans
from editor.ui.journal.journal import Journal
from editor.ui.leaving import Leaving
from editor.ui.settings import Settings
from editor.ui.windows import Windows

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are sent")
POST = "---\ntitle: Ferry\n---\nText.\n"
TYPE = "window.text.edit.insert('typed ')\n"
WHILE = {
    "writing": "say('ready')",
    "a dialog": """
from PySide6.QtWidgets import QMessageBox
from PySide6.QtCore import QTimer
QTimer.singleShot(0, lambda: say('ready'))
window.questions.save_changes(['a', 'b'])
""",
    "a file dialog": """
from PySide6.QtCore import QTimer
QTimer.singleShot(0, lambda: say('ready'))
window.files.choose_and_open()
""",
    "work": """
from time import sleep
from PySide6.QtCore import QTimer
QTimer.singleShot(0, lambda: say('ready'))
def work(watch):
    while True:
        sleep(0.01)
        watch(1, 2)
from editor.post.errors import Cancelled
from contextlib import suppress
from editor.ui.long_work import do_beside
with suppress(Cancelled):
    do_beside(window, 'Looking …', work)
""",
}


@pytest.mark.parametrize(
    ("number", "doing"),
    [(signal.SIGHUP, "writing"), *((signal.SIGTERM, each) for each in WHILE)],
)
def test_a_signal_keeps_what_was_just_typed_and_asks_nothing(
    tmp_path: Path, post_file, number: int, doing: str
):
    path = post_file(POST)
    with DrivenProgram(tmp_path, TYPE + WHILE[doing], path) as program:
        program.wait_for("ready")
        program.send(number)
        assert program.ended() == 128 + number
        assert "Traceback" not in program.errors
    assert program.copies() == [POST.replace("Text", "typed Text")]
    assert path.read_text() == POST


def test_a_second_signal_is_harmless(tmp_path: Path, post_file):
    with DrivenProgram(tmp_path, TYPE + WHILE["a dialog"], post_file(POST)) as program:
        program.wait_for("ready")
        for _ in range(1000):  # until the very end of Python
            program.send(signal.SIGTERM)
            sleep(0.02)
            if program.process.poll() is not None:
                break
        assert program.ended() == 128 + signal.SIGTERM
    assert len(program.copies()) == 1


def test_a_signal_with_nothing_unsaved_leaves_no_copy(tmp_path: Path, post_file):
    with DrivenProgram(tmp_path, WHILE["writing"], post_file(POST)) as program:
        program.wait_for("ready")
        program.send(signal.SIGTERM)
        assert program.ended() == 128 + signal.SIGTERM
    assert program.copies() == []


def test_ctrl_c_asks_as_closing_does(tmp_path: Path, post_file):
    act = f"""
from editor.ui.questions import Answer
def save_changes(names, unwritten=()):
    say('asked')
    return Answer.DISCARD
window.questions.save_changes = save_changes
{TYPE}say('ready')
"""
    with DrivenProgram(tmp_path, act, post_file(POST)) as program:
        program.wait_for("ready")
        program.send(signal.SIGINT)
        program.wait_for("asked")
        assert program.ended() == 0
    assert program.copies() == []  # the writer gave it up


NO_END = """
from time import sleep
from PySide6.QtWidgets import QApplication
from editor.ui import leaving
leaving.PATIENCE = 2
QApplication.instance().aboutToQuit.connect(lambda: sleep(600))
say('ready')
"""


def test_an_end_that_is_held_up_comes_all_the_same(tmp_path: Path, post_file):
    with DrivenProgram(tmp_path, TYPE + NO_END, post_file(POST)) as program:
        program.wait_for("ready")
        program.send(signal.SIGTERM)
        assert program.ended() == -signal.SIGALRM
    assert program.copies() == [POST.replace("Text", "typed Text")]


A_SECOND_LATER = """
from PySide6.QtCore import QTimer
QTimer.singleShot(1000, lambda: say('a second later'))
"""


@pytest.mark.skipif(XVFB is None, reason="needs Xvfb")
@pytest.mark.parametrize("before", [None, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_logging_out_takes_the_screen_away_and_what_was_typed_is_kept(
    tmp_path: Path, post_file, before: signal.Signals | None, number: signal.Signals
):
    path = post_file(POST)
    with (
        own_screen() as (server, screen),
        DrivenProgram(tmp_path, TYPE + A_SECOND_LATER, path, screen=screen) as program,
    ):
        program.wait_for("a second later")
        if before:
            program.send(before)
        server.send_signal(number)
        program.ended()
        assert "Traceback" not in program.errors
    assert program.copies() == [POST.replace("Text", "typed Text")]
    assert path.read_text() == POST


class TestEndOfSession:
    @pytest.fixture
    def journal(self, tmp_path: Path) -> Journal:
        return Journal(tmp_path / "state")

    @pytest.fixture
    def windows(self, qtbot, settings: Settings, journal: Journal) -> Iterator[Windows]:
        windows = Windows(settings, None, QApplication.instance(), journal)
        yield windows
        windows.ask_nothing()
        for window in windows.open:
            window.close()
        assert windows.open == []

    @pytest.fixture
    def leaving(self, qapp, windows: Windows) -> Iterator[Leaving]:
        leaving = Leaving(qapp, windows)
        yield leaving
        leaving.stop()

    def test_unsaved_posts_are_kept_and_the_windows_close_unasked(
        self, windows: Windows, leaving: Leaving, journal: Journal, post_file
    ):
        window = windows.new([post_file(POST)])
        window.text.edit.insert("typed ")
        leaving.keep_for_end()
        assert window.close()
        journal.end()
        left = orphans(journal.folder)
        assert [copy.data.decode() for copy in left[0].copies()] == [
            POST.replace("Text", "typed Text")
        ]
        left[0].end()

    def test_whoever_writes_on_is_asked_again(
        self, qtbot, windows: Windows, leaving: Leaving, post_file
    ):
        window = windows.new([post_file(POST)])
        leaving.keep_for_end()
        assert not window.asks
        qtbot.keyClick(window.text.edit, Qt.Key.Key_A)
        assert window.asks
