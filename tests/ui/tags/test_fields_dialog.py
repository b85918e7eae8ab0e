"""A field is changed in the posts that a person chooses."""

from __future__ import annotations

import pytest
from folder_bytes import folder_bytes
from little_site import post
from PySide6.QtCore import Qt
from shiboken6 import isValid
from tagged_site import HERE, POSTS

from editor.ui.main_window import MainWindow
from editor.ui.tags.fields_dialog import (
    ALL,
    AUTHOR,
    CATEGORY,
    REMOVE,
    RENAME,
    SET,
    SHOWN,
    TAG,
    YEAR,
    FieldsDialog,
)


@pytest.fixture
def dialog(window: MainWindow) -> FieldsDialog:
    window.actions_["change_field"].trigger()
    found = window.findChild(FieldsDialog)
    assert found is not None
    yield found
    if isValid(found):
        found.close()


def choose(dialog: FieldsDialog, kind: int, name: object = None) -> list[str]:
    """The posts of that kind, by their paths in the site."""
    dialog.which.setCurrentIndex(dialog.which.findData(kind))
    if name is not None:
        dialog.name.setCurrentIndex(dialog.name.findData(name))
    root = dialog.files[0].parents[1]
    return [str(file.relative_to(root)) for file in dialog.files]


def test_posts_are_chosen(dialog, window):
    assert choose(dialog, ALL) == sorted(POSTS)
    assert choose(dialog, TAG, "war") == ["_posts/2025-01-01-a.md"]
    assert choose(dialog, CATEGORY, "Old news") == ["_posts/2025-01-04-d.md"]
    assert choose(dialog, AUTHOR, "Bo") == ["_drafts/e.md"]
    assert len(choose(dialog, YEAR, 2025)) == 5
    assert dialog.name.currentText() == "2025 (5)"
    assert choose(dialog, SHOWN) == sorted(POSTS)


def test_those_that_the_list_shows(qtbot, window):
    qtbot.keyClicks(window.post_list.line, "ukriane")
    window.actions_["change_field"].trigger()
    dialog = window.findChild(FieldsDialog)
    assert choose(dialog, SHOWN) == ["_posts/2025-01-04-d.md"]
    assert "(1)" in dialog.which.currentText()
    dialog.close()


def test_a_field_is_set_and_it_is_undone(qtbot, dialog, window, questions, site):
    before = folder_bytes(site.root)
    choose(dialog, TAG, "sea")
    qtbot.keyClicks(dialog.field, "author")
    qtbot.keyClicks(dialog.value, "Cy")
    assert dialog.note.accessibleName() == "4 posts."
    dialog.agree.click()
    assert questions.plan.title == "Set “author” in 4 posts"
    after = folder_bytes(site.root)
    assert after["_drafts/e.md"] == post("tags: [ukraine, sea]\nauthor: Cy").encode()
    assert after[HERE] == post("title: Here\ntags: [sea]\nauthor: Cy").encode()
    assert window.open_post.post.get("author") == "Cy"
    assert after["_posts/2025-01-01-a.md"] == before["_posts/2025-01-01-a.md"]
    window.actions_["undo_act"].trigger()
    assert folder_bytes(site.root) == before


def test_only_where_it_is_missing(qtbot, dialog, site):
    qtbot.keyClicks(dialog.field, "author")
    qtbot.keyClicks(dialog.value, "Cy")
    dialog.missing.click()
    dialog.agree.click()
    assert b"author: Bo" in (site.root / "_drafts/e.md").read_bytes()
    assert b"author: Cy" in (site.root / HERE).read_bytes()


def test_a_field_is_renamed_and_removed(qtbot, dialog, window, questions, site):
    dialog.acts.button(RENAME).click()
    qtbot.keyClicks(dialog.field, "author")
    assert not dialog.agree.isEnabled()
    qtbot.keyClicks(dialog.new, "by")
    qtbot.keyClick(dialog.new, Qt.Key.Key_Return)
    assert (site.root / "_drafts/e.md").read_text() == post("tags: [ukraine, sea]\nby: Bo")
    window.actions_["change_field"].trigger()
    again = next(each for each in window.findChildren(FieldsDialog) if each.isVisible())
    again.acts.button(REMOVE).click()
    qtbot.keyClicks(again.field, "by")
    again.agree.click()
    assert (site.root / "_drafts/e.md").read_text() == post("tags: [ukraine, sea]")
    assert len(questions.plan.changes) == 2


def test_what_is_wrong_is_said_at_once(qtbot, dialog):
    assert "name of a field" in dialog.note.accessibleName()
    qtbot.keyClicks(dialog.field, "x")
    assert "Write a value" in dialog.note.accessibleName()
    qtbot.keyClicks(dialog.value, "[a")
    assert "not valid YAML" in dialog.note.accessibleName()
    assert not dialog.agree.isEnabled()
    qtbot.keyClicks(dialog.value, "]")
    assert dialog.agree.isEnabled()
    assert dialog.act == SET
