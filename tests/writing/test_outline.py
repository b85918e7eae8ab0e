"""The headings of a text are those that kramdown publishes, with their words and sections."""

from __future__ import annotations

import html
import random
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.jekyll.kramdown import Options, Rendering
from editor.resource_files import resource
from editor.writing.outline import Outline, outline_of

SHOWN = re.compile("h[1-6]")
HOLDERS = ("blockquote", "ul", "ol", "dl", "div")


def drawn(text: str) -> str:
    """The outline in one line: levels and titles."""
    return " · ".join(f"{each.level} {each.title}" for each in outline_of(text).headings)


@pytest.mark.parametrize(
    ("text", "outline"),
    [
        ("", ""),
        ("No heading at all.\n", ""),
        ("# One", "1 One"),
        ("# One\n", "1 One"),
        ("\n\n# One\n", "1 One"),
        ("# One\ntext\n## Two\ntext\n", "1 One · 2 Two"),
        ("###### Six\n####### seven\n", "6 Six"),
        ("#None\n", ""),
        ("#\tOne\n", "1 One"),
        ("#\n# \n", ""),
        (" # One\n", ""),
        ("text\n# One\n", "1 One"),
        ("# One #\n## Two ##  \n# C#\n", "1 One · 2 Two · 1 C#"),
        ("## One {#first}\n## Two ## {#second}\n", "2 One · 2 Two"),
        ("\\# None\n", ""),
        # Underlined:
        ("One\n===\n\nTwo\n---\n", "1 One · 2 Two"),
        ("One\n=\n", "1 One"),
        ("text\nNone\n---\n", ""),
        ("text\n\nOne\n---\ntext\n", "2 One"),
        ("One **two**\n======\n", "1 One two"),
        ("\n---\n\ntext\n", ""),
        ("One\n---\nTwo\n---\n", "2 One"),
        ("One {#id}\n---\n", "2 One"),
        # In what shows no heading:
        ("```\n# None\n```\n# One\n", "1 One"),
        ("~~~ruby\n# None\n~~~\n\n# One\n", "1 One"),
        ("````\n```\n# None\n```\n````\n# One\n", "1 One"),
        ("text\n\n    # None\n\n# One\n", "1 One"),
        ("<!-- \n# None\n-->\n\n# One\n", "1 One"),
        ("<pre>\n# None\n</pre>\n\n# One\n", "1 One"),
        ("<div>\n# None\n</div>\n\n# One\n", "1 One"),
        ("{% highlight sh %}\n# None\n{% endhighlight %}\n# One\n", "1 One"),
        ("{% comment %}\n# None\n{% endcomment %}\n# One\n", "1 One"),
        ("{::comment}\n# None\n{:/comment}\n\n# One\n", "1 One"),
        ("$$\n# None\n$$\n\n# One\n", "1 One"),
        ("> # None\n\n# One\n", "1 One"),
        ("- # None\n\n# One\n", "1 One"),
        ("- a\n\n  # None\n\n# One\n", "1 One"),
        ("[^1]: text\n\n    # None\n\n# One\n", "1 One"),
        # Not closed, and so nothing but text:
        ("```\n# One\n\n## Two\n", "1 One · 2 Two"),
        ("~~~\n# One\n```\n## Two\n", "1 One · 2 Two"),
        ("<!-- not closed\n\n# One\n", "1 One"),
        ("$$ not closed\n\n# One\n", "1 One"),
        ("`````\n# One\n```\n# None\n```\n~~~~\n~~~\n# Two\n", "1 One · 1 Two"),
        ("```a\n# One\n````b\n# Two\n```c\n# Three\n", "1 One · 1 Two · 1 Three"),
        ("# One\n```\ncode\n```\n# Two\n```\n# Three\n", "1 One · 1 Two · 1 Three"),
        # What a raw part of Liquid holds is Markdown all the same:
        ("{% raw %}\n\n# One\n\n{% endraw %}\n", "1 One"),
        # Words without their markup:
        ("# *One* **two** `three` ~~four~~\n", "1 One two three four"),
        ("# See [the pier](https://example.org/a_b_c 'x') now\n", "1 See the pier now"),
        ("# ![A gull](/assets/gull.jpg) here\n", "1 A gull here"),
        ("# One[^1]\n", "1 One"),
        ("# fish &amp; chips &copy;\n", "1 fish & chips ©"),
        ("# 2 \\* 3 = 6\n", "1 2 * 3 = 6"),
        ("# a_b_c and 2 * 3 * 4\n", "1 a_b_c and 2 * 3 * 4"),
        ("# <em>One</em> <br/>two\n", "1 One two"),
        ("# 海 — море — بحر 👩‍👩‍👧\n", "1 海 — море — بحر 👩‍👩‍👧"),
        ("# Version {{ site.version }}\n", "1 Version {{ site.version }}"),
        ("#   One   two\n", "1 One two"),
    ],
)
def test_the_headings_of_a_text(text, outline):
    assert drawn(text) == outline


TEXT = "Before.\n\n# A\n\na\n\n## B\n\n### C\n\nD\n---\nd\n\n# E\n\n[x]: /y\n[^1]: note\n    more\n"


