"""One HTML file with all that it needs in it."""

from __future__ import annotations

import base64
import re

import pytest
from little_site import LittleSite, png, post

from editor.jekyll.standalone import standalone_article, standalone_page
from editor.post.post import Post

NAME = "_posts/2025-12-03-ferry.md"
LAYOUT = """<!doctype html><html><head>
<link rel="stylesheet" href="{{ '/assets/site.css' | relative_url }}">
<link rel='stylesheet' href='https://example.com/other.css'>
<link rel="icon" href="/blog/assets/icon.png">
<script src="/blog/a.js"></script><script>let x = "<b>";</script>
</head><body><a href="/blog/about/">About</a> <a href="#top">top</a> <a href="mailto:x@y.z">m</a>
<img src="{{ page.image | relative_url }}" srcset="/blog/assets/pier.png 2x" alt="A &amp; B">
{{ content }}</body></html>
"""
TEXT = post(
    "layout: page\ntitle: The ferry\nimage: /assets/pier.png",
    "![x]({{ '/assets/pier.png' | relative_url }}) ![gone](/gone.png) ![far](https://x.org/y.png)\n",
)


SHEET = "---\n---\n$c: teal;\nbody { color: $c; a { b: url(p/bg.png) } }\n"


@pytest.fixture
def site(tmp_path) -> LittleSite:
    site = LittleSite(tmp_path, "url: https://example.org\nbaseurl: /blog\npermalink: pretty\n")
    site.write("_layouts/page.html", LAYOUT)
    site.write(
        "assets/site.scss", "---\n---\n$c: teal;\nbody { color: $c; a { b: url(p/bg.png) } }\n"
    )
    for name in ("pier.png", "icon.png", "p/bg.png"):
        site.write(f"assets/{name}", png())
    site.write(NAME, TEXT)
    return site


PICTURE = f"data:image/png;base64,{base64.b64encode(png()).decode()}"


def test_the_page_of_the_site(site):
    html = standalone_page(Post.parse(TEXT.encode()), site.place(NAME))
    assert "color: teal" in html
    assert f'url("{PICTURE}")' in html
    assert html.count(PICTURE) == 5
    assert "<script" not in html
    assert "let x" not in html
    assert '<a href="https://example.org/blog/about/">About</a>' in html
    assert '<a href="#top">' in html
    assert '<a href="mailto:x@y.z">' in html
    assert 'alt="A &amp; B"' in html
    assert "href='https://example.com/other.css'" in html
    assert 'src="https://x.org/y.png"' in html
    left = re.findall(r'(?:src|srcset|href)="(?!data:|https:|#|mailto:)([^"]*)"', html)
    assert left == ["/gone.png"]  # there is none such


def test_the_article(site):
    html = standalone_article(Post.parse(TEXT.encode()), site.place(NAME))
    assert html.count(PICTURE) == 2
    assert "file:" not in html
    assert "<h1>The ferry</h1>" in html
    assert 'src="https://x.org/y.png"' in html


def test_a_site_without_an_address_keeps_its_links(site):
    site.write("_config.yml", "baseurl: /blog\n")
    html = standalone_page(Post.parse(TEXT.encode()), site.place(NAME))
    assert '<a href="/blog/about/">' in html


def test_nothing_outside_the_site_is_taken(site, tmp_path_factory):
    secret = tmp_path_factory.mktemp("out") / "secret.png"
    secret.write_bytes(png(3, 3))
    (site.root / "assets/link.png").symlink_to(secret)
    text = TEXT + f"![a](/assets/link.png) ![b](../../../{secret}) ![c](file://{secret})\n"
    for make in (standalone_page, standalone_article):
        html = make(Post.parse(text.encode()), site.place(NAME))
        assert base64.b64encode(png(3, 3)).decode() not in html


@pytest.mark.parametrize("make", [standalone_page, standalone_article])
def test_it_runs_nothing_and_stays_where_it_was_opened(site, make):
    text = TEXT + '<meta http-equiv="refresh" content="0; url=https://x.org/">\n'
    html = make(Post.parse(text.encode()), site.place(NAME))
    assert 'http-equiv="refresh"' not in html
    assert "script-src 'none'" in html or "default-src 'none'" in html
