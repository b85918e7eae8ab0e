"""Matches replaced: words as they are, patterns with groups, all as one edit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.writing.edit import Selection
from editor.writing.expression import BadExpression
from editor.writing.replacing import replace_all, replace_one
from editor.writing.searching import Search, find_all

WHOLE = (0, None)


def all_replaced(search: Search, written: str, text: str) -> str:
    edit, _count = replace_all(search, written, text, Selection.at(0), WHOLE)
    return edit.applied(text) if edit else text


@pytest.mark.parametrize(
    ("words", "options", "written", "before", "after"),
    [
        ("cat", "", "dog", "cat, Cat, concat", "dog, dog, condog"),
        ("cat", "c", "dog", "cat, Cat", "dog, Cat"),
        ("cat", "w", "dog", "cat, concat", "dog, concat"),
        ("cat", "", "", "a cat.", "a ."),
        ("a", "", "aa", "aaa", "aaaaaa"),
        ("a", "", r"\1\g<x>\n\\", "a", r"\1\g<x>\n\\"),
        (".", "", "!", "a.b", "a!b"),
        ("café", "", "bar", "cafe\u0301 café", "bar bar"),
        ("ß", "", "sz", "Straße STRASSE", "Strasze STRAszE"),
        ("😀", "", "🎉🎉", "a😀b😀", "a🎉🎉b🎉🎉"),
        ("x", "", "a\nb", "x", "a\nb"),
        ("", "", "x", "abc", "abc"),
        (r"(\w+) (\w+)", "e", r"\2 \1", "one two", "two one"),
        (r"(?P<y>\d{4})-(?P<m>\d\d)", "e", r"\g<m>/\g<y>", "2025-12", "12/2025"),
        (r"\d+", "e", r"<\0>", "a 12 b 3", "a <12> b <3>"),
        (r"\d+", "e", r"\g<0>\g<0>", "12", "1212"),
        (r"(a)|(b)", "e", r"[\1\2]", "ab", "[a][b]"),
        (r"(a)|b", "e", r"[\1]", "ab", "[a][]"),
        (", ", "e", r"\n", "a, b, c", "a\nb\nc"),
        (r"\n", "e", ", ", "a\nb", "a, b"),
        (r"\t", "e", r"  ", "a\tb", "a  b"),
        ("-", "e", r"\t", "a-b", "a\tb"),
        ("/", "e", r"\\", "a/b", "a\\b"),
        ("^", "e", "> ", "a\nb", "> a\n> b"),
        ("$", "e", ";", "a\nb", "a;\nb;"),
        ("x*", "e", "-", "axb", "-a--b-"),
        (r"\b", "e", "|", "one two", "|one| |two|"),
        (r"(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)", "e", r"\11\10", "abcdefghijk", "kj"),
        (r"(\w)", "e", r"\g<1>0", "ab", "a0b0"),
        (r"\s+$", "e", "", "a  \nb\t", "a\nb"),
        (
            r"\[([^\]]*)\]\(([^)]*)\)",
            "e",
            r'<a href="\2">\1</a>',
            "[x](/y/)",
            '<a href="/y/">x</a>',
        ),
        (r"(?r)a", "e", "b", "aXa", "bXb"),
        (r"foo\Kbar", "e", "baz", "foobar bar", "foobaz bar"),
        ("😀(.)", "e", r"\1😀", "😀x", "x😀"),
        (r"\$(\d)", "e", r"$\1.00", "$5", "$5.00"),
        (r"(\w+) (\w+)", "e", "$2 $1", "one two", "two one"),
        (r"(?P<y>\d{4})-(?P<m>\d\d)", "e", "${m}/${y}${1}", "2025-12", "12/20252025"),
        (r"\d+", "e", "<$0>", "12", "<12>"),
        (r"(a)", "e", "$12", "a", "a2"),
        (r"(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)", "e", "$11$10", "abcdefghijk", "kj"),
        (r"(a)", "e", r"\$1 $ $x $$ ${ $5 $50", "a", "$1 $ $x $$ ${ $5 $50"),
        ("a", "", "$1${x}$0", "a", "$1${x}$0"),
    ],
)
def test_all_are_replaced(words, options, written, before, after):
    search = Search(words, "c" in options, "w" in options, "e" in options)
    assert all_replaced(search, written, before) == after


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (r"\2", "no group “2”"),
        (r"\g<name>", "no group “name”"),
        (r"\g<>", "no group “”"),
        ("${name}", "no group “name”"),
        ("${2}", "no group “2”"),
        (r"\g<-1>", "no group “-1”"),
        (r"x\q", r"at character 2: “\\q” means nothing in a replacement"),
        ("x\\", r"at character 2: “\\” means nothing"),
        (r"\g", r"“\\g” means nothing"),
        (r"\g<1", r"“\\g” means nothing"),
    ],
)
def test_a_replacement_that_makes_no_sense_is_told(written: str, sentence: str):
    with pytest.raises(BadExpression, match=sentence):
        all_replaced(Search("(a)", is_expression=True), written, "a")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a cat‸ sat", "a lion‸ sat"),
        ("‸a cat sat", "‸a lion sat"),
        ("a c‸at sat", "a lion‸ sat"),
        ("cat cat ‸cat", "lion lion ‸lion"),
        ("cat‸", "lion‸"),
        ("no ma‸tch", "no ma‸tch"),
    ],
)
def test_the_caret_stays_where_it_was(before: str, after: str):
    text, caret = before.replace("‸", ""), before.index("‸")
    edit, _count = replace_all(Search("cat"), "lion", text, Selection.at(caret), WHOLE)
    if edit is None:
        assert before == after
    else:
        done, place = edit.applied(text), edit.selection.caret
        assert done[:place] + "‸" + done[place:] == after


def test_what_was_selected_stays_selected():
    edit, count = replace_all(Search("a"), "bb", "a xx a", Selection(4, 2), WHOLE)
    assert edit is not None
    assert (edit.applied("a xx a"), count, edit.selection) == ("bb xx bb", 2, Selection(5, 3))


def test_only_a_part_is_replaced():
    edit, count = replace_all(Search("a"), "b", "aaaa", Selection(1, 3), (1, 3))
    assert edit is not None
    assert (edit.applied("aaaa"), count) == ("abba", 2)


@pytest.mark.parametrize(
    ("start", "end", "after"),
    [(2, 3, "a b a"), (0, 1, None), (4, 5, "a a b"), (2, 2, None), (0, 5, None)],
)
def test_one_match_is_replaced_where_it_is_selected(start: int, end: int, after: str | None):
    text = "a a a"
    edit = replace_one(Search("a"), "b", text, Selection(start, end), (2, None))
    assert (edit.applied(text) if edit else None) == after
    assert edit is None or edit.selection == Selection.at(start + 1)


def test_groups_are_those_of_the_selected_match():
    text = "k1=v1 k2=v2"
    search = Search(r"(\w+)=(\w+)", is_expression=True)
    edit = replace_one(search, r"\2:\1", text, Selection(6, 11), WHOLE)
    assert edit is not None
    assert edit.applied(text) == "k1=v1 v2:k2"


@given(
    st.text("aAbß \né😀\u0301", max_size=60),
    st.sampled_from(["a", "b+", r"\w", "", "a*", "é|ß", "$"]),
)
def test_each_by_itself_leaves_the_text_as_it_is(text: str, expression: str):
    assert all_replaced(Search(expression, is_expression=True), r"\0", text) == text


@given(st.text("aAbß \né😀\u0301", max_size=60), st.text("aAb😀 ", min_size=1, max_size=2))
def test_words_by_themselves_leave_the_text_as_it_is(text: str, words: str):
    assert all_replaced(Search(words, case=True), words, text) == text


@given(st.text(max_size=40), st.text(min_size=1, max_size=3), st.text(max_size=3))
def test_between_the_matches_nothing_changes(text: str, words: str, written: str):
    search = Search(words)
    found = find_all(search, text)
    spans = [found.span(n) for n in range(len(found))]
    gaps = [
        text[a:b] for (_, a), (b, _) in zip([(0, 0), *spans], [*spans, (len(text), 0)], strict=True)
    ]
    assert all_replaced(search, written, text) == written.join(gaps)
