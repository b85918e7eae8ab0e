"""Who moved last leads: scrolling, clicks in the page, writing, fields of the form."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from little_site import png
from paired_panes import NEAR, PairedPanes
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import QAbstractSlider, QApplication

from editor.ui.preview.site_choices import View

PROSE = "The ferry leaves at dawn, and whoever is late waits for the next one."
HEAD = """---
title: A ferry at dawn
date: 2026-03-01 08:00:00 +0000
author: Ann Lee
categories: [travel]
tags: [sea, boats]
excerpt: Early “in” the morning.
image: /assets/boat.png
---
"""
LAYOUT = """<!DOCTYPE html>
<html><head><title>x</title></head><body>
<nav><a href="/">Home</a> <b id="other">Elsewhere</b></nav>
<main><h1>{{ page.title }}</h1><p class="lede">{{ page.excerpt | strip }}</p>
<time>{{ page.date | date: "%-d %B %Y" }}</time> <span class="author">{{ page.author }}</span>
<p class="kicker">{{ page.categories | first }}</p>
<figure><img src="{{ page.image | relative_url }}" width="80" height="40"></figure>
<div class="tags">
{% for tag in page.tags %}<a href="/tags/{{ tag }}/">#{{ tag }}</a> {% endfor %}</div>
<div id="body">{{ content }}</div></main></body></html>
"""
FIELDS = {
    "h1": "title",
    "time": "date",
    ".author": "author",
    ".kicker": "categories",
    ".lede": "excerpt",
    "figure img": "image",
    ".tags > *": "tags",
}


@pytest.fixture
def path(root: Path) -> Path:
    (root / "_layouts/post.html").write_text(LAYOUT)
    (root / "assets/boat.png").write_bytes(png(80, 40))
    path = root / "_posts/2026-03-01-ferry.md"
    paragraphs = "\n\n".join(f"Paragraph {n}. {PROSE}" for n in range(80))
    path.write_text(f"{HEAD}{paragraphs}\n\nA [link](https://a.example/), and an [anchor](#top).\n")
    return path


def turn_text(panes: PairedPanes, action: QAbstractSlider.SliderAction, times: int = 1) -> None:
    """Scroll the text by its scroll bar, by hand."""
    for _ in range(times):
        panes.edit.verticalScrollBar().triggerAction(action)
    panes.settle()


@pytest.mark.parametrize("view", View)
def test_the_page_follows_when_the_text_is_scrolled(
    panes: PairedPanes, path: Path, view: View
) -> None:
    panes.open(path, view)
    actions = QAbstractSlider.SliderAction
    turn_text(panes, actions.SliderPageStepAdd, 2)
    line = panes.edit.line_at(panes.edit.viewport().height() / 2)
    assert line is not None
    number = line[0] // 2  # each second line is blank
    box = panes.block(number)
    assert 0 < box["top"] < panes.page.height()
    turn_text(panes, actions.SliderToMaximum)
    last = panes.ask("document.documentElement.scrollHeight - innerHeight")
    assert panes.scrolled == pytest.approx(last, abs=2)
    turn_text(panes, actions.SliderToMinimum)
    assert panes.scrolled == 0


@pytest.mark.parametrize("view", View)
def test_the_text_follows_when_the_page_is_scrolled(
    panes: PairedPanes, path: Path, view: View
) -> None:
    panes.open(path, view)
    panes.turn_wheel(900)
    stood, bar = panes.scrolled, panes.edit.verticalScrollBar()
    assert stood > 500
    assert bar.value() > 0
    first = next(panes.edit.paragraphs_in_sight())[0]
    inside = panes.ask(f"Math.abs(preview.nodesOf({first // 2 + 4}).find((e) => e.nodeType === 1)"
                       ".getBoundingClientRect().top) < innerHeight")  # fmt: skip
    assert inside
    panes.turn_wheel(100_000)
    assert bar.value() == bar.maximum()
    panes.turn_wheel(-100_000)
    assert bar.value() == 0
    assert panes.scrolled == 0


def test_no_side_is_sent_back_by_the_other(panes: PairedPanes, path: Path) -> None:
    panes.open(path)
    stops: list[float] = []
    for _ in range(5):
        panes.turn_wheel(300)
        stops.append(panes.scrolled)
    assert all(abs(b - a - 300) < 3 for a, b in pairwise(stops))


def test_a_click_puts_the_caret_on_the_word(panes: PairedPanes, path: Path) -> None:
    panes.open(path)
    panes.turn_wheel(1500)
    number = panes.ask("heights.spotAt(300)[0]")
    assert isinstance(number, int)
    word = panes.ask(
        f"""(() => {{
          const text = preview.nodesOf({number}).find((each) => each.nodeType === 1).firstChild;
          const range = new Range();
          range.setStart(text, text.data.indexOf("dawn"));
          range.setEnd(text, text.data.indexOf("dawn") + 4);
          return range.getBoundingClientRect();
        }})()"""
    )
    assert isinstance(word, dict)
    panes.click(word["left"] + 5, word["top"] + 5)
    assert panes.window.text.line == 2 * number + 1
    assert panes.edit.hasFocus()
    cursor = panes.edit.textCursor()
    assert cursor.block().text()[cursor.positionInBlock() :].startswith("dawn,")
    assert abs(word["top"] - panes.caret_height) <= NEAR
    assert abs(panes.block(number)["top"] - panes.caret_height) <= NEAR


@pytest.mark.parametrize("view", View)
def test_the_first_block_is_beside_the_caret_after_a_click_too(
    panes: PairedPanes, path: Path, view: View
) -> None:
    """The text cannot be moved further down: the page comes the rest of the way."""
    panes.open(path, view)
    box = panes.block(0)
    panes.click(box["left"] + 10, box["top"] + 8)
    assert panes.window.text.line == 1
    assert abs(panes.block(0)["top"] - panes.caret_height) <= NEAR


SMOOTH = "<style>html { scroll-behavior: smooth }</style>"


@pytest.mark.parametrize("view", View)
def test_the_page_is_scrolled_in_one_go(
    panes: PairedPanes, path: Path, root: Path, view: View
) -> None:
    """Also where the site's style wishes otherwise."""
    (root / "_layouts/post.html").write_text(LAYOUT.replace("</head>", f"{SMOOTH}</head>"))
    panes.open(path, view)
    panes.ask("(globalThis.stops = [], addEventListener('scroll', () => stops.push(scrollY)), 0)")
    panes.put_caret(101)
    panes.settle()
    panes.window.form.show_field("title")
    panes.settle()
    stops = panes.ask("stops")
    assert isinstance(stops, list)
    down, up = stops  # one for the caret, one for the field
    assert down > 1000
    assert up < 300


