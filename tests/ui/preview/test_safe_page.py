"""A page of the preview opens nothing by itself, shows where links lead, and stays steerable."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage
from pytestqt.qtbot import QtBot
from shown_site import LAYOUT, POST, ShownSite

from editor.ui.open_post import OpenPost
from editor.ui.preview.page import PreviewPage
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.preview.site_choices import View

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


@VIEWS
def test_after_a_link_was_followed_the_page_goes_on_to_follow_the_text(
    qtbot: QtBot, tmp_path: Path, opened: list[str], view: View
) -> None:
    preview = ShownSite(qtbot, tmp_path)
    preview.open(f"{POST}\n[out](https://x.example/) [no](ftp://x.example/)\n", view)
    for link in ("https:", "ftp:"):
        preview.do(f"document.querySelector('a[href^=\"{link}\"]')?.click()")
        qtbot.wait(100)
    preview.replace("Second", "Another")
    preview.change(preview.open_post.post.set("title", "At dusk"))
    assert opened == ["https://x.example/"]
    patched = preview.html()
    assert patched.count("Another paragraph.") == 1
    assert "At dusk" in patched
    assert patched == preview.fresh_html(view)


@VIEWS
def test_a_page_that_a_click_stops_on_its_way_comes_all_the_same(
    qtbot: QtBot, tmp_path: Path, opened: list[str], view: View
) -> None:
    preview = ShownSite(qtbot, tmp_path)
    preview.open(f"{POST}\n[out](https://x.example/)\n", view)
    other = View.ARTICLE if view is View.SITE else View.SITE
    for _ in range(5):
        for each in (other, view):
            preview.do("document.querySelector('a[href^=\"https:\"]').click()")
            with qtbot.waitSignal(preview.pane.shown, timeout=20_000):
                preview.pane.show_view(each)
    preview.replace("Second", "Another")
    assert "Another paragraph." in preview.html()


@VIEWS
def test_a_post_may_be_opened_before_the_first_page_is_there(
    qtbot: QtBot, tmp_path: Path, view: View
) -> None:
    preview = ShownSite(qtbot, tmp_path)
    for wait in (0, 1, 5, 20, 50, 100):
        pane = PreviewPane(OpenPost(), preview.choices)
        qtbot.addWidget(pane)
        pane.show()
        qtbot.wait(wait)
        preview.choices.show_view(preview.site, view)
        post = preview.open_post
        with qtbot.waitSignal(pane.shown, timeout=20_000):
            pane._open_post.open(post.post, post.place, post.post.to_bytes())
        qtbot.waitUntil(lambda pane=pane: pane.view is view and pane.is_current, timeout=20_000)


NAMES = ("adoptedStyleSheets", "addEventListener", "baseURI", "documentElement", "head", "body")


def test_names_in_the_page_stop_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    taken = "".join(f"<img name={each}><form name={each}></form>" for each in NAMES)
    preview = ShownSite(qtbot, tmp_path, layout=LAYOUT.replace("<nav", f"{taken}<nav"))
    preview.replace("Second", "Another")
    assert preview.text(".body p:nth-of-type(2)") == "Another paragraph."
    assert preview.ask("getComputedStyle(document.querySelector('h1')).visibility") == "visible"
    preview.do("preview.reload(['/blog/assets/boat.png'])")
    preview.wait_until("/[?]\\d/.test(document.querySelector('img.lead').src)")


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
    inner = preview.pane._browser.view.focusProxy()
    assert inner is not None
    QTest.keyClick(inner, Qt.Key.Key_Tab)
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


def test_even_a_trusted_page_is_given_nothing_of_the_computer(
    qtbot: QtBot, tmp_path: Path, opened: list[str]
) -> None:
    preview = ShownSite(qtbot, tmp_path, layout=LAYOUT.replace("</head>", ASKS))
    with qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        preview.pane.run_scripts(True)
    results = "JSON.parse(document.documentElement.dataset.results ?? '{}')"
    preview.wait_until(f"Object.keys({results}).length === 8")
    found = preview.ask(results)
    assert isinstance(found, dict)
    assert found.pop("confirm") is False
    assert found.pop("prompt") in ("", None)
    assert found.pop("window") is True
    assert set(found.values()) == {"denied"}
    assert opened == []
    inner = preview.pane._browser.view.focusProxy()
    assert inner is not None
    QTest.mouseClick(inner, Qt.MouseButton.LeftButton)  # who has acted may be asked to stay
    preview.show_view(View.ARTICLE)
    assert preview.text("h1") == "A ferry at dawn"


def test_no_file_can_be_chosen_in_a_page(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(ShownSite(qtbot, tmp_path))
    assert page.chooseFiles(QWebEnginePage.FileSelectionMode.FileSelectOpen, [], []) == []
