"""A window that keeps what it must not lose, in a state folder of the test's own."""

from __future__ import annotations

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
def new_window(qtbot, settings, questions, state):
    """Makes windows of one run of the program; they are closed, with nothing saved."""
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
def window(new_window) -> MainWindow:
    return new_window()
