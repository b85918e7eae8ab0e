"""What others are told of a post: as jekyll-seo-tag prints it, and with Jekyll's excerpt."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from little_site import LittleSite, png
from real_jekyll import build, needs_jekyll

from editor.jekyll.card import Card, card_of
from editor.post.post import Post

CONFIG = """\
title: Harbour & Sons
description: News of the *harbour*
url: https://example.org
baseurl: /blog
timezone: Europe/Lisbon
plugins: [jekyll-seo-tag]
defaults: [{scope: {path: ""}, values: {layout: told}}]
"""
TOLD = """{% seo %}<own>{{ page.title | escape }}</own>
<excerpt>{{ page.excerpt | strip_html | normalize_whitespace }}</excerpt>"""
TEXT = "One *word* “quoted” & {{ site.title }}.\n\nAnother.\n"
POSTS = {
    "2026-03-01-plain.md": f'---\ntitle: Fish & "chips"\n---\n{TEXT}',
    "2026-03-02-own.md": f"---\nexcerpt: Its own.\ndescription: Described.\n---\n{TEXT}",
    "2026-03-03-image.md": f"---\ntitle: x\nimage: /assets/a.png\ncategories: [News]\n---\n{TEXT}",
    "2026-03-04-more.md": f"---\ntitle: x\nexcerpt_separator: Another\n---\n{TEXT}",
    "2026-03-05-empty.md": "---\ntitle: x\n---\n",
}


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    site = LittleSite(tmp_path, CONFIG)
    site.write("_layouts/told.html", TOLD)
    site.write("assets/a.png", png())
    for name, text in POSTS.items():
        site.write(f"_posts/{name}", text)
    return site


def card(site: LittleSite, name: str) -> Card:
    return card_of(Post.parse(POSTS[name].encode()), site.place(f"_posts/{name}"))[0]


def told(output: str, pattern: str) -> str:
    found = re.search(pattern, output)
    return unescape(found[1]) if found else ""


@needs_jekyll
def test_the_card_says_what_the_page_tells(site: LittleSite) -> None:
    pages = build(site.root)
    assert pages.went_through, pages.words
    for name, page in pages.posts.items():
        output, ours = page["output"], card(site, name)
        assert ours.page_title == told(output, "<title>(.*)</title>"), name
        assert ours.title == told(output, "<own>(.*)</own>"), name
        assert ours.shared_title == told(output, 'og:title" content="(.*?)"'), name
        assert ours.description == told(output, 'og:description" content="(.*?)"'), name
        assert ours.address == told(output, 'og:url" content="(.*?)"'), name
        assert ours.site_name == told(output, 'og:site_name" content="(.*?)"'), name
        assert ours.image_address == told(output, 'og:image" content="(.*?)"'), name
        assert ours.excerpt == told(output, "<excerpt>(.*)</excerpt>"), name


def test_whose_excerpt_it_is_and_where_it_ends(site: LittleSite) -> None:
    assert card(site, "2026-03-01-plain.md").takes_excerpt
    assert not card(site, "2026-03-02-own.md").takes_excerpt
    assert card(site, "2026-03-04-more.md").separator == "Another"


def test_the_picture_is_found_in_the_site(site: LittleSite) -> None:
    found = card(site, "2026-03-03-image.md")
    assert found.image == site.root / "assets/a.png"
    assert found.categories == ("News",)
