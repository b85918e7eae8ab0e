"""A page of the preview opens nothing by itself, shows where links lead, and stays steerable."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shown_site import LAYOUT, POST, ShownSite, WholePages

from editor.post.post import Post
from editor.ui.open_post import OpenPost
from editor.ui.preview.page import PreviewPage
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.preview.site_choices import View
from editor.ui.preview.site_page import SitePage
from editor.ui.preview.site_pages import SitePages

LINK = '<a href="https://x.example/" style="font-size: 40px">a way out</a>'
IN = QPoint(9, 9)
VIEWS = pytest.mark.parametrize("view", list(View))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: bool(found.append(url.toString())) or True
    )
    return found


def page_of(preview: ShownSite) -> PreviewPage:
    page = preview.pane.findChild(PreviewPage)
    assert page is not None
    return page


def click(preview: ShownSite, selector: str) -> None:
    """Click as a person does: what a script clicks stops no page."""
    box = f"document.querySelector({selector!r}).getBoundingClientRect()"
    x, y = (preview.ask(f"{box}.{each}") for each in ("x", "y"))
    assert isinstance(x, int | float)
    assert isinstance(y, int | float)
    QTest.mouseClick(inner(preview), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)) + IN)


def inner(preview: ShownSite) -> QWidget:
    found = preview.pane._browser.view.focusProxy()
    assert found is not None
    return found


@VIEWS
def test_after_a_link_was_followed_the_page_goes_on_to_follow_the_text(
    qtbot: QtBot, tmp_path: Path, opened: list[str], view: View
) -> None:
    preview = ShownSite(qtbot, tmp_path)
    preview.open(f"---\ntitle: x\n---\n{LINK}\n\nFirst.\n\nSecond.\n", view)
    click(preview, "a[href^='https:']")
    qtbot.waitUntil(lambda: opened == ["https://x.example/"], timeout=20_000)
    preview.replace("Second", "Another")
    preview.change(preview.open_post.post.set("title", "At dusk"))
    patched = preview.html()
    assert patched.count("Another.") == 1
    assert "At dusk" in patched
    assert patched == preview.fresh_html(view)


@VIEWS
def test_a_page_that_a_click_stops_on_its_way_comes_all_the_same(
    qtbot: QtBot, tmp_path: Path, opened: list[str], view: View
) -> None:
    preview = ShownSite(qtbot, tmp_path)
    preview.open(f"{LINK}\n\nSecond.", view)
    other = View.ARTICLE if view is View.SITE else View.SITE
    for _ in range(5):
        for each in (other, view):
            click(preview, "a[href^='https:']")
            preview.show_view(each)
            preview.wait_until("document.adoptedStyleSheets.length < 2")
    preview.replace("Second", "Another")
    assert preview.html().count("Another.") == 1
    assert set(opened) == {"https://x.example/"}


def test_a_post_may_be_opened_before_the_first_page_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    preview, is_there = ShownSite(qtbot, tmp_path), Event()

    class MadeLater(SitePages):
        def page(self, post: Post) -> SitePage:
            assert is_there.wait(20)
            return super().page(post)

    pane = PreviewPane(OpenPost(), preview.choices, pages=MadeLater)
    qtbot.addWidget(pane)
    pane._browser.loaded.connect(is_there.set)
    pane.show()
    post = preview.open_post
    with qtbot.waitSignal(pane.shown, timeout=20_000):
        pane._open_post.open(post.post, post.place, post.post.to_bytes())
    assert pane.view is View.SITE
    assert pane.is_current


def test_a_page_that_arrives_late_is_not_taken_for_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    preview = ShownSite(qtbot, tmp_path)
    preview.open("First.", View.ARTICLE)
    page, turned = page_of(preview), []

    def turn_back(progress: int) -> None:
        if progress == 100 and not turned:
            turned.append(progress)
            preview.pane.show_view(View.ARTICLE)

    page.loadProgress.connect(turn_back)
    preview.pane.show_view(View.SITE)
    qtbot.waitUntil(lambda: bool(turned) and preview.pane.is_current, timeout=20_000)
    assert preview.pane.view is View.ARTICLE
    preview.replace("First", "Second")
    assert preview.html().count("Second.") == 1


# What a field of a form is called stands in the place of the form's own, in every world.
NAMES = (
    *("parentNode", "nextSibling", "nodeType", "nodeName", "childNodes", "insertBefore"),
    *("appendChild", "removeChild", "replaceWith", "isEqualNode", "localName", "namespaceURI"),
    *("attributes", "hasAttribute", "getAttribute", "setAttribute", "removeAttribute"),
    *("getAttributeNodeNS", "setAttributeNodeNS", "outerHTML", "querySelectorAll"),
)


@pytest.mark.parametrize("pages", [SitePages, WholePages])
def test_names_in_the_page_stop_nothing(qtbot: QtBot, tmp_path: Path, pages: type) -> None:
    fields = "".join(f"<input name={each}>" for each in NAMES)
    form = f"<form title='{{{{ page.title }}}}' {{{{ page.more }}}}>{fields}"
    layout = LAYOUT.replace("<main>", f"{form}<main>").replace("</main>", "</main></form>")
    preview = ShownSite(qtbot, tmp_path, layout=layout, pages=pages)
    post = preview.open_post.post
    preview.replace("Second", f"Another\n\n<form>{fields}</form>\n\n")
    preview.change(preview.open_post.post.set("title", "At dusk").set("more", "lang=de"))
    preview.change(preview.open_post.post.set("more", ""))
    assert preview.ask("nodes.value(nodes.select(document, 'form')[0], 'title')") == "At dusk"
    assert preview.html() == preview.fresh_html()
    preview.change(post)
    assert preview.html() == preview.fresh_html()


@pytest.mark.parametrize("base", ["post://preview/", "http://x.example/", "javascript:0", "//y/"])
def test_no_base_leads_the_page_away(qtbot: QtBot, tmp_path: Path, base: str) -> None:
    preview = ShownSite(qtbot, tmp_path, layout=LAYOUT.replace("<nav", f"<base href='{base}'><nav"))
    preview.change(preview.open_post.post.set("date", "2026-05-05"))
    assert preview.text("time") == "2026-05-05"
    assert preview.ask("document.baseURI") == "post://site/blog/2026/05/05/ferry.html"


@VIEWS
def test_a_link_keeps_the_address_that_was_shown(qtbot: QtBot, tmp_path: Path, view: View) -> None:
    preview = ShownSite(qtbot, tmp_path)
    animated = '<animate attributeName="href" values="https://y.example/" dur="9s"/>'
    preview.open(
        f"{POST}\n<svg><a href='https://x.example/'>{animated}<text>x</text></a></svg>", view
    )
    assert preview.ask("document.querySelector('svg a').href.animVal") == "https://x.example/"


@VIEWS
def test_a_link_that_has_the_keyboard_shows_where_it_leads(
    qtbot: QtBot, tmp_path: Path, view: View
) -> None:
    preview = ShownSite(qtbot, tmp_path, layout="{{ content }}")
    preview.open(
        '<a href="http://bank.example@x.example/" title="https://bank.example/">b</a>', view
    )
    told: list[str] = []
    preview.pane.link_hovered.connect(told.append)
    preview.pane.activateWindow()
    preview.pane.setFocus()
    QTest.keyClick(inner(preview), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "http://x.example/" in told, timeout=10_000)
    assert set(told) <= {"", "http://x.example/"}


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:0", "data:text/html,x"])
def test_no_other_address_is_opened(
    qtbot: QtBot, tmp_path: Path, opened: list[str], address: str
) -> None:
    page = page_of(ShownSite(qtbot, tmp_path))
    clicked = QWebEnginePage.NavigationType.NavigationTypeLinkClicked
    assert not page.acceptNavigationRequest(QUrl(address), clicked, True)
    assert opened == []


ASKS = """<script>
const results = {};
const tell = (name, value) => {
  results[name] = value;
  document.documentElement.dataset.results = JSON.stringify(results);
};
alert('x');
tell('confirm', confirm('x'));
tell('prompt', prompt('x'));
tell('window', open('https://x.example/') === null);
Notification.requestPermission().then((answer) => tell('notes', answer));
const ask = (name, begin) => begin(() => tell(name, 'given'), () => tell(name, 'denied'));
ask('place', (yes, no) => navigator.geolocation.getCurrentPosition(yes, no));
ask('sound', (yes, no) => navigator.mediaDevices.getUserMedia({audio: true}).then(yes, no));
ask('clipboard', (yes, no) => navigator.clipboard.readText().then(yes, no));
ask('full', (yes, no) => document.documentElement.requestFullscreen().then(yes, no));
addEventListener('beforeunload', (event) => event.preventDefault());
</script></head>"""


def run_scripts(preview: ShownSite) -> None:
    """Load the page anew, with its scripts."""
    with preview.qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        preview.pane.run_scripts(True)


def test_even_a_trusted_page_is_given_nothing_of_the_computer(
    qtbot: QtBot, tmp_path: Path, opened: list[str]
) -> None:
    preview = ShownSite(qtbot, tmp_path, layout=LAYOUT.replace("</head>", ASKS))
    run_scripts(preview)
    results = "JSON.parse(document.documentElement.dataset.results ?? '{}')"
    preview.wait_until(f"Object.keys({results}).length === 8")
    found = preview.ask(results)
    assert isinstance(found, dict)
    assert found.pop("confirm") is False
    assert found.pop("prompt") in ("", None)
    assert found.pop("window") is True
    assert set(found.values()) == {"denied"}
    assert opened == []
    click(preview, "main")  # who has acted may be asked to stay
    run_scripts(preview)
    assert preview.text("h1") == "A ferry at dawn"


def test_no_file_can_be_chosen_in_a_page(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(ShownSite(qtbot, tmp_path))
    assert page.chooseFiles(QWebEnginePage.FileSelectionMode.FileSelectOpen, [], []) == []
