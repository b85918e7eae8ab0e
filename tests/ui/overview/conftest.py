"""A window with a post and its overview on screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from little_site import LittleSite, png
from pytestqt.qtbot import QtBot

from editor.ui.main_window import MainWindow
from editor.ui.overview.overview import Overview
from editor.ui.overview.overview_pane import OverviewPane

TEXT = """Before.

# Morning

The sun rose. See [the pier](/pier/).

## Boats

![A gull](/assets/gull.png)

## Market

# Noon

Nothing *much*. 我们走。
"""
NAME = "_posts/2025-12-03-walk.md"


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    site = LittleSite(tmp_path / "site")
    site.write("assets/gull.png", png(80, 60))
    site.write("pier.md", "---\npermalink: /pier/\n---\n")
    site.write(NAME, f"---\ntitle: A walk\n---\n{TEXT}")
    return site


@pytest.fixture
def pane(window: MainWindow, site: LittleSite, qtbot: QtBot) -> OverviewPane:
    """The overview of the post, its outline read."""
    assert window.files.open(site.root / NAME)
    window.show_pane("overview", True)
    pane = window.part(Overview).pane
    qtbot.waitUntil(lambda: bool(pane.outline.model.outline.headings))
    return pane
