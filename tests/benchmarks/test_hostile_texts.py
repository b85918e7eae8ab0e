"""Texts of nothing but openings: how the time grows when the text is twice as long (2: in step)."""

from __future__ import annotations

from time import perf_counter

import pytest

from editor.jekyll.kramdown import to_html

LENGTH = 100_000
# Each took the square of its length where every opening was looked for to the end of the text.
UNITS = ["```a\n", "~~~ a\n\n", "[`", "[*a", '[a](b "', "<b>*a", "<a", "<?", "<!-- a\n\n", "["]
UNITS += ["* TOC\n{:toc}\n\n# a\n", "<div>\n<!--", "![", "*a ", "{:", "<http://a"]


def seconds(text: str) -> float:
    begun = perf_counter()
    to_html(text)
    return perf_counter() - begun


@pytest.mark.parametrize("unit", UNITS)
def test_growth(benchmark, unit: str) -> None:
    text = unit * (LENGTH // len(unit))
    benchmark.pedantic(to_html, (text * 2,), rounds=1)
    benchmark.extra_info["growth"] = round(seconds(text * 2) / seconds(text), 2)
