"""A window that keeps what it must not lose, in a state folder of the test's own."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from editor.ui.journal.journal import Journal
from editor.ui.main_window import MainWindow
from editor.ui.questions import Answer

POST = '---\ntitle: "Ferry"\ntags: [sea]\n---\nOne\n\nTwo\n\nThree\n'


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def path(post_file) -> Path:
    return post_file(POST)


@pytest.fixture
def new_program(qtbot, settings, questions, state):
    """Begins runs of the program: each makes windows, which are closed with nothing saved."""
    with ExitStack() as runs:
        yield lambda: runs.enter_context(program(qtbot, settings, questions, state))


@contextmanager
def program(qtbot, settings, questions, state):
    journal = Journal(state)
    windows: list[MainWindow] = []

    def make() -> MainWindow:
        window = MainWindow(settings, questions, journal)
        qtbot.addWidget(window)
        window.show()
        windows.append(window)
        return window

    yield make
    questions.save_changes_answer = Answer.DISCARD
    for window in windows:
        window.close()
    journal.end()


@pytest.fixture
def new_window(new_program):
    """Makes windows of one run of the program."""
    return new_program()


@pytest.fixture
def window(new_window) -> MainWindow:
    return new_window()
