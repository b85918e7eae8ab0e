"""Bold, italic and strikethrough: before and after, with the caret ‸ and the selection «…»."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_text import done

from editor.writing.edit import Selection
from editor.writing.marks import bold, italic, strikethrough

BOLD = [
    # a selection, and back
    ("one «two» three", "one **«two»** three"),
    ("one **«two»** three", "one «two» three"),
    ("one «**two**» three", "one «two» three"),
    ("one «__two__» three", "one «two» three"),
    ("«one two»", "**«one two»**"),
    ("o«n»e", "o**«n»**e"),
    # blanks stay outside
    ("one« two »three", "one« **two** »three"),
    ("one« **two** »three", "one« two »three"),
    # a piece of what is bold, and more than it
    ("**one «two» three**", "**one** «two» **three**"),
    ("**«one» two**", "«one» **two**"),
    ("**one «two»**", "**one** «two»"),
    ("**one tw«o** three»", "**one tw«o three»**"),
    ("«one **two»** three", "**«one two»** three"),
    ("«one **two** three»", "**«one two three»**"),
    ("«**one** **two**»", "«one two»"),
    # the caret in a word, in what is bold, and nowhere
    ("one tw‸o three", "one **tw‸o** three"),
    ("one ‸two", "one **‸two**"),
    ("one two‸", "one **two‸**"),
    ("one **tw‸o** three", "one tw‸o three"),
    ("**one t‸wo three**", "one t‸wo three"),
    ("one ‸ two", "one **‸** two"),
    ("one **‸** two", "one ‸ two"),
    ("‸", "**‸**"),
    ("**‸**", "‸"),
    ("don’‸t", "**don’‸t**"),
    ("e\u0301te\u0301‸", "**e\u0301te\u0301‸**"),
    ("naï‸ve", "**naï‸ve**"),
    # several paragraphs, items, headings, quotes, cells
    ("«one\n\ntwo»", "**«one**\n\n**two»**"),
    ("**«one**\n\n**two»**", "«one\n\ntwo»"),
    ("«one\ntwo»", "**«one\ntwo»**"),
    ("«- one\n- two»", "«- **one**\n- **two»**"),
    ("«1. one\n2. two\n»", "«1. **one**\n2. **two**\n»"),
    ("- [ ] «one\n- [x] two»", "- [ ] **«one**\n- [x] **two»**"),
    ("«## One\n\ntwo»", "«## **One**\n\n**two»**"),
    ("«> one\n> two»", "«> **one**\n> **two»**"),
    ("«| a | b |\n|---|---|\n| c | d |»", "«| **a** | **b** |\n|---|---|\n| **c** | **d** |»"),
    ("«one\n\n---\n\ntwo»", "**«one**\n\n---\n\n**two»**"),
    ("«one\n\n**two**»", "**«one**\n\n**two**»"),
    ("[^1]: «a note»", "[^1]: **«a note»**"),
    # other markup is neither cut nor taken for marks
    ("one «*two*» three", "one **«*two*»** three"),
    ("*«two»*", "***«two»***"),
    ("***«two»***", "*«two»*"),
    ("*one «two» three*", "*one **«two»** three*"),
    ("*one «two* three»", "***one «two* three»**"),
    ("a [li«nk](http://a.b) x»", "a **[li«nk](http://a.b) x»**"),
    ("a [«link»](http://a.b) x", "a [**«link»**](http://a.b) x"),
    ("[link](http://exa‸mple.org)", "**[link](http://exa‸mple.org)**"),
    ("a `c«ode` b»", "a **`c«ode` b»**"),
    ("`a ** b` «two» `**`", "`a ** b` **«two»** `**`"),
    (r"one **«5 \*»** three", r"one «5 \*» three"),
    (r"\** «two» **", r"\** **«two»** **"),
    ("{{ page.ti«tle }} is»", "**{{ page.ti«tle }} is»**"),
    ("<b «class='x'>a</b> b»", "**<b «class='x'>a</b> b»**"),
    ("2 * 3 * «4»", "2 * 3 * **«4»**"),
    ("snake_«case»_name", "snake_**«case»**_name"),
    # not in code, and not where there are only blanks
    ("```\n«code»\n```", "```\n«code»\n```"),
    ("```\nco‸de\n```", "```\nco‸de\n```"),
    ("~~~ ruby\n\n‸\n~~~", "~~~ ruby\n\n‸\n~~~"),
    ("one« »two", "one« »two"),
    ("one\n{: .wi‸de}", None),
    ("one\n{: ‸}", None),
    ("one\n{: .wide}‸", None),
    ("one *two*{: .wi‸de} three", None),
    ("one *two*{: .wide} thr‸ee", "one *two*{: .wide} **thr‸ee**"),
    ("one `{: .wi‸de}`", "one **`{: .wi‸de}`**"),
    ("{% highlight ruby %}\nputs ‸1\n{% endhighlight %}", None),
    ("«a\n\n```\ncode\n```\n\nb»", "**«a**\n\n```\ncode\n```\n\n**b»**"),
    ("«one\n{: .wide}»", "**«one**\n{: .wide}»"),
    ("«[a]: http://b.c\n\none»", "«[a]: http://b.c\n\n**one»**"),
    ("👍 «two» 👍", "👍 **«two»** 👍"),
    # marks never cross: what goes from a piece of other emphasis goes from all of it
    ("**one *«two»***", "**one** *«two»*"),
    ("**one *«two» three***", "**one** *«two» three*"),
    ("~~**«two»**~~", "~~«two»~~"),
    # nor are they taken for those of others: kramdown's reading of *** counts
    ("one ***a «b» c*** two", "one _**a** «b» **c**_ two"),
    ("___a «b» c___", "*__a__ «b» __c__*"),
    ("***«a» b***", "*«a» **b***"),
    ("***a «b»***", "***a** «b»*"),
    ("_**a «b» c**_", "_**a** «b» **c**_"),
    ("**~~*«two»*~~**", "~~*«two»*~~"),
]
ITALIC = [
    ("one «two» three", "one *«two»* three"),
    ("one *«two»* three", "one «two» three"),
    ("one «_two_» three", "one «two» three"),
    ("one _t‸wo_ three", "one t‸wo three"),
    ("**«two»**", "***«two»***"),
    ("**one «two» three**", "**one *«two»* three**"),
    ("**one *«two»* three**", "**one «two» three**"),
    ("a * b «c»", "a * b *«c»*"),
    ("‸", "*‸*"),
    ("*‸*", "‸"),
    ("snake_ca‸se", "snake_*ca‸se*"),
    ("「«漢字»」", "「*«漢字»*」"),
    ("one ***«two»*** three", "one **«two»** three"),
    ("*__«two»__*", "__«two»__"),
    ('**"*«two»*" three**', '**"«two»" three**'),
    ("*one **two «three»***", "*one* **two «three»**"),
    ("***one «two» three***", "**one «two» three**"),
]
STRUCK = [
    ("one «two» three", "one ~~«two»~~ three"),
    ("one ~~«two»~~ three", "one «two» three"),
    ("one ~~tw‸o~~", "one tw‸o"),
    ("«one **two»** x", "~~«one **two»**~~ x"),
    ("~~**«two»**~~", "**«two»**"),
    ("a ‸ b", "a ~~‸~~ b"),
]
ROWS = [
    *((bold, *row) for row in BOLD),
    *((italic, *row) for row in ITALIC),
    *((strikethrough, *row) for row in STRUCK),
]


@pytest.mark.parametrize(("command", "before", "after"), ROWS)
def test_marks(command, before, after):
    assert done(command, before) == (before if after is None else after)


PROSE = st.lists(
    st.lists(st.sampled_from(["one", "two", "naïve", "x", "👍", "3"]), min_size=1, max_size=5).map(
        " ".join
    ),
    min_size=1,
    max_size=4,
)


@given(PROSE, st.data(), st.sampled_from([bold, italic, strikethrough]))
def test_twice_is_as_before(paragraphs, data, command):
    text = "\n\n".join(paragraphs)
    ends = st.integers(0, len(text))
    selection = Selection(data.draw(ends), data.draw(ends))
    edit = command(text, selection)
    if edit is not None:
        marked = edit.applied(text)
        back = command(marked, edit.selection)
        assert back is not None
        assert back.applied(marked) == text
        assert (back.selection.start, back.selection.end) == (selection.start, selection.end)


@given(
    st.sampled_from(["one «two» three", "«one» two", "one «two»", "«one two»"]),
    st.lists(st.sampled_from([bold, italic, strikethrough]), min_size=1, max_size=3, unique=True),
    st.data(),
)
def test_marks_that_went_on_in_any_order_go_in_any_order(written, commands, data):
    before = written
    for command in [*commands, *data.draw(st.permutations(commands))]:
        written = done(command, written)
    assert written == before


MESS = st.text(alphabet="ab *_~`[]()\n#>-|\\{}<1.\"'", max_size=40)


@given(MESS, st.data(), st.sampled_from([bold, italic, strikethrough]))
def test_only_marks_come_and_go(text, data, command):
    ends = st.integers(0, len(text))
    edit = command(text, Selection(data.draw(ends), data.draw(ends)))
    if edit is not None:
        signs = str.maketrans("", "", "*_~")
        assert edit.applied(text).translate(signs) == text.translate(signs)
