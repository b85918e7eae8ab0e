"""Shows the hostile posts in a process of its own, and prints what came of it.

`show_all.py HOW FOLDER`, where HOW is "control" (a browser without our care), "rich text" and
"exported" (what others are given, in such a browser), "rich text at rest" (nothing of it
pressed), "trusting" (the site's pages without any wall but the gate, until enough has run),
"preview" (both views as they are), "paper" (what is printed), or one wall alone:
"engine", "policy", "cleaning".
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import monotonic

os.environ["QT_QPA_PLATFORM"] = "offscreen"
from hostile import BATCH, FIRST, Listener, posts, vectors, write_site

listener = Listener()
# Names are resolved, and lead to the listener: nothing is refused for want of a network.
os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = (
    f'--host-resolver-rules="MAP *.example 127.0.0.1:{listener.port}"'
)

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from editor.jekyll import article
from editor.jekyll.rich_text import rich_text
from editor.jekyll.standalone import standalone_article, standalone_page
from editor.jekyll.staying import staying, without_scripts
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.application import make_application
from editor.ui.at_hand import paper as paper_module
from editor.ui.at_hand.paper import Paper
from editor.ui.open_post import OpenPost
from editor.ui.preview import browser, engine, preview_pane, published
from editor.ui.preview.page import PreviewPage
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.preview.published import Served
from editor.ui.preview.site_choices import SiteChoices, View
from editor.ui.preview.site_pages import SitePages
from editor.ui.theme import Theme

PRESS = """for (const each of document.querySelectorAll(".press, a, button, summary, area, input"))
  each.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })); true"""
PRESS_FRAMES = f"""<script>setTimeout(() => {{
  for (let n = 0; n < frames.length; n++) try {{
    const {{ document }} = frames[n];
    {PRESS}
  }} catch {{ /* a frame that has gone elsewhere */ }}
}}, 300);</script>"""
AT_REST = "rich text at rest"
HANDED_ON: dict[str, Callable[[str], str]] = {
    "control": lambda html: html,
    "rich text": rich_text,
    AT_REST: rich_text,
    "exported": lambda html: without_scripts(staying(html)),
}
OPEN_POLICY = "default-src * data: blob: post: 'unsafe-inline' 'unsafe-eval'"
PAUSE_MS = 200
ENOUGH = 100  # vectors that have run, to show that nothing but the walls keeps them from it
LIMIT = 280  # seconds; then it says where it stands, and ends

ran: Counter[int] = Counter()  # by the vector's number
passed: list[str] = []  # addresses that the gate was asked for
opened: list[str] = []
unpatched: list[str] = []


def note(_page: QWebEnginePage, _level: object, message: str, *_: object) -> None:
    """A script of a vector has run."""
    if message.isdecimal() and int(message) >= FIRST:
        ran[int(message) - FIRST] += 1


class OwnPage(QWebEnginePage):
    """A page without our care."""

    javaScriptConsoleMessage = note  # noqa: N815 as Qt calls it


class WatchedGate(engine.Gate):
    """Notes what it is asked for besides the preview's own."""

    def interceptRequest(self, info) -> None:  # noqa: N802 as Qt calls it
        if info.requestUrl().scheme() not in engine.ALLOWED:
            passed.append(info.requestUrl().toString())
        super().interceptRequest(info)


class WatchedBrowser(browser.Browser):
    """Notes patches that failed."""

    def run(self, script, callback=None) -> None:
        def tell(value: object) -> None:
            if "preview.show(" in script and value is not True and value is not False:
                unpatched.append(script[:300])
            if callback:
                callback(value)

        super().run(script, tell)


def wait_for(condition: Callable[[], object], seconds: float = 20) -> bool:
    """Wait until it is so; False where it never was."""
    end = monotonic() + seconds
    while not condition() and monotonic() < end:
        QTest.qWait(10)
    return bool(condition())


def show_in_preview(view: View, root: Path, scripts: bool) -> None:
    """Open each post in the preview as the program does, and press what can be pressed."""
    open_post, choices = OpenPost(), SiteChoices()
    pane = PreviewPane(open_post, choices)
    pane.resize(800, 900)
    pane.show()
    shown: list[object] = []
    pane.shown.connect(lambda: shown.append(None))
    if scripts:
        page = pane.findChild(PreviewPage)
        go = page.go
        page.go = lambda home, _scripts: go(home, True)
        pane._load()
    for path, text in posts(root, listener.port):
        data = text.encode()
        place = Place(path, find_site(root / "_posts/2026-03-01-x.md"))
        choices.show_view(place.site, view)
        shown.clear()
        open_post.open(Post.parse(data), place, data)
        assert wait_for(lambda: shown and pane.is_current), path
        QTest.qWait(PAUSE_MS)
        pane.run_in_page(PRESS)
        QTest.qWait(PAUSE_MS)


