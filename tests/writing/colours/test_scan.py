"""Each line of a post is what kramdown, GFM, HTML and Liquid make of it, and how far from it."""

from __future__ import annotations

import html
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from painted import painted

from editor.jekyll.kramdown.options import Options
from editor.jekyll.kramdown.rendering import Rendering
from editor.writing.colours.kinds import Kind
from editor.writing.colours.line import Line
from editor.writing.colours.lines import read_line
from editor.writing.colours.scan import read_lines, scan
from editor.writing.colours.spans import read_spans
from editor.writing.colours.state import BEGINNING

Case = tuple[str, list[str], list[str]]


def cases() -> list[Case]:
    """The cases of lines.txt: a name, then each line behind `>` and its letters below."""
    text = (Path(__file__).parent / "lines.txt").read_text("utf-8")
    found: list[Case] = []
    for line in text.split("\n"):
        if line.startswith("## "):
            found.append((line[3:], [], []))
        elif line.startswith(">"):
            found[-1][1].append(line[1:])
        elif len(found[-1][1]) > len(found[-1][2]):
            found[-1][2].append(line[1:])
    return found


@pytest.mark.parametrize(("name", "lines", "rows"), cases(), ids=[each[0] for each in cases()])
def test_a_line_is_painted_as_what_it_is(name, lines, rows):
    assert painted("\n".join(lines)) == rows


def test_there_are_hundreds_of_lines():
    assert sum(len(rows) for _, _, rows in cases()) > 400


# Lines of which each begins in some container; what spans lines does so in all of them.
MARGINS = [""] * 15 + ["  ", "> ", "- ", "1. ", "* ", "  - ", "   "]
BLOCKS = [
    *("a b", "c", "", "", "", "", "# H", "## H *two*", "---", "===", "***", "text *em* b"),
    *("- li", "> q", "| a | b |", "{: .c}", "[r]: http://a", "<!-- c -->", "1. n"),
    *("```\nx = 1\n```", "```ruby\n\n  p\n```", "~~~\n- x\n~~~", "$$\na\n$$", "    code"),
    *("<div>\n*x*\n</div>", "a\n---", "b\n===", "para\ngoes on"),
]


def made_up(seed: int) -> str:
    """A text of some blocks, in containers or not."""
    chosen = random.Random(seed)
    parts: list[str] = []
    for _ in range(chosen.randint(2, 8)):
        margin = chosen.choice(MARGINS)
        further = re.sub(r"[-*]|1\.", lambda found: " " * len(found[0]), margin)
        block = chosen.choice(BLOCKS).split("\n")
        parts += [(further if number else margin) + line for number, line in enumerate(block)]
    return "\n".join(parts)


def as_rendered(text: str) -> tuple[list[int], str, int, bool]:
    """Levels of headings, code, number of items, and whether there is a table, as published."""
    page = "".join(block.html for block in Rendering(Options()).blocks(text))
    codes = re.findall(r"<pre\b[^>]*><code[^>]*>(.*?)</code>", page, re.DOTALL)
    code = html.unescape(re.sub("<[^>]*>", "", "".join(codes)))
    headings = [int(level) for level in re.findall(r"<h([1-6])\b", page)]
    return headings, squeezed(code), len(re.findall(r"<li\b", page)), "<td" in page


def as_coloured(text: str) -> tuple[list[int], str, int, bool]:
    """The same, as the text is coloured."""
    lines = text.split("\n")
    read = read_lines(lines)
    code = "".join(
        line[each.start :] for line, each in zip(lines, read, strict=True) if each.is_code
    )
    kinds = [span.kind for each in read for span in each.spans]
    headings = [each.level for each in read if each.level]
    return headings, squeezed(code), kinds.count(Kind.LIST_MARK), Kind.TABLE in kinds


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_blocks_are_coloured_as_they_are_rendered():
    """Most of what is not: what is not closed in its container is coloured as if it were."""
    texts = [made_up(seed) for seed in range(1000)]
    right = sum(as_coloured(text) == as_rendered(text) for text in texts)
    assert right >= 880, right


SPANS = ["a", " ", " word ", "*", "**", "_", "`", "[x](y)", "![i](j)", "~~", "\\*", "<b>", "(", "é"]
TAGS = {
    "em>": Kind.EMPHASIS,
    "strong>": Kind.STRONG,
    "code ": Kind.CODE,
    "a ": Kind.LINK,
    "img ": Kind.IMAGE,
    "del>": Kind.DELETED,
}


def test_spans_are_coloured_as_they_are_rendered():
    right = 0
    for seed in range(1000):
        chosen = random.Random(seed)
        text = f"A{''.join(chosen.choice(SPANS) for _ in range(chosen.randint(3, 12)))}z"
        page = "".join(block.html for block in Rendering(Options()).blocks(text))
        found = [span.kind for span in read_spans(text)]
        right += all(page.count(f"<{tag}") == found.count(kind) for tag, kind in TAGS.items())
    assert right >= 880, right


MARKS = (
    "a|# |- |1. |> |```|~~~|$$|<div>|</div>|<!--|-->|{{|}}|{%|%}| raw | endraw | comment |*|**|_|`"
    "|[|](|)|![|]|{:|}|^|: |\\|~~|😀|é|<script>|</script>|<img|[^a]:|[a]: b|---|===|{:/}"
).split("|")
PIECES = st.lists(
    st.sampled_from([*MARKS, "|", "\n", "\n\n", " ", "  ", "\t", "\u2028", "\0"]), max_size=60
).map("".join)


@given(PIECES)
def test_any_text_is_coloured_inside_its_lines(text):
    lines = text.split("\n")
    coloured, read = scan(lines)
    assert len(coloured) == len(read) == len(lines)
    for line, each in zip(lines, coloured, strict=True):
        assert 0 <= each.level <= 6
        assert 0 <= each.hang <= len(line)
        for span in each.spans:
            assert 0 <= span.start < span.end <= len(line)


@given(PIECES, PIECES)
def test_a_line_needs_no_more_than_the_state_above_and_the_line_below(above, text):
    lines = [*above.split("\n"), *text.split("\n")]
    whole = read_lines(lines)
    state = BEGINNING
    one_by_one: list[Line] = []
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        one_by_one.append(read_line(line, state, below))
        state = one_by_one[-1].state
    assert one_by_one == whole


def test_of_a_very_long_line_only_the_beginning_is_looked_at():
    line = "*a* " * 100_000
    (coloured,), _ = scan([line])
    assert max(span.end for span in coloured.spans) <= 4000


def test_only_so_many_containers_stand_in_each_other():
    (line,) = read_lines(["> " * 10_000])
    assert len(line.state.containers) <= 20
