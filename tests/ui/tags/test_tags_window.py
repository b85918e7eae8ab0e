"""Tags are tidied up in their window: renamed, merged, removed, and all of it undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from folder_bytes import folder_bytes
from little_site import LittleSite, post
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from real_jekyll import build, needs_jekyll

from editor.moves.names_in_post import Kind
from editor.ui.main_window import MainWindow
from editor.ui.tags.name_dialog import NameDialog
from editor.ui.tags.names_tree import LIKE, NAME
from editor.ui.tags.tags_window import TagsWindow

Key = Qt.Key


@pytest.fixture
def tags(window: MainWindow):
    window.actions_["tags"].trigger()
    opened = window.tags.window
    assert opened is not None
    yield opened
    opened.close()


def rows(tags: TagsWindow) -> list[tuple[str, ...]]:
    """What the tree shows: names and counts, those below another one with what they look like."""
    return [*shown_rows(tags)]


def shown_rows(tags: TagsWindow) -> Iterator[tuple[str, ...]]:
    for at in range(tags.tree.topLevelItemCount()):
        item = tags.tree.topLevelItem(at)
        for each in (item, *(item.child(row) for row in range(item.childCount()))):
            if not each.isHidden():
                yield tuple(filter(None, (each.text(n) for n in range(3))))


def mark(tags: TagsWindow, *names: str) -> None:
    tags.tree.clearSelection()
    flags = (
        Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchCaseSensitive
    )
    for name in names:
        (item,) = tags.tree.findItems(name, flags, NAME)
        item.setSelected(True)


def call_it(qtbot, tags: TagsWindow, name: str | None) -> None:
    """Answer the dialog with a name, or with the one that it proposes."""
    dialog = tags.findChild(NameDialog)
    if name is not None:
        qtbot.keyClick(dialog.line, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(dialog.line, name)
    dialog.agree.click()


def test_names_are_listed_with_counts_and_what_they_look_like(tags):
    assert rows(tags) == [
        ("sea", "4"),
        ("Ukraine", "3"),
        ("ukraine", "1", "Ukraine (3)"),
        ("ukriane", "1", "Ukraine (3)"),
        ("war", "1"),
    ]
    tags.show_kind(Kind.CATEGORIES)
    assert rows(tags) == [("News", "2"), ("Old news", "1")]
    assert tags.tabs.tabText(0) == "Tags (5)"


def test_the_list_is_narrowed_as_one_types(qtbot, tags):
    qtbot.keyClicks(tags.line, "UKRIA")
    assert rows(tags) == [("Ukraine", "3"), ("ukriane", "1", "Ukraine (3)")]
    tags.line.clear()
    tags.similar.click()
    assert [row[0] for row in rows(tags)] == ["Ukraine", "ukraine", "ukriane"]
    (usual,) = tags.tree.findItems("Ukraine", Qt.MatchFlag.MatchCaseSensitive)
    assert not any(usual.child(n).icon(LIKE).isNull() for n in (0, 1))
    assert usual.icon(LIKE).isNull()


def test_similar_tags_are_merged_and_it_is_undone(qtbot, tags, window, questions, site):
    before = folder_bytes(site.root)
    mark(tags, "Ukraine")
    tags.merge.click()
    call_it(qtbot, tags, None)
    assert questions.asked == ["agree"]
    assert questions.plan.title == "Merge the tags “Ukraine”, “ukraine”, “ukriane” into “Ukraine”"
    changed = {
        "_posts/2025-01-04-d.md": post("tag: Ukraine\ncategory: Old news").encode(),
        "_drafts/e.md": post("tags: [Ukraine, sea]\nauthor: Bo").encode(),
    }
    assert folder_bytes(site.root) == before | changed
    qtbot.waitUntil(lambda: ("Ukraine", "5") in rows(tags), timeout=20_000)
    window.actions_["undo_act"].trigger()
    assert folder_bytes(site.root) == before
    qtbot.waitUntil(lambda: ("Ukraine", "3") in rows(tags), timeout=20_000)


@needs_jekyll
def test_jekyll_finds_the_merged_tags(qtbot, tags, site: LittleSite):
    mark(tags, "sea", "war")
    tags.merge.click()
    call_it(qtbot, tags, "deep sea")
    found = {name: each["tags"] for name, each in build(site.root).posts.items()}
    assert found == {
        "2025-01-01-a.md": ['"Ukraine"', '"deep sea"'],
        "2025-01-02-b.md": ['"Ukraine"', '"deep sea"'],
        "2025-01-03-c.md": ['"Ukraine"', '"deep sea"'],
        "2025-01-04-d.md": ['"ukriane"'],
        "2025-01-09-here.md": ['"deep sea"'],
    }


def test_a_category_is_renamed_and_the_post_on_screen_follows(qtbot, tags, window, site):
    window.files.open(site.root / "_posts/2025-01-01-a.md")
    tags.show_kind(Kind.CATEGORIES)
    mark(tags, "News")
    tags.rename.click()
    dialog = tags.findChild(NameDialog)
    assert not dialog.agree.isEnabled()
    qtbot.keyClick(dialog.line, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(dialog.line, "Old news")
    assert "already, in one post:" in dialog.note.accessibleName()
    qtbot.keyClick(QApplication.activePopupWidget() or dialog.line, Key.Key_Escape)
    dialog.agree.click()
    assert window.open_post.post.get("categories") == ["Old news"]
    assert not window.open_post.is_unsaved
    assert b"categories: [Old news]" in (site.root / "_posts/2025-01-02-b.md").read_bytes()


def test_a_tag_is_removed(tags, questions, site):
    mark(tags, "war")
    tags.remove.click()
    assert questions.plan.title == "Remove the tag “war”"
    assert b"tags: [Ukraine]" in (site.root / "_posts/2025-01-01-a.md").read_bytes()


def test_nothing_is_done_without_agreement(tags, questions, site):
    before = folder_bytes(site.root)
    questions.agree_answer = False
    mark(tags, "sea")
    tags.remove.click()
    assert questions.asked == ["agree"]
    assert folder_bytes(site.root) == before


def test_only_what_makes_sense_can_be_done(tags):
    def enabled() -> tuple[bool, ...]:
        return tuple(each.isEnabled() for each in (tags.rename, tags.merge, tags.remove))

    assert enabled() == (False, False, False)
    mark(tags, "war")
    assert enabled() == (True, False, True)
    mark(tags, "war", "sea")
    assert enabled() == (False, True, True)
    mark(tags, "ukriane")
    assert enabled() == (True, True, True)
    assert tags.tree.family == ["ukriane", "Ukraine"]


def test_a_double_click_shows_the_posts(qtbot, tags, window):
    (item,) = tags.tree.findItems("war", Qt.MatchFlag.MatchExactly)
    middle = tags.tree.visualItemRect(item).center()
    viewport = tags.tree.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=middle)
    assert [str(path) for path in window.post_list.paths] == ["_posts/2025-01-01-a.md"]


def test_there_is_nothing_to_tidy_without_a_site(qtbot, settings, questions, tmp_path):
    window = MainWindow(settings, questions)
    qtbot.addWidget(window)
    for name in ("tags", "change_field"):
        window.actions_[name].trigger()
    assert questions.asked == ["tell", "tell"]
    assert window.tags.window is None
    window.close()


def test_tags_are_offered_in_the_form(qtbot, window):
    window.form.show_field("tags")
    editor = window.form.row("tags").editor
    qtbot.keyClicks(editor.line, "u")
    qtbot.keyClick(QApplication.activePopupWidget(), Key.Key_Down)
    qtbot.keyClick(QApplication.activePopupWidget(), Key.Key_Return)
    assert window.open_post.post.get("tags") == ["sea", "Ukraine"]


def test_what_stands_elsewhere_is_told_where_nothing_changes(qtbot, tags, window, site, questions):
    site.write("travel/_posts/2025-02-01-x.md", post("title: X"))
    tags.show_kind(Kind.CATEGORIES)
    window.site_posts.look_again()
    qtbot.waitUntil(lambda: ("travel", "1") in rows(tags), timeout=20_000)
    mark(tags, "travel")
    tags.remove.click()
    assert questions.asked == ["tell"]
    assert "by its folder, as travel/_posts/2025-02-01-x.md" in questions.told[0]
