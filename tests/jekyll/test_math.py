"""Formulas become MathML; what cannot be read, and code, stays as it is written."""

from __future__ import annotations

import subprocess
import sys

import pytest

from editor.jekyll.math import shows_math, with_math


def test_a_formula_in_a_line_and_one_on_its_own() -> None:
    assert with_math(r"<p>so \(x^2\) is</p>") == (
        '<p>so <math xmlns="http://www.w3.org/1998/Math/MathML" display="inline"><mrow><msup>'
        "<mi>x</mi><mn>2</mn></msup></mrow></math> is</p>"
    )
    assert 'display="block"' in with_math("\\[\\frac{1}{2}\\]\n")


def test_lines_that_are_aligned() -> None:
    made = with_math(r"\[\begin{aligned} a &amp;= b \\ c &amp;= d \end{aligned}\]")
    assert made.count("<mtr>") == 2


def test_what_html_escapes_is_read() -> None:
    assert "<mo>&#x0003C;</mo>" in with_math(r"\(a &lt; b\)")


@pytest.mark.parametrize(
    "html",
    [
        r"<p><code>\(x\)</code></p>",
        r'<pre class="x">\[x\]</pre>',
        r'<a title="\(x\)">y</a>',
        r"<!-- \(x\) -->",
        r"<p>\(unknown \nonsense{x}\)</p>",
        r"<p>\(\frac{1\)</p>",
        r"<p>\(one bracket</p>",
        "plain",
    ],
)
def test_everything_else_stays(html: str) -> None:
    assert with_math(html) == html


def test_a_page_tells_whether_it_shows_formulas() -> None:
    assert shows_math('<script src="https://cdn.example/npm/mathjax@3/es5/tex-chtml.js"></script>')
    assert shows_math('<link href="/katex.min.css">')
    assert not shows_math("<script src=/search.js></script>")


def test_nothing_is_imported_for_a_text_without_formulas() -> None:
    code = (
        "import sys; from editor.jekyll.math import with_math; with_math('<p>x</p>');"
        "sys.exit('latex2mathml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
