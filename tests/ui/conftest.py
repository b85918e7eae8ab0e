"""The window's tests: a platform without a screen, settings of their own, nothing left behind."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from scripted_questions import ScriptedQuestions

from editor.index import cache
from editor.moves import begun
from editor.ui.main_window import MainWindow
from editor.ui.open_post import OpenPost
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.questions import Answer
from editor.ui.settings import Settings
from editor.ui.spelling import spelling
from editor.ui.theme import Theme, apply_theme

PreviewPane.register_scheme()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["post-editor-tests"]


@pytest.fixture(scope="session", autouse=True)
def garbage_stays(qapp: QApplication):
    """Nobody searches for garbage unasked: windows are taken down in their own thread alone."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="module", autouse=True)
def all_garbage_goes(garbage_stays: None):
    """What windows left behind is not left to the tests of the next module."""
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def calm_window(garbage_stays: None):
    """Every test begins in the light theme, and fails when it leaves a window open."""
    apply_theme(Theme.LIGHT)
    yield
    # What was closed goes now: Qt puts it off to an event loop that tests do not have.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # The offscreen clipboard lives longer than Python, and must not hold what Python made.
    QApplication.clipboard().clear()
    left = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    for window in left:
        window.hide()
    gc.collect(1)
    assert not left, f"left open: {left}"


@pytest.fixture(autouse=True)
def own_caches(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch):
    """What is known of sites from other tests, or of the tester's own, is known to none."""
    monkeypatch.setattr(cache, "cache_folder", lambda: tmp_path_factory.getbasetemp() / "caches")


@pytest.fixture(autouse=True)
def own_words(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Words are added for this test alone."""
    file = tmp_path_factory.mktemp("words") / "words.txt"
    monkeypatch.setattr(spelling, "words_file", lambda: file)
    return file


@pytest.fixture(autouse=True)
def own_acts(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch):
    """Acts are noted for this test alone."""
    folder = tmp_path_factory.mktemp("acts")
    monkeypatch.setattr(begun, "acts_folder", lambda: folder)
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def questions() -> ScriptedQuestions:
    return ScriptedQuestions()


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, questions: ScriptedQuestions) -> Iterator[MainWindow]:
    """The whole window, which is closed at the end, whatever is unsaved in it."""
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    window.show()
    yield window
    questions.save_changes_answer = Answer.DISCARD
    window.close()


@pytest.fixture
def open_post(qapp: QApplication) -> OpenPost:
    """An open post, empty at first."""
    return OpenPost()
