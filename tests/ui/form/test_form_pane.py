"""The form: typing changes one line; looking changes nothing; what is refused is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from editor.site.place import Place
from editor.site.site import find_site


@pytest.fixture
def before(form) -> str:
    return form.text


@pytest.mark.parametrize(
    ("name", "words", "old", "new"),
    [
        ("title", " at night", 'title: "The ferry"   # in', 'title: "The ferry at night"   # in'),
        ("author", " B", "author: Inês", "author: Inês B"),
        ("excerpt", " Always.", "“late”.", "“late”. Always."),
        ("image", "x", "ferry.png", "ferry.pngx"),
        ("layout", "ed", "layout: post", "layout: posted"),
        ("rank", "5", "rank: 3", "rank: 35"),
        ("tags", "new one,", '"late boats"]', '"late boats", new one]'),
        ("categories", "b,", "[News]", "[News, b]"),
        ("colours", "green,", "  - blue\n", "  - blue\n  - green\n"),
    ],
)
def test_typing_changes_that_line_alone(form, before, name, words, old, new):
    form.type(name, words)
    assert form.text == before.replace(old, new, 1)


def test_nested_yaml_is_taken_once_it_is_valid(form, before):
    form.qtbot.keyClick(form.widget("map"), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    form.qtbot.keyClick(form.widget("map"), Qt.Key.Key_Backspace)
    assert form.text == before
    assert form.notes("map")
    form.qtbot.keyClicks(form.widget("map"), ", c]")
    assert form.text == before.replace("[a, b]", "[a, b, c]")
    assert not form.notes("map")


def test_the_switch(form, before):
    form.qtbot.keyClick(form.widget("published"), Qt.Key.Key_Space)
    assert form.text == before.replace("published: true", "published: false")


def test_a_number_that_is_none_is_not_written(form, before):
    form.retype("rank", "many")
    assert form.text == before


def test_walking_through_the_form_writes_nothing(form, before):
    form.pane.show_field("title")
    for _ in range(60):
        widget = QApplication.focusWidget()
        if widget is None or not form.pane.isAncestorOf(widget):
            break
        form.qtbot.keyClick(widget, Qt.Key.Key_Tab)
    form.editor("date").open_calendar()
    form.editor("date").calendar.close()
    assert form.text == before
    assert not form.open_post.is_unsaved


def test_a_change_from_elsewhere_shows_and_leaves_the_caret(form):
    title = form.widget("title")
    form.qtbot.keyClick(title, Qt.Key.Key_Right)
    place = title.textCursor().position()
    form.open_post.change(form.open_post.post.set("author", "Rui"), by=None)
    assert form.widget("author").text() == "Rui"
    assert title.textCursor().position() == place
    form.open_post.change(form.open_post.post.set("title", "Other"), by=None)
    assert title.text() == "Other"


def test_a_field_that_the_post_lacks_is_offered_and_not_written(form):
    form.open("---\ntitle: x\n---\n")
    assert form.text == "---\ntitle: x\n---\n"
    row = form.pane.row("author")
    assert row.property("offered") is True
    form.type("author", "me")
    assert form.text == "---\ntitle: x\nauthor: me\n---\n"
    assert row.property("offered") is False


def test_a_post_without_front_matter_gets_it_with_its_first_field(form):
    form.open("Body\n")
    form.type("title", "x")
    assert form.text == "---\ntitle: x\n---\n\nBody\n"


def test_an_emptied_field_stays(form, before):
    form.retype("author", " ")
    form.qtbot.keyClick(form.widget("author"), Qt.Key.Key_Backspace)
    assert form.text == before.replace("author: Inês", 'author: ""')


def test_add_rename_and_remove_a_field(form, questions, before):
    questions.field = ("mood", "text")
    form.pane._add.click()
    assert form.text == before.replace("\n---\n\nBody", '\nmood: ""\n---\n\nBody')
    questions.new_name = "weather"
    form.pane.row("mood").rename_requested.emit("mood")
    assert 'weather: ""\n' in form.text
    assert form.pane.row("mood") is None
    form.pane.row("weather").remove_requested.emit("weather")
    assert form.text == before


@pytest.mark.parametrize(
    ("kind", "written"),
    [("text", '""'), ("switch", "true"), ("number", "0"), ("list", "[]"), ("yaml", "{}")],
)
def test_a_new_field_of_each_type(form, questions, kind, written):
    questions.field = ("mood", kind)
    form.pane._add.click()
    assert f"mood: {written}\n" in form.text


def test_a_shared_value_is_refused_and_shown_again(form):
    text = "---\ntitle: &t Old\nshort: *t\n---\n"
    form.open(text)
    form.type("title", "er")
    assert form.text == text
    assert form.widget("title").text() == "Old"
    assert "share the value" in form.notes("title")[0]


def test_problems_stand_under_their_field_with_their_mend(form):
    form.open("---\ntitle: x\ntags: [a, a]\n---\n")
    row = form.pane.row("tags")
    note = next(note for note in row.notes.notes() if note.button)
    note.button.click()
    assert form.text == "---\ntitle: x\ntags: [a]\n---\n"
    assert row.editor.items == ["a"]
    assert not any(note.button for note in row.notes.notes())


def test_a_problem_without_a_row_stands_above(form):
    form.open("\n---\ntitle: x\n---\n")
    assert form.pane._banner.notes()


def test_the_date_says_when_the_post_comes_out(form):
    form.open("---\ntitle: x\ndate: 2026-03-01 12:00:00 -0500\n---\n")
    said = form.pane.row("date").said
    assert "17:00 in Europe/Lisbon" in said


def test_without_a_site_it_offers_to_choose_one(form, tmp_path_factory):
    lonely = tmp_path_factory.mktemp("lonely") / "post.md"
    form.open_post.move_to(Place(lonely, find_site(lonely)))
    assert form.pane._choose_site.isVisibleTo(form.pane)
    with form.qtbot.waitSignal(form.pane.choose_site_requested):
        form.pane._choose_site.click()


def test_every_control_has_a_name_for_screen_readers(form):
    for name in ("title", "date", "tags", "image", "excerpt", "published", "map"):
        assert form.widget(name).accessibleName()


def test_tab_stops_at_a_mend_above_the_form_before_the_title(form):
    form.open("\n---\ntitle: x\n---\n")
    mend = next(note.button for note in form.pane._banner.notes() if note.button)
    form.pane.show_field("title")
    form.qtbot.keyClick(form.widget("title"), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is mend
    form.qtbot.keyClick(mend, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.widget("title")
    form.qtbot.keyClick(mend, Qt.Key.Key_Space)
    assert form.text == "---\ntitle: x\n---\n"
