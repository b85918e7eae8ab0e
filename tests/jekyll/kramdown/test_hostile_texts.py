"""Texts of nothing but openings: they end, and no letter of them is lost."""

import re

import pytest

from editor.jekyll.kramdown import to_html

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
