"""Code, links, images, footnotes, rules, comments: before and after, with ‸ and «…»."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_text import check, done

from editor.writing.code import code_block, indent_code, inline_code
from editor.writing.comments import comment
from editor.writing.edit import Selection
from editor.writing.footnotes import footnote, go_between
from editor.writing.links import address_in, image, link
from editor.writing.rules import rule

URL = "https://a.b/c"
bare, to, picture, show = link(), link(URL), image(), image("/a b.jpg")
block, ruby = code_block(), code_block("ruby")
ROWS = [
    # code in a line
    (inline_code, "one «two»", "one `«two»`"),
    (inline_code, "one `«two»`", "one «two»"),
    (inline_code, "one «`two`»", "one «two»"),
    (inline_code, "one tw‸o", "one `tw‸o`"),
    (inline_code, "one `tw‸o`", "one tw‸o"),
    (inline_code, "«a ` b»", "``«a ` b»``"),
    (inline_code, "``«a ` b»``", "«a ` b»"),
    (inline_code, "«`a` b»", "`` «`a` b» ``"),
    (inline_code, "`` «`a` b» ``", "«`a` b»"),
    (inline_code, "a ‸ b", "a `‸` b"),
    (inline_code, "a `‸` b", "a ‸ b"),
    (inline_code, "«one\n\ntwo»", "`«one`\n\n`two»`"),
    (inline_code, "«- one\n- two»", "«- `one`\n- `two»`"),
    (inline_code, "« one »", "« `one` »"),
    (inline_code, "```\nco‸de\n```", "```\nco‸de\n```"),
    (inline_code, "`a` «b»", "`a` `«b»`"),
    (inline_code, "👍 «b»", "👍 `«b»`"),
    # blocks of code
    (block, "‸", "```‸\n\n```"),
    (block, "```‸\n\n```", "‸"),
    (block, "puts ‸1", "```‸\nputs 1\n```"),
    (ruby, "a\n\n«puts 1\nputs 2»\n\nb", "a\n\n```ruby‸\nputs 1\nputs 2\n```\n\nb"),
    (block, "a\n\n```ruby\np‸uts 1\nputs 2\n```\n\nb", "a\n\np‸uts 1\nputs 2\n\nb"),
    (block, "~~~\nco‸de\n~~~\n", "co‸de\n"),
    (block, "«```\na\n```»", "«a»"),
    (block, "x\n«a\n```\nb»", "x\n````‸\na\n```\nb\n````"),
    (block, "«> a\n> b»", "> ```‸\n> a\n> b\n> ```"),
    (block, "  «a\n    b»", "  ```‸\n  a\n    b\n  ```"),
    (block, "```\nne‸ver closed", "ne‸ver closed"),
    # links
    (bare, "one «two»", "one [two](‸)"),
    (to, "one «two» three", f"one [two]({URL})‸ three"),
    (to, "one tw‸o three", f"one [two]({URL})‸ three"),
    (to, "one ‸ three", f"one [‸]({URL}) three"),
    (bare, "‸", "[‸]()"),
    (bare, f"one [tw‸o]({URL})", "one tw‸o"),
    (to, f"one [tw‸o]({URL})", "one tw‸o"),
    (bare, f"one «[two]({URL})» three", "one «two» three"),
    (bare, "one [tw‸o][2]", "one tw‸o"),
    (bare, f"see «{URL}» now", f"see [‸]({URL}) now"),
    (bare, "see https://a.‸b/c now", f"see [‸]({URL}) now"),
    (to, "« two »", f" [two]({URL})‸ "),
    (to, "«one\n\ntwo»", f"[«one]({URL})\n\n[two»]({URL})"),
    (to, "- «item»", f"- [item]({URL})‸"),
    (to, "«**two**»", f"[**two**]({URL})‸"),
    (to, "one `co‸de` x", f"one [`code`]({URL})‸ x"),
    (link("a b"), "«x»", "[x](<a b>)‸"),
    (link("a(b)"), "«x»", "[x](<a(b)>)‸"),
    (bare, "```\nco‸de\n```", "```\nco‸de\n```"),
    (bare, f"![al‸t]({URL})", f"[![alt]({URL})](‸)"),
    # images
    (picture, "‸", "![‸]()"),
    (picture, "«a cat»", "![a cat](‸)"),
    (show, "«a cat»", "![a cat](</a b.jpg>)‸"),
    (picture, f"![a c‸at]({URL})", "a c‸at"),
    (picture, f"[a c‸at]({URL})", f"[a ![cat](‸)]({URL})"),
    # footnotes
    (footnote, "One‸ two.\n", "One[^1] two.\n\n[^1]: ‸\n"),
    (footnote, "O‸ne two.", "One[^1] two.\n\n[^1]: ‸"),
    (footnote, "One two.‸", "One two.[^1]\n\n[^1]: ‸"),
    (footnote, "«One» two.", "One[^1] two.\n\n[^1]: ‸"),
    (
        footnote,
        "One[^1] two‸.\n\n[^1]: First.\n",
        "One[^1] two[^2].\n\n[^1]: First.\n[^2]: ‸\n",
    ),
    (
        footnote,
        "One‸ two[^3].\n\n[^3]: Third\n    goes on\n\n    and on.\n\nEnd",
        "One[^4] two[^3].\n\n[^3]: Third\n    goes on\n\n    and on.\n[^4]: ‸\n\nEnd",
    ),
    (
        footnote,
        "A[^1] b‸.\n\n[^1]: One.\n\n## Next\n\nC[^2]\n\n[^2]: Two.",
        "A[^1] b[^3].\n\n[^1]: One.\n[^3]: ‸\n\n## Next\n\nC[^2]\n\n[^2]: Two.",
    ),
    (footnote, "A[^1]\n\n[^1]: One.\n\nB‸", "A[^1]\n\n[^1]: One.\n\nB[^2]\n\n[^2]: ‸"),
    (footnote, "One[^n‸] two.\n\n[^n]: Note.", "One[^n] two.\n\n[^n]: ‸Note."),
    (footnote, "One[^n] two.\n\n[^n]: No‸te.", "One[^n]‸ two.\n\n[^n]: Note."),
    (footnote, "```\nco‸de\n```", "```\nco‸de\n```"),
    (
        footnote,
        "One‸\n\n```\n[^1]: so\n\nmore\n```\n\ntwo",
        "One[^2]\n\n```\n[^1]: so\n\nmore\n```\n\ntwo\n\n[^2]: ‸",
    ),
    (footnote, "One[^n‸]\n\n    [^n]: so\n\n[^n]: Yes", "One[^n]\n\n    [^n]: so\n\n[^n]: ‸Yes"),
    (footnote, "so {{ pa‸ge.title }} it", "so {{ page.title }}[^1] it\n\n[^1]: ‸"),
    (footnote, "so `co‸de x` it", "so `code x`[^1] it\n\n[^1]: ‸"),
    (footnote, "a [li‸nk](http://a.b)", "a [link[^1]](http://a.b)\n\n[^1]: ‸"),
    (footnote, "a [link](http://a‸.b)", "a [link](http://a.b)[^1]\n\n[^1]: ‸"),
    (footnote, "‸", "[^1]\n\n[^1]: ‸"),
    (footnote, "👍‸", "👍[^1]\n\n[^1]: ‸"),
    (go_between, "One[^1]‸ two.\n\n[^1]: Note.", "One[^1] two.\n\n[^1]: ‸Note."),
    (go_between, "One[^1] two.\n\n[^1]:‸", "One[^1]‸ two.\n\n[^1]:"),
    (go_between, "One[^1‸] two.", "One[^1‸] two."),
    (go_between, "One ‸two.", "One ‸two."),
    # code that goes on as it is indented
    (indent_code, "```\nif a:\n    b\n‸c\n```", "```\nif a:\n    b\n    ‸c\n```"),
    (indent_code, "```\nif a:\n  b\n c‸\n```", "```\nif a:\n  b\n c  ‸\n```"),
    (indent_code, "```\n/**\n * a\n */\n  b\n   ‸\n```", "```\n/**\n * a\n */\n  b\n    ‸\n```"),
    (indent_code, "- a\n\n  ```\n  b\n    c\n  ‸\n  ```", "- a\n\n  ```\n  b\n    c\n    ‸\n  ```"),
    (indent_code, "> ```\n>   b\n> ‸\n> ```", "> ```\n>   b\n>   ‸\n> ```"),
    (
        indent_code,
        "{% highlight ruby %}\nif a\n  b\n‸\n{% endhighlight %}",
        "{% highlight ruby %}\nif a\n  b\n  ‸\n{% endhighlight %}",
    ),
    *[
        (indent_code, each, each)
        for each in (
            "```\nif a:\n\tb\n‸c\n```",
            "```\nif a:\n  b\n\tc\n‸\n```",
            "```\na\n‸b\n```",
            "```\n  a\n«b»\n```",
            "```‸\n  a\n```",
            "a\n  b‸",
        )
    ],
    # rules
    (rule, "‸", "---\n\n‸"),
    (rule, "a‸", "a\n\n---\n\n‸"),
    (rule, "a‸\n\nb", "a\n\n---‸\n\nb"),
    (rule, "a\n‸\nb", "a\n\n---‸\n\nb"),
    (rule, "a\n\n--‸-\n\nb", "a\n\n‸\n\nb"),
    (rule, "a\n\n* * *‸\n\nb", "a\n\n‸\n\nb"),
    (rule, "```\nco‸de\n```", "```\nco‸de\n```"),
    # comments
    (comment, "one «two» three", "one <!-- «two» --> three"),
    (comment, "one <!-- «two» --> three", "one «two» three"),
    (comment, "one tw‸o\nthree", "<!-- one tw‸o -->\nthree"),
    (comment, "<!-- one tw‸o -->\nthree", "one tw‸o\nthree"),
    (comment, "one «<!--two-->»", "one «two»"),
    (comment, "o«ne\n\ntw»o", "<!-- o«ne\n\ntw»o -->"),
    (comment, "<!-- o«ne\n\ntw»o -->", "o«ne\n\ntw»o"),
    (comment, "‸", "<!-- ‸ -->"),
    (comment, "<!-- ‸ -->", "‸"),
    (comment, "«a <!-- b --> c»", "«a <!-- b --> c»"),
    (comment, "{::comment} a‸ {:/comment}", "a‸"),
    (comment, "```\nco‸de\n```", "```\nco‸de\n```"),
]


@pytest.mark.parametrize(("command", "before", "after"), ROWS)
def test_insertions(command, before, after):
    assert done(command, before) == after


@pytest.mark.parametrize(
    ("clipboard", "address"),
    [
        ("https://a.b/c?d=e#f", "https://a.b/c?d=e#f"),
        ("  https://a.b/c\n", "https://a.b/c"),
        ("www.a.org/b", "https://www.a.org/b"),
        ("mailto:a@b.org", "mailto:a@b.org"),
        ("https://a.b and more", ""),
        ("javascript:alert(1)", ""),
        ("<https://a.b>", ""),
        ("words", ""),
        ("", ""),
        ("https://a.b/" + "x" * 5000, ""),
    ],
)
def test_the_address_in_a_clipboard(clipboard, address):
    assert address_in(clipboard) == address


WORDS = st.lists(st.sampled_from(["one", "two", "naïve", "👍", "a ` b"]), min_size=1, max_size=4)


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=3), st.data())
@pytest.mark.parametrize("command", [inline_code, block, comment])
def test_twice_is_as_before(command, paragraphs, data):
    text = "\n\n".join(paragraphs)
    ends = st.integers(0, len(text))
    edit = command(text, Selection(data.draw(ends), data.draw(ends)))
    if edit is not None and "`" not in text:
        back = command(edit.applied(text), edit.selection)
        assert back is not None
        assert back.applied(edit.applied(text)) == text


MESS = st.text(alphabet="ab `\n[]()^:1!<>-~{}|\\", max_size=40)


@given(MESS, st.data(), st.sampled_from([row[0] for row in ROWS]))
def test_any_text_is_taken(text, data, command):
    ends = st.integers(0, len(text))
    edit = command(text, Selection(data.draw(ends), data.draw(ends)))
    if edit is not None:
        check(text, edit)


def test_an_empty_comment_in_a_line_is_taken_off_again():
    edit = comment("one two", Selection(3, 4))
    assert edit is not None
    text = edit.applied("one two")
    assert text == "one <!--  -->two"
    back = comment(text, edit.selection)
    assert back is not None
    assert back.applied(text) == "one two"
