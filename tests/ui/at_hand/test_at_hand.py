"""What one does with a post besides writing it: its address, its file, a copy."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from folder_bytes import folder_bytes
from little_site import LittleSite, post
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from editor.ui.at_hand import other_programs

NAME = "_posts/2025-12-03-ferry.md"


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    site = LittleSite(tmp_path / "site", "url: https://example.org\nbaseurl: /blog\n")
    site.write(NAME, post("title: The ferry\ndate: 2025-12-03 10:00"))
    return site


@pytest.fixture
def window(window, site):
    window.files.open(site.root / NAME)
    return window


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """The addresses that were handed to the desktop."""
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.toString()))
    return found


def test_the_address_is_copied(window):
    window.actions_["copy_address"].trigger()
    assert QApplication.clipboard().text() == "https://example.org/blog/2025/12/03/ferry.html"


def test_a_link_for_other_posts_is_copied(window):
    window.actions_["copy_link"].trigger()
    assert QApplication.clipboard().text() == "[The ferry]({% post_url 2025-12-03-ferry %})"


def test_a_post_without_a_file_has_nothing_to_copy(window, questions):
    window.files.new()
    window.actions_["copy_link"].trigger()
    assert "Save it" in questions.told[0]


def test_the_page_is_opened_where_it_is_published(window, opened):
    window.actions_["open_published"].trigger()
    assert opened == ["https://example.org/blog/2025/12/03/ferry.html"]


def test_what_is_not_published_is_told_with_the_reason(window, site, questions, opened):
    site.write("_drafts/x.md", post("title: X"))
    window.files.open(site.root / "_drafts/x.md")
    window.actions_["open_published"].trigger()
    assert "draft" in questions.told[0]
    assert opened == []


def test_a_site_without_an_address_is_told(window, site, questions, opened):
    site.write("_config.yml", "title: X\n")
    site.write("_posts/2025-12-04-y.md", post("title: Y"))
    window.files.open(site.root / "_posts/2025-12-04-y.md")
    window.actions_["open_published"].trigger()
    assert "_config.yml" in questions.told[0]
    assert opened == []


def test_without_a_file_manager_the_folder_is_opened(window, site, opened, monkeypatch):
    monkeypatch.setattr(other_programs, "marked_by_file_manager", lambda _path: False)
    monkeypatch.setattr(sys, "platform", "linux")
    window.actions_["show_in_folder"].trigger()
    assert opened == [f"file://{site.root}/_posts"]


def test_the_other_program_is_asked_for_once(qtbot, window, site, questions, tmp_path):
    program = tmp_path / "program"
    program.write_text(f'#!/bin/sh\necho "$1" >> {tmp_path}/seen\n')
    program.chmod(0o755)
    questions.program = program
    window.actions_["other_program"].trigger()
    window.actions_["other_program"].trigger()
    seen = tmp_path / "seen"
    qtbot.waitUntil(lambda: seen.exists() and len(seen.read_text().splitlines()) == 2)
    assert set(seen.read_text().splitlines()) == {str(site.root / NAME)}
    assert questions.asked == ["choose_program"]


def test_a_program_that_does_not_start_is_told_and_forgotten(window, questions, tmp_path):
    questions.program = tmp_path / "gone"
    window.actions_["other_program"].trigger()
    assert questions.told
    window.actions_["other_program"].trigger()
    assert questions.asked.count("choose_program") == 2


def test_a_copy_is_made_opened_and_undone(window, site):
    before = folder_bytes(site.root)
    window.actions_["duplicate"].trigger()
    (new,) = folder_bytes(site.root).keys() - before.keys()
    assert new.endswith("-the-ferry-copy.md")
    assert window.open_post.place.path == site.root / new
    window.actions_["undo_act"].trigger()
    assert folder_bytes(site.root) == before
