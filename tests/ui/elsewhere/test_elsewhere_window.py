"""The window shows how the post looks elsewhere, and follows what is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QLabel

from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.elsewhere.card_views import crumbs, cut
from editor.ui.elsewhere.elsewhere_window import ElsewhereWindow
from editor.ui.main_window import MainWindow
from editor.ui.open_post import OpenPost

POST = """---
title: The ferry & the "boat"
image: /assets/ferry.png
categories: [News]
---
It *sails*
every day.

It sank.
"""


class Elsewhere:
    """The window over a post in a small site."""

    def __init__(self, qtbot, root: Path) -> None:
        self.qtbot = qtbot
        self.open_post = OpenPost()
        self.place = Place(
            root / "_posts/2026-03-01-ferry.md", find_site(root / "_posts/2026-03-01-ferry.md")
        )
        self.window = ElsewhereWindow(self.open_post)
        qtbot.addWidget(self.window)

    def show(self, text: str) -> None:
        self.open_post.open(Post.parse(text.encode()), self.place, text.encode())
        self.window.show()
        self.wait()

    def wait(self) -> None:
        self.open_post.settle()
        self.qtbot.waitUntil(lambda: self.window.answers.is_current)


@pytest.fixture
def elsewhere(qtbot, tmp_path: Path):
    (tmp_path / "_posts").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / "_config.yml").write_text("title: Harbour\nurl: https://example.org\n")
    Image.new("RGB", (64, 32), "teal").save(tmp_path / "assets" / "ferry.png")
    shown = Elsewhere(qtbot, tmp_path)
    yield shown
    shown.window.hide()


def test_the_post_in_a_list_a_result_and_a_card(elsewhere):
    elsewhere.show(POST)
    window = elsewhere.window
    assert window.list.title.text() == 'The ferry & the "boat"'
    assert window.list.about.text() == "1 March 2026 · News"
    assert window.list.excerpt.text() == "It sails every day."
    assert "first empty line" in window.list.source.text()
    assert window.search.title.text() == "The ferry & the “boat” | Harbour"
    assert window.search.description.text() == "1 March 2026 – It sails every day."
    assert window.search.address.text() == (
        "https://example.org › news › 2026 › 03 › 01 › ferry.html"
    )
    assert window.shared.title.text() == "The ferry & the “boat”"
    assert window.shared.host.text() == "example.org"
    assert window.shared.picture.is_shown


def test_what_is_too_long_is_cut_and_its_length_is_said(elsewhere):
    elsewhere.show(f"---\ntitle: {'word ' * 20}\ndescription: {'more ' * 50}\n---\n")
    search = elsewhere.window.search
    assert search.title.text() == "word " * 11 + "word…"
    assert search.title_length.words.startswith("109 characters")
    assert search.description.text().endswith("more…")
    assert "about 160 are shown" in search.description_length.words


def test_it_follows_what_is_written(elsewhere):
    elsewhere.show(POST)
    elsewhere.open_post.change(elsewhere.open_post.post.set("excerpt", "By hand."), by=None)
    elsewhere.wait()
    assert elsewhere.window.list.excerpt.text() == "By hand."
    assert "that the post gives" in elsewhere.window.list.source.text()
    assert elsewhere.window.shared.description.text() == "By hand."


def test_a_window_that_is_closed_works_nothing_out(elsewhere):
    elsewhere.show(POST)
    elsewhere.window.hide()
    elsewhere.open_post.change(elsewhere.open_post.post.set("title", "Late"), by=None)
    elsewhere.open_post.settle()
    assert elsewhere.window.answers.is_current
    assert elsewhere.window.list.title.text() == 'The ferry & the "boat"'
    elsewhere.window.show()
    elsewhere.wait()
    assert elsewhere.window.list.title.text() == "Late"


def test_without_an_image_it_says_so(elsewhere):
    elsewhere.show("---\ntitle: x\n---\n")
    assert not elsewhere.window.shared.picture.is_shown
    assert "No image" in elsewhere.window.shared.hint.text()


def test_the_view_menu_leads_there(qtbot, settings, questions):
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    window.actions_["elsewhere"].trigger()
    found = window.findChild(ElsewhereWindow)
    assert found is not None
    assert found.isVisible()
    qtbot.waitUntil(lambda: found.answers.is_current)
    found.hide()


def test_texts_are_cut_at_words():
    assert cut("short", 10) == "short"
    assert cut("one two three", 10) == "one two…"
    assert cut("one two, three", 10) == "one two…"
    assert cut("x" * 20, 10) == "x" * 9 + "…"


def test_addresses_are_written_as_search_engines_do():
    assert crumbs("https://a.org/x/%C3%A9/") == "https://a.org › x › é"
    assert crumbs("/x/y.html") == "x › y.html"


@pytest.fixture
def large_text(qapp):
    """The system's text, twice as large as usual."""
    usual = QApplication.font()
    large = QFont(usual)
    large.setPointSizeF(2 * QFontInfo(usual).pointSizeF())
    QApplication.setFont(large)
    yield large
    QApplication.setFont(usual)


@pytest.mark.parametrize("title", ["listTitle", "resultTitle", "sharedTitle"])
def test_titles_are_larger_than_the_text_of_the_system(large_text, elsewhere, title):
    elsewhere.show(POST)
    label = elsewhere.window.findChild(QLabel, title)
    assert label.fontInfo().pixelSize() > QFontInfo(large_text).pixelSize()
