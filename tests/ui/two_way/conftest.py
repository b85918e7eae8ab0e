"""The window whose panes follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from paired_panes import PairedPanes
from pytestqt.qtbot import QtBot
from scripted_questions import ScriptedQuestions

from editor.ui.main_window import MainWindow
from editor.ui.questions import Answer
from editor.ui.settings import Settings


@pytest.fixture
def panes(qtbot: QtBot, settings: Settings, questions: ScriptedQuestions) -> Iterator[PairedPanes]:
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    yield PairedPanes(qtbot, window, settings)
    questions.save_changes_answer = Answer.DISCARD
    window.close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of one layout and no posts."""
    site = tmp_path / "site"
    for folder in ("_posts", "_layouts", "assets"):
        (site / folder).mkdir(parents=True)
    (site / "_config.yml").write_text(
        "title: Harbour\nurl: https://harbour.example\ntimezone: UTC\n"
        "defaults: [{scope: {path: ''}, values: {layout: post}}]\n"
    )
    return site
