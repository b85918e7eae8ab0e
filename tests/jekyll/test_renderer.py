"""Blocks rendered again one by one add up to the whole text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.jekyll.renderer import Renderer, fragment
from editor.site.place import Place
from editor.site.site import Site

PLACE = Place(None, Site(Path("/nowhere"), {"baseurl": "/blog", "url": "https://example.org"}))

PIECES = [
    "# Title\n",
    "## Title\n{: #own .big}\n",
    "Title\n=====\n",
    "* toc\n{:toc}\n",
    "some [link][a] and [b] text.[^1]\n",
    "again[^1] and other[^two]\n",
    '[a]: https://example.org/a "A"\n',
    "[b]: <{{ site.baseurl }}/b>\n",
    "[A]: /other\n",
    "[^1]: a note with `code`[^two]\n",
    "[^two]: second\n\n    and more\n",
    "*[HTML]: HyperText\n",
    "HTML and CSS\n",
    "> a quote with HTML\n> [c]: /in-quote\n",
    "see [c]\n",
    "- one\n- two\n  - deep\n",
    "1. first\n\n   more\n",
    "    indented code\n",
    "```python\nx = 1\n\ny = [a]\n```\n",
    "~~~\n",
    "```\n",
    "| a | b |\n|---|---|\n| HTML | {{ x | y }} |\n",
    "term\n: meaning\n",
    "<div>\n\n# Title\n\n</div>\n",
    "<!-- a\n\ncomment -->\n",
    "</div>\n",
    "<p markdown='1'>*x*</p>\n",
    "{% highlight ruby %}\nputs 1\n\n# no title\n{% endhighlight %}\n",
    "{% include x.html a='b' %}\n",
    "{{ site.url }}/x and {{ page.title }}\n",
    "---\n",
    "{: .alone}\n",
    "\n",
    "  \n",
    "\t- tab\n",
    "&amp; <b>x & \"q\" 'r' -- ...\n",
    "\u00a0\u2028\U000f0000 odd \x02klzzwxh:0\x03\n",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=12).map("".join)
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(PIECES) | st.text(max_size=4)),
    max_size=6,
)


def whole(renderer: Renderer, text: str) -> str:
    return "".join(block.html for block in renderer.blocks(text))


@given(TEXTS, EDITS)
@settings(deadline=None, max_examples=150)
def test_after_any_edits_the_blocks_are_those_of_a_fresh_rendering(
    text: str, edits: list[tuple[float, int, str]]
) -> None:
    renderer = Renderer(PLACE)
    assert whole(renderer, text) == fragment(text, PLACE)
    for where, gone, come in edits:
        at = int(where * len(text))
        text = text[:at] + come + text[at + gone :]
        assert whole(renderer, text) == fragment(text, PLACE)


def test_a_block_knows_its_lines() -> None:
    blocks = Renderer(PLACE).blocks("one\ntwo\n\n\n# three\n\n```\na\n\nb\n```\n")
    assert [(block.line, block.lines) for block in blocks] == [(1, 2), (5, 1), (7, 5)]


def test_only_blocks_that_differ_are_other_objects_in_html() -> None:
    renderer = Renderer(PLACE)
    before = [block.html for block in renderer.blocks("one\n\ntwo\n\nthree\n")]
    after = [block.html for block in renderer.blocks("one\n\ntwo!\n\nthree\n")]
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a]\n\n[a]: /x\n", '<p><a href="/x">a</a></p>'),
        ("HTML\n\n*[HTML]: Hyper\n", '<p><abbr title="Hyper">HTML</abbr></p>'),
        ("# A\n\n# A\n", '<h1 id="a">A</h1>\n<h1 id="a-1">A</h1>'),
        ("# A\n{: #b}\n", '<h1 id="b">A</h1>'),
        ("para\n{: .lead}\n", '<p class="lead">para</p>'),
        ("{: .lead}\npara\n", '<p class="lead">para</p>'),
        ("a\n\n{:.alone}\n", "<p>a</p>"),
        ("{::options x='1' /}\n\na\n", "<p>a</p>"),
        ("{::comment}\nhidden\n{:/comment}\n\na\n", "<p>a</p>"),
        ("~~gone~~\n", "<p><del>gone</del></p>"),
        ('"quoted" -- it\'s...\n', "<p>&ldquo;quoted&rdquo; &ndash; it&rsquo;s&hellip;</p>"),
        ("- a\n  - b\n", "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
        ("1. a\n   - b\n", "<ol>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>"),
        ("* * *\n\n- a\n", "<hr />\n<ul>\n<li>a</li>\n</ul>"),
    ],
)
def test_markdown(text: str, expected: str) -> None:
    assert fragment(text, PLACE).strip() == expected


def test_code_has_colours_and_keeps_blank_lines() -> None:
    html = fragment("```python\nx = 1\n\n# no title\n```\n", PLACE)
    assert '<span class="c1"># no title</span>' in html
    assert "<h1" not in html


def test_a_highlight_block_is_code() -> None:
    html = fragment("{% highlight ruby %}\nputs 1\n\n# no title\n{% endhighlight %}\n", PLACE)
    assert '<div class="highlight">' in html
    assert "<h1" not in html
    assert "highlight %}" not in html


def test_footnotes_are_numbered_as_they_are_referred_to() -> None:
    html = fragment("a[^x] b[^y] c[^x]\n\n[^y]: second\n[^x]: first\n", PLACE)
    assert html.index("first") < html.index("second")
    assert 'id="fnref:x:1"' in html
    assert html.count('class="reversefootnote"') == 3


def test_the_table_of_contents_follows_the_headings() -> None:
    html = fragment("* toc\n{:toc}\n\n## A & B\n\n### C\n", PLACE)
    assert '<a href="#a--b">A &amp; B</a><ul><li><a href="#c">C</a>' in html
    assert "{:toc}" not in html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![x]({{ site.baseurl }}/a.png)", 'src="/blog/a.png"'),
        ("![x]({{ '/a.png' | relative_url }})", 'src="/blog/a.png"'),
        ('<img src="{{ "a.png" | absolute_url }}">', 'src="https://example.org/blog/a.png"'),
        ("[x]({% post_url 2020-01-01-a %})", 'href="{% post_url 2020-01-01-a %}"'),
        ("`{{ x }}`", "<code>{{ x }}</code>"),
        ("    {{ x }}\n", "<code>{{ x }}"),
        ("| a |\n|---|\n| {{ x | y }} |\n", ">{{ x | y }}</code></td>"),
        ("# {{ x }} *y*\n", ">{{ x }}</code> <em>y</em></h1>"),
        ("<div>{{ x }}</div>", "<div><code class="),
        ("<div title='{{ x }}'></div>", "<div title='{{ x }}'></div>"),
        ("{{ a < b }}", ">{{ a &lt; b }}</code>"),
        ("*a* {% raw %} _b_", ">{% raw %}</code> <em>b</em>"),
    ],
)
def test_liquid_is_worked_out_or_marked(text: str, expected: str) -> None:
    assert expected in fragment(text, PLACE)
