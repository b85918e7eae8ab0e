"""What is pasted: rich text becomes Markdown that kramdown reads as the same."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from marked_text import done
from rich_texts import RICH

from editor.jekyll.kramdown import to_html
from editor.post.errors import Cancelled
from editor.writing.pasted.converting import (
    AT_ONCE,
    MOST_LINES,
    SIGNS_AT_ONCE,
    TIMES,
    NotKept,
    markdown_of,
    takes_long,
)
from editor.writing.pasted.placing import linked, pasted
from editor.writing.tables import is_in_table

PLACED = [
    ("a ‸ b", "x", "a x‸ b"),
    ("a «b» c", "x", "a x‸ c"),
    ("‸", "# x\n\ny", "# x\n\ny‸"),
    ("a‸", "# x", "a\n\n# x‸"),
    ("a‸ b", "# x", "a\n\n# x‸\n\n b"),
    ("a‸b", "x\n\ny", "ax\n\ny‸b"),
    ("a‸b", "x\n\n- y", "ax\n\n- y‸\n\nb"),
    ("a‸b", "```\nx\n```", "a\n\n```\nx\n```‸\n\nb"),
    ("- ‸", "x\n\ny", "- x\n\n  y‸"),
    ("1. a‸", "x\n\ny", "1. ax\n\n   y‸"),
    ("1. a‸", "- x\n- y", "1. a\n\n   - x\n   - y‸"),
    ("- [ ] ‸", "x\n\ny", "- [ ] x\n\n  y‸"),
    ("> ‸", "x\n\ny", "> x\n>\n> y‸"),
    ("> a‸", "- x\n- y", "> a\n>\n> - x\n> - y‸"),
    ("> - a‸", "x\n\ny", "> - ax\n>\n>   y‸"),
    ("| a‸ | b |\n|---|---|", "x\n\ny", "| ax<br>y‸ | b |\n|---|---|"),
    ("| a‸ | b |\n|---|---|", "| x |", None),
    ("| a‸ | b |\n|---|---|", "```\nx\n```", None),
    ("```\n‸\n```", "**x**", None),
    ("    ```\n`a ‸ b`", "**x**", None),
    ("a `b‸ c` d", "**x**", None),
    ("a {{ b‸ }} d", "**x**", None),
    ("a `b` ‸ d", "**x**", "a `b` **x**‸ d"),
]
LINKED = [
    ("a «b» c", "a [b](https://a.org)‸ c"),
    ("a «b c »d", "a [b c](https://a.org)‸ d"),
    ("«**b**»", "[**b**](https://a.org)‸"),
    ("**«b»**", "**[b](https://a.org)‸**"),
    ("«`b`»", "[`b`](https://a.org)‸"),
    ("«![b](c.png)»", "[![b](c.png)](https://a.org)‸"),
    ("- «b»", "- [b](https://a.org)‸"),
    ("«漢字»", "[漢字](https://a.org)‸"),
    ("a ‸ c", None),
    ("«https://b.org»", None),
    ("[«b»](https://b.org)", None),
    ("«a [b»](https://b.org)", None),
    ("«a\nb»", None),
    ("« »", None),
    ("`a «b» c`", None),
    ("```\n«b»\n```", None),
]
BLANKS = re.compile(r"\s+")
TAG = re.compile(r"<[^>]*>")


@pytest.mark.parametrize("name", RICH)
def test_rich_text_becomes_markdown(name):
    rich, markdown = RICH[name]
    assert markdown_of(rich) == markdown


@pytest.mark.parametrize(("before", "markdown", "after"), PLACED)
def test_markdown_is_put_where_the_caret_is(before, markdown, after):
    assert done(pasted(markdown), before) == (before if after is None else after)


@pytest.mark.parametrize(("before", "after"), LINKED)
def test_an_address_makes_words_a_link(before, after):
    assert done(linked("https://a.org"), before) == (before if after is None else after)


@pytest.mark.parametrize(
    ("rich", "page"),
    [
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", None),
        ("<ol><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol>", None),
        ("<blockquote><ul><li>a</li></ul></blockquote>", None),
        ("<p>a <strong>b</strong><em>c</em> <del>d</del></p><p>e</p>", None),
        ("<ul><li><p>a</p><p>b</p></li></ul>", None),
        ("<p>a<br>b <b>c</b></p>", "<p>a<br />b <strong>c</strong></p>"),
        (
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d|e</td>"
            "</tr></tbody></table>",
            None,
        ),
    ],
)
def test_kramdown_makes_the_same_of_it(rich, page):
    made = to_html(markdown_of(rich) or "")
    assert re.sub(r"\s+|<p></p>", "", made) == re.sub(r"\s+", "", page or rich)


@given(st.text("ab1.*_`|<>[](){}#+:~$\\ \n!=&^/-", max_size=30))
@example("a\n- b")
@example("\\*a")
@example("[a]: b")
def test_words_stay_words(words):
    words = BLANKS.sub(" ", words).strip()
    assume(words)
    assume(not re.search(r"--|\.\.\.|<<|>>", words))  # which kramdown makes dashes … of
    made = markdown_of(f"<p>{html.escape(words)}</p><p>end</p>")
    assert made is not None
    page = to_html(made)
    assert TAG.findall(page) == ["<p>", "</p>", "<p>", "</p>"], made
    assert html.unescape(TAG.sub("", page)).split() == [*words.split(), "end"], made


@pytest.mark.parametrize(
    "rich",
    [
        "<b>a</b><![b[c>d",
        "<div>" * 5000 + "<b>a</b>",
        "<ul><li>" * 3000 + "a",
        "<b>" * 3000 + "a",
        f"<b>a</b>{'word ' * (AT_ONCE * TIMES // 4)}",
        f"<b>a</b>{'<p>word</p>' * (SIGNS_AT_ONCE * TIMES // 80)}",
        f"<b>a</b>{'&amp;' * (SIGNS_AT_ONCE * TIMES)}",
        "<blockquote>" * 20 + "<pre>" + "x\n" * (MOST_LINES // 20),
    ],
)
def test_what_is_broken_too_deep_or_too_much_stays_plain(rich):
    with pytest.raises(NotKept):
        markdown_of(rich)


PARTS = "<p>one <b>two</b></p>" * (SIGNS_AT_ONCE // 100)


def test_it_is_told_how_far_it_has_come():
    assert takes_long(PARTS)
    assert not takes_long(PARTS[: len(PARTS) // 4])
    told: list[tuple[int, int]] = []
    assert markdown_of(PARTS, lambda *step: told.append(step))
    assert told[0] == (0, 0)  # nobody knows yet of how many
    assert told == sorted(told)
    assert len(told) > 5
    assert told[-1][0] <= told[-1][1] <= told[-1][0] + 50


def test_it_can_be_stopped():
    def stop(_done: int, _of: int) -> None:
        raise Cancelled("enough")

    with pytest.raises(Cancelled):
        markdown_of(PARTS, stop)


MANY = 90_000  # characters: by the square of them one would wait for minutes
HOSTILE = [
    (f"<p style='{'mso-list:' * (MANY // 9)}'>a</p><b>b</b>", "a\n\n**b**"),
    (f"<span style='{'text-decoration:' * (MANY // 16)}'>a</span><b>b</b>", "a**b**"),
    (f"<b>a</b>x{chr(160) * MANY}x", "**a**x x"),
    ("<b>a</b>" + ("<a " + "a" * 120) * 700, None),
    (f"<table><tr><td colspan={'9' * 5000}>a</td><td>b</td></table>", "| a   | b   |"),
    (f"<b>a</b>&#{'9' * 5000};", None),
    (f"<h{'9' * 5000}>a</h><b>b</b>", "a**b**"),
    (f"<b>a</b><span style='font-weight:{'9' * 5000}'>b</span>", "**a**b"),
    ("<b>a</b><span style='font-weight:\xb2'>b</span>", "**a**b"),
    (f"<p style='mso-list:l0 level{'9' * 5000}'>a</p>", "- a"),
    ("<b>a</b><![b[c", "**a**\\<![b[c"),
    ("<b>a</b><!-- <p>b</p> -->c<!-- d", "**a**c"),
    ("<soup><b>a</b></soup><fn_cache>b</fn_cache>", "**a**b"),
    ("<b>a</b><td>b</td><tr>c</tr>", "**a**\n\nb\n\nc"),
    ("<table><tr><td>a\x1fb</td><td>c\x1e</td></table>", "| ab  | c   |"),
    (f"<a href='{'google.com/url?q=' * 3000}'>a</a>", f"[a]({'google.com/url?q=' * 3000})"),
    (f"<a href='{'http://google.com/url?q=' * 3000}'>a</a>", None),
]
LIQUID = [
    "<a href='http://x/{{site.secret}}'>a</a>",
    "<a href='{%25 include a %}'>a</a> <a href='{%%7b{%'>a</a>",
    "<img src='http://x/{{{{%' alt='{{ a }}'>",
    "<a href='http://google.com/url?q=http://x/%7B%7Ba%7D%7D'>a</a>",
    "<b>a</b><u>{</u>{ a }} <u>{</u>% b %}",
    "<b>a</b>{<sub></sub>{ a }}",
    "<kbd>{{ a }}</kbd> <samp>{% a %}</samp>",
    "<table><tr><td>a<td><pre>{{ a }}</pre><tr><td><code>{% endraw %}{{ a }}</code></table>",
    "<table><tr><td><pre>{{ a }}</pre><td>{%&nbsp;b</table>",
    "<code>{% endraw %}{{ a }}{{{%</code>",
    "<pre>{%- endraw -%}\n{{ a }}</pre>",
]
KEPT = re.compile(r"\{% raw %\}.*?\{% endraw %\}|\{\{ \"\{\" \}\}", re.DOTALL)


@pytest.mark.parametrize(("rich", "markdown"), HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_hostile_stops_it(rich, markdown):
    made = markdown_of(rich)
    assert made is not None if markdown is None else made == markdown


@pytest.mark.parametrize("rich", LIQUID)
def test_no_liquid_comes_in(rich):
    made = markdown_of(rich)
    assert made is not None
    assert not re.search(r"\{[{%]", KEPT.sub("", made)), made


def test_levels_that_are_left_out_make_no_lists():
    style = "<p style='mso-list:l0 level{}'>{}</p>"
    made = markdown_of("".join(style.format(*each) for each in ["1a", "9b", "9c", "3d", "1e"]))
    assert made == "- a\n  - b\n  - c\n  - d\n- e"


@pytest.mark.parametrize(
    ("text", "is_in_one"),
    [
        ("| a |\n" * 200_000, True),
        ("a|b\n" * 200_000, False),
        ("a|b\n-|-\n" + "c|d\n" * 100, True),
        ("a|b\n" + "-" * 200_000 + "|x\na|b\n", False),
        ("{{" * 200_000 + "|", False),
    ],
    ids=range(5),
)
def test_a_huge_table_is_not_read_to_paste_into_it(text, is_in_one):
    assert is_in_table(text, len(text) // 2) is is_in_one
