"""The pane with the site's posts: listed, found, opened, marked, and followed on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from little_site import LittleSite, png, post
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from editor.index.entry import State
from editor.index.listing import Filter, Order
from editor.ui.main_window import MainWindow
from editor.ui.questions import Answer

FERRY = "_posts/2025-12-03-ferry.md"
PIER = "_drafts/pier.md"
GULL = "_posts/2024-02-01-gull.md"


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    site = LittleSite(tmp_path / "site", "title: Harbour\n")
    site.write("assets/ferry.png", png(400, 300))
    site.write(
        FERRY,
        post("title: The ferry\ntags: [sea]\nimage: assets/ferry.png\nauthor: Bo", "It sails.\n"),
    )
    site.write(PIER, post("title: A new pier\ndate: 2025-12-02\ntags: [sea, work]", "Of wood.\n"))
    site.write(GULL, post("title: Gulls\ndate: 2199-01-01\ncategories: Birds", "They cry.\n"))
    return site


@pytest.fixture
def window(qtbot, settings, questions, site):
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.files.open_site(site.root)
    wait_until_read(qtbot, window)
    yield window
    questions.save_changes_answer = Answer.DISCARD
    window.close()


def wait_until_read(qtbot, window: MainWindow) -> None:
    def is_read() -> bool:
        entries = window.site_posts.entries.values()
        return bool(entries) and not window.site_posts.is_busy

    qtbot.waitUntil(is_read, timeout=10_000)
    window.post_list._show()


def wait_for_titles(qtbot, window: MainWindow, titles: list[str]) -> None:
    qtbot.waitUntil(lambda: window.post_list.titles == titles, timeout=10_000)


def test_posts_and_drafts_are_listed_by_date(window):
    assert window.post_list.titles == ["Gulls", "The ferry", "A new pier"]
    assert window.post_list.name.text() == "Harbour"
    assert window.post_list.count.text() == "3"


@pytest.mark.parametrize(
    ("order", "titles"),
    [
        (Order.TITLE, ["A new pier", "Gulls", "The ferry"]),
        (Order.FILE, ["A new pier", "Gulls", "The ferry"]),
        (Order.DATE, ["Gulls", "The ferry", "A new pier"]),
    ],
)
def test_orders(window, order, titles):
    pane = window.post_list
    pane.order.setCurrentIndex(pane.order.findData(order))
    assert pane.titles == titles


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("ferry", ["The ferry"]),
        ("PIER new", ["A new pier"]),
        ("sea", ["The ferry", "A new pier"]),
        ("birds", ["Gulls"]),
        ("2024-02", ["Gulls"]),
        ("of wood", ["A new pier"]),  # in the text
        ("sails bo", ["The ferry"]),
        ("nothing like it", []),
    ],
)
def test_typing_narrows_the_list(qtbot, window, typed, titles):
    window.actions_["find_posts"].trigger()
    qtbot.keyClicks(window.post_list.line, typed)
    wait_for_titles(qtbot, window, titles)
    qtbot.keyClick(window.post_list.line, Qt.Key.Key_Escape)
    assert len(window.post_list.titles) == 3


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        (Filter(state=State.DRAFT), ["A new pier"]),
        (Filter(state=State.SCHEDULED), ["Gulls"]),
        (Filter(tag="sea"), ["The ferry", "A new pier"]),
        (Filter(category="Birds"), ["Gulls"]),
        (Filter(author="Bo"), ["The ferry"]),
        (Filter(year=2025), ["The ferry", "A new pier"]),
        (Filter(tag="sea", year=2024), []),
    ],
)
def test_filters(window, wanted, titles):
    window.post_list.filters.narrow(wanted)
    assert window.post_list.titles == titles
    assert window.post_list.narrowed.isVisible()
    window.post_list.narrowed.click()
    assert len(window.post_list.titles) == 3


def test_the_filter_menu_counts(window):
    filters = window.post_list.filters
    filters.fill()
    labels = [action.text() for action in filters.menu().actions()]
    assert "Drafts (1)" in labels
    assert "Scheduled (1)" in labels
    tags = next(a.menu() for a in filters.menu().actions() if a.text() == "Tag")
    sea = next(a for a in tags.actions() if a.text() == "sea (2)")
    sea.trigger()
    assert window.post_list.titles == ["The ferry", "A new pier"]
    assert window.post_list.filters.sentence == "#sea"


def test_enter_opens_the_first_that_is_found(qtbot, window, site):
    window.actions_["find_posts"].trigger()
    qtbot.keyClicks(window.post_list.line, "gull")
    qtbot.keyClick(window.post_list.line, Qt.Key.Key_Return)
    assert window.open_post.place.path == site.root / GULL


def test_the_keys_walk_from_the_line_into_the_list(qtbot, window, site):
    pane = window.post_list
    window.actions_["find_posts"].trigger()
    qtbot.keyClick(pane.line, Qt.Key.Key_Down)
    qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert window.open_post.place.path == site.root / FERRY
    qtbot.waitUntil(lambda: pane.model.row(pane.list.currentIndex()).is_shown)


def test_quick_open_finds_by_a_slip_of_the_keys(qtbot, window, site):
    window.actions_["quick_open"].trigger()
    dialog = window.site_commands.quick_open
    qtbot.keyClicks(dialog.line, "ferrry")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert window.open_post.place.path == site.root / FERRY
    assert not dialog.isVisible()


def test_quick_open_walks_with_the_arrows(qtbot, window, site):
    window.actions_["quick_open"].trigger()
    dialog = window.site_commands.quick_open
    qtbot.keyClick(dialog.line, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert window.open_post.place.path == site.root / FERRY


def test_unsaved_and_untitled_posts_are_marked(qtbot, window, site):
    window.files.open(site.root / FERRY)
    qtbot.keyClicks(window.text.edit, "x")
    window.files.new()
    qtbot.keyClicks(window.text.edit, "y")
    window.post_list._show()
    model = window.post_list.model
    rows = [model.row(model.index(n)) for n in range(model.rowCount())]
    assert [row.is_unsaved for row in rows] == [True, False, True, False]
    assert [row.is_shown for row in rows] == [True, False, False, False]
    spoken = model.data(model.index(2), Qt.ItemDataRole.AccessibleTextRole)
    assert "unsaved" in spoken
    assert window.post_list.count.text() == "3"  # what has no file yet is none of the site's


def test_what_another_program_writes_is_shown(qtbot, window, site):
    site.write("_posts/2026-01-01-lamp.md", post("title: The lamp"))
    (site.root / GULL).unlink()
    site.write(PIER, post("title: The old pier\ndate: 2025-12-02"))
    wait_for_titles(qtbot, window, ["The lamp", "The ferry", "The old pier"])


def test_a_new_folder_of_posts_is_watched_too(qtbot, window, site):
    site.write("news/_posts/2026-01-01-lamp.md", post("title: The lamp"))
    wait_for_titles(qtbot, window, ["Gulls", "The lamp", "The ferry", "A new pier"])
    site.write("news/_posts/2026-01-02-oil.md", post("title: Oil"))
    wait_for_titles(qtbot, window, ["Gulls", "Oil", "The lamp", "The ferry", "A new pier"])


def test_the_list_is_that_of_the_post_on_screen(qtbot, window, site, tmp_path):
    other = LittleSite(tmp_path / "other")
    path = other.write("_posts/2026-01-01-else.md", post("title: Elsewhere"))
    window.files.open(path)
    wait_for_titles(qtbot, window, ["Elsewhere"])
    window.files.open(site.root / FERRY)  # the other one is still open
    wait_for_titles(qtbot, window, ["Elsewhere", "Gulls", "The ferry", "A new pier"])


def test_a_post_without_a_site_leaves_the_list_empty_and_offers_to_open_one(
    qtbot, window, tmp_path, questions
):
    path = tmp_path / "lonely.md"
    path.write_text("Words.\n", "utf-8")
    window.files.open(path)
    qtbot.waitUntil(window.post_list.open_site.isVisible)
    window.post_list.open_site.click()
    assert questions.asked == ["choose_site"]


def test_a_folder_that_is_no_site_is_told(window, questions, tmp_path):
    (tmp_path / "empty").mkdir()
    assert not window.files.open_site(tmp_path / "empty")
    assert "_config.yml" in questions.told[0]


def test_pictures_come(qtbot, window):
    thumbnails = window.post_list.row.thumbnails
    window.post_list.list.viewport().repaint()
    qtbot.waitUntil(lambda: any(not each.isNull() for each in thumbnails._kept.values()))


def test_sites_are_remembered(window, settings, site):
    assert settings.recent_sites == [site.root]
    window._recent.fill()
    assert any(site.root.name in action.text() for action in window._recent._menu.actions())


def test_ctrl_tab_goes_round_the_open_posts(window, site):
    for name in (FERRY, PIER, GULL):
        window.files.open(site.root / name)
    window.actions_["next_post"].trigger()
    assert window.open_post.place.path == site.root / FERRY
    window.actions_["previous_post"].trigger()
    assert window.open_post.place.path == site.root / GULL


def test_the_menu_of_a_post_is_about_that_post(qtbot, window, site):
    pane = window.post_list
    pier = pane.model.index(pane.titles.index("A new pier"))
    pane.list.customContextMenuRequested.emit(pane.list.visualRect(pier).center())
    assert window.open_post.place.path == site.root / PIER
    menu = QApplication.activePopupWidget()
    offered = [action.text() for action in menu.actions() if action.isEnabled()]
    assert any("Publish" in text.replace("&", "") for text in offered)
    assert not any("drafts" in text for text in offered)
    menu.close()


@pytest.fixture
def many(site: LittleSite) -> list[str]:
    """The files of more posts than the list has room for, the latest last."""
    names = [f"_posts/2023-{n // 20 + 1:02}-{n % 20 + 1:02}-many.md" for n in range(60)]
    for name in names:
        site.write(name, post(f"title: {name}"))
    return names


def is_in_sight(window: MainWindow) -> bool:
    pane = window.post_list
    place = pane.list.visualRect(pane.model.shown())
    return place.isValid() and pane.list.viewport().rect().contains(place.center())


def test_the_post_on_screen_is_in_sight_when_the_list_comes_back(qtbot, many, window, site):
    window.files.open(site.root / many[0])
    qtbot.waitUntil(lambda: is_in_sight(window))
    bar = window.post_list.list.verticalScrollBar()
    for there, back in (("only_text", "all_panes"), ("quiet", "quiet")):
        bar.setValue(0)
        window.actions_[there].trigger()
        window.actions_[back].trigger()
        qtbot.waitUntil(lambda: is_in_sight(window))


def test_the_last_post_stays_in_sight_through_the_full_screen(qtbot, many, window, site):
    window.resize(1000, 500)
    window.files.open(site.root / many[0])
    window.post_list.list.scrollToBottom()
    qtbot.waitUntil(lambda: is_in_sight(window))
    small = window.post_list.list.height()
    window.actions_["full_screen"].trigger()
    qtbot.waitUntil(lambda: window.post_list.list.height() > small)
    window.actions_["full_screen"].trigger()
    qtbot.waitUntil(lambda: not window.isFullScreen())
    window.resize(1000, 500)
    qtbot.waitUntil(lambda: window.post_list.list.height() <= small)
    assert is_in_sight(window)


def test_a_post_that_is_open_before_its_site_is_read_is_marked(
    qtbot, settings, questions, many, site
):
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    window.files.open(site.root / many[0])
    window.post_list._show()
    assert len(window.post_list.titles) == 1
    window.show()
    wait_until_read(qtbot, window)
    assert window.post_list.list.currentIndex() == window.post_list.model.shown()
    qtbot.waitUntil(lambda: is_in_sight(window))
    window.close()