def test_a_click_leads_a_page_that_is_still_scrolling(panes: PairedPanes, path: Path) -> None:
    panes.open(path)
    panes.ask("(sync.rest(), scrollTo({ top: 3000, behavior: 'smooth' }), 0)")
    panes.qtbot.waitUntil(lambda: panes.scrolled > 900, timeout=20_000)
    panes.click(200, 300)
    assert panes.edit.hasFocus()
    number = panes.window.text.line // 2
    assert number > 2
    box = panes.block(number)
    assert box["top"] - NEAR <= panes.caret_height <= box["bottom"]


def test_a_link_that_opens_does_not_jump(
    panes: PairedPanes, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    panes.open(path)
    panes.turn_wheel(100_000)
    before = panes.edit.textCursor().position()
    panes.click_on("main a[href^=https]")
    assert opened == ["https://a.example/"]
    assert panes.edit.textCursor().position() == before
    panes.click_on("main a[href='#top']")
    assert panes.edit.textCursor().position() == before


def test_who_selects_in_the_page_is_not_led_away(panes: PairedPanes, path: Path) -> None:
    panes.open(path)
    panes.ask("getSelection().selectAllChildren(document.querySelector('main p'))")
    panes.qtbot.wait(50)
    panes.ask(
        "document.querySelector('main p').dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    )
    panes.settle()
    assert not panes.edit.textCursor().position()


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize(("selector", "field"), FIELDS.items())
def test_a_click_on_what_shows_a_field_goes_there(
    panes: PairedPanes, path: Path, view: View, selector: str, field: str
) -> None:
    panes.open(path, view)
    panes.click_on(selector)
    row = panes.window.form.row(field)
    focused = QApplication.focusWidget()
    assert row is not None
    assert focused is not None
    assert row.isAncestorOf(focused)


def test_a_click_brings_the_form_that_was_hidden(panes: PairedPanes, path: Path) -> None:
    panes.window.show_pane("form", False)
    panes.open(path)
    panes.turn_wheel(30)
    assert not panes.window.form.isVisible()
    panes.click_on("time")
    row, focused = panes.window.form.row("date"), QApplication.focusWidget()
    assert row is not None
    assert focused is not None
    assert row.isAncestorOf(focused)
    assert panes.window.form.isVisible()
    assert panes.window.actions_["form"].isChecked()


def test_a_click_brings_the_text_that_was_hidden(panes: PairedPanes, path: Path) -> None:
    panes.window.show_pane("text", False)
    panes.open(path)
    panes.turn_wheel(1500)
    assert not panes.window.text.isVisible()
    panes.click(200, 300)
    assert panes.window.text.isVisible()
    assert panes.window.actions_["text"].isChecked()
    assert panes.edit.hasFocus()
    number = panes.window.text.line // 2
    assert number > 2
    assert abs(panes.block(number)["top"] - panes.caret_height) <= NEAR
    assert panes.edit.viewport().rect().contains(panes.edit.cursorRect())


def test_a_click_on_what_is_not_known_does_nothing(panes: PairedPanes, path: Path) -> None:
    panes.open(path, View.SITE)
    panes.edit.setFocus()
    panes.click_on("#other")
    assert panes.window.text.line == 1
    assert not panes.window.form.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize(("selector", "field"), FIELDS.items())
def test_a_field_that_is_gone_to_is_shown(
    panes: PairedPanes, path: Path, view: View, selector: str, field: str
) -> None:
    panes.open(path, view)
    panes.put_caret(101)
    panes.settle()
    assert panes.scrolled > 1000
    panes.window.form.show_field(field)
    panes.qtbot.wait(400)
    panes.settle()
    box = panes.box(selector)
    assert 0 <= box["top"] <= panes.page.height() / 2
    shown = selector if field != "image" or view is View.SITE else "figure"
    shown = shown if field != "tags" or view is View.SITE else ".tags"
    assert panes.ask(f"document.querySelector({shown!r}).getAnimations().length") == 1
    panes.wait_until(f"!document.querySelector({shown!r}).getAnimations().length")


def test_the_page_rests_while_one_writes(panes: PairedPanes, path: Path) -> None:
    panes.open(path)
    panes.window.text.go_to(61, 5)
    panes.settle()
    before = panes.scrolled
    for key in "and so on and on ":
        with panes.qtbot.waitSignal(panes.preview.text_shown, timeout=20_000):
            panes.qtbot.keyClicks(panes.edit, key)
        assert panes.scrolled == before
    panes.window.open_post.settle()
    panes.settle()
    assert abs(panes.block(30)["top"] - panes.caret_height) <= NEAR


def test_the_first_key_moves_no_page_that_shows_its_place(panes: PairedPanes, path: Path) -> None:
    panes.open(path)
    assert panes.scrolled == 0
    with panes.qtbot.waitSignal(panes.preview.text_shown, timeout=20_000):
        panes.qtbot.keyClicks(panes.edit, "A")
    assert panes.scrolled == 0
    panes.window.open_post.settle()
    panes.qtbot.wait(400)
    panes.settle()
    assert abs(panes.block(0)["top"] - panes.caret_height) <= NEAR


def test_lines_that_are_written_push_nothing_away(panes: PairedPanes, path: Path) -> None:
    panes.open(path)
    panes.window.text.go_to(61)
    panes.settle()
    for _ in range(30):
        panes.qtbot.keyClick(panes.edit, Qt.Key.Key_Return)
    panes.window.open_post.settle()
    panes.qtbot.wait(400)
    panes.settle()
    box = panes.block(30)
    assert abs(box["top"] - panes.caret_height) <= NEAR


def test_the_switch(panes: PairedPanes, path: Path) -> None:
    panes.open(path)
    action = panes.window.actions_["follow"]
    assert action.isChecked()
    action.trigger()
    assert not panes.settings.panes_follow
    panes.put_caret(101)
    panes.settle()
    assert panes.scrolled == 0
    panes.turn_wheel(700)
    assert panes.edit.verticalScrollBar().value() > 0  # where the caret led it
    top = panes.edit.verticalScrollBar().value()
    panes.turn_wheel(700)
    assert panes.edit.verticalScrollBar().value() == top
    panes.click_on("main p")
    panes.window.form.show_field("title")
    panes.settle()
    assert panes.window.text.line == 101
    action.trigger()
    panes.settle()
    assert abs(panes.block(50)["top"] - panes.caret_height) <= NEAR


def test_another_post_is_shown_where_its_text_stands(
    panes: PairedPanes, path: Path, root: Path
) -> None:
    panes.open(path)
    panes.put_caret(101)
    panes.settle()
    other = root / "_posts/2026-03-02-other.md"
    other.write_text(path.read_text())
    panes.open(other)
    assert panes.scrolled == 0
    panes.open(path)
    assert panes.scrolled > 1000
    assert 0 < panes.block(50)["top"] < panes.page.height()


def test_a_post_is_opened_at_its_beginning_though_a_hand_moved_the_page_before(
    panes: PairedPanes, path: Path, root: Path
) -> None:
    panes.open(path)
    panes.turn_wheel(30_000)
    assert panes.edit.verticalScrollBar().value() > 0
    panes.window.two_way._soon.setInterval(300)  # the window has something else to do
    other = root / "_posts/2026-03-02-other.md"
    other.write_text("\n\n".join(path.read_text().split("\n\n")[:16]))
    panes.open(other)
    panes.qtbot.waitUntil(lambda: not panes.window.two_way._soon.isActive())
    panes.settle()
    assert (panes.scrolled, panes.edit.verticalScrollBar().value()) == (0, 0)


def test_what_is_found_in_the_page_is_shown_and_the_text_comes_along(
    panes: PairedPanes, path: Path
) -> None:
    panes.open(path)
    panes.put_caret(101)
    panes.settle()
    stood = panes.scrolled
    told: list[object] = []
    panes.preview.find_words("Paragraph 5.", False, True, told.append)
    panes.qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    panes.wait_until(f"scrollY < {stood} / 2")
    panes.settle()
    assert 0 <= panes.block(5)["top"] < panes.page.height()
    bar = panes.edit.verticalScrollBar()
    assert bar.value() < bar.maximum() / 4


def test_the_page_stays_beside_the_text_in_another_window_and_size(
    panes: PairedPanes, path: Path
) -> None:
    panes.open(path)
    panes.put_caret(101)
    panes.settle()
    panes.window.resize(1000, 600)
    panes.edit.ensureCursorVisible()
    panes.settle()
    assert abs(panes.block(50)["top"] - panes.caret_height) <= NEAR
    panes.window.text.zoom_by(3)
    panes.preview.zoom_by(3)
    panes.edit.centerCursor()
    panes.settle()
    assert abs(panes.block(50)["top"] - panes.caret_height) <= NEAR
    panes.qtbot.keySequence(panes.edit, QKeySequence("Ctrl+End"))
    panes.settle()
    assert abs(panes.block(80)["bottom"] - panes.caret_height) <= NEAR  # on the blank line
