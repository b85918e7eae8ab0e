"""The post for others: HTML, PDF, paper, rich text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

FERRY = "_posts/2026-03-14-the-last-ferry-at-night.md"


@pytest.fixture
def window(window, site):
    window.files.open(site / FERRY)
    return window


@pytest.mark.parametrize("of_site", [False, True])
def test_html_is_written_as_the_post_is_on_screen(qtbot, window, questions, tmp_path, of_site):
    qtbot.keyClicks(window.text.edit, "Unsaved words. ")
    questions.export = tmp_path / "out.html", of_site
    window.actions_["export_html"].trigger()
    html = (tmp_path / "out.html").read_text("utf-8")
    assert "Unsaved words." in html
    assert "data:image/jpeg;base64," in html
    assert 'src="/' not in html
    assert questions.proposal.name == Path(FERRY).stem + ".html"
    assert window.isWindowModified()


@pytest.mark.parametrize("of_site", [False, True])
def test_a_pdf_is_written(qtbot, window, questions, tmp_path, of_site):
    questions.export = tmp_path / "out.pdf", of_site
    with qtbot.waitSignal(window.exports.paper.done, timeout=20_000):
        window.actions_["export_pdf"].trigger()
    data = (tmp_path / "out.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert b"/Image" in data
    assert len(data) > 20_000


def test_it_is_printed(qtbot, window, questions, tmp_path):
    questions.print_file = tmp_path / "paper.pdf"
    with qtbot.waitSignal(window.exports.paper.done, timeout=20_000):
        window.actions_["print"].trigger()
    assert questions.print_file.read_bytes().startswith(b"%PDF")
    assert questions.told == []


def test_nothing_is_written_where_the_writer_stays(window, questions, tmp_path):
    for name in ("export_html", "export_pdf", "print"):
        window.actions_[name].trigger()
    assert questions.asked == ["export_to", "export_to", "print_on"]


def test_a_file_that_cannot_be_written_is_told(window, questions, tmp_path):
    questions.export = tmp_path / "gone" / "out.html", False
    window.actions_["export_html"].trigger()
    assert "folder is gone" in questions.told[0]


def test_rich_text_is_copied_with_markdown_beside_it(window):
    window.actions_["copy_rich"].trigger()
    data = QApplication.clipboard().mimeData()
    assert "<p>The late ferry will go on sailing." in data.html()
    assert data.text() == window.text.edit.text


def test_nothing_in_rich_text_acts(window):
    window.text.edit.insert('<p onclick="x()">Word<script>x()</script></p>\n\n')
    window.actions_["copy_rich"].trigger()
    html = QApplication.clipboard().mimeData().html()
    assert "<p>Word</p>" in html
    assert "x()" not in html
