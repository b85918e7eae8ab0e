"""The preview shows the post, follows every change, and touches nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import get_ident

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shown_page import ShownPage

from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.open_post import OpenPost
from editor.ui.preview.page import HOME, PreviewPage
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.theme import Theme, apply_theme

POST = """---
title: A ferry at dawn
date: 2026-03-01 08:00:00 +0000
author: Ann Lee
tags: [sea, boats]
image: assets/boat.png
---
First paragraph.

Second paragraph.

Third paragraph.
"""


class Shown(ShownPage):
    """A preview of a post in a little site, and what a test asks of it."""

    def __init__(self, qtbot: QtBot, root: Path, text: str) -> None:
        self.qtbot, self.root = qtbot, root
        (root / "_config.yml").write_text(
            "title: Harbour\nbaseurl: /blog\nurl: https://harbour.example\n"
        )
        (root / "_posts").mkdir()
        (root / "assets").mkdir()
        Image.new("RGB", (30, 20), "navy").save(root / "assets" / "boat.png")
        self.open_post = OpenPost()
        self.pane = PreviewPane(self.open_post)
        qtbot.addWidget(self.pane)
        self.pane.resize(600, 500)
        with qtbot.waitSignal(self.pane.shown, timeout=20_000):
            self.pane.show()
        self.open(text)

    def open(self, text: str) -> None:
        path = self.root / "_posts" / "2026-03-01-ferry.md"
        data = text.encode()
        with self.qtbot.waitSignal(self.pane.shown, timeout=20_000):
            self.open_post.open(Post.parse(data), Place(path, find_site(path)), data)

    def change(self, post: Post) -> None:
        with self.qtbot.waitSignal(self.pane.shown, timeout=20_000):
            self.open_post.change(post, by=None)

    def replace(self, old: str, new: str) -> None:
        post = self.open_post.post
        assert old in post.text
        self.change(post.with_text(post.text.replace(old, new)))


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Callable[[str], Shown]:
    return lambda text=POST: Shown(qtbot, tmp_path, text)


def test_it_shows_what_the_front_matter_says_and_the_body(shown: Callable[..., Shown]) -> None:
    preview = shown()
    assert preview.text("article > header h1") == "A ferry at dawn"
    assert preview.text(".byline .author") == "Ann Lee"
    assert "1 March 2026" in str(preview.text(".byline time"))
    assert preview.text(".tags") == "sea\nboats"
    assert preview.ask("document.querySelectorAll('main p').length") == 3
    preview.wait_until("document.querySelector('header img').naturalWidth === 30")


def test_an_edit_replaces_what_changed_and_nothing_else(shown: Callable[..., Shown]) -> None:
    preview = shown()
    paragraphs = "[...document.querySelectorAll('main p')]"
    preview.do(f"var before = {paragraphs}, texts = before.map((p) => p.firstChild)")
    preview.replace("Second", "Another")
    assert preview.text("main p:nth-of-type(2)") == "Another paragraph."
    assert preview.ask(f"{paragraphs}.map((p, n) => p === before[n])") == [True] * 3
    same = f"{paragraphs}.map((p, n) => p.firstChild === texts[n])"
    assert preview.ask(same) == [True, False, True]


def test_what_stands_beside_a_change_in_its_block_stays(shown: Callable[..., Shown]) -> None:
    preview = shown("A *stressed* word.\n{: .a}\n\n- one\n- two\n- three\n\nlast\n")
    preview.do("var [stress] = document.querySelectorAll('main em')")
    preview.do("var items = [...document.querySelectorAll('main li')]")
    preview.replace("word.\n{: .a}", "`word`!\n{: .b #c}")
    preview.replace("- two", "- **two**")
    assert preview.ask("document.querySelector('main em') === stress") is True
    assert preview.ask("stress.parentNode.outerHTML") == (
        '<p class="b" id="c">A <em>stressed</em> '
        '<code class="language-plaintext highlighter-rouge">word</code>!</p>'
    )
    same = "[...document.querySelectorAll('main li')].map((each, n) => each === items[n])"
    assert preview.ask(same) == [True, True, True]
    assert preview.text("main li strong") == "two"


def test_a_long_page_stands_in_parts_none_of_which_is_empty(shown: Callable[..., Shown]) -> None:
    preview = shown()

    def lines(first: int, last: int) -> list[str]:
        return [f"Line {number}.\n\n" for number in range(first, last)]

    texts = (
        lines(0, 120),
        lines(0, 30) + lines(500, 580) + lines(30, 120),  # one part is cut
        lines(0, 30) + lines(560, 580) + lines(70, 120),  # some go
        lines(0, 30) + lines(600, 603) + lines(560, 580) + lines(70, 120) + lines(700, 701),
        lines(70, 120),
    )
    paragraphs = "[...document.querySelectorAll('main > post-part > p')]"
    for text in texts:
        preview.change(preview.open_post.post.with_text("".join(text)))
        shown_lines = preview.ask(f"{paragraphs}.map((each) => each.innerText)")
        assert shown_lines == [each.strip() for each in text]
        parts = preview.ask(
            "[...document.querySelector('main').children].map((each) => each.children.length)"
        )
        assert isinstance(parts, list)
        assert all(0 < each < 100 for each in parts)


def test_blocks_may_come_and_go(shown: Callable[..., Shown]) -> None:
    preview = shown()
    preview.do("var last = document.querySelector('main p:last-of-type')")
    preview.replace("Second paragraph.\n\n", "# New\n\n- one\n- two\n\n")
    assert preview.text("main") == "First paragraph.\n\nNew\none\ntwo\n\nThird paragraph."
    assert preview.ask("last === document.querySelector('main p:last-of-type')") is True
    preview.change(preview.open_post.post.with_text(""))
    assert preview.text("main") == ""


def test_a_patched_page_is_the_one_that_is_shown_anew(shown: Callable[..., Shown]) -> None:
    preview = shown()
    texts = [
        "# A\n\n# A\n\n[x][r] HTML[^1]\n\n[r]: /r\n\n[^1]: note\n",
        "* toc\n{:toc}\n\n# A\n\n# B\n\n[x][r] HTML[^1]\n\n[r]: /s\n\n[^1]: a\n\n*[HTML]: H\n",
        "* toc\n{:toc}\n\n# B\n\n<div>\n\n[x][r] HTML[^1]\n\n[r]: /s\n",
        "* toc\n{:toc}\n\n# B\n\n<div>\n\n</div></main></article>[x][r]\n\n<p>\n\n<td>c</td>\n",
        "<!-- only\n\na comment -->\n\n{: .x}\n\nend\n",
        "![a](assets/boat.png)\n\n![a](assets/boat.png) twice ![b](assets/boat.png)\n",
        "![a](assets/boat.png) once\n\nnew\n\n![a](assets/boat.png) ![b](assets/boat.png)\n",
    ]
    post = preview.open_post.post
    for text in [*texts, *reversed(texts)]:
        preview.change(post.with_text(text))
        patched = preview.ask("document.querySelector('main').innerHTML")
        preview.change(post.with_text(""))
        preview.change(post.with_text(text))
        assert patched == preview.ask("document.querySelector('main').innerHTML")
        preview.change(post.with_text(text + "\n\nmore\n"))


def test_the_title_follows_the_form(shown: Callable[..., Shown]) -> None:
    preview = shown()
    preview.change(preview.open_post.post.set("title", "<b>At</b> dusk"))
    assert preview.text("article > header h1") == "<b>At</b> dusk"
    preview.change(preview.open_post.post.remove("title"))
    assert preview.text("article > header h1") == "Untitled"


def test_several_changes_in_a_row_end_with_the_last(shown: Callable[..., Shown]) -> None:
    preview = shown()
    post = preview.open_post.post
    with preview.qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        for number in range(50):
            preview.open_post.change(post.with_text(f"number {number}\n"), by=None)
    assert preview.text("main p") == "number 49"


def test_the_page_stays_where_the_reader_was(shown: Callable[..., Shown]) -> None:
    body = "\n\n".join(f"Paragraph {number}." for number in range(200))
    preview = shown(POST + "\n" + body)
    preview.wait_until("document.querySelector('header img').naturalWidth === 30")
    preview.do("window.scrollTo(0, 2000)")
    preview.wait_until("window.scrollY === 2000")
    preview.replace("Paragraph 60.", "Changed.")
    assert preview.ask("window.scrollY") == 2000


def test_scripts_and_what_reaches_out_are_left_out(shown: Callable[..., Shown]) -> None:
    preview = shown(
        POST
        + "\n<script>document.title = 'run'</script>\n\n"
        + "<img src='/assets/boat.png' onload=\"document.title = 'run'\" srcset='http://x.example/a'>\n\n"
        + "<div><iframe src='http://x.example'></iframe><object data='x'></object>kept</div>\n\n"
        + "<div><base href='http://x.example/'><link rel=preconnect href='http://x.example'>\n"
        + "<meta http-equiv=refresh content='0; http://x.example'></div>\n\n"
        + "<form action='http://x.example'><input name=a autofocus> kept too</form>\n"
    )
    preview.wait_until("document.querySelector('main img').naturalWidth === 30")
    gone = (
        "main :is(script, iframe, object, base, link, meta, form, [onload], [srcset], [autofocus])"
    )
    assert preview.ask(f"document.querySelectorAll('{gone}').length") == 0
    assert preview.ask("document.title") == "Preview"
    assert "kept too" in str(preview.text("main"))


def test_the_posts_own_markup_cannot_mislead_the_patches(shown: Callable[..., Shown]) -> None:
    preview = shown("<main>mine</main>\n\n<article><header>too</header></article>\n\nlast\n")
    preview.replace("last", "end")
    assert preview.ask("document.querySelector('body > article > main > * > p').innerText") == "end"
    assert preview.text("body > article > main > * > main") == "mine"


@pytest.mark.parametrize(
    "reference",
    [
        "assets/boat.png",
        "/assets/boat.png",
        "{{ site.baseurl }}/assets/boat.png",
        "{{ '/assets/boat.png' | relative_url }}",
        "{{ '/assets/boat.png' | absolute_url }}",
        "/blog/assets/boat.png",
        "../assets/boat.png",
    ],
)
def test_pictures_are_found_as_the_site_finds_them(
    shown: Callable[..., Shown], reference: str
) -> None:
    preview = shown(f"![a boat]({reference})\n")
    preview.wait_until("document.querySelector('main img').naturalWidth === 30")


def test_a_missing_picture_has_a_placeholder_until_it_comes(shown: Callable[..., Shown]) -> None:
    preview = shown("![a](/assets/new.png)\n")
    preview.wait_until("document.querySelector('main img').naturalWidth === 480")
    Image.new("RGB", (7, 7)).save(preview.root / "assets" / "new.png")
    with preview.qtbot.waitSignal(preview.open_post.settled):
        preview.open_post.change(preview.open_post.post.set("title", "Another"), by=None)
    preview.wait_until("document.querySelector('main img').naturalWidth === 7")


def test_nothing_outside_the_site_is_served(shown: Callable[..., Shown], tmp_path: Path) -> None:
    outside = tmp_path.parent / "outside.png"
    Image.new("RGB", (9, 9)).save(outside)
    preview = shown()
    (preview.root / "assets" / "link.png").symlink_to(outside)
    (preview.root / "assets" / "notes.txt").write_text("no picture")
    references = [
        "../../outside.png",
        "/..%2F..%2Foutside.png",
        "/assets/../../outside.png",
        "assets/link.png",
        "assets/notes.txt",
        "/_config.yml",
        str(outside),
        outside.as_uri(),
        "http://x.example/a.png",
        "//x.example/a.png",
    ]
    pictures = "\n\n".join(f'<img src="{each}">' for each in references)
    preview.change(preview.open_post.post.with_text(pictures))
    widths = "[...document.querySelectorAll('main img')].map(img => img.naturalWidth)"
    preview.wait_until(f"{widths}.every(width => width > 0)")
    assert preview.ask(widths) == [480] * len(references)


def test_an_edited_paragraph_keeps_its_picture(shown: Callable[..., Shown]) -> None:
    preview = shown("Look: ![a](assets/boat.png) here\n")
    preview.wait_until("document.querySelector('main img').naturalWidth === 30")
    preview.do("var picture = document.querySelector('main img')")
    preview.replace("here", "there")
    assert preview.ask("picture === document.querySelector('main img')") is True


def test_names_in_the_post_do_not_stand_where_the_browsers_own_are(
    shown: Callable[..., Shown],
) -> None:
    names = ("createTextNode", "querySelectorAll", "body", "childNodes", "importNode", "images")
    taken = "".join(f'<img src="/assets/boat.png" name="{each}">' for each in names)
    fields = "".join(f'<input name="{each}">' for each in ("childNodes", "attributes", "remove"))
    preview = shown(f"<p>{taken}</p>\n\n<div><form>{fields} kept</form></div>\n\nlast\n")
    preview.replace("last", "end")
    assert "kept" in str(preview.ask("document.documentElement.innerText"))
    assert "end" in str(preview.ask("document.documentElement.innerText"))


def test_it_takes_no_focus(qtbot: QtBot, shown: Callable[..., Shown]) -> None:
    preview = shown()
    window, field = QWidget(), QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(preview.pane)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    preview.replace("First", "1st")
    preview.open(POST.replace("dawn", "dusk"))
    assert field.hasFocus()
    assert not preview.pane.hasFocusInside()
    window.layout().removeWidget(preview.pane)
    preview.pane.setParent(None)
    window.hide()


def test_a_hidden_preview_does_nothing_and_catches_up(shown: Callable[..., Shown]) -> None:
    preview = shown()
    preview.pane.hide()
    with preview.qtbot.assertNotEmitted(preview.pane.shown, wait=100):
        preview.open_post.change(preview.open_post.post.with_text("later\n"), by=None)
    assert preview.text("main p") == "First paragraph."
    with preview.qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        preview.pane.show()
    assert preview.ask("document.querySelector('main').textContent.trim()") == "later"


def test_it_follows_the_theme_without_loading_again(shown: Callable[..., Shown]) -> None:
    preview = shown()
    preview.do("var first = document.querySelector('main p')")
    assert preview.ask("document.documentElement.dataset.theme") == "light"
    apply_theme(Theme.DARK)
    preview.wait_until("document.documentElement.dataset.theme === 'dark'")
    assert preview.ask("first === document.querySelector('main p')") is True


def test_zoom_and_back(shown: Callable[..., Shown]) -> None:
    preview = shown()
    wide = preview.ask("window.innerWidth")
    preview.pane.zoom_by(1)
    preview.wait_until(f"window.innerWidth < {wide}")
    preview.pane.reset_zoom()
    preview.wait_until(f"window.innerWidth === {wide}")


def test_the_page_can_be_read_back(qtbot: QtBot, shown: Callable[..., Shown]) -> None:
    pages: list[str] = []
    preview = shown()
    preview.pane.page_html(pages.append)
    qtbot.waitUntil(lambda: bool(pages), timeout=20_000)
    assert "First paragraph." in pages[0]


def test_an_engine_that_died_comes_back(shown: Callable[..., Shown]) -> None:
    preview = shown()
    page = preview.pane.findChild(PreviewPage)
    assert page is not None
    with preview.qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        page.renderProcessTerminated.emit(
            QWebEnginePage.RenderProcessTerminationStatus.CrashedTerminationStatus, 1
        )
    assert preview.text("main p") == "First paragraph."


class Browser:
    """Stands for the writer's browser: keeps what it is asked to open."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def open(self, url: QUrl) -> bool:
        self.opened.append(url.toString())
        return True


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    browser = Browser()
    monkeypatch.setattr(QDesktopServices, "openUrl", browser.open)
    return browser


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org/", True),
        ("mailto:ann@example.org", True),
        ("/2020/01/01/other.html", False),
        ("file:///etc/passwd", False),
        ("javascript:document.title='run'", False),
        ("vscode://x/y", False),
    ],
)
def test_where_a_clicked_link_leads(
    shown: Callable[..., Shown], browser: Browser, address: str, opens: bool
) -> None:
    preview = shown(f'<a href="{address}" target=_blank>{"wide " * 60}</a>\n\nafter\n')
    click(preview, "main a")
    if opens:
        preview.qtbot.waitUntil(lambda: bool(browser.opened), timeout=20_000)
    preview.replace("after", "still here")
    assert preview.text("main p:last-of-type") == "still here"
    assert browser.opened == ([address] if opens else [])


