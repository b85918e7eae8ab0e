"""Typographic signs and the case of letters: before and after, with ‸ and «…»."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_text import done, read

from editor.writing.edit import Selection
from editor.writing.letter_case import change_case, lower, sentence, swapped, title, upper
from editor.writing.typography import quotes_of, typographic

english, german, french = typographic("en"), typographic("de-AT"), typographic("fr")
TYPOGRAPHY = [
    (english, "He said \"yes\" and 'no'.‸", "He said “yes” and ‘no’.‸"),
    (english, "He said “yes” and ‘no’.‸", "He said \"yes\" and 'no'.‸"),
    (german, "Sie sagte \"ja\" und 'nein'.‸", "Sie sagte „ja“ und ‚nein‘.‸"),
    (german, "Sie sagte „ja“ und ‚nein‘.‸", "Sie sagte \"ja\" und 'nein'.‸"),
    (french, 'Elle dit "oui".‸', "Elle dit «\u00a0oui\u00a0».‸"),
    (french, "Elle dit «\u00a0oui\u00a0».‸", 'Elle dit "oui".‸'),
    (typographic("ru"), '"да"‸', "«да»‸"),
    (typographic("sv"), '"ja"‸', "”ja”‸"),
    (typographic("de_CH"), '"ja"‸', "«ja»‸"),
    (typographic("xx"), '"ja"‸', "“ja”‸"),
    (english, "It's the '90s, dogs' tails‸", "It’s the ’90s, dogs’ tails‸"),
    (english, "«wait...» ... x", "«wait…» ... x"),
    (english, "a -- b --- c‸", "a – b — c‸"),
    (english, "a – b — c…‸", "a -- b --- c...‸"),
    (english, '"**yes**" _"no"_ ("maybe")‸', "“**yes**” _“no”_ (“maybe”)‸"),
    (english, '`"code"` "x"‸', '`"code"` “x”‸'),
    (english, '[a](/b "t") "x"‸', '[a](/b "t") “x”‸'),
    (english, '<a href="b">"x"</a>‸', '<a href="b">“x”</a>‸'),
    (english, '{% include a.html b="c" %} "x"‸', '{% include a.html b="c" %} “x”‸'),
    (english, '"x"\n{: title="y"}‸', '“x”\n{: title="y"}‸'),
    (english, '```\n"code"‸\n```', '```\n"code"‸\n```'),
    (english, '«a\n\n---\n\n"b"»', "«a\n\n---\n\n“b”»"),
    (english, '| "a" | b |\n|---|---|‸', "| “a” | b |\n|---|---|‸"),
    (english, '- "a"\n- "b"‸', "- “a”\n- “b”‸"),
    (english, '"one"\n\n"two"‸', '"one"\n\n“two”‸'),
    (english, '<!-- a -- b --> "x"‸', "<!-- a -- b --> “x”‸"),
    (english, "plain‸", "plain‸"),
    (english, "‸", "‸"),
    (english, '👍 "x"‸', "👍 “x”‸"),
]
big, small, heads, first, other = (
    change_case(each) for each in (upper, lower, title, sentence, swapped)
)
CASES = [
    (big, "one «two» three", "one «TWO» three"),
    (big, "one tw‸o three", "one TW‸O three"),
    (big, "«straße»", "«STRASSE»"),
    (big, "«ǆ ﬁ ŉ»", "«Ǆ FI ʼN»"),
    (big, "«👍 é e\u0301»", "«👍 É E\u0301»"),
    (big, "‸", "‸"),
    (big, " ‸ ", " ‸ "),
    (big, "«a [b](http://c.d) `e` {{ f }} <i>g</i>»", "«A [B](http://c.d) `e` {{ f }} <i>G</i>»"),
    (big, "«don’t»", "«DON’T»"),
    (big, "«a :smile: b :+1::e-mail:»", "«A :smile: B :+1::e-mail:»"),
    (big, "«10:ab:20 a: b: c»", "«10:AB:20 A: B: C»"),
    (heads, "«a :smile: b»", "«A :smile: B»"),
    (first, "«a :smile: b. :smile: c»", "«A :smile: b. :smile: C»"),
    (other, "«:smile: A»", "«:smile: a»"),
    (small, "«:SMILE: A»", "«:smile: a»"),
    (big, "«αβγς»", "«ΑΒΓΣ»"),
    (change_case(upper, "tr"), "«istanbul ılık»", "«İSTANBUL ILIK»"),
    (change_case(upper, "tr-TR"), "«i»", "«İ»"),
    (change_case(lower, "tr"), "«İSTANBUL ILIK»", "«istanbul ılık»"),
    (small, "«ÄÖÜ ẞ»", "«äöü ß»"),
    (small, "«İ»", "«i\u0307»"),
    (small, "«ΟΔΥΣΣΕΥΣ»", "«οδυσσευς»"),
    (small, "ON‸E", "on‸e"),
    (heads, "«the old man’s DON'T 3rd»", "«The Old Man’s Don't 3Rd»"),
    (
        heads,
        "«IBM's and IBM’s IBM I's THE'S don'T 3M's»",
        "«IBM's And IBM’s Ibm I's The's Don't 3M's»",
    ),
    (heads, "«ǆungla élan»", "«ǅungla Élan»"),
    (heads, "«**the** old-fashioned»", "«**The** Old-Fashioned»"),
    (change_case(title, "tr"), "«istanbul»", "«İstanbul»"),
    (first, "«THE SEA. IT IS WET? YES»", "«The sea. It is wet? Yes»"),
    (first, "«one\n\ntwo»", "«One\n\nTwo»"),
    (first, "«“ONE.” two»", "«“One.” Two»"),
    (other, "«One tWO»", "«oNE Two»"),
    (other, "«ß»", "«SS»"),
    (other, "«ΣΑΣ. Σ, ΟΔΥΣΣΕΥΣ σας»", "«σας. σ, οδυσσευς ΣΑΣ»"),
    (other, "«ΣΑΣα»", "«σασΑ»"),
]


@pytest.mark.parametrize(("command", "before", "after"), [*TYPOGRAPHY, *CASES])
def test_letters(command, before, after):
    assert done(command, before) == after


WORD = st.sampled_from(["one", '"two"', "it's", "'yes'", "a--b", "x ---", "so...", "é", "👍"])


@given(st.lists(WORD, min_size=1, max_size=6), st.sampled_from(["en", "de", "fr", "ru", "sv"]))
def test_typographic_and_straight_again(words, language):
    text = " ".join(words)
    command = typographic(language)
    edit = command(text, Selection(0, len(text)))
    if edit is not None:
        set_text = edit.applied(text)
        back = command(set_text, Selection(0, len(set_text)))
        assert back is not None
        assert back.applied(set_text) == text


def test_a_language_without_its_region():
    assert quotes_of("de-AT") == quotes_of("de")
    assert quotes_of("de-CH") != quotes_of("de")


@given(st.text(max_size=30), st.sampled_from([upper, lower, title, swapped]))
def test_what_is_changed_stays_selected(text, change):
    edit = change_case(change)(text, Selection(0, len(text)))
    if edit is not None:
        assert (edit.selection.start, edit.selection.end) in (
            (0, len(edit.applied(text))),
            (0, len(edit.applied(text)) - (len(text) - edit.end)),
        )


def test_no_letter_without_what_stands_on_it():
    text, selection = read("«e»\u0301")
    edit = change_case(upper)(text, selection)
    assert edit is not None
    assert edit.applied(text) == "E\u0301"
