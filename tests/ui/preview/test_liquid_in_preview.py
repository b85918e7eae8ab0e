"""Liquid in the text: worked out in both views; what cannot be is marked there and at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shown_site import FILTERED, LAYOUT, ShownSite

from editor.checks.problem import Problem
from editor.ui.preview.site_choices import View
from editor.ui.text.text_pane import TextPane

VIEWS = pytest.mark.parametrize(
    ("view", "layout"),
    [(View.ARTICLE, LAYOUT), (View.SITE, LAYOUT), (View.SITE, FILTERED)],
    ids=["article", "site", "filtered"],
)
BOX = "[...document.querySelectorAll('code.liquid')].map(e => [e.innerText, e.title])"
PARAGRAPHS = "[...document.querySelectorAll('p:not([class])')].map(p => p.innerText)"


@pytest.fixture
def preview(qtbot: QtBot, tmp_path: Path, view: View, layout: str) -> ShownSite:
    includes = tmp_path / "_includes"
    includes.mkdir()
    (includes / "note.html").write_text("a note to {{ include.whom }}")
    shown = ShownSite(qtbot, tmp_path, layout=layout)
    if view is View.ARTICLE:
        shown.show_view(view)
    return shown


@VIEWS
def test_an_unknown_tag_shows_its_box_and_the_rest_is_worked_out(
    preview: ShownSite, layout: str
) -> None:
    preview.replace("Second paragraph.", "A {% kitten 200 %} at {{ page.title | upcase }}.")
    ((box, title),) = preview.ask(BOX)  # type: ignore[misc]
    assert box == ("{% kittEn 200 %}" if layout is FILTERED else "{% kitten 200 %}")
    assert "plugin" in title
    assert f"A {box} at A FERRY AT DAWN." in preview.ask(PARAGRAPHS)  # type: ignore[operator]


@VIEWS
def test_a_broken_place_stays_as_it_was_while_the_rest_follows(
    preview: ShownSite, layout: str
) -> None:
    e = "E" if layout is FILTERED else "e"
    preview.replace("Second paragraph.", "{% include note.html whom='you' %}")
    preview.replace("note.html", "nota.html")
    preview.replace("Third", "Last")
    assert preview.ask(PARAGRAPHS) == [
        "First paragraph.",
        f"a not{e} to you",
        "Last paragraph.",
    ]


@VIEWS
def test_what_another_program_changes_in_an_include_is_seen(
    preview: ShownSite, tmp_path: Path, layout: str
) -> None:
    preview.replace("Second paragraph.", "{% include note.html whom='you' %}")
    saved = preview.open_post.post.to_bytes()
    (tmp_path / "_posts/2026-03-01-ferry.md").write_bytes(saved)
    preview.come_back()
    preview.qtbot.waitUntil(lambda: preview.pane.is_current, timeout=20_000)
    (tmp_path / "_includes/note.html").write_text("LINES TO {{ include.whom }}")
    preview.come_back()
    preview.wait_until(f"{PARAGRAPHS}[1] === 'LINES TO you'")


@pytest.mark.parametrize(("view", "layout"), [(View.SITE, LAYOUT)])
def test_an_error_shows_at_its_line_and_goes_with_it(qtbot: QtBot, preview: ShownSite) -> None:
    text = TextPane(preview.open_post)
    qtbot.addWidget(text)
    text.show()
    preview.replace("Second paragraph.", "{% include nota.html %}")
    qtbot.waitUntil(lambda: len(errors(preview)) == 1)
    (problem,) = errors(preview)
    assert preview.open_post.post.to_bytes().decode().split("\n")[problem.line - 1] == (
        "{% include nota.html %}"
    )
    marked = [each.cursor.block().text() for each in text.edit.extraSelections()]
    assert marked == ["{% include nota.html %}"]
    preview.replace("nota", "note")
    qtbot.waitUntil(lambda: not errors(preview))


def errors(preview: ShownSite) -> list[Problem]:
    return [each for each in preview.open_post.problems if each.check == "liquid-error"]
