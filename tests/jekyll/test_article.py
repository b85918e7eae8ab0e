"""What the front matter says stands above the text, whatever its shape."""

from pathlib import Path

import pytest

from editor.jekyll.article import file_url, header_html, page
from editor.jekyll.image_sources import with_sources
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import Site


def header(front_matter: str, root: Path = Path("/nowhere"), **config: object) -> str:
    post = Post.parse(f"---\n{front_matter}\n---\nbody\n".encode())
    return header_html(post, Place(root / "_posts" / "2026-03-01-ferry.md", Site(root, config)))


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        ("title: A <b> & c", "<h1>A &lt;b&gt; &amp; c</h1>"),
        ("title:", '<h1 class="untitled">Untitled</h1>'),
        ("title: 2024", "<h1>2024</h1>"),
        ("title: yes", "<h1>true</h1>"),
        ("title: [a, b]", '<h1 class="untitled">'),
        ("author: Ann", '<span class="author">Ann</span>'),
        ("author: {name: Ann, url: x}", '<span class="author">Ann</span>'),
        ("authors: [Ann, Bo]", "Ann</span> · <span"),
        ("tags: [a b, c, a b]", "<li>a b</li><li>c</li></ul>"),
        ("tags: a b", "<li>a</li><li>b</li>"),
        ("tag: a b", "<li>a b</li>"),
        ("tags: [1, null, [x], {a: b}]", "<li>1</li></ul>"),
        ("categories: [News, Sea]", '<p class="kicker">News · Sea</p>'),
        ('excerpt: "x < y"', '<p class="lede">x &lt; y</p>'),
        ("image: a.png", '<img src="/a.png" alt="">'),
        ("image: /a.png", '<img src="/a.png" alt="">'),
        ("image: https://x.example/a.png", '<img src="https://x.example/a.png"'),
        ("image: {path: a.png, alt: 'a \"b\"'}", '<img src="/a.png" alt="a &quot;b&quot;">'),
        ("date: 2026-03-02 10:30:00 +0000", "2 March 2026, 10:30</time>"),
        ("title: x", "1 March 2026, 00:00</time>"),
    ],
)
def test_header(front_matter: str, expected: str) -> None:
    assert expected in header(front_matter, timezone="UTC")


@pytest.mark.parametrize(
    "front_matter", ["title: [broken", "tags: {}", "image: []", "author: [[]]", "date: [1]", ""]
)
def test_nothing_stops_it(front_matter: str) -> None:
    assert "<h1" in header(front_matter)


def test_the_sites_defaults_are_shown() -> None:
    defaults = [{"scope": {"path": ""}, "values": {"author": "The crew"}}]
    assert "The crew" in header("title: x", defaults=defaults)


def test_the_page_runs_no_script_and_loads_nothing() -> None:
    html = page(Post.parse(b"---\ntitle: A @body\n---\n@style\n"), Place(None, Site(Path("/no"))))
    assert "default-src 'none'" in html
    assert "<title>A @body</title>" in html
    assert "<p>@style</p>" in html


def test_pictures_in_any_markup_get_their_address() -> None:
    html = "<p>a\n<IMG class='x y' alt src='a&amp;b'/> <img> <code>&lt;img src=c></code></p>"
    assert with_sources(html, str.upper) == (
        '<p>a\n<img class="x y" alt src="A&amp;B" /> <img> <code>&lt;img src=c></code></p>'
    )
    assert with_sources(html, lambda source: source) == html


def test_of_two_sources_the_first_counts_as_in_browsers() -> None:
    asked: list[str] = []
    with_sources('<img src="a.png" src="b.png">', lambda source: asked.append(source) or source)
    assert asked == ["a.png"]


def test_a_picture_that_is_not_there_keeps_its_reference(tmp_path: Path) -> None:
    assert file_url("/no.png", Place(None, Site(tmp_path))) == "/no.png"
