"""Texts of nothing but openings: they end, and no letter of them is lost."""

import re

import pytest

from editor.jekyll.kramdown import Options, to_html

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
