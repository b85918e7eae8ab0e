"""What jemoji makes pictures of is seen as emoji, without a picture from the network."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shown_site import CONFIG, FILTERED, LAYOUT, ShownSite

from editor.jekyll.article import page
from editor.ui.preview.site_choices import View

POST = """---
title: "A ferry :ship:"
date: 2026-03-01 08:00:00 +0000
---
So :smile: it is, `:smile:` is its name.
"""
MARKED = "[...document.querySelectorAll('body span.liquid')].map(each => each.innerText)"


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("layout", [LAYOUT, FILTERED], ids=["as it is", "filtered"])
def test_names_are_seen_as_emoji(qtbot: QtBot, tmp_path: Path, view: View, layout: str) -> None:
    (tmp_path / "_config.yml").write_text(f"{CONFIG}plugins: [jemoji]\n")
    preview = ShownSite(qtbot, tmp_path, POST, layout)
    preview.open(POST, view)
    assert preview.text("h1") == "A ferry 🚢"
    assert preview.text("main code") in (":smile:", ":smilE:")
    assert set(preview.ask(MARKED)) == (
        {"🚢"} if layout is FILTERED and view is View.SITE else {"🚢", "😄"}
    )
    assert preview.ask("document.querySelectorAll('img.emoji').length") == 0
    preview.replace("So", "Thus :tada:")
    preview.wait_until("document.body.innerText.includes('🎉')")


def test_names_stay_where_no_plugin_knows_them(qtbot: QtBot, tmp_path: Path) -> None:
    preview = ShownSite(qtbot, tmp_path, POST)
    assert preview.text("h1") == "A ferry :ship:"
    assert preview.ask(MARKED) == []


def test_an_exported_page_holds_the_names(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text(f"{CONFIG}plugins: [jemoji]\n")
    preview = ShownSite(qtbot, tmp_path, POST)
    assert "So :smile: it is" in page(preview.open_post.post, preview.open_post.place)