def test_an_anchor_jumps_inside_the_page(shown: Callable[..., Shown], browser: Browser) -> None:
    middle = "\n\n".join(["filling"] * 100)
    preview = shown(f"[{'down ' * 60}](#far)\n\n{middle}\n\n# Far\n")
    click(preview, "main a")
    preview.wait_until("window.scrollY > 500")
    assert browser.opened == []


def click(preview: Shown, selector: str) -> None:
    """A real click of the mouse on the middle of an element."""
    box = preview.ask(
        f"(() => {{ const b = document.querySelector('{selector}').getClientRects()[1];"
        " return [b.x + b.width / 3, b.y + b.height / 2] })()"
    )
    assert isinstance(box, list)
    target = preview.pane.focusProxy().focusProxy() or preview.pane.focusProxy()
    preview.qtbot.mouseClick(
        target, Qt.MouseButton.LeftButton, pos=QPoint(round(box[0]), round(box[1]))
    )


def test_the_page_itself_may_go_nowhere(shown: Callable[..., Shown], browser: Browser) -> None:
    preview = shown()
    page = preview.pane.findChild(PreviewPage)
    assert page is not None
    kinds = QWebEnginePage.NavigationType
    other = QUrl("https://example.org/")
    assert page.acceptNavigationRequest(HOME, kinds.NavigationTypeTyped, True)
    assert not page.acceptNavigationRequest(other, kinds.NavigationTypeRedirect, True)
    assert not page.acceptNavigationRequest(other, kinds.NavigationTypeFormSubmitted, True)
    assert browser.opened == []


def test_a_very_long_text_is_rendered_beside_the_windows_thread(
    shown: Callable[..., Shown],
) -> None:
    preview = shown()
    long = "".join(f"Paragraph {number} of a long text.\n\n" for number in range(8000))
    preview.open(f"{POST}\n{long}")
    assert preview.ask("document.querySelectorAll('main p').length") == 8003
    threads: set[int] = set()
    post_blocks = preview.pane._renderer.post_blocks
    preview.pane._renderer.post_blocks = lambda post: threads.add(get_ident()) or post_blocks(post)
    preview.replace("Paragraph 7999", "The last paragraph")
    assert threads
    assert get_ident() not in threads
    assert (
        preview.text("main > :last-child > p:last-of-type") == "The last paragraph of a long text."
    )
