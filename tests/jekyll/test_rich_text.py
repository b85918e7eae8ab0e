"""Rich text for other programs: its looks stay, and nothing in it acts."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.jekyll.rich_text import ADDRESSES, PLAIN, TAGS, rich_text


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="a">A &amp; B</h2>\n\n<p>x <em>y</em> &lt;z&gt;</p>',
        '<a href="https://x.example/?a=1&amp;b=2" title="t">x</a> <a href="/about/">y</a>',
        '<a href="mailto:x@y.example">x</a> <a href="#top">y</a> <a href="a/b:c">z</a>',
        '<img src="data:image/png;base64,AA==" alt="a &quot;b&quot;" width="3">',
        '<table><tr><td style="text-align: right" colspan="2">1</td></tr></table>',
        '<ol start="3"><li>x<br></li></ol><pre><code class="language-c">a  b</code></pre>',
    ],
)
def test_what_is_calm_stays_as_it_is(html: str) -> None:
    assert rich_text(html) == html


@pytest.mark.parametrize(
    ("html", "calm"),
    [
        ("a<script>x</script>b", "ab"),
        ("a<svg><a><text>x</text></a></svg>b<svg/>c", "abc"),
        ("a<iframe srcdoc='<b>x'></iframe>b", "ab"),
        ("a<meta http-equiv=refresh content=0><base href=x><link rel=preconnect href=//x>b", "ab"),
        ("<form action=x><input name=y>a<button>b</button></form>", "ab"),
        ('<p onclick="x" ID=y>a</p>', '<p id="y">a</p>'),
        ('<a href="javascript:x">a</a>', "<a>a</a>"),
        ('<a href="&#1;java&#10;script&colon;x">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,x">a</a>', "<a>a</a>"),
        ('<img src="data:text/html,x" srcset="//x.example/y">', "<img>"),
        ('<p style="background: url(//x.example)">a</p>', "<p>a</p>"),
        ("<p><!-- x -->a<br />b<hr/></p>", "<p>a<br>b<hr></p>"),
    ],
)
def test_what_acts_is_left_out(html: str, calm: str) -> None:
    assert rich_text(html) == calm


class Reader(HTMLParser):
    """Notes the names of tags and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attrs)}


PIECES = (
    *("<", ">", "</", "/>", "<!--", "-->", '"', "'", " ", "x", "&lt;", "&#60;", "style="),
    *("<p ", "<a href=", "<svg>", "<script>", "</script>", "<img onerror=x src=", "javascript:"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_is_read_only_calm_tags_are_written(html: str) -> None:
    written = rich_text(html)
    assert Reader(written).names <= TAGS | PLAIN | ADDRESSES.keys() | {"style"}
    assert rich_text(written) == written
