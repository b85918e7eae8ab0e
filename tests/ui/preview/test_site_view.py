"""The site's page follows every change in place, and loads what is published beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from little_site import png
from pytestqt.qtbot import QtBot
from shown_site import FILTERED, LAYOUT, POST, ShownSite, WholePages

from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import Site
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.preview.site_choices import View
from editor.ui.preview.site_page import SitePage
from editor.ui.preview.site_pages import SitePages
from editor.ui.preview.site_view import SiteView

PARAGRAPHS = "[...document.querySelectorAll('.body p')].map(p => p.innerText)"


def test_it_shows_the_page_in_the_layout(qtbot: QtBot, tmp_path: Path) -> None:
    preview = ShownSite(qtbot, tmp_path)
    assert preview.text("h1") == "A ferry at dawn"
    assert preview.ask(PARAGRAPHS) == [f"{nth} paragraph." for nth in ("First", "Second", "Third")]
    assert preview.ask("[document.title, document.body.className, document.compatMode]") == [
        "A ferry at dawn – Harbour",
        "dusk",
        "CSS1Compat",
    ]
    assert preview.ask("location.pathname") == "/blog/2026/03/01/ferry.html"
    preview.wait_until("document.querySelector('img.lead').naturalWidth === 30")
    preview.wait_until("getComputedStyle(document.querySelector('main')).color === 'rgb(1, 2, 3)'")


def test_a_keystroke_changes_its_paragraph_and_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    preview = ShownSite(qtbot, tmp_path)
    preview.do("var before = [...document.querySelectorAll('*')]")
    preview.replace("Second", "Another")
    assert preview.ask(PARAGRAPHS) == ["First paragraph.", "Another paragraph.", "Third paragraph."]
    assert preview.ask("[...document.querySelectorAll('*')].every((e, n) => e === before[n])")


def test_the_title_is_followed_wherever_the_layout_shows_it(qtbot: QtBot, tmp_path: Path) -> None:
    preview = ShownSite(qtbot, tmp_path)
    preview.do(
        "var before = [...document.querySelectorAll('*')]; var loaded = performance.timeOrigin"
    )
    preview.change(preview.open_post.post.set("title", "At <dusk>"))
    assert preview.text("h1") == "At <dusk>"
    assert preview.text("footer") == "The end of At <dusk>"
    assert preview.ask("document.title") == "At <dusk> – Harbour"
    assert preview.ask("[...document.querySelectorAll('*')].every((e, n) => e === before[n])")
    assert preview.ask("loaded === performance.timeOrigin")


def test_tags_date_and_image_follow(qtbot: QtBot, tmp_path: Path) -> None:
    preview = ShownSite(qtbot, tmp_path)
    (tmp_path / "assets/other.png").write_bytes(png(7, 7))
    post = preview.open_post.post.set("tags", ["sea", "dogs", "boats"])
    preview.change(post.set("image", "/assets/other.png").set("date", "2026-04-01"))
    assert preview.ask("[...document.querySelectorAll('i')].map(i => i.innerText)") == [
        "sea",
        "dogs",
        "boats",
    ]
    assert preview.text("time") == "2026-04-01"
    preview.wait_until("document.querySelector('img.lead').naturalWidth === 7")


@pytest.mark.parametrize("layout", [LAYOUT, FILTERED], ids=["as it is", "filtered"])
def test_the_page_stays_where_the_reader_was(qtbot: QtBot, tmp_path: Path, layout: str) -> None:
    body = "\n\n".join(f"Paragraph {number}." for number in range(200))
    preview = ShownSite(qtbot, tmp_path, f"{POST}\n{body}", layout)
    preview.do("window.scrollTo(0, 2000)")
    preview.wait_until("window.scrollY === 2000")
    preview.replace("Paragraph 60.", "Changed.")
    preview.change(preview.open_post.post.set("title", "Other"))
    assert preview.ask("window.scrollY") == 2000


@pytest.mark.parametrize(
    "markup",
    [
        "<div>\n\nopen",
        "</div></main>\n\nclosed",
        "<b>bold",
        "<!-- never closed",
        "<body class=other>",
        "<html lang=de>",
        "<table><tr><td>",
        "<form><form>x</form>",
        "<p><p></p></p></p>",
        "<select><option>a",
        "<textarea>swallows",
        "<svg><p>out",
        "<a href=#x><a href=#y>",
        "<template>x",
        "<plaintext>",
    ],
)
def test_markup_that_breaks_out_of_its_block_is_shown_as_a_browser_does(
    qtbot: QtBot, tmp_path: Path, markup: str
) -> None:
    preview = ShownSite(qtbot, tmp_path)
    for text in (f"one\n\n{markup}\n\ntwo\n", f"one, two\n\n{markup}\n\nthree\n\nfour\n", "end\n"):
        preview.change(preview.open_post.post.with_text(text))
        patched = preview.html()
        assert patched == preview.fresh_html(pages=WholePages)
        preview.fresh_html(pages=SitePages)
        preview.change(preview.open_post.post.with_text(f"{text}\nmore\n"))


def test_the_page_can_be_that_of_a_layout_that_changes_the_text(
    qtbot: QtBot, tmp_path: Path
) -> None:
    preview = ShownSite(qtbot, tmp_path, layout=FILTERED)
    preview.do("var first = document.querySelector('.body p')")
    preview.replace("Second", "Better")
    assert preview.ask(PARAGRAPHS) == ["First paragraph.", "BEttEr paragraph.", "Third paragraph."]
    assert preview.ask("first === document.querySelector('.body p')")


@pytest.mark.parametrize(
    ("written", "filtered"), [("<hr", "<hr class=x"), ("<img", "<img class=x"), ("<p>", "<p id=x>")]
)
def test_a_filtered_text_is_shown_before_its_page_is_made(
    qtbot: QtBot, tmp_path: Path, written: str, filtered: str
) -> None:
    layout = LAYOUT.replace(
        "{{ content }}", f'{{{{ content | replace: "{written}", "{filtered}" }}}}'
    )
    preview = ShownSite(qtbot, tmp_path, layout=layout)
    preview.replace("First paragraph.", "![](/assets/boat.png) First paragraph.\n\n---")
    preview.do("var first = document.querySelector('.body p')")
    post = preview.open_post.post
    view = preview.pane._view
    assert isinstance(view, SiteView)
    assert view.is_whole
    rendering = view.render(post.with_text(post.text.replace("First", "1st")))
    preview.do(view.patch(rendering))
    seen = "[first.innerText.trim(), first === document.querySelector('.body p')]"
    assert preview.ask(seen) == ["1st paragraph.", True]
    preview.replace("First", "1st")
    assert preview.ask(seen) == ["1st paragraph.", True]
    assert preview.html() == preview.fresh_html()


REACHING_HEAD = (
    "<script>document.title = 'run'</script><base href='https://x.example/'>"
    "<link rel=preconnect href='https://x.example'><link rel='dns-prefetch' href=//x>"
    "<meta http-equiv=refresh content='0; https://x.example'></head>"
)
REACHING_BODY = (
    "<iframe src='https://x.example' srcdoc='<p>x'></iframe><noscript>no</noscript>"
    "<img src='https://x.example/a.png' srcset='https://x.example/b.png 2x' class=far>"
    "<img src=/blog/assets/boat.png onload=\"document.title = 'run'\">"
    "<object data='https://x.example'></object><a href='javascript:alert(1)'>x</a><footer>"
)


def test_nothing_runs_and_nothing_reaches_out(qtbot: QtBot, tmp_path: Path) -> None:
    layout = LAYOUT.replace("</head>", REACHING_HEAD).replace("<footer>", REACHING_BODY)
    preview = ShownSite(qtbot, tmp_path, layout=layout)
    preview.wait_until("document.querySelector('img.far').naturalWidth === 480")
    left = (
        "script, noscript, meta, [onload], [srcset], [srcdoc], [data], iframe[src], a[href^=java]"
    )
    assert preview.ask(f"document.querySelectorAll('{left}').length") == 0
    assert preview.ask("[...document.querySelectorAll('link')].filter(l => l.href).length") == 1
    assert preview.ask("document.title") == "A ferry at dawn – Harbour"


def test_style_sheets_on_the_network_are_not_loaded_and_the_bar_says_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    link = "<link href='//{}/a.css' rel='stylesheet'>"
    far = link.format("x.example") + link.format("harbour.example")
    preview = ShownSite(qtbot, tmp_path, layout=LAYOUT.replace("</head>", far + "</head>"))
    note = preview.pane.bar.not_loaded
    assert note.isVisible()
    assert "x.example" in note.toolTip()
    assert "harbour" not in note.toolTip()
    preview.show_view(View.ARTICLE)
    assert not note.isVisible()


@pytest.mark.parametrize(
    "reference",
    [
        "/blog/assets/boat.png",
        "https://harbour.example/blog/assets/boat.png",
        "../../../assets/boat.png",
        "../../../assets/boat.png?version=2",
    ],
)
def test_files_are_found_under_the_addresses_of_the_site(
    qtbot: QtBot, tmp_path: Path, reference: str
) -> None:
    preview = ShownSite(qtbot, tmp_path)
    preview.replace("Second paragraph.", f'<img src="{reference}">')
    preview.wait_until("document.querySelector('.body img').naturalWidth === 30")


@pytest.mark.parametrize(
    "reference",
    [
        "/assets/boat.png",  # without the baseurl
        "/blog/_posts/boat.png",
        "/blog/assets/link.png",
        "/blog/../../outside.png",
        "/blog/%2e%2e/outside.png",
        "https://elsewhere.example/blog/assets/boat.png",
    ],
)
def test_a_picture_that_is_not_published_says_so(
    qtbot: QtBot, tmp_path: Path, reference: str
) -> None:
    root = tmp_path / "site"
    root.mkdir()
    (tmp_path / "outside.png").write_bytes(png(9, 9))
    preview = ShownSite(qtbot, root)
    (root / "assets/link.png").symlink_to(tmp_path / "outside.png")
    (root / "_posts/boat.png").write_bytes(png(9, 9))
    preview.replace("Second paragraph.", f'<img src="{reference}">')
    preview.wait_until("document.querySelector('.body img').naturalWidth === 480")


def test_a_sheet_in_sass_is_compiled_and_followed(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "_sass").mkdir()
    (tmp_path / "_sass/_colour.scss").write_text("$colour: rgb(4, 5, 6);")
    (tmp_path / "assets/site.css").write_text("")
    (tmp_path / "assets/site.css").unlink()
    (tmp_path / "assets/site.scss").write_text(
        '---\n---\n@import "colour";\nmain { h1 { color: $colour } }'
    )
    preview = ShownSite(qtbot, tmp_path)
    (tmp_path / "assets/site.css").unlink(missing_ok=True)
    preview.fresh_html()
    colour = "getComputedStyle(document.querySelector('h1')).color"
    preview.wait_until(f"{colour} === 'rgb(4, 5, 6)'")
    (tmp_path / "_sass/_colour.scss").write_text("$colour: rgb(7, 8, 9); // changed")
    preview.replace("Second", "Next")
    preview.wait_until(f"{colour} === 'rgb(7, 8, 9)'")


def test_a_sheet_that_cannot_be_compiled_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    preview = ShownSite(qtbot, tmp_path)
    (tmp_path / "assets/site.css").unlink()
    (tmp_path / "assets/site.scss").write_text("---\n---\na { b: $c }")
    preview.pane.show_view(View.SITE)
    complaints = preview.pane.complaints
    qtbot.waitUntil(lambda: "Undefined variable" in complaints.sentence, timeout=10_000)
    preview.wait_until("document.querySelector('h1').innerText === 'A ferry at dawn'")
    (tmp_path / "assets/site.scss").write_text("---\n---\na { b: c } // mended")
    preview.replace("Second", "Next")
    qtbot.waitUntil(lambda: complaints.sentence == "", timeout=10_000)


def test_what_is_wrong_in_a_layout_is_told_until_it_is_mended(qtbot: QtBot, tmp_path: Path) -> None:
    preview = ShownSite(qtbot, tmp_path, layout=LAYOUT.replace("<footer>", "{% nosuch %}<footer>"))
    assert "_layouts/post.html, line 9" in preview.pane.complaints.sentence
    assert preview.text("h1") == "A ferry at dawn"
    (tmp_path / "_layouts/post.html").write_text(LAYOUT)
    preview.replace("Second", "Next")
    assert preview.pane.complaints.sentence == ""


def test_another_layout_on_disk_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    preview = ShownSite(qtbot, tmp_path)
    layout = tmp_path / "_layouts/post.html"
    layout.write_text(LAYOUT.replace("The end", "That was the end"))
    preview.replace("Second", "Next")
    assert preview.text("footer") == "That was the end of A ferry at dawn"
    (tmp_path / "_posts/2026-03-01-ferry.md").write_bytes(preview.open_post.post.to_bytes())
    layout.write_text(LAYOUT.replace("The end", "No end"))
    preview.come_back()
    preview.wait_until("document.querySelector('footer').innerText === 'No end of A ferry at dawn'")


class FailingPages(SitePages):
    """Pages that cannot be made while the post's title says so."""

    def page(self, post: Post) -> SitePage:
        assert post.get("title") != "Fail"
        return super().page(post)


