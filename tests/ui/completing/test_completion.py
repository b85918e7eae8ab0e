"""The list under the caret: real keys in a real pane, over a site on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from little_site import LittleSite, png
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from text_panes import file_of, shown_pane

from editor.index.cache import Cache
from editor.index.site_index import SiteIndex
from editor.post.post import Post
from editor.site.site import find_site
from editor.ui.completing.completion import Completion
from editor.ui.completing.offers import Offers
from editor.ui.open_post import OpenPost
from editor.ui.text.text_pane import TextPane

HEAD = "---\ntitle: News\nferry: true\n---\n"
NAME = "_posts/2025-12-03-news.md"
FILES = {
    "_posts/2024-05-06-boats.md": "---\ntitle: Boats at sea\n---\nWords.\n",
    "_posts/2024-07-01-ropes.md": "---\ntitle: Ropes & knots\n---\nWords.\n",
    "_posts/2024-08-01-basalt.md": "---\ntitle: Basalt\n---\nWords.\n",
    "_drafts/barge.md": "---\ntitle: Barge\n---\nWords.\n",
    "about.md": "---\ntitle: About us\npermalink: /about/\n---\n# Us\n",
    "_includes/figure.html": "<figure></figure>",
    "_includes/note.html": "<aside></aside>",
    "assets/images/harbour.png": png(),
    "assets/images/island.png": png(),
}


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    return LittleSite(tmp_path / "site", files=FILES)


class Writer:
    """The pane, its completion, and the keys of whoever writes in it."""

    def __init__(self, qtbot: QtBot, open_post: OpenPost, site: LittleSite, tmp_path: Path) -> None:
        self.qtbot, self.open_post, self.site = qtbot, open_post, site
        self.pane: TextPane = shown_pane(qtbot, open_post)
        index = SiteIndex(Cache(site.root, tmp_path / "cache"))
        assert list(index.look(find_site(site.root / "x.md")))
        self.offers = Offers(open_post, index.entries.values, self.pane)
        self.completion = Completion(self.pane, open_post, self.offers)
        self.popup = self.completion.popup
        self.pane.edit.setFocus()

    def open(self, body: str) -> None:
        """Show a post with the body; the caret is "‸"."""
        before, after = body.split("‸")
        data = f"{HEAD}{before}{after}".encode()
        path = self.site.write(NAME, data)
        self.open_post.open(Post.parse(data), self.site.place(NAME), data)
        assert path.exists()
        cursor = self.pane.edit.textCursor()
        cursor.setPosition(len((before).encode("utf-16-le")) // 2)
        self.pane.edit.setTextCursor(cursor)

    def type(self, keys: str) -> None:
        """Press a key for each letter."""
        for key in keys:
            self.qtbot.keyClicks(self.pane.edit, key)
        QApplication.processEvents()

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.pane.edit, key)
        QApplication.processEvents()

    def wait(self) -> list[str]:
        """The rows, once they are there."""
        self.qtbot.waitUntil(self.popup.isVisible)
        return self.rows

    def wait_settled(self) -> None:
        """Until no question is open."""
        self.qtbot.waitUntil(lambda: self.offers._answers.is_current)
        QApplication.processEvents()

    @property
    def rows(self) -> list[str]:
        return [each.candidate.text for each in self.popup.model.found]

    @property
    def shown(self) -> str:
        """The text with the caret marked."""
        caret, text = self.pane.selection.caret, self.pane.written
        return f"{text[:caret]}‸{text[caret:]}"


@pytest.fixture
def writer(qtbot: QtBot, open_post: OpenPost, site: LittleSite, tmp_path: Path) -> Writer:
    made = Writer(qtbot, open_post, site, tmp_path)
    made.open("‸")
    return made


STORIES = [  # what stands there, what is typed, the row that is taken, what stands there then
    ("See ‸\n", "[bo", "Boats at sea", "See [Boats at sea]({% post_url 2024-05-06-boats %})‸\n"),
    ("‸", "[knots", "Ropes & knots", "[Ropes & knots]({% post_url 2024-07-01-ropes %})‸"),
    ("[a](‸)", "/ab", "About us", "[a]({% link about.md %})‸"),
    ("[a](‸", "ropes", "Ropes & knots", "[a]({% post_url 2024-07-01-ropes %})‸"),
    ("## Twice\n\n## Twice\n\n[a]‸", "(#tw", "twice", "## Twice\n\n## Twice\n\n[a](#twice)‸"),
    ("## A {#own}\n\n[a](‸)", "#o", "own", "## A {#own}\n\n[a](#own)‸"),
    ("‸", "![har", "harbour.png", "![‸](/assets/images/harbour.png)"),
    ("‸", "!", "island.png", "![‸](/assets/images/island.png)"),
    ("![A harbour](‸)", "isl", "island.png", "![A harbour](/assets/images/island.png)‸"),
    ("A‸\n\n[^far]: Deep.\n", "[^f", "far", "A[^far]‸\n\n[^far]: Deep.\n"),
    ("A‸ b.\n", "[^", "New footnote", "A[^1] b.\n\n[^1]: ‸\n"),
    ("A‸ b[^1].\n\n[^1]: One\n", "[^", "New footnote", "A[^2] b[^1].\n\n[^1]: One\n[^2]: ‸\n"),
    ("Good ‸", ":smil", "smile", "Good 😄‸"),
    ("‸", "{% ra", "raw", "{% raw %}‸{% endraw %}"),
    ("‸", "{% post_url rop", "Ropes & knots", "{% post_url 2024-07-01-ropes %}‸"),
    ("‸", "{% include fi", "figure.html", "{% include figure.html‸ %}"),
    ("‸", "{{ page.fer", "page.ferry", "{{ page.ferry‸ }}"),
    ("‸", "{{ site.timez", "site.timezone", "{{ site.timezone‸ }}"),
    ("{{ page.title ‸ }}", "| upc", "upcase", "{{ page.title | upcase‸ }}"),
    ("{% highlight ‸ %}", "pytho", "python", "{% highlight python %}‸"),
    ("👍 ‸ 👍", "[bas", "Basalt", "👍 [Basalt]({% post_url 2024-08-01-basalt %})‸ 👍"),
]


@pytest.mark.parametrize(("before", "keys", "row", "after"), STORIES)
def test_what_is_taken_is_written_in_one_step(writer, before, keys, row, after):
    writer.open(before)
    writer.type(keys)
    assert row in writer.wait()
    while writer.popup.current.candidate.text != row:
        writer.press(Qt.Key.Key_Down)
    typed, selection = writer.pane.written, writer.pane.selection
    writer.press(Qt.Key.Key_Return)
    assert writer.shown == after
    assert not writer.popup.isVisible()
    assert writer.open_post.sheet.steps.last.name == "Complete"
    writer.open_post.undo()
    assert (writer.pane.written, writer.pane.selection) == (typed, selection)
    assert file_of(writer.open_post) == HEAD + typed
    writer.open_post.redo()
    assert writer.shown == after


@pytest.mark.parametrize(
    ("before", "keys"),
    [
        ("‸", "12:30"),
        ("‸", "word: text"),
        ("‸", "Great!"),
        ("‸", "- [ ] task"),
        ("‸", ":s"),
        ("```\n‸\n```\n", "[bo"),
        ("<!--\n‸\n-->\n", "[bo"),
        ("{% raw %}\n‸\n{% endraw %}\n", "{{ pa"),
        ("{% comment %}\n‸\n{% endcomment %}\n", "[bo"),
        ("`‸`", "[bo"),
        ("One\n\n    ‸", "[bo"),
        ("‸word", "["),
        ("‸", "[nothing like that"),
    ],
)
def test_nothing_is_offered_where_nothing_is_asked_for(writer, before, keys):
    writer.open(before)
    writer.type(keys)
    writer.wait_settled()
    assert not writer.popup.isVisible()


def test_typing_goes_on_filtering_and_the_newest_comes_first(writer):
    writer.type("[")
    assert writer.wait() == ["Basalt", "Ropes & knots", "Boats at sea"]
    writer.type("b")
    assert writer.rows == ["Basalt", "Boats at sea"]
    writer.type("o")
    assert writer.rows == ["Boats at sea"]
    assert writer.popup.model.found[0].places == range(2)
    writer.press(Qt.Key.Key_Backspace)
    assert writer.rows == ["Basalt", "Boats at sea"]


@pytest.mark.parametrize(
    ("typed", "first", "later"),
    [(":sm", "smile", "small_airplane"), ("{{ site.ti", "site.time", "site.timezone")],
)
def test_short_names_come_first(writer, typed, first, later):
    writer.open("‸")
    writer.type(typed)
    rows = writer.wait()
    assert rows.index(first) < rows.index(later)


def test_a_short_list_is_as_high_as_its_rows(writer):
    writer.type("[")
    writer.wait()
    assert writer.popup.list.verticalScrollBar().maximum() == 0


def test_what_was_taken_before_comes_first(writer):
    writer.type("[boats")
    writer.wait()
    writer.press(Qt.Key.Key_Tab)
    writer.type(" [b")
    assert writer.wait() == ["Boats at sea", "Basalt"]


def test_escape_closes_until_something_else_is_asked_for(writer):
    writer.type("[b")
    writer.wait()
    writer.press(Qt.Key.Key_Escape)
    assert not writer.popup.isVisible()
    writer.type("a")
    assert not writer.popup.isVisible()
    writer.type("] [b")
    writer.wait()
    for _ in range(2):
        writer.press(Qt.Key.Key_Escape)
        writer.press(Qt.Key.Key_Backspace)
        writer.press(Qt.Key.Key_Backspace)
        writer.type("[b")
        writer.wait()


def test_the_keys_walk_and_come_round(writer):
    writer.type("[")
    rows = writer.wait()
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        writer.press(key)
        seen.append(rows.index(writer.popup.current.candidate.text))
    assert seen == [1, 2, 0, 2]
    writer.press(Qt.Key.Key_PageUp)
    assert writer.popup.current.candidate.text == rows[0]
    writer.press(Qt.Key.Key_PageDown)
    assert writer.popup.current.candidate.text == rows[-1]
    assert writer.pane.written == "["


def test_a_click_takes(writer):
    writer.type("[")
    writer.wait()
    view = writer.popup.list
    place = view.visualRect(writer.popup.model.index(2, 0)).center()
    writer.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert writer.pane.written == "[Boats at sea]({% post_url 2024-05-06-boats %})"
    assert writer.pane.edit.hasFocus()


def test_it_closes_when_the_caret_leaves(writer):
    writer.open("One\n\nTwo ‸\n")
    writer.type("[b")
    writer.wait()
    writer.pane.edit.moveCursor(QTextCursor.MoveOperation.Start)
    writer.qtbot.waitUntil(lambda: not writer.popup.isVisible())


def test_the_end_of_the_bracket_closes_it(writer):
    writer.type("[b")
    writer.wait()
    writer.type("]")
    assert not writer.popup.isVisible()


def test_it_stays_away_while_an_input_method_composes(writer):
    writer.type("[b")
    writer.wait()
    QApplication.sendEvent(writer.pane.edit, QInputMethodEvent("ふ", []))
    assert not writer.popup.isVisible()
    QApplication.processEvents()
    assert not writer.popup.isVisible()
    done = QInputMethodEvent("", [])
    done.setCommitString("a")
    QApplication.sendEvent(writer.pane.edit, done)
    assert writer.wait() == ["Basalt", "Boats at sea"]


def test_it_is_asked_for_where_typing_does_not_offer(writer):
    writer.completion.use_completing(False)
    writer.open("See bas‸ and\n")
    writer.type("a")
    writer.wait_settled()
    assert not writer.popup.isVisible()
    writer.completion.ask()
    assert writer.wait() == ["Basalt", "Boats at sea"]
    writer.press(Qt.Key.Key_Return)
    assert writer.shown == "See [Basalt]({% post_url 2024-08-01-basalt %})‸ and\n"


def test_a_tag_for_files_goes_on_with_them(writer):
    writer.type("{% inc")
    assert writer.wait()[0] == "include"
    writer.press(Qt.Key.Key_Return)
    assert writer.shown == "{% include ‸ %}"
    assert writer.wait() == ["figure.html", "note.html"]
    writer.press(Qt.Key.Key_Return)
    assert writer.shown == "{% include figure.html‸ %}"
    assert not writer.popup.isVisible()


def test_pasted_and_undone_brackets_offer_nothing(writer):
    writer.pane.insert("[boats", "Paste")
    writer.wait_settled()
    assert not writer.popup.isVisible()
    writer.open_post.undo()
    writer.open_post.redo()
    writer.wait_settled()
    assert not writer.popup.isVisible()


def test_a_post_for_reading_is_not_completed(writer):
    writer.open("See [bas‸\n")
    writer.pane.edit.setReadOnly(True)
    writer.completion.ask()
    writer.wait_settled()
    assert not writer.popup.isVisible()


def test_it_lies_in_the_window_above_the_caret_where_there_is_no_room(writer):
    writer.open("‸")
    writer.type("[")
    writer.wait()
    pane = writer.pane
    caret = pane.edit.viewport().mapTo(pane, pane.edit.cursorRect().topLeft())
    assert writer.popup.y() > caret.y()
    writer.press(Qt.Key.Key_Escape)
    writer.open("One\n" * 40 + "‸")
    writer.type("[")
    writer.wait()
    caret = pane.edit.viewport().mapTo(pane, pane.edit.cursorRect().topLeft())
    assert writer.popup.geometry().bottom() < caret.y()
    assert pane.rect().contains(writer.popup.geometry())


def test_thumbnails_of_the_images_come(writer):
    writer.type("![")
    writer.wait()
    thumbnails = writer.popup.list.itemDelegate().thumbnails
    writer.qtbot.waitUntil(lambda: len(thumbnails._kept) == 2)
    assert all(not picture.isNull() for picture in thumbnails._kept.values())


def test_screen_readers_are_told_names(writer):
    writer.type("[")
    writer.wait()
    view = QAccessible.queryAccessibleInterface(writer.popup.list)
    assert view.text(QAccessible.Text.Name)
    assert view.child(0).text(QAccessible.Text.Name) == "Basalt, 2024-08-01"
    popup = QAccessible.queryAccessibleInterface(writer.popup)
    assert popup.text(QAccessible.Text.Name)


def test_keys_typed_faster_than_the_list_take_what_fits(writer):
    writer.type("[b")
    writer.wait()
    QApplication.sendEvent(
        writer.pane.edit, key_event("o")
    )  # the list still shows what begins with b
    assert writer.rows == ["Basalt", "Boats at sea"]
    writer.qtbot.keyClick(writer.pane.edit, Qt.Key.Key_Return)
    assert writer.pane.written == "[Boats at sea]({% post_url 2024-05-06-boats %})"


def key_event(letter: str):
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_O, Qt.KeyboardModifier.NoModifier, letter)
