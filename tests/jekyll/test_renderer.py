"""Blocks rendered again one by one add up to the whole text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.jekyll.renderer import Renderer, fragment
from editor.post.post import Post
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
        ("![x]({{ site.baseurl }}/a.png)", 'src="/blog/a.png"'),
        ("![x]({{ '/a.png' | relative_url }})", 'src="/blog/a.png"'),
        ('<img src="{{ "a.png" | absolute_url }}">', 'src="https://example.org/blog/a.png"'),
        ("`{{ 'x' | upcase }}`", ">X</code>"),
        ("    {{ 1 | plus: 1 }}\n", "<code>2"),
        ("| a |\n|---|\n| {{ 'x' | append: 'y' }} |\n", "<td>xy</td>"),
        ("<div title='{{ nothing }}'></div>", '<div title=""></div>'),
        ("{% raw %}{{ x }}{% endraw %}", "<p>{{ x }}</p>"),
        ("{% youtube abc %}", "{% youtube abc %}</code>"),
        ("{{ 'x' | shout }}", "{{ 'x' | shout }}</code>"),
    ],
)
def test_liquid_is_worked_out_or_marked(text: str, expected: str) -> None:
    assert expected in fragment(text, PLACE)


def post(body: str, fields: str = "title: Fish\n") -> Post:
    return Post.parse(f"---\n{fields}---\n{body}".encode())


def html_of(renderer: Renderer, body: str, fields: str = "title: Fish\n") -> list[str]:
    return [block.html for block in renderer.post_blocks(post(body, fields))]


def test_liquid_sees_the_front_matter_of_the_post() -> None:
    assert html_of(Renderer(PLACE), "*{{ page.title }}*") == ["<p><em>Fish</em></p>\n"]


def test_a_post_can_do_without_liquid() -> None:
    fields = "render_with_liquid: false\n"
    assert html_of(Renderer(PLACE), "{{ page.title }}", fields) == ["<p>{{ page.title }}</p>\n"]


def test_where_liquid_fails_the_block_stays_as_it_was() -> None:
    renderer = Renderer(PLACE)
    before = html_of(renderer, "a\n\n{{ page.title | upcase }} b\n\nc\n")
    broken = html_of(renderer, "a\n\n{% include gone.html %} b\n\nc!\n")
    assert before[1] == "<p>FISH b</p>\n\n"
    assert broken == [before[0], before[1], "<p>c!</p>\n"]
    mended = html_of(renderer, "a\n\n{{ page.title }} b\n\nc!\n")
    assert mended[1] == "<p>Fish b</p>\n\n"


def test_an_unknown_tag_is_boxed_at_once() -> None:
    renderer = Renderer(PLACE)
    html_of(renderer, "a\n\nb\n")
    assert "{% gist 1 %}</code>" in html_of(renderer, "a\n\n{% gist 1 %}\n")[1]


def test_a_post_written_in_html_stays_html() -> None:
    place = Place(Path("/nowhere/_posts/2025-01-01-a.html"), PLACE.site)
    assert html_of(Renderer(place), "<p>*{{ page.title }}*</p>\n") == ["<p>*Fish*</p>\n"]
    assert html_of(Renderer(place), "<p>*a*</p>\n") == ["<p>*a*</p>\n"]
