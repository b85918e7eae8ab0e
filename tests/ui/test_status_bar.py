"""The status bar: counts, lengths, places, and what is unusual about a file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from editor.checks.problem import Problem, Severity
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui import open_post as open_post_module
from editor.ui import status_bar
from editor.ui.open_post import OpenPost
from editor.ui.status_bar import UNSEEN, StatusBar, unseen_in


@pytest.fixture
def open_post(qtbot, monkeypatch) -> OpenPost:
    monkeypatch.setattr(open_post_module, "find_problems", lambda *_, **__: ())
    return OpenPost()


@pytest.fixture
def bar(open_post, qtbot) -> StatusBar:
    bar = StatusBar(open_post)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def show(open_post: OpenPost, data: bytes) -> None:
    open_post.open(Post.parse(data), Place(None, find_site(None)), data)


def test_length_of_the_text_without_its_front_matter(open_post, bar):
    show(open_post, b"---\ntitle: Ferry\n---\nIt **sails** at dawn.\n")
    assert bar.length.text() == "4 words · 17 characters · 1 min read"


def test_length_follows_once_the_post_settles(open_post, bar, qtbot):
    show(open_post, b"One\n")
    before = bar.length.text()
    open_post.change(open_post.post.with_text("One two\n"), by=None)
    assert bar.length.text() == before
    with qtbot.waitSignal(open_post.settled):
        pass
    assert bar.length.text().startswith("2 words")


def test_length_of_the_selection_while_there_is_one(open_post, bar, qtbot):
    show(open_post, b"One two three\n")
    bar.show_selection("two three")
    qtbot.waitUntil(lambda: bar.length.text() == "Selected: 2 words · 9 characters")
    bar.show_selection("")
    qtbot.waitUntil(lambda: bar.length.text().startswith("3 words"))


def test_place_of_the_caret(open_post, bar, qtbot):
    bar.show_caret(12, 5)
    bar.show_caret(12, 6)
    qtbot.waitUntil(lambda: bar.caret.text() == "Line 12, column 6")
    show(open_post, b"---\ntitle: A\n---\nText\n")  # lines count as in the file
    assert bar.caret.text() == "Line 15, column 6"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"One\nTwo\n", ""),
        (b"", ""),
        (b"One\r\nTwo\r\n", "CRLF"),
        (b"One\r\nTwo\n", "Mixed line ends"),
        (b"\xef\xbb\xbf---\na: b\n---\nOne\n", "BOM"),
        (b"One\nTwo", "No final line end"),
        (b"---\na: b\n---", "No final line end"),
        (b"\xef\xbb\xbfOne\r\nTwo", "CRLF · BOM · No final line end"),
    ],
)
def test_only_unusual_files_are_remarked_on(open_post, bar, data, said):
    show(open_post, data)
    assert bar.quirks.text() == said
    assert bar.quirks.isVisible() == bool(said)
    assert len(bar.quirks.toolTip().splitlines()) == (len(said.split(" · ")) if said else 0)


def test_problems_are_counted_by_severity(open_post, bar, monkeypatch):
    assert bar.problems.text_shown == "No problems"
    kinds = (Severity.ERROR, Severity.HINT, Severity.HINT)
    problems = tuple(Problem(f"p{n}", kind, "It is so.") for n, kind in enumerate(kinds))
    monkeypatch.setattr(open_post_module, "find_problems", lambda *_, **__: problems)
    show(open_post, b"One\n")
    assert bar.problems.text_shown == "1 2"
    assert bar.problems.accessibleName() == "1 error, 2 hints"


def test_a_click_on_the_count_asks_for_the_list(bar, qtbot):
    with qtbot.waitSignal(bar.problems_requested):
        qtbot.mouseClick(bar.problems, Qt.MouseButton.LeftButton)


def test_a_long_link_does_not_push_the_rest_away(bar):
    bar.resize(1024, bar.height())
    bar.show_link("https://example.org/" + "a" * 500)
    assert bar.minimumSizeHint().width() < 1024
    bar.show_link("")
    assert not bar.link.text()


def test_the_length_of_a_long_text_comes_a_moment_later(open_post, bar, qtbot):
    show(open_post, b"word " * 20_000)
    qtbot.waitUntil(lambda: bar.length.text().startswith("20"))
    show(open_post, b"one two")
    assert bar.length.text().startswith("2 words")


def test_characters_that_nobody_sees_are_named(open_post, bar):
    show(open_post, "One\u2028two\ufeff\x07\n".encode())
    assert "Unseen characters" in bar.quirks.text()
    assert "U+2028 (line separator)" in bar.quirks.toolTip()
    assert "U+FEFF (zero width no-break space)" in bar.quirks.toolTip()
    assert "U+0007" in bar.quirks.toolTip()
    show(open_post, "\ufeffOne\ttwo\u00a0\n".encode())
    assert bar.quirks.text() == "BOM"


class Counting:
    """A pattern that counts the characters that it finds something in."""

    def __init__(self) -> None:
        self.found = 0

    def match(self, text: str) -> object:
        self.found += 1
        return UNSEEN.match(text)

    def search(self, text: str) -> object:
        self.found += 1
        return UNSEEN.search(text)

    def findall(self, text: str) -> list[str]:
        found = UNSEEN.findall(text)
        self.found += len(found)
        return found


def test_unseen_characters_are_found_without_naming_each_place_of_them(monkeypatch):
    pattern = Counting()
    monkeypatch.setattr(status_bar, "UNSEEN", pattern)
    post = Post.parse(("a\x02\u2028" * 10_000).encode())
    assert unseen_in(post) == ["\x02", "\u2028"]
    assert pattern.found < 10
