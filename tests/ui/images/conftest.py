"""A window over a copy of a little site with pictures, and pictures from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from illustrated_site import NAME, OLD, POST
from little_site import LittleSite
from pictures import picture

from editor.ui.main_window import MainWindow
from editor.ui.questions import Answer


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    site = LittleSite(tmp_path / "site", "baseurl: /blog\n")
    site.write(NAME, POST)
    site.write("_posts/2025-10-01-old.md", OLD)
    site.write("assets/images/lead.png", picture(64, 32))
    site.write("assets/images/pier.png", picture(30, 40))
    return site


@pytest.fixture
def window(qtbot, settings, questions, site: LittleSite) -> Iterator[MainWindow]:
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.files.open(site.root / NAME)
    window.activateWindow()
    yield window
    questions.save_changes_answer = Answer.DISCARD
    window.close()


@pytest.fixture
def photo_file(tmp_path: Path) -> Path:
    file = tmp_path / "elsewhere" / "Nadia at the pier.JPG"
    file.parent.mkdir()
    file.write_bytes(picture(2400, 1200, "JPEG"))
    return file
