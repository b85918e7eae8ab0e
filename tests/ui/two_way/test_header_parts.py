"""By what the fields of the front matter are known in a page."""

from __future__ import annotations

from pathlib import Path

from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site
from editor.ui.two_way.header_parts import Part, article_parts, page_parts

POST = """---
title: A ferry at dawn
date: 2026-03-01 08:00:00 +0000
authors: [Ann Lee, {name: Bo}]
category: travel
tags: [sea, boats]
image: {path: ./assets/boat.png}
excerpt: Early.
---
"""


def parts(text: str, tmp_path: Path) -> list[Part]:
    (tmp_path / "_config.yml").write_text("timezone: UTC\n")
    path = tmp_path / "_posts/2026-03-01-ferry.md"
    return page_parts(Post.parse(text.encode()), Place(path, find_site(path)))


def test_the_fields_of_a_page_are_known_by_their_values(tmp_path: Path) -> None:
    found = {
        (each.field, each.texts[:2], each.dates, each.sources) for each in parts(POST, tmp_path)
    }
    assert found == {
        ("title", ("A ferry at dawn",), (), ()),
        ("date", (), ("2026-03-01",), ()),
        ("date", ("2026-03-01", "March 1, 2026"), (), ()),
        ("authors", ("Ann Lee", "Bo"), (), ()),
        ("category", ("travel", "#travel"), (), ()),
        ("tags", ("sea", "boats"), (), ()),
        ("excerpt", ("Early.",), (), ()),
        ("image", (), (), ("/assets/boat.png",)),
    }


def test_what_says_nothing_is_not_looked_for(tmp_path: Path) -> None:
    found = parts("---\ntitle: A\nimage: /\ntags: []\ndescription: ''\n---\n", tmp_path)
    assert {each.field for each in found} == {"date"}  # the file's name says it


def test_the_article_is_known_by_its_own_marks() -> None:
    post = Post.parse(POST.encode())
    assert {each.field: each.select for each in article_parts(post)} == {
        "title": "h1",
        "category": ".kicker",
        "excerpt": ".lede",
        "authors": ".author",
        "date": "time",
        "image": "figure",
        "tags": ".tags",
    }