def test_a_section_reaches_to_the_next_heading_as_high():
    outline = outline_of(TEXT)
    sections = [TEXT[each.start : each.end] for each in outline.headings]
    assert [each.line for each in outline.headings] == [3, 7, 9, 11, 15]
    assert [each.is_underlined for each in outline.headings] == [False, False, False, True, False]
    assert [each.parent for each in outline.headings] == [None, 0, 1, 0, None]
    assert sections[0].startswith("# A")
    assert sections[0].endswith("---\nd\n\n")
    assert sections[1:4] == ["## B\n\n### C\n\n", "### C\n\n", "D\n---\nd\n\n"]


def test_definitions_at_the_end_belong_to_no_section():
    outline = outline_of(TEXT)
    assert TEXT[outline.end :] == "[x]: /y\n[^1]: note\n    more\n"
    assert outline.headings[-1].end == outline.end


def test_where_a_line_and_a_place_are():
    outline = outline_of(TEXT)
    assert [outline.at_line(line) for line in (1, 2, 3, 6, 7, 12, 15, 99)] == [
        *(None, None, 0, 0, 1, 3, 4, 4)
    ]
    assert outline.at_place(0) is None
    assert outline.at_place(outline.headings[2].start) == 2
    assert outline.at_place(outline.headings[2].start - 1) == 1


def test_children_and_what_is_below():
    outline = outline_of(TEXT)
    assert outline.children(None) == (0, 4)
    assert outline.children(0) == (1, 3)
    assert outline.children(2) == ()
    assert [outline.below(which) for which in range(5)] == [4, 3, 3, 4, 5]


def test_a_level_may_be_left_out():
    outline = outline_of("### A\n\n# B\n\n#### C\n\n## D\n")
    assert [each.parent for each in outline.headings] == [None, None, 1, 1]


class Levels(HTMLParser):
    """The levels of a page's headings that stand in nothing else."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[int] = []
        self._depth = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if SHOWN.fullmatch(tag) and not self._depth:
            self.found.append(int(tag[1]))
        self._depth += tag in HOLDERS

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag in HOLDERS


def published(text: str) -> list[int]:
    """The levels of the headings that kramdown makes of a text."""
    blocks = Rendering(Options()).blocks(text)
    return Levels("".join(block.html for block in blocks)).found


PIECES = [
    *("# H", "## H", "### H *two*", "H\n===", "H\n---", "text", "more text\ngoes on", "", "", ""),
    *("```\n# x\n```", "~~~\nx\n===\n~~~", "    # code", "> # H", "> q", "- li", "- # H", "* * *"),
    *("<!-- c -->", "<div>\n# H\n</div>", "{: .c}", "[r]: http://a", "| a | b |", "^", "#no"),
]


@pytest.mark.parametrize("seed", range(40))
def test_they_are_those_that_are_published(seed):
    """Blank lines stand between the pieces, as one writes; without them see the next test."""
    chosen = random.Random(seed)
    for _ in range(10):
        text = "\n\n".join(chosen.choice(PIECES) for _ in range(chosen.randint(1, 9)))
        assert [each.level for each in outline_of(text).headings] == published(text), text


def test_most_are_so_whatever_touches_what():
    texts: list[str] = []
    for seed in range(500):
        chosen = random.Random(seed)
        texts.append("\n".join(chosen.choice(PIECES) for _ in range(chosen.randint(2, 8))))
    right = sum([e.level for e in outline_of(text).headings] == published(text) for text in texts)
    assert right >= 470, right


def test_lines_and_words_are_those_of_the_blocks():
    """In each post of the sample site, and in the guide."""
    texts = [
        re.sub(r"\A---\n.*?\n---\n", "", path.read_text("utf-8"), flags=re.DOTALL)
        for path in [
            *resource("sample_site/_posts").glob("*.md"),
            resource("guide/index.md"),
        ]
    ]
    count = 0
    for text in texts:
        blocks = Rendering(Options()).blocks(text)
        for block in blocks:
            if found := re.match(r"\s*<h([1-6])\b[^>]*>(.*?)</h", block.html, re.DOTALL):
                words = html.unescape(re.sub("<[^>]*>", "", found[2]))
                same = [e for e in outline_of(text).headings if e.line == block.line]
                assert [(e.level, e.title) for e in same] == [(int(found[1]), words)]
                count += 1
    assert count > 20


@given(st.text(alphabet="#=- \n`~<!>a[]:*", max_size=80))
def test_any_text_has_an_outline_whose_sections_lie_in_each_other(text):
    outline = outline_of(text)
    check(outline)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("\n".join))
def test_sections_lie_in_each_other(text):
    check(outline_of(text))


def check(outline: Outline) -> None:
    starts = [each.start for each in outline.headings]
    assert starts == sorted(set(starts))
    for each, following in pairwise(outline.headings):
        assert each.line < following.line
        assert each.end == following.start or following.start < each.end >= following.end
    for each in outline.headings:
        assert outline.text[: each.start].count("\n") == each.line - 1
        assert each.start <= each.end
        if each.parent is not None:
            above = outline.headings[each.parent]
            assert above.level < each.level
            assert above.start < each.start <= each.end <= above.end
