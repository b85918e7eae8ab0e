"""The guide opens offline; its contents lead to its chapters, its pictures are there."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QImage

from editor.resource_files import resource
from editor.ui.command import plain
from editor.ui.commands import COMMANDS, MENUS
from editor.ui.help.chapters import GUIDE, SETTINGS, SHEET, SHORTCUTS, TITLES, chapter_html
from editor.ui.help.guide_browser import WIDEST, image, picture
from editor.ui.help.guide_window import GuideWindow
from editor.ui.preferences.shortcuts import shortcut_settings
from editor.ui.theme import Theme, apply_theme

ROWS = [each for each in COMMANDS if each.name != "-"]


@pytest.fixture
def guide(qtbot):
    window = GuideWindow(dict)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.hide()


def place(guide: GuideWindow) -> int:
    return guide.browser.verticalScrollBar().value()


@pytest.mark.parametrize("chapter", [GUIDE, SHEET])
def test_every_link_of_the_contents_leads_to_a_part(guide, chapter):
    guide.show_chapter(chapter)
    text = re.sub(r'<table class="example".*?</table>', "", chapter_html(chapter, {}), flags=re.S)
    anchors = list(dict.fromkeys(re.findall(r'href="(#[^"]+)"', text)))
    assert len(anchors) > 5
    places = []
    for anchor in anchors:
        guide.go(QUrl(anchor))
        places.append(place(guide))
    assert places == sorted(places)
    assert places[2] > places[0]


def test_links_between_chapters_lead_there_and_back(guide):
    for chapter in TITLES:
        for link in re.findall(r'href="(\w+\.md)', chapter_html(chapter, {})):
            assert link in TITLES
    guide.go(QUrl("#saving"))
    was = place(guide)
    guide.go(QUrl(SETTINGS))
    assert guide.chapter == SETTINGS
    assert "post-editor.ini" in guide.browser.toPlainText()
    guide._back.trigger()
    assert guide.chapter == GUIDE
    assert place(guide) == was
    assert not guide._back.isEnabled()


def test_links_of_examples_lead_nowhere_and_those_to_the_web_outside(guide, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    guide.show_chapter(SHEET)
    for url in ("/2026/03/14/x/", "file:///etc/passwd", "javascript:1", "https://example.org"):
        guide.go(QUrl(url))
    assert guide.chapter == SHEET
    assert opened == ["https://example.org"]


def test_every_part_of_the_guide_is_in_its_contents():
    lines = (resource("guide") / GUIDE).read_text("utf-8").splitlines()
    contents = [line[3:].partition("]")[0] for line in lines if line.startswith("- [")]
    parts = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    assert contents[: len(parts)] == parts


def test_its_table_has_every_shortcut_that_is_no_standard_one():
    table = (resource("guide") / GUIDE).read_text("utf-8").partition("## All shortcuts")[2]
    rows = [line.split(" | ")[0].removeprefix("| ") for line in table.splitlines()]
    listed = {keys for row in rows for keys in row.split(", ")}
    assert [c.keys for c in COMMANDS if isinstance(c.keys, str) and c.keys not in listed] == []


def test_the_menus_that_it_names_are_there():
    text = " ".join((resource("guide") / GUIDE).read_text("utf-8").split())
    named = re.findall(r"\*((?:File|Edit|Format|View|Go|Site|Help) ▸ [^*]+)\*", text)
    assert len(named) > 20
    there = {menu_path(c.menu, plain(c.text)) for c in ROWS} | {menu_path(m) for m in MENUS}
    assert [each for each in named if each.rstrip("…") not in there] == []


def menu_path(menu: str, *last: str) -> str:
    """A menu, or a command of it, as the guide names it: View ▸ Theme."""
    steps = menu.split("/")
    names = [plain(MENUS["/".join(steps[: n + 1])]) for n in range(len(steps))]
    return " ▸ ".join((*names, *last)).rstrip("…")


def test_liquid_in_the_guide_stands_as_it_is_written():
    assert "relative_url" in chapter_html(GUIDE, {})


def test_all_shortcuts_are_listed_with_the_writers_changes(window, settings):
    settings.write(shortcut_settings()["bold"], ("Ctrl+B", "F13"))
    window.actions_["shortcuts"].trigger()
    guide = window.view_commands.guide
    assert guide.chapter == SHORTCUTS
    text = guide.browser.toPlainText()
    assert [each.words for each in ROWS if each.words not in text] == []
    assert "Ctrl+B, F13" in text
    guide.close()


def test_the_menu_leads_to_the_cheat_sheet(window):
    window.actions_["cheat_sheet"].trigger()
    assert window.view_commands.guide.chapter == SHEET
    assert "Front matter" in window.view_commands.guide.browser.toPlainText()
    window.view_commands.guide.close()


def test_every_picture_is_there_and_fits(guide):
    for chapter in TITLES:
        for name in re.findall(r'<img src="([^"]+)"', chapter_html(chapter, {})):
            path = picture(name)
            assert path is not None
            assert path.is_file()
            shown = image(path)
            assert 0 < shown.width() / shown.devicePixelRatio() <= WIDEST + 0.5
    loaded = guide.browser.loadResource(2, QUrl("/assets/images/fish-pie.png"))
    assert isinstance(loaded, QImage)


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "pictures/../../x.png", "/assets/../../a", "x.png"]
)
def test_no_picture_is_taken_from_elsewhere(guide, name):
    assert picture(name) is None
    assert guide.browser.loadResource(2, QUrl(name)) is None


def test_pictures_that_nobody_shows_are_not_shipped():
    shown = {
        name
        for each in TITLES
        for name in re.findall(r'<img src="(pictures/[^"]+)"', chapter_html(each, {}))
    }
    there = {f"pictures/{path.name}" for path in (resource("guide") / "pictures").glob("*")}
    assert there == shown


def test_it_takes_the_colours_of_the_theme(guide):
    def colours() -> str:
        return guide.browser.document().defaultStyleSheet()

    light = colours()
    apply_theme(Theme.DARK)
    assert colours() != light
