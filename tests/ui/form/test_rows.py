"""The rows: in the order of reading, within the width of the pane, names as they are."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.theme import Theme, apply_theme


def walk(form) -> list[str]:
    """The names of what Tab reaches, from the title until it leaves the form."""
    form.pane.activateWindow()
    form.pane.show_field("title")
    names = []
    widget = QApplication.focusWidget()
    while widget is not None and len(names) < 60:
        names.append(widget.accessibleName() or widget.text())
        form.qtbot.keyClick(widget, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        if widget is form.widget("title"):
            break
    return names


def test_tab_goes_down_the_form(form):
    names = walk(form)
    assert names[:6] == [
        "Title",
        "Rename or remove “Title”",
        "Copy the address",
        "Date",
        "Choose day and time",
        "Rename or remove “Date”",
    ]
    assert names[-4:] == ["map", "Rename or remove “map”", "Add a field…", "Edit as text"]


def test_a_row_made_anew_keeps_its_place_for_tab(form):
    before = walk(form)
    form.open_post.change(form.open_post.post.set("author", ["a", "b"]), by=None)
    assert walk(form) == before


def test_the_mend_of_a_problem_follows_its_field(form):
    form.open("---\ntitle: x\ntags: [a, a]\n---\n")
    names = walk(form)
    assert names.index("Rename or remove “Tags”") + 1 == names.index("Remove duplicates")


@pytest.mark.parametrize("width", [300, 400])
def test_nothing_is_wider_than_the_form(form, width):
    long = "verylong" * 20
    form.open(f"---\n{long}: {long}\ntags: [{long}]\nimage: assets/{long}.png\n---\n")
    form.pane.resize(width, 700)
    inside = form.pane._scroll.widget()
    form.qtbot.waitUntil(lambda: inside.width() <= form.pane._scroll.viewport().width())
    for label in filter(QLabel.isVisible, inside.findChildren(QLabel)):
        assert label.geometry().right() <= label.parentWidget().width()


@pytest.mark.parametrize("name", ["<b>bold</b>", "R&D", "2024", "two words"])
def test_a_field_of_any_name(form, name):
    form.open(f'---\n"{name}": x\n---\n')
    assert form.pane.row(name)._label.name == name
    form.type(name, "y")
    assert form.text == f'---\n"{name}": xy\n---\n'


def test_what_a_merge_brings_has_no_row(form):
    text = "---\nbase: &base {author: me}\n<<: *base\nrank: 1\n---\n"
    form.open(text)
    assert form.pane.row("<<") is None
    form.type("rank", "2")
    assert form.text == text.replace("rank: 1", "rank: 12")


def test_a_new_field_comes_into_sight_with_the_caret(form, questions):
    form.pane.activateWindow()
    form.pane.resize(320, 300)
    questions.field = ("mood", "text")
    form.pane._add.click()
    assert form.widget("mood").hasFocus()
    assert not form.widget("mood").visibleRegion().isEmpty()


def test_a_field_is_shown_as_text_while_the_yaml_is_broken(form):
    form.pane.activateWindow()
    form.open("---\ntitle: [x\n---\n")
    form.pane.show_field("title")
    assert form.pane.is_raw
    assert form.pane.raw.text.hasFocus()


def test_what_the_site_gives_a_field_is_shown_in_its_empty_widget(form, folder):
    (folder / "_config.yml").write_text(
        "defaults:\n- scope: {path: ''}\n  values: {layout: post, author: Inês}\n"
    )
    path = form.open_post.place.path
    form.open_post.move_to(Place(path, find_site(path)))
    form.open("---\ntitle: x\n---\n")
    assert form.widget("author").placeholderText() == "Inês, from the site"
    assert form.widget("layout").lineEdit().placeholderText() == "post, from the site"
    assert form.text == "---\ntitle: x\n---\n"


def test_another_theme_draws_the_icons_anew(form):
    light = form.editor("date").button.icon().pixmap(16).toImage()
    form.type("tags", "half")
    before = form.text
    apply_theme(Theme.DARK)
    assert form.editor("date").button.icon().pixmap(16).toImage() != light
    assert form.text == before
    assert form.widget("title").text() == "The ferry"


def test_a_thumbnail_is_read_again_only_when_its_file_differs(form, folder):
    field = form.editor("image")
    first = field.thumbnail.pixmap().cacheKey()
    form.type("title", " at night")
    assert field.thumbnail.pixmap().cacheKey() == first
    Image.new("RGB", (640, 32), "red").save(folder / "assets" / "ferry.png")
    form.type("title", "!")
    assert "640 × 32 px" in field.facts.text()
