"""Words and expressions found in a text; «…» marks what is to be found."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.writing.expression import BadExpression, TookTooLong
from editor.writing.searching import NOTHING, Found, Search, find_all

# options: c capitals count, w whole words, e an expression
PLAIN = [
    ("cat", "", "the «cat» sat; con«cat»enate"),
    ("cat", "", "«Cat» «CAT» «cAt»"),
    ("cat", "c", "Cat CAT «cat»"),
    ("CAT", "", "«cat»"),
    ("CAT", "c", "cat «CAT»"),
    ("aa", "", "«aa»a"),
    ("aa", "", "«aa»«aa»"),
    (" ", "", "a« »b« »c"),
    ("", "", "nothing"),
    ("x", "", ""),
    ("a.c", "", "abc «a.c»"),
    ("(x)", "", "x «(x)»"),
    ("[a]", "", "a «[a]»"),
    ("\\n", "", "n \n «\\n»"),
    ("*", "", "«*»«*»bold«*»«*»"),
    ("a\\", "", "«a\\»b"),
    ("$5", "", "«$5» 5"),
    ("^", "", "x«^»2"),
    ("a b", "", "«a b» a\u00a0b a\nb"),
    ("a\nb", "", "«a\nb» a b"),
    ("{{", "", "«{{» x }}"),
    ("–", "", "a «–» b - c"),
    ("“", "", "«“»x”"),
    ("\t", "", "a«\t»b"),
    ("\u200b", "", "a«\u200b»b"),
    ("\ufeff", "", "a«\ufeff»b"),
]
CAPITALS = [
    ("straße", "", "«Straße» «STRASSE» «strasse» «STRAẞE»"),
    ("strasse", "", "«Straße» «STRASSE»"),
    ("straße", "c", "Straße STRASSE «straße»"),
    ("ß", "", "«ß» «ẞ» «ss» «SS» s"),
    ("ss", "", "«ß» «ss» «ſs»"),
    ("ß", "c", "«ß» ẞ ss"),
    ("ﬁ", "", "«ﬁ» «fi» «FI»"),
    ("fi", "", "«ﬁ»n"),
    ("σας", "", "«ΣΑΣ» «σας» «σασ»"),
    ("ΣΑΣ", "", "«σας»"),
    ("élan", "", "«Élan» «ÉLAN» elan"),
    ("ÄÖÜ", "", "«äöü» aou"),
    ("привет", "", "«Привет» «ПРИВЕТ»"),
    ("ÆØÅ", "", "«æøå»"),
    ("ა", "", "«ა»"),
    ("ժ", "", "«Ժ»"),
    ("İstanbul", "", "«İstanbul»"),
    ("istanbul", "", "«İstanbul» «ISTANBUL»"),
    ("istanbul", "c", "«istanbul» İstanbul"),
    ("ı", "c", "«ı» i I"),
    ("ŉ", "", "«ŉ»"),
    ("ǆ", "", "«Ǆ» «ǅ» «ǆ»"),
    ("𐐨", "", "«𐐀» «𐐨»"),
    ("Å", "", "«å» «Å»"),
    ("µ", "", "«μ» «Μ»"),
]
CHARACTERS = [
    ("café", "", "«café» «cafe\u0301» cafe"),
    ("cafe\u0301", "", "«café» «cafe\u0301»"),
    ("CAFÉ", "", "«café» «cafe\u0301»"),
    ("cafe", "", "«cafe» cafe\u0301 café"),
    ("e", "", "e\u0301 «e»"),
    ("e", "e", "«e»\u0301"),
    ("a\u0323\u0302", "", "«ậ» «a\u0323\u0302»"),
    ("Ω", "", "«Ω» «Ω»"),
    ("한국", "", "«한국» «한국»"),
    ("ह", "", "«ह» हि"),
    ("हि", "", "ह «हि»"),
    ("क्ष", "", "«क्ष»"),
    ("👩", "", "«👩» 👩‍👩‍👧 👩🏽"),
    ("👩‍👩‍👧", "", "👩 «👩‍👩‍👧»"),
    ("👍", "", "«👍» 👍🏽"),
    ("👍🏽", "", "👍 «👍🏽»"),
    ("❤", "", "«❤» «❤️»"),
    ("❤️", "", "«❤» «❤️»"),
    ("1", "", "«1» 1️⃣"),
    ("🇩🇪", "", "«🇩🇪» 🇫🇷"),
    ("😀", "", "😃«😀»😃«😀»"),
    ("x", "", "😀«x»😀😀«x»"),
    ("שלום", "", "«שלום» עולם"),
    ("مرحبا", "", "«مرحبا» بك"),
    ("ก", "", "«ก»ข กั"),
    ("日本", "", "«日本»語"),
    ("ア", "", "«ア»イ"),
]
WHOLE = [
    ("cat", "w", "the «cat» sat; concatenate cats"),
    ("cat", "w", "«cat»"),
    ("cat", "w", "(«cat»), “«cat»”: *«cat»*"),
    ("cat", "w", "«cat»'s «cat»’s «cat»-like"),
    ("cat", "w", "_cat_ cat_ cat1 1cat"),
    ("cat", "wc", "Cat «cat»"),
    ("C++", "w", "in «C++» and «C++»."),
    ("C++", "w", "«C++»x xC++"),
    (".net", "w", "asp«.net» «.net» .nets"),
    ("été", "w", "l’«été», détété"),
    ("été", "w", "«e\u0301te\u0301» e\u0301te\u0301s"),
    ("мир", "w", "«мир» мира"),
    ("日", "w", "«日»本 «日»"),
    ("本", "w", "日«本»"),
    ("เมือง", "w", "ใน«เมือง»นี้"),
    ("עולם", "w", "שלום «עולם» העולם"),
    ("हिन्दी", "w", "«हिन्दी» हिन्दीभाषा"),
    ("a", "w", "«a» à a\u0300 ab"),
    ("2025", "w", "«2025»-12 20251"),
    ("co-op", "w", "«co-op» co-ops"),
    ("x y", "w", "«x y» ax y x yz"),
    ("...", "w", "wait«...» «...»"),
]
EXPRESSIONS = [
    ("c.t", "e", "«cat» «cot» ct"),
    ("C.T", "e", "«cat»"),
    ("C.T", "ec", "cat «CAT»"),
    ("^#+ .*$", "e", "«# One»\ntext\n«## Two»"),
    (r"\d{4}-\d\d", "e", "on «2025-12»-03"),
    (r"\bcat\b", "e", "«cat» cats"),
    (r"\w+", "e", "«naïve» «e\u0301té» «日本»"),
    (r"\w+", "ew", "«one» «two»"),
    ("a|ab", "e", "«a»b"),
    ("a|ab", "ew", "«ab» «a»"),
    ("(?<=x)y", "e", "x«y» y"),
    ("y(?=z)", "e", "«y»z y"),
    (r"(\w)\1", "e", "b«oo»k k«ee»p"),
    (r"(?P<q>['\"]).*?(?P=q)", "e", "say «'a'» or «\"b\"»"),
    (r"\p{Lu}\w*", "ec", "«Élan» et «Ça»"),
    (r"\p{Han}+", "e", "in «日本語» and «中文»"),
    (r"\X", "e", "«e\u0301»«👩‍👩‍👧»"),
    (".", "e", "«a»\n«b»"),
    ("(?s)a.b", "e", "«a\nb»"),
    (r"a\nb", "e", "«a\nb»"),
    (r"\s+$", "e", "a«  »\nb«\t»"),
    ("a+?", "e", "«a»«a»"),
    ("(?x) a  b # both", "e", "«ab»"),
    (r"foo\Kbar", "e", "foo«bar» bar"),
    ("(?r)a", "e", "«a»b«a»"),
    ("[[:alpha:]]+", "e", "«ab»1"),
    ("😀+", "e", "a«😀😀»b"),
    ("(?i)x", "ec", "«X»«x»"),
    (r"\*\*(.+?)\*\*", "e", "a «**b**» c «**d**»"),
    (r"\[([^\]]*)\]\(([^)]*)\)", "e", "see «[it](/x/)» and !«[[p](q)»"),
]
ROWS = [*PLAIN, *CAPITALS, *CHARACTERS, *WHOLE, *EXPRESSIONS]


def search_of(words: str, options: str) -> Search:
    return Search(words, "c" in options, "w" in options, "e" in options)


def marked(text: str, found: Found) -> str:
    pieces, place = [], 0
    for number in range(len(found)):
        start, end = found.span(number)
        pieces += [text[place:start], "«", text[start:end], "»"]
        place = end
    return "".join([*pieces, text[place:]])


@pytest.mark.parametrize(("words", "options", "expected"), ROWS)
def test_what_is_found(words: str, options: str, expected: str):
    text = expected.replace("«", "").replace("»", "")
    assert marked(text, find_all(search_of(words, options), text)) == expected


@pytest.mark.parametrize(("words", "options", "expected"), ROWS)
def test_each_match_has_the_others_before_and_behind_it(words, options, expected):
    text = expected.replace("«", "").replace("»", "")
    found = find_all(search_of(words, options), text)
    count = len(found)
    for number in range(count):
        start, end = found.span(number)
        assert found.at(start, end) == number
        assert found.next(start, end) == (number + 1) % count
        assert found.previous(start, end) == (number - 1) % count
    if not count:
        assert found.next(0, 0) is found.previous(0, 0) is found.nearest(0) is None


@pytest.mark.parametrize(
    ("expression", "places"),
    [
        ("x*", [0, 1, 2, 3]),
        ("^", [0]),
        ("$", [3]),
        (r"\b", [0, 3]),
        ("(?=b)", [1]),
        ("()", [0, 1, 2, 3]),
    ],
)
def test_matches_of_nothing_are_places(expression: str, places: list[int]):
    found = find_all(Search(expression, is_expression=True), "abc")
    assert [found.span(n) for n in range(len(found))] == [(place, place) for place in places]
    walked, here = [], (0, 0)
    for _ in places:
        walked.append(here[0])
        here = found.span(found.next(*here) or 0)
    assert sorted({*walked}) == places or found.at(0, 0) is None


@pytest.mark.parametrize(
    ("caret", "after", "before"),
    [
        ((0, 0), 0, 2),
        ((1, 1), 0, 2),
        ((1, 2), 1, 2),
        ((3, 3), 1, 0),
        ((4, 9), 2, 0),
        ((11, 11), 0, 2),
    ],
)
def test_the_next_and_the_previous_match_go_round(caret, after: int, before: int):
    found = find_all(Search("x"), ".x...x...x..")
    assert (found.next(*caret), found.previous(*caret)) == (after, before)


@pytest.mark.parametrize(
    ("words", "options", "part"),
    [
        ("cat", "", "cat [«cat» «cat»] cat"),
        ("cat", "", "ca[t «cat» c]at"),
        ("cat", "w", "[«cat» cat]s"),
        ("cat", "w", "s[cat «cat»]"),
        ("e", "", "[«e» e]\u0301"),
        (".+", "e", "a[«bc»]d"),
        ("^b", "e", "a[b\n«b»]b"),
        ("c(?=d)", "e", "[c]d"),  # what is behind the part is not looked at
        ("(?<=a)b", "e", "a[«b»]"),  # what is before it is
        (r"\w+", "ew", "[«one» tw]o"),
    ],
)
def test_a_part_of_the_text(words: str, options: str, part: str):
    clean = part.replace("«", "").replace("»", "")
    start, end = clean.index("["), clean.index("]") - 1
    text = clean.replace("[", "").replace("]", "")
    found = find_all(search_of(words, options), text, start, end)
    assert marked(text, found) == part.replace("[", "").replace("]", "")


@pytest.mark.parametrize(
    ("expression", "sentence"),
    [
        ("(", "at character 1: missing )"),
        ("a)", "at character 2: unbalanced parenthesis"),
        ("[a", "at character 2: unterminated character set"),
        ("*a", "at character 1: nothing to repeat"),
        ("ab\\", "bad escape"),
        (r"\p{Klingon}", "unknown property"),
        ("a{2,1}", "min repeat greater than max repeat"),
        ("(?P<a", "missing >"),
        (r"(a)\2", "invalid group reference"),
        ("[z-a]", "bad character range"),
        ("a{99999999999999999999}", "repeat count too big"),
        ("(" * 3000 + ")" * 3000, "too deep"),
        ("(?au)x", "incompatible"),
    ],
)
@pytest.mark.parametrize("whole", [False, True])
def test_an_expression_that_makes_no_sense_is_told_with_its_place(
    expression: str, sentence: str, whole: bool
):
    with pytest.raises(BadExpression, match="The expression cannot be understood") as told:
        find_all(Search(expression, whole_word=whole, is_expression=True), "text")
    assert sentence in str(told.value)


@pytest.mark.parametrize("expression", [r"(a|aa)+$", r"(.*?,){25}P"])
def test_an_expression_that_would_take_for_ever_is_cut_off(expression: str):
    text = "a" * 60 + "b " + "1," * 30 + "\nP"
    with pytest.raises(TookTooLong, match="took too long"):
        find_all(Search(expression, is_expression=True), text, seconds=0.05)


@given(st.text(max_size=60), st.text(max_size=3), st.booleans(), st.booleans())
def test_words_are_found_wherever_they_stand_alone(text: str, words: str, case, whole):
    found = find_all(Search(words, case, whole), text)
    spans = [found.span(n) for n in range(len(found))]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    if case and words.isascii():
        assert all(text[start:end] == words for start, end in spans)


@given(st.text(max_size=40))
def test_any_expression_is_understood_or_told(expression: str):
    told = ""
    found = NOTHING
    try:
        found = find_all(Search(expression, is_expression=True), "Some text, 12.\n", seconds=1)
    except (BadExpression, TookTooLong) as error:
        told = str(error)
    assert not told or told.endswith(".")
    assert all(s <= e for s, e in map(found.span, range(len(found))))


@given(st.text("ab \n", max_size=30), st.data())
def test_what_touches_a_part_is_what_is_drawn_there(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = find_all(Search("a+", is_expression=True), text)
    expected = [n for n in range(len(found)) if found.ends[n] >= start and found.starts[n] <= end]
    assert list(found.touching(start, end)) == expected
