"""The article is shown in the language of its post, each text from its own side."""

from __future__ import annotations

import json

import pytest
from shown_site import ShownSite

from editor.ui.preview.site_choices import View

PAGE = """(() => {
  const of = (element) => getComputedStyle(element);
  const side = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const box = element.getBoundingClientRect(), text = range.getBoundingClientRect();
    return box.right - text.right < text.left - box.left ? "right" : "left";
  };
  const root = document.documentElement;
  const list = document.querySelector("main ul");
  return JSON.stringify({
    lang: root.lang, dir: root.dir,
    sides: [...document.querySelectorAll("main p")].map(side),
    padded: parseFloat(of(list).paddingRight) > 0 ? "right" : "left",
  });
})()"""
TEXT = """---
title: x
{front_matter}
---
A word.

שלום

- 1
"""


def page(shown: ShownSite) -> dict[str, object]:
    told: list[str] = []
    shown.pane.run_in_page(PAGE, told.append)
    shown.qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    return json.loads(told[0])


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        ("lang: ar", {"lang": "ar", "dir": "rtl"}),
        ("lang: en", {"lang": "en", "dir": "ltr"}),
        ("x: y", {"lang": "", "dir": "ltr"}),
    ],
)
def test_language_and_sides(qtbot, tmp_path, front_matter, expected):
    shown = ShownSite(qtbot, tmp_path)
    shown.open(TEXT.format(front_matter="lang: fa"), View.ARTICLE)
    shown.open(TEXT.format(front_matter=front_matter), View.ARTICLE)
    found = page(shown)
    assert (found["lang"], found["dir"]) == (expected["lang"], expected["dir"])
    assert found["sides"] == ["left", "right"]
    assert found["padded"] == ("right" if expected["dir"] == "rtl" else "left")


def test_another_language_turns_the_page_that_is_shown(qtbot, tmp_path):
    shown = ShownSite(qtbot, tmp_path)
    shown.open(TEXT.format(front_matter="lang: en"), View.ARTICLE)
    assert page(shown)["dir"] == "ltr"
    with qtbot.waitSignal(shown.pane.shown, timeout=10_000):
        shown.open_post.change(shown.open_post.post.set("lang", "he"), by=None)
    assert (page(shown)["lang"], page(shown)["dir"]) == ("he", "rtl")


SIDES = """(() => {
  const box = (selector) => document.querySelector(`main ${selector}`).getBoundingClientRect();
  const room = (outer, inner) => {
    const [one, other] = [box(outer), box(inner)];
    return one.right - other.right > other.left - one.left ? "right" : "left";
  };
  return JSON.stringify({
    ul: room("ul", "ul > li"), ol: room("ol", "ol > li"), nested: room("ul ul", "ul ul > li"),
    blockquote: room("blockquote", "blockquote > p"), dl: room("dl", "dd"),
    table: box("td").left > box("td + td").left ? "right" : "left",
  });
})()"""
LISTS = """---
title: x
lang: {lang}
---
- {word}
  - {other}

text

1. **{word}**

> {word}

{word}
: {word}

|{word}|{word}|
|---|---|
|1|2|
"""


@pytest.mark.parametrize("lang", ["en", "he"])
@pytest.mark.parametrize(("word", "side"), [("שלום", "right"), ("word", "left"), ("١. 2", "")])
def test_marks_stand_on_the_side_that_their_text_is_read_from(qtbot, tmp_path, lang, word, side):
    shown = ShownSite(qtbot, tmp_path)
    shown.open(LISTS.format(lang=lang, word=word, other="עוד"), View.ARTICLE)
    told: list[str] = []
    shown.pane.run_in_page(SIDES, told.append)
    shown.qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    found = json.loads(told[0])
    usual = side or ("right" if lang == "he" else "left")
    nested = found.pop("nested")
    assert nested == "right"
    if not side:
        found.pop("ul")  # whose first letter is that of the list inside
    assert set(found.values()) == {usual}


ALIGNED = """JSON.stringify([...document.querySelectorAll("main li")].map(
  (each) => getComputedStyle(each.querySelector("p") ?? each).textAlign))"""


def test_all_items_of_a_list_stand_at_the_side_of_its_bullets(qtbot, tmp_path):
    shown = ShownSite(qtbot, tmp_path)
    shown.open("---\ntitle: x\n---\n- שלום\n- word\n\n1. word\n\n2. שלום\n", View.ARTICLE)
    assert json.loads(str(shown.ask(ALIGNED))) == ["right", "right", "left", "left"]


def test_the_writers_own_direction_stays(qtbot, tmp_path):
    shown = ShownSite(qtbot, tmp_path)
    shown.open('---\ntitle: x\n---\n* שלום\n{: dir="ltr"}\n', View.ARTICLE)
    assert shown.ask("document.querySelector('main ul').dir") == "ltr"


def test_the_sites_own_page_is_as_jekyll_writes_it(qtbot, tmp_path):
    shown = ShownSite(qtbot, tmp_path)
    shown.open("---\ntitle: x\n---\n* שלום\n", View.SITE)
    assert not shown.ask("document.querySelector('ul').hasAttribute('dir')")
