"""The front matter as text: both ways, also when it is broken."""

from __future__ import annotations

import pytest

from editor.ui.form.form_pane import MOST_FIELDS


def test_both_ways(form):
    form.pane.show_raw(True)
    raw = form.pane.raw.text
    raw.setPlainText("title: New\n")
    assert form.text == "---\ntitle: New\n---\n\nBody.\n"
    form.pane.show_raw(False)
    assert form.widget("title").text() == "New"
    form.type("title", "er")
    form.pane.show_raw(True)
    assert raw.toPlainText() == "title: Newer\n"


def test_crlf_stays(form):
    form.open("---\r\ntitle: x\r\nauthor: y\r\n---\r\nBody\r\n")
    form.pane.show_raw(True)
    assert form.pane.raw.text.toPlainText() == "title: x\nauthor: y\n"
    form.pane.raw.text.setPlainText("title: x\ntags: []\nauthor: y\n")
    assert form.text == "---\r\ntitle: x\r\ntags: []\r\nauthor: y\r\n---\r\nBody\r\n"


def test_broken_yaml_opens_as_text_with_its_line_marked(form):
    form.open("---\ntitle: x\nbad: [a\n---\nBody\n")
    assert form.pane.is_raw
    assert "Line 4" in form.pane.raw.error.text()
    assert not form.pane.raw.back.isEnabled()
    form.pane.raw.text.setPlainText("title: x\nbad: [a]\n")
    assert form.pane.raw.back.isEnabled()
    form.pane.raw.back.click()
    assert not form.pane.is_raw
    assert form.editor("bad").items == ["a"]


def test_the_line_of_an_error_in_the_middle_is_marked(form):
    form.open("---\ntitle: x\na: b: c\nd: e\n---\nBody\n")
    marks = form.pane.raw.text.extraSelections()
    assert [mark.cursor.blockNumber() for mark in marks] == [1]


def test_toml_is_shown_and_kept(form):
    text = '+++\ntitle = "x"\n+++\nBody\n'
    form.open(text)
    assert form.pane.is_raw
    assert form.pane.raw.text.toPlainText() == 'title = "x"\n'
    assert "TOML" in form.pane.raw.error.text()
    assert form.text == text
    form.pane.raw.text.setPlainText('title = "y"\n')
    assert form.text == text.replace("x", "y")


@pytest.mark.parametrize("fence", ["---", "...", "--- "])
def test_a_fence_in_the_text_is_not_written_and_is_said(form, fence):
    """It would end the front matter: what was typed stays typed, and the post as it was."""
    before = "---\ntitle: x\n---\nBody\n"
    form.open(before)
    form.pane.show_raw(True)
    form.pane.raw.text.setPlainText(f"title: x\n{fence}\nmore: 1\n")
    assert form.text == before
    assert "Line 3" in form.pane.raw.error.text()
    form.pane.raw.text.setPlainText(f"title: x\n  {fence}\nmore: 1\n")
    assert form.text == f"---\ntitle: x\n  {fence}\nmore: 1\n---\nBody\n"


def test_json_is_written_while_it_is_json(form):
    text = '{"title": "x"}\nBody\n'
    form.open(text)
    raw = form.pane.raw
    for other in ('{"title": "x",', '{"title": "x"}\nmore', "title: x"):
        raw.text.setPlainText(other)
        assert form.text == text
        assert "This is no JSON" in raw.error.text()
    raw.text.setPlainText('{"title": "x", "n": 1}')
    assert form.text == '{"title": "x", "n": 1}\nBody\n'
    raw.text.setPlainText("")
    assert form.text == "Body\n"


def test_toml_whose_last_line_is_not_ended(form):
    form.open('+++\ntitle = "x"\n+++\nBody\n')
    form.pane.raw.text.setPlainText('title = "y"')
    assert form.text == '+++\ntitle = "y"\n+++\nBody\n'


def test_a_field_is_edited_below_a_blank_line(form):
    form.pane.show_raw(True)
    form.pane.raw.text.setPlainText("\ntitle: x\n")
    form.pane.show_raw(False)
    form.type("title", "y")
    assert form.text == "---\n\ntitle: xy\n---\n\nBody.\n"


def test_more_fields_than_a_form_shows_are_edited_as_text(form):
    form.open("---\n" + "".join(f"k{n}: v\n" for n in range(MOST_FIELDS + 1)) + "---\n")
    assert form.pane.is_raw
    assert f"{MOST_FIELDS + 1} fields" in form.pane.raw.error.text()
    assert not form.pane.raw.back.isEnabled()
    form.open_post.change(form.open_post.post.remove("k7"), by=None)
    form.pane.raw.back.click()
    assert not form.pane.is_raw
    assert form.widget("k8").text() == "v"