def test_a_page_that_cannot_be_made_is_told_and_the_text_goes_on(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    preview = ShownSite(qtbot, tmp_path, pages=FailingPages)
    preview.change(preview.open_post.post.set("title", "Fail"))
    preview.replace("Second", "Next")
    assert preview.pane.complaints.sentence == "The page cannot be made just now."
    assert preview.text("h1") == "A ferry at dawn"
    assert preview.text(".body p:nth-of-type(2)") == "Next paragraph."
    assert {record.exc_info[0] for record in caplog.records if record.exc_info} == {AssertionError}
    caplog.clear()
    preview.change(preview.open_post.post.set("title", "Mended"))
    assert preview.pane.complaints.sentence == ""
    assert preview.text("h1") == "Mended"


@pytest.mark.parametrize("fields", ["layout: none", "layout: missing"])
def test_a_post_without_a_layout_is_its_text_alone(
    qtbot: QtBot, tmp_path: Path, fields: str
) -> None:
    preview = ShownSite(qtbot, tmp_path, f"---\ntitle: Alone\n{fields}\n---\nOne.\n\nTwo.\n")
    assert preview.ask("[...document.body.children].map(e => e.outerHTML)") == [
        "<p>One.</p>",
        "<p>Two.</p>",
    ]
    preview.replace("Two", "Three")
    assert preview.text("p:nth-of-type(2)") == "Three."


@pytest.mark.parametrize(
    "permalink", ["/:nothing/", "/a b/100%25/?x#y", "/straße/", "/.html", "/a/../b.html"]
)
def test_whatever_address_the_page_has_it_is_shown(
    qtbot: QtBot, tmp_path: Path, permalink: str
) -> None:
    text = POST.replace("image:", f"permalink: {permalink!r}\nimage:")
    preview = ShownSite(qtbot, tmp_path, text)
    assert preview.text("h1") == "A ferry at dawn"
    preview.wait_until("document.querySelector('img.lead').naturalWidth === 30")
    preview.replace("Second", "Next")
    assert preview.text(".body p:nth-of-type(2)") == "Next paragraph."


def test_the_site_view_may_be_the_first_that_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    preview = ShownSite(qtbot, tmp_path)
    pane = PreviewPane(preview.open_post, preview.choices)
    qtbot.addWidget(pane)
    with qtbot.waitSignal(pane.shown, timeout=20_000):
        pane.show_view(View.SITE)
        pane.show()
    assert pane.view is View.SITE
    titles: list[object] = []
    pane.run_in_page("document.title", titles.append)
    qtbot.waitUntil(lambda: titles == ["A ferry at dawn – Harbour"], timeout=20_000)


def test_back_and_forth_between_the_views(qtbot: QtBot, tmp_path: Path) -> None:
    preview = ShownSite(qtbot, tmp_path)
    for view, heading in ((View.ARTICLE, "article > header h1"), (View.SITE, "main > h1")):
        with qtbot.waitSignal(preview.pane.shown, timeout=20_000):
            preview.pane.show_view(view)
        preview.wait_until(f"document.querySelector('{heading}').innerText === 'A ferry at dawn'")
        assert preview.choices.view(preview.site) is view


def test_views_that_are_chosen_one_after_the_other(qtbot: QtBot, tmp_path: Path) -> None:
    preview = ShownSite(qtbot, tmp_path)
    for wait in (0, 5, 20, 60):
        for view in (View.SITE, View.ARTICLE, View.SITE):
            preview.pane.show_view(view)
            qtbot.wait(wait)
        qtbot.waitUntil(lambda: preview.pane.is_current, timeout=20_000)
        assert preview.ask("document.title") == "A ferry at dawn – Harbour"


def test_a_post_without_a_site_is_an_article(qtbot: QtBot, tmp_path: Path) -> None:
    preview = ShownSite(qtbot, tmp_path)
    alone = tmp_path.parent / "alone.md"
    data = POST.encode()
    with qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        preview.open_post.open(Post.parse(data), Place(alone, Site(alone.parent)), data)
    assert preview.pane.view is View.ARTICLE
    assert preview.text("article > header h1") == "A ferry at dawn"
