"""A window over a little site whose tags want tidying up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from little_site import LittleSite
from tagged_site import HERE, POSTS

from editor.ui.main_window import MainWindow
from editor.ui.questions import Answer


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    return LittleSite(tmp_path / "site", files=POSTS)


@pytest.fixture
def window(qtbot, settings, questions, site: LittleSite) -> Iterator[MainWindow]:
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.site_posts.suggested, check_params_cb=None):
        window.files.open(site.root / HERE)
    entries, pane = window.site_posts.entries, window.post_list
    qtbot.waitUntil(lambda: not window.site_posts.is_busy, timeout=20_000)
    qtbot.waitUntil(lambda: 0 < len(pane.titles) == len(entries))
    window.activateWindow()
    yield window
    questions.save_changes_answer = Answer.DISCARD
    window.close()
