"""Two pages are compared as a browser sees them."""

from __future__ import annotations

import pytest

from editor.jekyll.page_differences import Difference, differences

PAGE = (
    '<!DOCTYPE html><html><body class="a" id="b">'
    "<main><p>One two</p><br><p>x</p></main></body></html>"
)


@pytest.mark.parametrize(
    "same",
    [
        PAGE.replace("><", ">\n  <"),
        PAGE.replace('class="a" id="b"', "id='b' class=a"),
        PAGE.replace("<br>", "<br />"),
        PAGE.replace("One two", "\n One\n  two "),
        PAGE.replace("One", "&#79;ne"),
        PAGE.replace("<main>", "<!-- a comment --><main>"),
        PAGE.replace("</html>", "</div></html>"),
    ],
)
def test_what_a_browser_does_not_see_is_no_difference(same: str) -> None:
    assert differences(PAGE, same) == []


def test_each_difference_says_where_it_is() -> None:
    other = PAGE.replace("One", "Three").replace('class="a"', 'class="c"')
    assert differences(PAGE, other) == [
        Difference("html", '<body class="a" id="b">', '<body class="c" id="b">'),
        Difference("html body main p", "One two", "Three two"),
    ]


def test_what_only_one_page_has() -> None:
    other = PAGE.replace("<p>x</p>", "")
    assert differences(PAGE, other) == [Difference("html body main", "<p> x </p>", "")]
    assert differences(other, PAGE) == [Difference("html body main", "", "<p> x </p>")]


def test_blanks_count_where_they_are_seen() -> None:
    assert differences("<pre>a  b</pre>", "<pre>a b</pre>") == [Difference("pre", "a  b", "a b")]
    assert differences("<script>a && b</script>", "<script>a && c</script>")


CODE_BLOCK = "<pre><code>{}</code></pre>"
CODE_SPAN = '<p>so <code class="language-sh highlighter-rouge">{}</code> is</p>'


@pytest.mark.parametrize("around", [CODE_BLOCK, CODE_SPAN])
def test_the_colours_of_code_count_only_where_they_are_asked_for(around: str) -> None:
    ours = around.format('<span class="n">ls</span> <span class="o">-</span>a b')
    theirs = around.format('ls <span class="nt">-a</span> b')
    assert differences(ours, theirs) == []
    assert differences(ours, theirs, colours=True)
    (found,) = differences(ours, theirs.replace("-a", "-l"))
    assert (found.ours, found.theirs) == ("ls -a b", "ls -l b")


def test_a_span_that_is_no_code_counts() -> None:
    assert differences("<p><span>a</span></p>", "<p>a</p>")
