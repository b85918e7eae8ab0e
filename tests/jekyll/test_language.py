"""The language of a post, and from which side it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.jekyll.article import page
from editor.jekyll.language import begins_from_right, is_read_from_right, language_of
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import Site


def post_and_place(front_matter: str, body: str = "", **config: object) -> tuple[Post, Place]:
    post = Post.parse(f"---\n{front_matter}\n---\n{body}".encode())
    return post, Place(None, Site(Path("/nowhere"), config))


@pytest.mark.parametrize(
    ("front_matter", "config", "tag", "direction"),
    [
        ("lang: ar", {}, "ar", "rtl"),
        ("lang: he", {}, "he", "rtl"),
        ("lang: iw", {}, "iw", "rtl"),
        ("lang: fa-IR", {}, "fa-IR", "rtl"),
        ("lang: fa_IR", {}, "fa-IR", "rtl"),
        ("lang: ur", {}, "ur", "rtl"),
        ("lang: UR", {}, "UR", "rtl"),
        ("lang: yi", {}, "yi", "rtl"),
        ("lang: ckb", {}, "ckb", "rtl"),
        ("lang: dv", {}, "dv", "rtl"),
        ("lang: ar-Latn", {}, "ar-Latn", "ltr"),
        ("lang: sd-Deva-IN", {}, "sd-Deva-IN", "ltr"),
        ("lang: az-Arab", {}, "az-Arab", "rtl"),
        ("lang: pa-Arab-PK", {}, "pa-Arab-PK", "rtl"),
        ("lang: en", {}, "en", "ltr"),
        ("lang: de-AT", {}, "de-AT", "ltr"),
        ("lang: zh-Hant", {}, "zh-Hant", "ltr"),
        ("locale: he_IL", {}, "he-IL", "rtl"),
        ("lang: en\nlocale: he_IL", {}, "en", "ltr"),
        ("title: x", {"lang": "fa"}, "fa", "rtl"),
        ("title: x", {"locale": "pt_BR"}, "pt-BR", "ltr"),
        ("lang: en", {"lang": "fa"}, "en", "ltr"),
        ("lang: [ar]", {}, "", "ltr"),
        ("lang: true", {}, "", "ltr"),
        ("lang: 'ar\" onload=\"x'", {}, "", "ltr"),
        ("lang: ''", {}, "", "ltr"),
        ("title: שלום", {}, "", "rtl"),
        ("title: '3 مرحبا'", {}, "", "rtl"),
        ("title: Hi שלום", {}, "", "ltr"),
        ("title: שלום\nlang: en", {}, "en", "ltr"),
        ("title: 12", {}, "", "ltr"),
    ],
)
def test_what_a_post_says(front_matter, config, tag, direction):
    found = language_of(*post_and_place(front_matter, **config))
    assert (found.tag, found.direction) == (tag, direction)


@pytest.mark.parametrize(
    ("body", "direction"),
    [("سلام", "rtl"), ("# 1. سلام", "rtl"), ("Hi سلام", "ltr"), ("1 2", "ltr")],
)
def test_where_neither_language_nor_title_tells_the_text_does(body, direction):
    assert language_of(*post_and_place("title: '2026'", body)).direction == direction


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", None),
        ("12 – 3!", None),
        ("😀", None),
        ("a", False),
        ("日", False),
        ("א", True),
        ("ا", True),
        ("** ي a", True),
        ("ߊ", True),
        ("- [ ] b א", False),
    ],
)
def test_the_first_letter_tells_the_side(text, found):
    assert begins_from_right(text) is found


def test_an_unknown_language_is_read_from_the_left():
    assert not is_read_from_right("tlh")


def test_the_page_says_language_and_direction():
    html = page(*post_and_place("title: x\nlang: ar", "سلام"))
    assert '<html lang="ar" dir="rtl"' in html
    assert '<html lang="" dir="ltr"' in page(*post_and_place("title: x", "y"))
