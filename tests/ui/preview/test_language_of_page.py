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
    sides: [...document.querySelectorAll("main > p")].map(side),
    padded: parseFloat(of(list).paddingRight) > 0 ? "right" : "left",
  });
})()"""
TEXT = """---
title: x
{front_matter}
---
A word.

שלום

- one
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
