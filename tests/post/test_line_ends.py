"""Lines keep their own line end; new ones take the file's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.post import line_ends
from editor.post.post import Post

LINES = st.lists(st.tuples(st.sampled_from(["", "a", "b", "c"]), st.sampled_from(["\n", "\r\n"])))


@given(LINES)
def test_what_is_not_changed_comes_back(lines):
    text = "".join(map("".join, lines))
    assert line_ends.kept(text, line_ends.shown(text), "\r\n") == text


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
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
