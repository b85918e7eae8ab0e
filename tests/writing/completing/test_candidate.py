"""What taking a candidate writes: a table, and that nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_text import check, marked, read

from editor.writing.completing.candidate import Candidate, completed
from editor.writing.completing.caret import asked_at
from editor.writing.completing.notes import notes

LINK = Candidate("Boats", "[Boats](/boats/)")
ADDRESS = Candidate("Boats", "/boats/")
ID = Candidate("in-it", "in-it")
IMAGE = Candidate("x.png", "![", "](/x.png)")
NAME = Candidate("far", "far")
SMILE = Candidate("smile", "😄")
RAW = Candidate("raw", "raw %}", "{% endraw %}", part="raw")
INCLUDE = Candidate("include", "include ", " %}", part="include")
ENDIF = Candidate("endif", "endif %}", part="endif")
FILE = Candidate("x.html", "x.html")
TITLE = Candidate("page.title", "page.title")
UPCASE = Candidate("upcase", "upcase")

ROWS = [
    ("See [bo‸\n", LINK, "See [Boats](/boats/)‸\n"),
    ("See [bo‸] and\n", LINK, "See [Boats](/boats/)‸ and\n"),
    ("👍\nSee [bo‸ 👍\n", LINK, "👍\nSee [Boats](/boats/)‸ 👍\n"),
    ("[a](bo‸", ADDRESS, "[a](/boats/)‸"),
    ("[a](bo‸) b", ADDRESS, "[a](/boats/)‸ b"),
    ("[a](/bo‸/old/) b", ADDRESS, "[a](/boats/)‸ b"),
    ('[a](bo‸ "T")', ADDRESS, '[a](/boats/‸ "T")'),
    ("[a]: bo‸\nb", ADDRESS, "[a]: /boats/‸\nb"),
    ("[a](#i‸)", ID, "[a](#in-it)‸"),
    ("[a](#‸", ID, "[a](#in-it)‸"),
    ("!‸\n\nb", IMAGE, "![‸](/x.png)\n\nb"),
    ("![x‸]", IMAGE, "![‸](/x.png)"),
    ("![a](x‸)", ADDRESS, "![a](/boats/)‸"),
    ("a[^f‸ b", NAME, "a[^far]‸ b"),
    ("a[^‸] b", NAME, "a[^far]‸ b"),
    ("a :sm‸ b", SMILE, "a 😄‸ b"),
    ("a :sm‸: b", SMILE, "a 😄‸ b"),
    ("{%‸", RAW, "{% raw %}‸{% endraw %}"),
    ("{%‸%}", RAW, "{% raw %}‸{% endraw %}"),
    ("{% r‸ %} b", RAW, "{% raw %}‸{% endraw %} b"),
    ("{%i‸", INCLUDE, "{% include ‸ %}"),
    ("{%- i‸}", INCLUDE, "{%- include ‸ %}"),
    ("{% e‸", ENDIF, "{% endif %}‸"),
    ("{% i‸ a.html %}", INCLUDE, "{% include‸ a.html %}"),
    ("{% include ‸", FILE, "{% include x.html‸ %}"),
    ("{% include x‸ %}", FILE, "{% include x.html‸ %}"),
    ("{% include x‸ a=1 %}", FILE, "{% include x.html‸ a=1 %}"),
    ("[a]({% link x‸)", FILE, "[a]({% link x.html %}‸)"),
    ("[a]({% link x‸ %})", FILE, "[a]({% link x.html %}‸)"),
    ("{{t‸", TITLE, "{{ page.title‸ }}"),
    ("{{‸}}", TITLE, "{{ page.title‸ }}"),
    ("{{ t‸ }} b", TITLE, "{{ page.title‸ }} b"),
    ("{% if t‸ %}", TITLE, "{% if page.title‸ %}"),
    ("{{ t‸ | upcase }}", TITLE, "{{ page.title‸ | upcase }}"),
    ("{{ t |u‸", UPCASE, "{{ t | upcase‸ }}"),
    ("{{ t | u‸ | strip }}", UPCASE, "{{ t | upcase‸ | strip }}"),
]


def taken(before: str, candidate: Candidate) -> str:
    text, selection = read(before)
    start = text.rfind("\n", 0, selection.caret) + 1
    end = text.find("\n", start)
    line = text[start:] if end < 0 else text[start:end]
    asked = asked_at(line, selection.caret - start)
    assert asked is not None
    edit = completed(text, asked.moved(start), candidate)
    assert edit is not None
    check(text, edit)
    undone = edit.applied(text)[: edit.start] + text[edit.start : edit.end]
    assert undone + edit.applied(text)[edit.start + len(edit.text) :] == text
    return marked(edit.applied(text), edit.selection)


@pytest.mark.parametrize(("before", "candidate", "after"), ROWS)
def test_it_is_written_in_place_of_what_was_typed(before, candidate, after):
    assert taken(before, candidate) == after


NEW = [
    ("A[^‸ b.\n", "A[^1] b.\n\n[^1]: ‸\n"),
    ("A[^‸] b.\n", "A[^1] b.\n\n[^1]: ‸\n"),
    ("A[^n‸ b.\n", "A[^1] b.\n\n[^1]: ‸\n"),
    ("A[^1] b[^‸ c.\n\n[^1]: One\n", "A[^1] b[^2] c.\n\n[^1]: One\n[^2]: ‸\n"),
    ("👍[^‸]\n\nEnd", "👍[^1]\n\nEnd\n\n[^1]: ‸"),
]


@pytest.mark.parametrize(("before", "after"), NEW)
def test_a_new_footnote_gets_its_number_and_its_note(before, after):
    new = notes("", "New footnote", "")[-1]
    assert taken(before, new) == after


def test_the_footnotes_of_a_text_are_listed_once():
    text = "A[^1] b[^far] c[^1] d[^lost].\n\n[^1]: One\n[^far]: Far [^1] away\n"
    rows = [(each.text, each.note) for each in notes(text, "New", "unwritten")]
    assert rows == [("1", "One"), ("far", "Far [^1] away"), ("lost", "unwritten"), ("New", "2")]


@given(
    st.text("[]()!^:#{%}|` \\ab.smi\n👍é-", max_size=60),
    st.integers(0, 60),
    st.booleans(),
    st.sampled_from([LINK, ADDRESS, IMAGE, NAME, SMILE, RAW, INCLUDE, FILE, TITLE]),
)
def test_nothing_outside_is_ever_changed(text, caret, by_hand, candidate):
    caret = min(caret, len(text))
    start = text.rfind("\n", 0, caret) + 1
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    asked = asked_at(text[start:end], caret - start, by_hand=by_hand)
    if asked is None:
        return
    asked = asked.moved(start)
    assert start <= asked.start <= caret <= asked.end <= end
    assert text[asked.start : caret].endswith(asked.typed)
    edit = completed(text, asked, candidate)
    assert edit is not None
    check(text, edit)
    after = edit.applied(text)
    assert after[: asked.start] == text[: asked.start]
    assert after[asked.start + len(edit.text) :] == text[asked.end :]
    back = after[: edit.start] + text[edit.start : edit.end] + after[edit.start + len(edit.text) :]
    assert back == text