def show_as_it_is(root: Path, scripts: bool, is_enough: Callable[[], object]) -> None:
    """Load each post's page with what the site's policy says of it, and nothing left out.

    No more of them once it is enough.
    """
    loaded: list[object] = []
    window = None
    for path, text in posts(root, listener.port):
        place = Place(path, find_site(root / "_posts/2026-03-01-x.md"))
        if window is None:
            window = browser.Browser(place, None, None, None)
            window.loaded.connect(lambda: loaded.append(None))
            go = window.page.go
            window.page.go = lambda home, _scripts, go=go: go(home, scripts)
            window.show()
        html = SitePages(place).page(Post.parse(text.encode())).shown
        loaded.clear()
        window.go_to_site(Served("/x.html", html), place)
        wait_for(lambda: loaded, 3)
        window.run(PRESS)
        QTest.qWait(PAUSE_MS)
        if is_enough():
            return


def print_all(root: Path) -> None:
    """Make a PDF of each post's page, and of each post as an article."""
    window = QWidget()
    paper = Paper(window)
    for path, text in posts(root, listener.port):
        place = Place(path, find_site(root / "_posts/2026-03-01-x.md"))
        for make in (standalone_page, standalone_article):
            made: list[bytes] = []
            paper.make_pdf(make(Post.parse(text.encode()), place), place, made.append)
            assert wait_for(lambda made=made: made), path
            assert made[0].startswith(b"%PDF")


def show_without_care(make: Callable[[str], str], press: str) -> None:
    """What `make` makes of each vector, a page each, in a browser that keeps nothing back."""
    view = QWebEngineView()
    view.setPage(OwnPage(view))
    view.resize(800, 600)
    view.show()
    loaded: list[bool] = []
    view.loadFinished.connect(loaded.append)
    all_ = vectors()
    for start in range(0, len(all_), 2 * BATCH):
        batch = all_[start : start + 2 * BATCH]
        frames = "".join(f'<iframe src="/{each.number}"></iframe>' for each in batch)
        markups = {f"/{n.number}": n.aimed(listener.port, by_name=False) for n in batch}
        pages = {path: make(f"<!doctype html>{markup}") for path, markup in markups.items()}
        listener.pages = {**pages, "/frames": frames + press}
        loaded.clear()
        view.load(QUrl(f"http://127.0.0.1:{listener.port}/frames"))
        wait_for(lambda: loaded, 5)
        QTest.qWait(3 * PAUSE_MS)


def main(how: str, root: Path) -> None:
    faulthandler.dump_traceback_later(LIMIT, exit=True)
    app = make_application(Theme.LIGHT, network=True)
    QDesktopServices.openUrl = lambda url: bool(opened.append(url.toString()))
    PreviewPage.javaScriptConsoleMessage = note
    browser.Gate = WatchedGate
    browser.Browser = preview_pane.Browser = paper_module.Browser = WatchedBrowser
    write_site(root, listener.port)
    if how == "cleaning":
        published.policy = lambda *_: OPEN_POLICY
        article.POLICY = OPEN_POLICY
    if how in ("engine", "trusting"):
        published.policy = lambda *_: OPEN_POLICY
    if how in HANDED_ON:
        show_without_care(HANDED_ON[how], "" if how == AT_REST else PRESS_FRAMES)
    elif how == "paper":
        print_all(root)
    elif how in ("engine", "policy", "trusting"):
        are_many = lambda: how == "trusting" and len(ran) > ENOUGH and passed  # noqa: E731
        show_as_it_is(root, how != "engine", are_many)
    else:
        for view in View:
            show_in_preview(view, root, scripts=how == "cleaning")
    QTest.qWait(500)
    app.processEvents()
    result = {
        "ran": ran,
        "asked": listener.asked,
        "passed": passed,
        "opened": opened,
        "unpatched": unpatched,
    }
    sys.stdout.write(json.dumps(result))
    sys.stdout.flush()
    os._exit(0)  # the engine's processes are not waited for


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
