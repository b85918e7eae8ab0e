"""What is asked for at a caret, row by row, and what nothing is asked for."""

from __future__ import annotations

import pytest

from editor.writing.colours.scan import read_lines
from editor.writing.completing.asked import Asked, Kind
from editor.writing.completing.caret import announced, asked_at

ASKED = [  # the line with its caret, of what kind, what was typed, and what is left around it
    ("[‸", Kind.POST, "", "‸"),
    ("[‸]", Kind.POST, "", "‸"),
    ("[bo‸", Kind.POST, "bo", "‸"),
    ("See [bo‸ and", Kind.POST, "bo", "See ‸ and"),
    ("See [bo‸], and", Kind.POST, "bo", "See ‸, and"),
    ("See [two words‸", Kind.POST, "two words", "See ‸"),
    ("- [bo‸", Kind.POST, "bo", "- ‸"),
    ("- [ ] [‸", Kind.POST, "", "- [ ] ‸"),
    ("> [bo‸", Kind.POST, "bo", "> ‸"),
    ("1. [bo‸", Kind.POST, "bo", "1. ‸"),
    ("## On [bo‸", Kind.POST, "bo", "## On ‸"),
    ("| a | [b‸ |", Kind.POST, "b", "| a | ‸ |"),
    ("[^1]: see [bo‸", Kind.POST, "bo", "[^1]: see ‸"),
    ("**[bo‸**", Kind.POST, "bo", "**‸**"),
    ("([bo‸)", Kind.POST, "bo", "(‸)"),
    ("“[bo‸”", Kind.POST, "bo", "“‸”"),
    ("[a](/b) [c‸", Kind.POST, "c", "[a](/b) ‸"),
    ("`code` [c‸", Kind.POST, "c", "`code` ‸"),
    ("\\` [c‸", Kind.POST, "c", "\\` ‸"),
    ("$5 and [c‸", Kind.POST, "c", "$5 and ‸"),
    ("\\\\[c‸", Kind.POST, "c", "\\\\‸"),
    ("👍 [ß‸", Kind.POST, "ß", "👍 ‸"),
    ("Oh \\![c‸", Kind.POST, "c", "Oh \\!‸"),
    ("{{ page.x }} [c‸", Kind.POST, "c", "{{ page.x }} ‸"),
    ("[a](‸", Kind.ADDRESS, "", "[a](‸)"),
    ("[a](‸)", Kind.ADDRESS, "", "[a](‸)"),
    ("[a](/ab‸", Kind.ADDRESS, "/ab", "[a](‸)"),
    ("[a](/ab‸)", Kind.ADDRESS, "/ab", "[a](‸)"),
    ("[a](/ab‸/old/) b", Kind.ADDRESS, "/ab", "[a](‸) b"),
    ('[a](/ab‸ "A title")', Kind.ADDRESS, "/ab", '[a](‸ "A title")'),
    ("[a](/ab‸ and more", Kind.ADDRESS, "/ab", "[a](‸) and more"),
    ("[![x](/y)](/ab‸)", Kind.ADDRESS, "/ab", "[![x](/y)](‸)"),
    ("[a]: /ab‸", Kind.ADDRESS, "/ab", "[a]: ‸"),
    ("  [long name]: b‸", Kind.ADDRESS, "b", "  [long name]: ‸"),
    ("[a](#‸", Kind.HEADING, "", "[a](#‸)"),
    ("[a](#in‸)", Kind.HEADING, "in", "[a](#‸)"),
    ("[a](#‸-old)", Kind.HEADING, "", "[a](#‸)"),
    ("[a]: #in‸", Kind.HEADING, "in", "[a]: #‸"),
    ("!‸", Kind.IMAGE, "", "‸"),
    ("  !‸", Kind.IMAGE, "", "  ‸"),
    ("- !‸", Kind.IMAGE, "", "- ‸"),
    ("> !‸", Kind.IMAGE, "", "> ‸"),
    ("![‸", Kind.IMAGE, "", "‸"),
    ("![‸]", Kind.IMAGE, "", "‸"),
    ("Look: ![isl‸", Kind.IMAGE, "isl", "Look: ‸"),
    ("![a](‸", Kind.IMAGE_ADDRESS, "", "![a](‸)"),
    ("![a](/as‸)", Kind.IMAGE_ADDRESS, "/as", "![a](‸)"),
    ("![](isl‸)", Kind.IMAGE_ADDRESS, "isl", "![](‸)"),
    ("[![a](isl‸", Kind.IMAGE_ADDRESS, "isl", "[![a](‸)"),
    ("Word[^‸", Kind.NOTE, "", "Word[^‸]"),
    ("Word[^‸]", Kind.NOTE, "", "Word[^‸]"),
    ("Word[^fa‸ and", Kind.NOTE, "fa", "Word[^‸] and"),
    ("[^1‸", Kind.NOTE, "1", "[^‸]"),
    ("Good :sm‸", Kind.EMOJI, "sm", "Good ‸"),
    (":sm‸", Kind.EMOJI, "sm", "‸"),
    (":sm‸:", Kind.EMOJI, "sm", "‸"),
    ("(:sm‸)", Kind.EMOJI, "sm", "(‸)"),
    ("So :+1‸", Kind.EMOJI, "+1", "So ‸"),
    ("So :-1‸", Kind.EMOJI, "-1", "So ‸"),
    ("*:heart_e‸", Kind.EMOJI, "heart_e", "*‸"),
    ("{%‸", Kind.TAG, "", "{% ‸"),
    ("{%‸%}", Kind.TAG, "", "{% ‸"),
    ("{%‸}", Kind.TAG, "", "{% ‸"),
    ("{%-‸", Kind.TAG, "", "{%- ‸"),
    ("{% ‸ %}", Kind.TAG, "", "{% ‸"),
    ("{% inc‸", Kind.TAG, "inc", "{% ‸"),
    ("a {% inc‸ b", Kind.TAG, "inc", "a {% ‸ b"),
    ("{% raw %}x{% endraw %} {% inc‸", Kind.TAG, "inc", "{% raw %}x{% endraw %} {% ‸"),
    ("<div>{% inc‸", Kind.TAG, "inc", "<div>{% ‸"),
    ("{% include ‸", Kind.INCLUDE, "", "{% include ‸ %}"),
    ("{% include ‸ %}", Kind.INCLUDE, "", "{% include ‸ %}"),
    ("{% include fi‸}", Kind.INCLUDE, "fi", "{% include ‸ %}"),
    ("{%- include fi‸ -%}", Kind.INCLUDE, "fi", "{%- include ‸ -%}"),
    ("{% include_cached fi‸", Kind.INCLUDE, "fi", "{% include_cached ‸ %}"),
    ("{% include_relative fi‸", Kind.FILE_BESIDE, "fi", "{% include_relative ‸ %}"),
    ("[a]({% post_url 20‸", Kind.POST_NAME, "20", "[a]({% post_url ‸ %}"),
    ("[a]({% post_url 20‸ %})", Kind.POST_NAME, "20", "[a]({% post_url ‸ %})"),
    ("{% link ab‸", Kind.FILE, "ab", "{% link ‸ %}"),
    ("{% highlight ru‸ %}", Kind.LANGUAGE, "ru", "{% highlight ‸ %}"),
    ("{{‸", Kind.VARIABLE, "", "{{ ‸ }}"),
    ("{{‸}}", Kind.VARIABLE, "", "{{ ‸ }}"),
    ("{{ si‸", Kind.VARIABLE, "si", "{{ ‸ }}"),
    ("{{ site.data.x‸ }}", Kind.VARIABLE, "site.data.x", "{{ ‸ }}"),
    ("{{- page.‸", Kind.VARIABLE, "page.", "{{- ‸ }}"),
    ("{{ page.x | append: pa‸ }}", Kind.VARIABLE, "pa", "{{ page.x | append: ‸ }}"),
    ('{{ "a" | append: si‸', Kind.VARIABLE, "si", '{{ "a" | append: ‸ }}'),
    ("{% if pa‸", Kind.VARIABLE, "pa", "{% if ‸ %}"),
    ("{% if page.x == si‸ %}", Kind.VARIABLE, "si", "{% if page.x == ‸ %}"),
    ("{% unless page.x and si‸ %}", Kind.VARIABLE, "si", "{% unless page.x and ‸ %}"),
    ("{% for p in si‸", Kind.VARIABLE, "si", "{% for p in ‸ %}"),
    ("{% assign x = si‸", Kind.VARIABLE, "si", "{% assign x = ‸ %}"),
    ("{% include a.html x=pa‸ %}", Kind.VARIABLE, "pa", "{% include a.html x= ‸ %}"),
    ('<div class="{{ page.‸ }}">', Kind.VARIABLE, "page.", '<div class="{{ ‸ }}">'),
    ("{{ page.x |‸", Kind.FILTER, "", "{{ page.x | ‸ }}"),
    ("{{ page.x | up‸", Kind.FILTER, "up", "{{ page.x | ‸ }}"),
    ("{{ page.x | up‸ }}", Kind.FILTER, "up", "{{ page.x | ‸ }}"),
    ("{{ page.x | upcase | str‸}}", Kind.FILTER, "str", "{{ page.x | upcase | ‸ }}"),
    ("{{ page.x | ‸ | upcase }}", Kind.FILTER, "", "{{ page.x | ‸ | upcase }}"),
    ("{% assign x = page.y | sp‸ %}", Kind.FILTER, "sp", "{% assign x = page.y | ‸ %}"),
]
NOTHING = [
    "‸",
    "word‸",
    "[a]‸",
    "[a](/b)‸",
    " [x]‸",
    "- [‸",
    "- [x‸",
    "* [X‸",
    "[ ‸",
    "\\[bo‸",
    "[te‸xt](/x)",
    "[‸](/x)",
    "![‸](/x)",
    "[![isl‸](/x)",
    "[te‸xt][ref]",
    "[na‸]: /x",
    "[^te‸]: x",
    "[^a b‸",
    "[a][b‸",
    "[‸word",
    "[a](‸word",
    "[a](https:‸",
    "[a](//x‸",
    "[a](mailto:‸",
    "[a](a b‸",
    "Great!‸",
    "Bonjour !‸",
    "a !‸",
    "!!‸",
    "12:30‸",
    "At 12:30 pm‸",
    "word: te‸",
    "word:te‸",
    "https://ex‸",
    "::te‸",
    ":s‸",
    ": a definition‸",
    "|:--‸",
    "{: .x‸",
    "{:cl‸",
    "a:sm‸",
    "\\:sm‸",
    "`[bo‸`",
    "`[bo‸",
    "``a ` [bo‸``",
    "`{{ pa‸ }}`",
    "    [bo‸",
    "$$ [bo‸ $$",
    "a $$ [bo‸ $$",
    "<!-- [bo‸ -->",
    'a <b title="[bo‸">x</b>',
    "<div>[bo‸</div>",
    "{% raw %}[bo‸{% endraw %}",
    "{% raw %}{{ pa‸",
    "{% comment %}[bo‸",
    "{{ 'te‸",
    '{{ "te‸" }}',
    "{{ page.title te‸",
    "{% for p‸",
    "{% assign na‸",
    "{% capture na‸ %}",
    "{% endif x‸",
    "{% raw x‸",
    "{% post_url a b‸",
    "{% inc‸lude x %}",
    "{{ page.x }}‸",
    "{% if x %}‸",
]
ABOVE = [  # lines above that hide what stands in the line
    ("```", "[bo‸"),
    ("~~~ ruby", "{{ pa‸"),
    ("<!--", "[bo‸"),
    ("$$", "[bo‸"),
    ("{% comment %}", "[bo‸"),
    ("{% raw %}", "{% if pa‸"),
    ("{% highlight ruby %}", "[bo‸"),
    ("{::comment}", "[bo‸"),
    ("<script>", "[bo‸"),
    ("{% include x", "[bo‸"),
    ("{% include x", "y={{ a }} {% raw %}{{ pa‸"),
    ("{% comment %}", "{% inc‸"),
]
BELOW_UNCLOSED = [  # behind a tag that nobody closed, what begins a tag anew
    ("{% post_url fer", "[x]({% post_url fer‸", Kind.POST_NAME, "fer"),
    ("{% post_url fer", "[x]({% post_url fer‸ %})", Kind.POST_NAME, "fer"),
    ("{% post_url fer", "{% inc‸", Kind.TAG, "inc"),
    ("A {{ page.title", "and {{ si‸", Kind.VARIABLE, "si"),
    ("{% include x", "y=1 %} {{ si‸", Kind.VARIABLE, "si"),
]
BY_HAND = [
    ("‸", Kind.POST, ""),
    ("See bo‸", Kind.POST, "bo"),
    ("See bo‸ats", Kind.POST, "bo"),
    ("don’t‸", Kind.POST, "don’t"),
    ("- [‸", Kind.POST, ""),
    ("Look !‸", Kind.IMAGE, ""),
    ("Look !isl‸", Kind.IMAGE, "isl"),
    ("So :‸", Kind.EMOJI, ""),
    ("So :s‸", Kind.EMOJI, "s"),
    ("{% inc‸lude x %}", Kind.TAG, "inc"),
    ("{{ page.‸title }}", Kind.VARIABLE, "page."),
    ("`bo‸`", None, ""),
    ("    bo‸", None, ""),
    ("[te‸xt](/x)", None, ""),
    ("{{ 'te‸' }}", None, ""),
]


