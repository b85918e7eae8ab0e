"""Posts, carets, scrolling and panes come back at the next start, from real files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.journal.left_open import FILE
from editor.ui.journal.journal import Journal
from editor.ui.journal.recovery_dialog import CopyAnswer
from editor.ui.main_window import MainWindow
from editor.ui.settings import Settings
from editor.ui.text.filling import AT_ONCE
from editor.ui.window_stand import FIRST_SIZE
from editor.ui.windows import Windows

LONG = "These words go on until they need several lines of the column to stand in. " * 9
BODY = "".join(f"Line {n}. {LONG if n % 5 == 0 else ''}\n" for n in range(1, 200))


class Run:
    """One run of the program: `end` closes its windows, `kill` leaves them as they are."""

    def __init__(self, state: Path, settings: Settings, *paths: Path) -> None:
        self.journal = Journal(state)
        self._app = QObject()
        self.windows = Windows(settings, None, self._app, self.journal)
        self.window = self.windows.begin(paths)

    def end(self) -> None:
        for window in self.windows.open:
            window.close()
        self.windows.take_down()
        self.journal.end()

    def crash(self) -> None:
        """Die with unsaved posts: of the dead the locks are free, and they write nothing."""
        self.windows.keep_everything()
        session = self.journal.session
        session._lock.release(force=True)
        session.keep = session.drop = lambda *_args: None
        for window in self.windows.open:
            window.asks = False
        self.kill()

    def kill(self) -> None:
        """As far as the next start can see."""
        before = (self.journal.folder / FILE).read_bytes()
        self.end()
        (self.journal.folder / FILE).write_bytes(before)


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, settings: Settings) -> Iterator[Callable[..., Run]]:
    runs: list[Run] = []

    def make(*paths: Path) -> Run:
        runs.append(Run(tmp_path / "state", settings, *paths))
        return runs[-1]

    (tmp_path / "state").mkdir()
    yield make
    for run in runs:
        run.windows.take_down()
    QApplication.processEvents()


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    (tmp_path / "_posts").mkdir()
    found = [tmp_path / "_posts" / f"2026-03-0{n}-post.md" for n in range(1, 5)]
    for number, path in enumerate(found):
        path.write_text(f"---\ntitle: Post {number}\n---\n{BODY}", "utf-8")
    return found


def open_paths(window: MainWindow) -> list[Path | None]:
    return [each.place.path for each in window.posts.sheets]


def place(window: MainWindow, line: int, column: int, scrolled: int) -> None:
    window.text.go_to(line, column)
    window.text.edit.moveCursor(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
    QApplication.processEvents()
    window.text.edit.verticalScrollBar().setValue(scrolled)
    QApplication.processEvents()


def seen(window: MainWindow) -> tuple[int, int, str]:
    """Caret, selection, and the text at the top of the pane."""
    QApplication.processEvents()
    edit = window.text.edit
    cursor, top = edit.textCursor(), edit.firstVisibleBlock()
    row = edit.verticalScrollBar().value() - top.firstLineNumber()
    return cursor.position(), cursor.anchor(), f"{top.text()[:9]} {row}"


def test_posts_carets_scroll_and_panes_come_back(start, paths: list[Path], qtbot: QtBot):
    run = start(*paths)
    window = run.window
    window.show_pane("form", False)
    stands = {}
    for number, path in enumerate(paths):
        window.files.open(path)
        place(window, 20 * number + 10, 4, 15 * number + 7)
        stands[path] = seen(window)
    window.files.open(paths[2])
    run.end()

    window = start().window
    assert window.open_post.place.path == paths[2]
    assert seen(window) == stands[paths[2]]
    assert not window.form.isVisible()
    qtbot.waitUntil(lambda: open_paths(window) == paths)
    assert not window.posts.unsaved
    for path in paths:
        window.files.open(path)
        assert seen(window) == stands[path]


def test_who_goes_to_another_post_at_once_is_where_that_was_left(
    start, paths: list[Path], qtbot: QtBot
):
    run = start(*paths)
    window, stands = run.window, {}
    for number, path in enumerate(paths[:2]):
        window.files.open(path)
        place(window, 20 * number + 10, 4, 15 * number + 7)
        stands[path] = seen(window)
    run.end()

    window = start().window
    qtbot.waitUntil(lambda: len(open_paths(window)) == len(paths))
    edit = window.text.edit
    QApplication.sendEvent(edit, QResizeEvent(edit.size(), edit.size()))  # the panes settle
    window.files.open(paths[0])
    assert seen(window) == stands[paths[0]]


def test_one_is_far_down_in_a_very_long_text_again(start, paths: list[Path], qtbot: QtBot):
    paths[0].write_text("".join(f"Line {number}\n" for number in range(3 * AT_ONCE)), "utf-8")
    run = start(paths[0])
    window = run.window
    qtbot.waitUntil(lambda: window.text.edit.is_whole)
    place(window, 2 * AT_ONCE, 4, 2 * AT_ONCE - 7)
    stood = seen(window)
    run.end()
    run = start()
    assert not run.window.text.edit.is_whole
    run.end()  # before all of it has come
    window = start().window
    qtbot.waitUntil(lambda: window.text.edit.is_whole)
    assert seen(window) == stood


def test_a_file_that_is_asked_for_is_in_front_of_them(start, paths: list[Path], qtbot: QtBot):
    run = start(*paths[:2])
    run.end()
    window = start(paths[3]).window
    assert window.open_post.place.path == paths[3]
    qtbot.waitUntil(lambda: len(window.posts.sheets) == 3)
    assert set(open_paths(window)) == {paths[0], paths[1], paths[3]}


def test_posts_that_are_gone_are_told_of_once_and_left_out(start, paths: list[Path], qtbot: QtBot):
    run = start(*paths)
    run.end()
    paths[3].unlink()  # the one on screen
    paths[0].unlink()
    run = start()
    window = run.window
    qtbot.waitUntil(lambda: len([p for p in open_paths(window) if p]) == 2)
    assert set(open_paths(window)) - {None} == set(paths[1:3])
    assert len(window.notices.sentences) == 1
    assert paths[3].name in window.notices.sentences[0]
    assert "1 other" in window.notices.sentences[0]
    run.end()
    window = start().window
    qtbot.waitUntil(lambda: len([p for p in open_paths(window) if p]) == 2)
    assert not window.notices.sentences


def test_a_program_that_is_killed_loses_nothing_of_it(start, paths: list[Path], qtbot: QtBot):
    run = start(*paths[:2])
    place(run.window, 30, 2, 20)
    stand = seen(run.window)
    file = run.journal.folder / FILE
    qtbot.waitUntil(lambda: file.is_file() and str(paths[1]) in file.read_text(), timeout=9000)
    qtbot.waitUntil(lambda: '"stand": [[29' in file.read_text(), timeout=9000)
    run.kill()
    window = start().window
    assert window.open_post.place.path == paths[1]
    assert seen(window) == stand


def test_a_text_that_another_program_shortened_is_shown_to_its_end(start, paths: list[Path]):
    run = start(paths[0])
    place(run.window, 150, 3, 100)
    run.end()
    paths[0].write_text("---\ntitle: A\n---\nShort 👍\n", "utf-8")
    window = start().window
    assert window.text.edit.text == "Short 👍\n"
    assert window.text.edit.textCursor().position() == len("Short **\n")


def test_the_setting_starts_with_an_empty_window(start, paths: list[Path], settings: Settings):
    start(paths[0]).end()
    settings.opens_again = False
    assert open_paths(start().window) == [None]


def test_two_windows_come_back_and_one_that_was_closed_alone_does_not(
    start, paths: list[Path], qtbot: QtBot
):
    run = start(paths[0])
    run.windows.new([paths[1]])
    third = run.windows.new([paths[2]])
    file = run.journal.folder / FILE
    third.close()
    qtbot.waitUntil(lambda: str(paths[2]) not in file.read_text(), timeout=9000)
    run.end()
    run = start()
    assert [open_paths(each) for each in run.windows.open] == [[paths[1]], [paths[0]]]


def test_a_site_without_a_post_comes_back(start, site: Path):
    start(site).end()
    window = start().window
    assert window.open_post.place.site.root == site
    assert open_paths(window) == [None]


def test_a_program_beside_another_one_begins_empty(start, paths: list[Path]):
    first = start(paths[0])
    first.window.close()
    second = start()  # whose program lives on
    assert open_paths(second.window) == [None]
    first.end()


def test_a_damaged_file_is_an_empty_window_that_says_so(start, paths: list[Path], tmp_path: Path):
    (tmp_path / "state" / FILE).write_text("{")
    run = start(paths[0])
    assert open_paths(run.window) == [paths[0]]
    (said,) = run.window.notices.sentences
    assert said.startswith("What was open last cannot be opened again")
    run.end()
    assert json.loads((tmp_path / "state" / FILE).read_text())["windows"]


def test_what_cannot_be_written_down_is_told_until_it_can_be(
    start, paths: list[Path], tmp_path: Path, qtbot: QtBot
):
    file = tmp_path / "state" / FILE
    file.mkdir()
    window = start(paths[0]).window
    window.notices.rows[0].dismiss.click()  # that it cannot be read
    qtbot.waitUntil(lambda: bool(window.notices.sentences), timeout=9000)
    assert window.notices.sentences[0].startswith("What is open now will not be opened")
    file.rmdir()
    window.files.open(paths[1])
    qtbot.waitUntil(lambda: not window.notices.sentences, timeout=9000)
    assert str(paths[1]) in file.read_text()


def test_a_million_characters(start, paths: list[Path], qtbot: QtBot):
    paths[0].write_text("---\ntitle: A\n---\n" + BODY * 8, "utf-8")
    run = start(paths[0])
    place(run.window, 1200, 5, 1190)
    stand = seen(run.window)
    run.end()
    window = start().window
    assert seen(window) == stand


def test_after_a_crash_each_copy_comes_back_in_the_window_it_was_in(
    start, paths: list[Path], qtbot: QtBot, monkeypatch
):
    run = start(paths[0])
    second = run.windows.new([paths[1], paths[2]])
    untitled = run.windows.new()
    for window, words in ((run.window, "One. "), (second, "Two. "), (untitled, "Three. ")):
        qtbot.keyClicks(window.text.edit, words)
    second.files.open(paths[1])
    qtbot.keyClicks(second.text.edit, "Behind. ")
    second.files.open(paths[2])
    noted = run.journal.folder / FILE
    qtbot.waitUntil(lambda: noted.exists() and str(paths[2]) in noted.read_text())
    qtbot.waitUntil(lambda: len(json.loads(noted.read_text())["windows"]) == 3)
    run.crash()

    run = start()
    asker = run.window.questions
    monkeypatch.setattr(asker, "recover", lambda offers: dict.fromkeys(offers, CopyAnswer.KEEP))
    run.window.safety.recover(run.windows.room_of)
    opened = [{each.place.path for each in window.posts.sheets} for window in run.windows.open]
    assert opened.count({paths[1], paths[2]}) == 1
    found = {each.place.path: each for w in run.windows.open for each in w.posts.unsaved}
    assert found[paths[0]].post.text.startswith("One. ")
    assert found[paths[1]].post.text.startswith("Behind. ")
    assert found[paths[2]].post.text.startswith("Two. ")
    assert found[None].post.text.startswith("Three. ")
    assert not any(each.reading for each in found.values())
    for window in run.windows.open:
        window.asks = False


def test_the_end_of_a_post_stands_where_it_stood(start, paths: list[Path], qtbot: QtBot):
    paths[0].write_text(BODY + "## Last\n\n" + f"- {LONG}\n" * 5, "utf-8")
    run = start(paths[0])
    edit = run.window.text.edit
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.wait(50)
    stood = seen(run.window)
    run.end()
    window = start().window
    qtbot.wait(50)
    assert seen(window) == stood


def test_a_window_is_not_larger_than_the_screen(start, settings: Settings):
    run = start()
    room = run.window.screen().availableSize()
    assert room.width() < FIRST_SIZE[0]
    assert run.window.isMaximized()
    run.end()
    roomy = Windows(settings, (1100, 700), QObject()).new()
    assert not roomy.isMaximized()
    assert roomy.size().toTuple() == (1100, 700)
    roomy.close()


def test_the_caret_stands_behind_what_comes_back(
    start, paths: list[Path], qtbot: QtBot, monkeypatch
):
    run = start(paths[0])
    place(run.window, 5, 3, 0)
    run.window.text.edit.insert("Mine. ")
    noted = run.journal.folder / FILE
    qtbot.waitUntil(lambda: noted.exists() and '"stand": [[4, 8]' in noted.read_text())
    stood = seen(run.window)
    run.crash()

    run = start()
    window = run.window
    keep = lambda offers: dict.fromkeys(offers, CopyAnswer.KEEP)  # noqa: E731
    monkeypatch.setattr(window.questions, "recover", keep)
    window.safety.recover(run.windows.room_of)
    assert "Mine. " in window.text.written
    qtbot.waitUntil(lambda: seen(window) == stood)
    window.asks = False
