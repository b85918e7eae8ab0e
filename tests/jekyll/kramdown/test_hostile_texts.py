"""Texts of nothing but openings: they end, and no letter of them is lost."""

import re

import pytest
from hostile_shapes import SHAPES
from hypothesis import given
from hypothesis import strategies as st

from editor.jekyll.kramdown import Options, to_html
from editor.jekyll.kramdown.abbreviations import Terms
from editor.jekyll.kramdown.table_cells import split_cells

UNITS = (
    "[ ![ [a]( [a][ *a **a ***a _a __a ` ``a ~~a ~~~ <a <a_href=' <b> <b>* <span> <div> "
    "<div><p> </ | |a > - 1. $$ \" ' & &# \\ {: {:.a} {:: {:/} ^ # [^a] <!-- <? {::comment} "
    "http://a <http://a ( *_ > - : {{ <i_markdown='1'> <table> <script> 😀"
).split()


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("between", ["", " ", "x", "\n"])
def test_many_openings_end(unit: str, between: str) -> None:
    assert isinstance(to_html((unit.replace("_", " ") + between) * 1500), str)


@pytest.mark.parametrize("opening", ["[", "![", "*a ", "<b>", "<span>*", "**_", "> ", "- ", "> - "])
def test_the_text_behind_too_many_openings_is_there(opening: str) -> None:
    html = to_html(f"{opening * 3000}the end\n")
    assert "the end" in re.sub(r"<[^>]*>", "", html)


@pytest.mark.parametrize("name", ["footnote_nr", "header_offset", "toc_levels", "smart_quotes"])
@pytest.mark.parametrize("value", ["²", "--5", "", "999999999999", "1..999999999", "9..1", ".."])
def test_an_odd_option_in_a_text_is_left_out(name: str, value: str) -> None:
    html = to_html(f'{{::options {name}="{value}" /}}\n\n# Head\n\n* toc\n{{:toc}}\n')
    assert "Head" in html


@pytest.mark.parametrize("value", [None, 3, "x", [], {"block": 5}, {"block": {"start_line": "x"}}])
def test_odd_options_of_code_leave_the_code(value: object) -> None:
    given = {"syntax_highlighter_opts": {"line_numbers": True, "css_class": value, "block": value}}
    assert "words" in to_html("    words\n", Options.of({"kramdown": given}))
    assert "words" in to_html(
        "    words\n", Options.of({"kramdown": {"syntax_highlighter_opts": value}})
    )


@pytest.mark.parametrize("name", SHAPES)
def test_every_hostile_text_ends(name: str) -> None:
    assert isinstance(to_html(SHAPES[name](3000)), str)


@pytest.mark.parametrize(
    "text",
    [
        f"[a]: /{'b' * 100_000}\n\n{'[a] ' * 50_000}",
        f"![a]\n\n[a]: /b '{'b' * 100_000}'\n\n{'![a] ' * 50_000}",
        f"*[a]: {'b' * 100_000}\n\n{'a ' * 50_000}",
        f"{{:a: {'.b ' * 500}}}\n\n" + "a\n{:a}\n\n" * 50_000,
        f"| {'a | ' * 20_000}\n" + "| a |\n" * 20_000,
    ],
    ids=["link", "title", "abbreviation", "attributes", "table"],
)
def test_little_text_makes_no_page_that_fills_the_memory(text: str) -> None:
    assert len(to_html(text)) < 100 * len(text)


def test_an_image_written_out_in_full_is_shown() -> None:
    url = f"data:image/png;base64,{'A' * 1_000_000}"
    assert to_html(f"![a][b] ![c][b]\n\n[b]: {url}\n").count(url) == 2


def test_lists_of_attributes_that_name_each_other_end() -> None:
    names = " a" * 500
    html = to_html(f"{{:a: .b{names}}}\n\ntext\n{{:a}}\n")
    assert re.fullmatch(r'\s*<p class="b[ b]*">text</p>\s*', html)


TERMS = st.lists(st.text("ab+ ", min_size=1, max_size=4).map(str.strip).filter(bool), max_size=4)


@given(TERMS, st.text("ab+ \n", max_size=30))
def test_abbreviations_are_found_as_words_the_longest_first(terms: list[str], text: str) -> None:
    longest = sorted(set(terms), key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest)) or "(?!)"
    found = re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.ASCII)
    assert list(Terms.of(terms).found_in(text)) == [match.span() for match in found]


# kramdown's own expression, as one that looks for the end of code from each of its beginnings.
IN_CELL = re.compile(
    r"\\\||(?P<ticks>(?<!`)``+|(?<![`\s])(?<!^)`|`(?!\s))(?!`)(?P<code>.*?)(?<!`)(?P=ticks)(?!`)"
    r"|<code\b[^>]*>.*?</code>|(?P<pipe>\|)",
    re.ASCII,
)


@given(st.lists(st.sampled_from(["a", " ", "|", "`", "\\", "<code>", "</code>", "<code"])))
def test_cells_end_where_kramdowns_do(parts: list[str]) -> None:
    line, cells, end = "".join(parts), [""], 0
    for found in IN_CELL.finditer(line):
        cells[-1] += line[end : found.start()]
        end = found.end()
        if found["pipe"]:
            cells.append("")
        else:
            cells[-1] += "|" if found[0] == r"\|" else found[0]
    cells[-1] += line[end:]
    assert split_cells(line) == cells
