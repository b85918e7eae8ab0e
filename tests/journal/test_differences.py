"""Every byte that differs is seen, and nothing else is said to differ."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.journal.differences import Differences, Gap, Kind, Row, differences, legend
from editor.journal.signs import parted

hostile = st.lists(
    st.sampled_from(
        ["a", "b", "é", " ", "\t", "\n", "\r\n", "\r", "\u00a0", "\u200b", "\ufeff", "\u2028"]
    ),
    max_size=30,
).map(lambda parts: "".join(parts).encode())
any_bytes = st.one_of(st.binary(max_size=60), hostile)


def told(found: Differences) -> list[str]:
    """Each changed row: its sign, its text, and what is marked in it in brackets."""
    return [
        ("-" if row.kind is Kind.GONE else "+") + with_marks(row)
        for row in found.rows
        if row.kind is not Kind.SAME
    ]


def with_marks(row: Row) -> str:
    text = row.text
    for start, end in reversed(row.spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


CASES = {
    "a word": ("old word\n", "new word\n", ["-[old] word", "+[new] word"]),
    "a letter": ("a colour b\n", "a color b\n", ["-a colo[u]r b", "+a color b"]),
    "another word alike in a letter": ("at noon\n", "at dawn\n", ["-at [noon]", "+at [dawn]"]),
    "a tag more": ("tags: [a]\n", "tags: [a, b]\n", ["-tags: [a]", "+tags: [a[, b]]"]),
    "line ends": ("a\r\nb\r\n", "a\nb\n", ["-a[‹CR LF›]", "-b[‹CR LF›]", "+a[‹LF›]", "+b[‹LF›]"]),
    "final line end": ("a", "a\n", ["-a[⊣]", "+a[‹LF›]"]),
    "no final line end": ("a\n", "a", ["-a[‹LF›]", "+a[⊣]"]),
    "blanks at the end": ("a  \n", "a\n", ["-a[··]", "+a"]),
    "two blanks for one": ("a  b\n", "a b\n", ["-a [·]b", "+a b"]),
    "tab for blanks": ("a\tb\n", "a b\n", ["-a[→]b", "+a[·]b"]),
    "no-break space": ("a\u00a0b\n", "a b\n", ["-a[⍽]b", "+a[·]b"]),
    "byte order mark": ("\ufeffa\n", "a\n", ["-[‹BOM›]a", "+a"]),
    "a mark inside": ("b\ufeffa\n", "ba\n", ["-b[‹U+FEFF›]a", "+ba"]),
    "zero width": ("pay\u200dpal\n", "paypal\n", ["-pay[‹U+200D›]pal", "+paypal"]),
    "bidi": ("a \u202ebc\n", "a bc\n", ["-a [‹U+202E›]bc", "+a bc"]),
    "control": ("a\x07 b\n", "a b\n", ["-a[‹U+0007›] b", "+a b"]),
    "bare CR": ("a\rb\n", "ab\n", ["-[a‹CR›b]", "+[ab]"]),
    "line separator": ("a\u2028b\n", "a b\n", ["-a[‹U+2028›]b", "+a[·]b"]),
    "ideographic space": ("a\u3000b\n", "a b\n", ["-a[‹U+3000›]b", "+a[·]b"]),
    "a filler": ("a \u3164\n", "a \n", ["-a [‹U+3164›]", "+a·"]),
    "one line becomes two": ("a b c\n", "a b c\nx y z\n", ["+x y z"]),
    "nothing alike": ("old\n", "quick\nthing\n", ["-old", "+quick", "+thing"]),
    "all of a new file": ("", "a\n", ["+a"]),
    "all of a file": ("a\n", "", ["-a"]),
}


@pytest.mark.parametrize("name", CASES)
def test_what_differs_is_marked(name: str):
    before, after, expected = CASES[name]
    rows = told(differences(before.encode(), after.encode()))
    assert rows == expected


def test_bytes_that_are_not_utf8_are_named():
    found = differences(b"caf\xe9\n", "café\n".encode())
    assert told(found) == ["-caf[\\xE9]", "+caf[é]"]
    assert legend(found.rows) == [("\\x…", "a byte that is not UTF-8")]


@pytest.mark.parametrize("text", ["👩\u200d👩\u200d👧", "می\u200cخواهم", "क्\u200dष", "❤\ufe0f"])
def test_joiners_that_a_script_or_an_emoji_wants_are_left_alone(text: str):
    assert told(differences(b"", f"{text}\n".encode())) == [f"+{text}"]


def test_a_line_end_unlike_most_is_shown_where_it_differs_from_nothing():
    found = differences(b"a\nb\r\nc\n", b"a\nb\r\nC\n")
    assert [row.text for row in found.rows] == ["a", "b‹CR LF›", "c", "C"]
    assert found.rows[1].kind is Kind.SAME
    assert found.rows[1].spans == ()


def test_the_legend_names_the_signs_that_occur_and_no_others():
    found = differences("a b → · ⍽\n".encode(), "a\u00a0\u00a0b → · ⍽\t\n".encode())
    assert [sign for sign, _ in legend(found.rows)] == ["·", "→", "⍽"]
    assert legend(differences(b"a\n", b"b\n").rows) == []
    quoted = differences("·→⍽‹LF›\n".encode(), "·→⍽‹LF›!\n".encode())
    assert legend(quoted.rows) == []  # they stand in the text itself


def test_lines_are_numbered_in_both_versions():
    rows = differences(b"a\nb\nc\n", b"b\nX\nc\n").rows
    assert [(row.kind.value, row.old, row.new) for row in rows] == [
        ("gone", 1, None),
        ("same", 2, 1),
        ("come", None, 2),
        ("same", 3, 3),
    ]


def test_long_unchanged_runs_are_folded_and_no_row_is_lost():
    before = "".join(f"{n}\n" for n in range(30))
    found = differences(before.encode(), before.replace("15\n", "x\n").encode())
    parts = found.folded()
    assert [len(part.rows) for part in parts if isinstance(part, Gap)] == [12, 11]
    unfolded = [row for part in parts for row in (part.rows if isinstance(part, Gap) else (part,))]
    assert tuple(unfolded) == found.rows


def test_one_line_is_no_gap():
    found = differences(b"a\nb\nc\nd\nX\n", b"a\nb\nc\nd\nY\n")
    assert not any(isinstance(part, Gap) for part in found.folded())


def test_where_nothing_differs_all_is_one_gap():
    found = differences(b"a\nb\nc\n", b"a\nb\nc\n")
    assert found.are_none
    assert [type(part) for part in found.folded()] == [Gap]


@given(any_bytes, any_bytes)
def test_rows_tell_every_line_of_both_once(before: bytes, after: bytes):
    found = differences(before, after)
    old = [row.old for row in found.rows if row.kind is not Kind.COME]
    new = [row.new for row in found.rows if row.kind is not Kind.GONE]
    assert old == list(range(1, len(lines_of(before)) + 1))
    assert new == list(range(1, len(lines_of(after)) + 1))
    assert found.are_none == (before == after)


@given(any_bytes, any_bytes)
def test_unchanged_rows_are_the_same_bytes(before: bytes, after: bytes):
    old, new = lines_of(before), lines_of(after)
    for row in differences(before, after).rows:
        if row.old is not None and row.new is not None:
            assert old[row.old - 1] == new[row.new - 1]


@given(any_bytes, any_bytes)
def test_marks_and_signs_stand_inside_their_rows_and_apart(before: bytes, after: bytes):
    for row in differences(before, after).rows:
        for spans in (row.spans, row.signs):
            places = [place for span in spans for place in span]
            assert places == sorted(places)
            assert not places or 0 <= places[0] <= places[-1] <= len(row.text)
            assert all(start < end for start, end in spans)


@given(hostile)
def test_what_is_shown_holds_nothing_unseen(data: bytes):
    for row in differences(b"", data).rows:
        assert not set(row.text) & set("\t\n\r\u00a0\u200b\ufeff\u2028")
        assert row.text == row.text.rstrip(" ")


@given(hostile, hostile)
def test_lines_that_differ_never_look_the_same(before: bytes, after: bytes):
    """Where one line became another, their texts differ on the screen too."""
    rows = differences(before, after).rows
    for one, other in pairwise(rows):
        if (one.kind, other.kind) == (Kind.GONE, Kind.COME) and (one.spans or other.spans):
            assert one.text != other.text


def lines_of(data: bytes) -> list[bytes]:
    lines = data.split(b"\n")
    return [line + b"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def test_a_line_and_its_end():
    assert [parted(line) for line in ("a\r\n", "a\n", "a", "\r\n")] == [
        ("a", "\r\n"),
        ("a", "\n"),
        ("a", ""),
        ("", "\r\n"),
    ]