def asked(marked: str, *above: str, by_hand: bool = False) -> Asked | None:
    before, after = marked.split("‸")
    state = read_lines(above)[-1].state if above else None
    given = (state,) if state else ()
    return asked_at(before + after, len(before), *given, by_hand=by_hand)


def around(marked: str, found: Asked) -> str:
    line = marked.replace("‸", "")
    behind = found.closing + line[found.end :]
    return f"{line[: found.start]}{found.opening}‸{behind}"


@pytest.mark.parametrize(("marked", "kind", "typed", "left"), ASKED)
def test_a_line_says_what_is_asked_for(marked, kind, typed, left):
    found = asked(marked)
    assert found is not None
    assert (found.kind, found.typed) == (kind, typed)
    assert around(marked, found) == left
    assert announced(marked.split("‸")[0])


@pytest.mark.parametrize("marked", NOTHING)
def test_elsewhere_nothing_is(marked):
    assert asked(marked) is None


@pytest.mark.parametrize(("above", "marked"), ABOVE)
def test_nothing_is_in_code_comments_and_what_is_raw(above, marked):
    assert asked(marked, above) is None
    assert asked(marked, above, by_hand=True) is None


@pytest.mark.parametrize(("above", "marked", "kind", "typed"), BELOW_UNCLOSED)
def test_a_tag_can_begin_below_one_that_was_never_closed(above, marked, kind, typed):
    found = asked(marked, above)
    assert found is not None
    assert (found.kind, found.typed) == (kind, typed)


@pytest.mark.parametrize(("marked", "kind", "typed"), BY_HAND)
def test_it_can_be_asked_for_by_hand(marked, kind, typed):
    found = asked(marked, "One", "", by_hand=True)
    assert (found.kind, found.typed) == (kind, typed) if found and kind else found is kind


def test_a_very_long_line_is_left_alone():
    assert asked_at("a" * 10_000 + "[", 10_001) is None
    assert asked_at("a" * 10_000 + "[", 10_001, by_hand=True) is None
