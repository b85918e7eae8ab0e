"""Lines keep their own line end; new ones take the file's."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.post import line_ends
from editor.post.post import Post
from editor.post.replacement import replacement

LINES = st.lists(st.tuples(st.sampled_from(["", "a", "b", "c"]), st.sampled_from(["\n", "\r\n"])))


@given(LINES)
def test_what_is_not_changed_comes_back(lines):
    text = "".join(map("".join, lines))
    assert line_ends.kept(text, line_ends.shown(text), "\r\n") == text


@given(st.text(st.sampled_from("ab\r\n")))
def test_present_are_those_that_end_a_line(text):
    assert line_ends.present(text) == set(re.findall(r"\r?\n", text))


@given(LINES, st.text(st.sampled_from("ab\r\n")), st.sampled_from(["\n", "\r\n"]))
def test_each_line_keeps_its_end_but_where_others_came(lines, new, line_end):
    old = "".join(map("".join, lines))
    new = new.replace("\r\n", "\n")
    ends, change = re.findall(r"\r?\n", old), replacement(line_ends.shown(old), new)
    before = new.count("\n", 0, change.start)
    behind = new.count("\n", change.start + len(change.text))
    within, count = ends[before : len(ends) - behind], change.text.count("\n")
    changed = within if len(within) == count else [line_end] * count
    ends = [*ends[:before], *changed, *ends[len(ends) - behind :], ""]
    assert line_ends.kept(old, new, line_end) == "".join(
        line + end for line, end in zip(new.split("\n"), ends, strict=True)
    )


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("x\r\nb\nc\r\nx\n", "y\nb\nc\ny\n", "y\r\nb\nc\r\ny\n"),  # as many as before
        ("a\r\nb\nc\r\n", "a\nx\nb\nc\n", "a\r\nx\r\nb\nc\r\n"),
        ("a\r\nb\nc\r\n", "a\nc\n", "a\r\nc\r\n"),
        ("a\nb\r\nc", "a\nb\nc\nd", "a\nb\r\nc\r\nd"),
        ("a", "a\nb", "a\r\nb"),
    ],
)
def test_a_mixed_file_stays_mixed(old, new, kept):
    assert line_ends.kept(old, new, "\r\n") == kept


def test_a_post_with_crlf_takes_new_lines_with_crlf():
    post = Post.parse(b"---\r\ntitle: x\r\n---\r\none\r\ntwo\r\n")
    assert post.with_text("one\nand\ntwo\n").body == "one\r\nand\r\ntwo\r\n"
    assert post.line_ends == {"\r\n"}
