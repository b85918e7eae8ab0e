"""One program for all windows: real sockets, and two real processes."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic, sleep

import pytest
from half_done import half_done
from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from editor.moves.begun import begun_acts
from editor.moves.plan import Plan, moved
from editor.running_window import MOST_BYTES, Request, ask
from editor.ui.running_instance import RunningInstance, Start
from editor.ui.settings import Settings
from editor.ui.windows import Windows

pytestmark = pytest.mark.skipif(os.name != "posix", reason="sockets have names in a folder")
PATIENCE = 30.0


@pytest.fixture
def where(tmp_path: Path) -> str:
    (tmp_path / "run").mkdir(mode=0o700)
    return str(tmp_path / "run" / "s")


@pytest.fixture
def instance(where: str) -> Iterator[RunningInstance]:
    parent = QObject()
    instance = RunningInstance(where, parent)
    assert instance.listen()
    yield instance
    instance._server.close()


def test_a_request_arrives_and_is_answered(qtbot, instance: RunningInstance, where: str):
    request = Request((Path("/a/b.md"),), token="t")
    pool = ThreadPoolExecutor(1)
    with qtbot.waitSignal(instance.asked) as told:
        answer = pool.submit(ask, where, request)
    assert told.args == [request]
    qtbot.waitUntil(answer.done)
    assert answer.result() is True
    pool.shutdown()


@pytest.mark.parametrize("line", [b"GET / HTTP/1.1\n", b'{"run": "rm"}\n', b"x" * (MOST_BYTES + 9)])
def test_what_is_no_request_is_dropped(qtbot, instance, where: str, line: bytes):
    pool = ThreadPoolExecutor(1)

    def send() -> bytes:
        with socket.socket(socket.AF_UNIX) as peer:
            peer.settimeout(20)
            peer.connect(where)
            try:
                peer.sendall(line)
                return peer.recv(100)
            except OSError:
                return b""

    with qtbot.assertNotEmitted(instance.asked):
        answer = pool.submit(send)
        qtbot.waitUntil(answer.done, timeout=20_000)
    assert answer.result() == b""
    pool.shutdown()


def test_only_this_user_may_speak_to_it(instance: RunningInstance, where: str):
    assert os.stat(where).st_mode & 0o077 == 0


def test_what_a_killed_program_left_is_no_hindrance(where: str):
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(where)
    parent = QObject()
    start = Start(where)
    assert not start.joins(Request())
    running = start.listen(parent)
    assert running is not None
    running._server.close()


def test_of_two_that_start_at_once_the_second_joins(qtbot, where: str):
    first, parent = Start(where), QObject()
    assert not first.joins(Request())
    pool = ThreadPoolExecutor(1)
    second = pool.submit(lambda: Start(where).joins(Request((Path("/b.md"),))))
    sleep(0.2)
    assert not second.done()  # it waits for the first to listen
    running = first.listen(parent)
    assert running is not None
    with qtbot.waitSignal(running.asked):
        pass
    qtbot.waitUntil(second.done)
    assert second.result() is True
    pool.shutdown()
    running._server.close()


class TestWindows:
    @pytest.fixture
    def windows(self, qtbot, settings: Settings) -> Iterator[Windows]:
        windows = Windows(settings, None, QApplication.instance())
        yield windows
        for window in windows.open:
            window.close()
        assert windows.open == []

    @pytest.fixture
    def posts(self, tmp_path: Path) -> list[Path]:
        (tmp_path / "_posts").mkdir()
        posts = [tmp_path / "_posts" / f"2025-12-0{n}-x.md" for n in (1, 2)]
        for post in posts:
            post.write_text("---\ntitle: X\n---\nText.\n")
        return posts

    def test_a_post_joins_the_window_that_is_open(self, windows: Windows, posts: list[Path]):
        window = windows.new(posts[:1])
        window.showMinimized()
        windows.answer(Request((posts[1],)))
        assert windows.open == [window]
        assert window.open_post.place.path == posts[1]
        assert [each.place.path for each in window.posts.sheets] == posts
        assert not window.isMinimized()

    def test_a_new_window_where_that_is_wished(self, windows: Windows, posts: list[Path]):
        window = windows.new(posts[:1])
        windows.answer(Request((posts[1],), new_window=True))
        assert len(windows.open) == 2
        assert window.open_post.place.path == posts[0]
        assert windows.open[1].open_post.place.path == posts[1]

    def test_a_site_is_shown(self, windows: Windows, posts: list[Path]):
        window = windows.new()
        windows.answer(Request((posts[0].parent.parent,)))
        assert window.open_post.place.site.root == posts[0].parent.parent

    def test_a_question_on_screen_is_answered_first(
        self, qtbot, windows: Windows, posts: list[Path]
    ):
        window = windows.new(posts[:1])
        box = QMessageBox(window)
        seen: list[Path | None] = []

        def meanwhile() -> None:
            windows.answer(Request((posts[1],)))
            seen.append(window.open_post.place.path)
            box.close()

        QTimer.singleShot(0, box, meanwhile)
        box.exec()
        assert seen == posts[:1]
        qtbot.waitUntil(lambda: window.open_post.place.path == posts[1])


class Program:
    """Real processes with a home, a settings file and a runtime folder of their own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.runtime = Path(tempfile.mkdtemp(prefix="pe"))  # names of sockets must be short
        self.environ = {
            **os.environ,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_RUNTIME_DIR": str(self.runtime),
            "QT_QPA_PLATFORM": "offscreen",
            "QTWEBENGINE_CHROMIUM_FLAGS": "--disable-gpu",
        }
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self, *words: str | Path) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", "editor", *map(str, words)],
            env=self.environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.processes.append(process)
        return process

    def wait_for(self, path: Path) -> None:
        """Until some window has opened the post: it is among the recent ones."""
        settings = self.home / "config" / "post-editor" / "post-editor.ini"
        until = monotonic() + PATIENCE
        while monotonic() < until:
            store = QSettings(str(settings), QSettings.Format.IniFormat)
            if path in Settings(store).recent:
                return
            sleep(0.1)
        raise AssertionError(f"{path.name} was not opened")

    def stop(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.kill()
            process.wait()
        shutil.rmtree(self.runtime)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    program = Program(tmp_path)
    yield program
    program.stop()


def test_the_second_start_hands_its_post_over_and_ends(program: Program, tmp_path: Path):
    posts = [tmp_path / name for name in ("one.md", "two.md")]
    for post in posts:
        post.write_text("---\ntitle: X\n---\nText.\n")
    first = program.start(posts[0])
    program.wait_for(posts[0])
    second = program.start(posts[1])
    assert second.wait(PATIENCE) == 0
    program.wait_for(posts[1])
    assert first.poll() is None
    first.send_signal(signal.SIGINT)
    assert first.wait(PATIENCE) == 0
    assert [each.name for each in (program.runtime / "post-editor").iterdir()] == []


def test_after_a_kill_the_next_start_is_the_one(program: Program, tmp_path: Path):
    posts = [tmp_path / name for name in ("one.md", "two.md")]
    for post in posts:
        post.write_text("---\ntitle: X\n---\nText.\n")
    first = program.start(posts[0])
    program.wait_for(posts[0])
    first.kill()
    first.wait()
    second = program.start(posts[1])
    program.wait_for(posts[1])
    assert second.poll() is None


def test_a_picture_never_joins(program: Program, tmp_path: Path):
    post = tmp_path / "one.md"
    post.write_text("---\ntitle: X\n---\nText.\n")
    program.start(post)
    program.wait_for(post)
    picture = program.start("--screenshot", tmp_path / "w.png", post)
    assert picture.wait(PATIENCE) == 0
    assert (tmp_path / "w.png").read_bytes().startswith(b"\x89PNG")


def test_the_program_asks_about_an_act_that_was_broken_off(program: Program, tmp_path: Path):
    notes = tmp_path / "state" / "post-editor" / "acts"
    old, new = tmp_path / "a.md", tmp_path / "b.md"
    old.write_bytes(b"x")
    half_done(Plan("Rename", (moved(old, new, b"x"),)), notes, 1)
    assert [begun.plan.title for begun in begun_acts(notes)] == ["Rename"]
    program.start()
    until = monotonic() + PATIENCE
    while [each.name for each in notes.glob("*.lock")] == ["all.lock"]:
        assert monotonic() < until, "nobody asked"
        sleep(0.1)
    assert not [*begun_acts(notes)]  # the program holds it while it asks
    assert {old.read_bytes(), new.read_bytes()} == {b"x"}  # nothing is done unasked
