"""Below the title stands where and when the post is published, or why not, and the mend."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from editor.site.place import Place
from editor.site.site import find_site

NEWS = "_posts/2026-03-01-news.md"


@pytest.fixture
def line(form):
    """The line, told of a post that a test opens."""

    class Line:
        widget = form.pane.publication

        def open(self, text: str, name: str = NEWS) -> None:
            path = form.open_post.place.site.root / name
            form.open(text)
            form.open_post.move_to(Place(path, find_site(path)))
            self.wait()

        def wait(self) -> None:
            form.open_post.settle()
            form.qtbot.waitUntil(lambda: self.widget.answers.is_current)

        @property
        def mend(self) -> str:
            shown = self.widget.mend.isVisibleTo(form.pane)
            return self.widget.mend.text() if shown else ""

        def click(self) -> None:
            form.qtbot.mouseClick(self.widget.mend, Qt.MouseButton.LeftButton)
            self.wait()

    return Line()


def test_address_and_date_of_a_published_post(form, line):
    line.open("---\ntitle: x\ndate: 2026-03-01 18:30 +0000\n---\n")
    assert line.widget.sentence == "Published, dated 1 March 2026, 18:30"
    assert line.widget.address == "/2026/03/01/news.html"
    assert line.mend == ""


def test_the_address_begins_with_the_baseurl(form, line):
    root = form.open_post.place.site.root
    (root / "_config.yml").write_text("url: https://e.example\nbaseurl: /blog\n", "utf-8")
    line.open("---\ntitle: x\n---\n")
    assert line.widget.address == "/blog/2026/03/01/news.html"


def test_it_follows_what_is_typed(form, line):
    line.open("---\ntitle: x\nslug: old\n---\n")
    form.retype("slug", "new")
    line.wait()
    assert line.widget.address == "/2026/03/01/new.html"


@pytest.mark.parametrize(
    ("text", "name", "sentence", "mend"),
    [
        (
            "---\npublished: false\n---\n",
            NEWS,
            "Not published: held back by “published”",
            "Publish it",
        ),
        (
            "---\ndate: 2090-01-01\n---\n",
            NEWS,
            "Not published: dated 1 January 2090, 00:00, still to come",
            "Date it now",
        ),
        (
            "---\npublished: false\ndate: 2090-01-01\n---\n",
            NEWS,
            "Not published: held back by “published”, dated 1 January 2090, 00:00, still to come",
            "Publish it",
        ),
        (
            "---\ndate: 2025-13-45\n---\n",
            NEWS,
            "Not published: it stops the build of the site",
            "Take the file name’s day",
        ),
        ("---\ntitle: x\n---\n", "_drafts/news.md", "Not published: a draft", "Move to _posts"),
        (
            "---\ntitle: x\n---\n",
            "_posts/news.md",
            "Not published: no date in the file name",
            "Put a date into the name",
        ),
        (
            "---\ntitle: x\n---\n",
            "_old/_posts/2026-03-01-news.md",
            "Not published: left out by the site",
            "",
        ),
        (
            "\n---\ntitle: x\n---\n",
            NEWS,
            "Published, dated 1 March 2026, 00:00, it has no front matter",
            "Remove the empty line above",
        ),
        (
            "---\ndate: 2026-02-30\n---\n",
            NEWS,
            "Published, dated 2 March 2026, 00:00, its day does not exist",
            "",
        ),
    ],
)
def test_why_not_and_the_mend(line, text, name, sentence, mend):
    line.open(text, name)
    assert line.widget.sentence == sentence
    assert line.mend == mend


def test_one_click_mends_and_the_line_follows(form, line):
    line.open("---\ntitle: x\npublished: false\n---\nWords.\n")
    line.click()
    assert form.text == "---\ntitle: x\n---\nWords.\n"
    assert line.widget.sentence.startswith("Published")
    assert line.mend == ""


def test_every_reason_stands_in_the_tip_as_a_sentence(line):
    line.open("---\npublished: false\ndate: 2090-01-01\n---\n")
    tip = line.widget._state.toolTip().splitlines()
    assert tip == [
        "`published: false` holds it back.",
        "Its date is still to come: 1 January 2090, 00:00.",
    ]


@pytest.mark.parametrize(("name", "signal"), [("_drafts/a.md", "move"), (None, "save")])
def test_what_only_another_file_mends_is_asked_for(form, line, name, signal):
    line.open("---\ntitle: x\n---\n", name or NEWS)
    if name is None:
        form.open_post.move_to(Place(None, form.open_post.place.site))
        line.wait()
    with form.qtbot.waitSignal(getattr(form.pane, f"{signal}_requested")):
        line.click()


def test_the_whole_address_is_copied(form, line, folder):
    (folder / "_config.yml").write_text("url: https://example.org\nbaseurl: /blog\n")
    line.open("---\ntitle: x\n---\n")
    form.qtbot.mouseClick(line.widget.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "https://example.org/blog/2026/03/01/news.html"


def test_it_stays_in_sight_where_the_front_matter_is_text(form, line):
    line.open("---\ntitle: a: b\n---\n")
    assert form.pane.is_raw
    assert line.widget.isVisibleTo(form.pane)
    assert "without its front matter" in line.widget.sentence
    line.open("---\ntitle: ab\n---\n")
    assert line.widget.mapTo(form.pane, line.widget.pos()).y() > 0
    assert line.widget.parentWidget() is form.pane._scroll.widget()


def test_a_long_address_does_not_widen_the_form(form, line):
    form.pane.resize(300, 700)
    line.open("---\ntitle: x\nslug: " + "long-" * 60 + "\n---\n")
    inside = form.pane._scroll.widget()
    form.qtbot.waitUntil(lambda: inside.width() <= form.pane._scroll.viewport().width())
    assert "…" in line.widget._address.text()
