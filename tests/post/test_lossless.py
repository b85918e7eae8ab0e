"""Bytes to Post to the same bytes, whatever they are; and a field changed is a field changed."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from editor.post.errors import FrontMatterError, HoldsNul, NotUtf8, TooLarge
from editor.post.front_matter import same
from editor.post.post import MOST_BYTES, Post

TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
PIECES = st.sampled_from(
    [
        "---\n",
        "---\r\n",
        "...\n",
        "--- \n",
        "title: x\n",
        'tags: [a, "b"]\n',
        "\n",
        "\r\n",
        "\r",
        "# c\n",
        "a: |\n  b\n",
        "b: >-\n  c\n\n",
        "\ufeff",
        "\u2028",
        "\u00a0",
        "{",
        "}",
        "+++\n",
        "Body\n",
        "- x\n",
        "  - y\n",
        "🎉",
        "\t",
        "key:",
        "no end",
        "----\n",
        "&a ",
        "*a\n",
        "<<: ",
    ]
)
POST = """---
title: "A walk"   # first
tags: [sea, "two words"]  # second
author:   zed
excerpt: >-
  Folded
  words

# about the list
list:
  - one
  # why
  - 'two'
date: 2026-03-01T10:00:00
n: 5
...

Body --- stays\u00a0here.
"""


@given(st.one_of(st.binary(), TEXTS.map(str.encode), st.lists(PIECES).map("".join).map(str.encode)))
@example(b"\xef\xbb\xbf---\r\ntitle: x\r\n---\r\n\r\nno end")
@example(b"---\n---\n")
@example(b"---\n\n\n---\n\n\n\nx")
def test_any_bytes_survive(data: bytes):
    try:
        post = Post.parse(data)
    except (NotUtf8, HoldsNul):
        return
    assert post.to_bytes() == data
    assert post.with_text(post.text) is post
    assert post.with_head(post.head_text) is post


@given(st.lists(PIECES).map("".join), TEXTS)
def test_another_body_leaves_the_front_matter_alone_and_comes_back(text: str, body: str):
    post = Post.parse(text.encode())
    there = post.with_text(body)
    assert (there.opening, there.head) == (post.opening, post.head)
    assert there.closing.removesuffix(post.newline) == post.closing.removesuffix(post.newline)
    if "\r" not in text + body:
        assert there.text == body
        assert there.closing != post.closing or there.with_text(post.text) == post


@given(st.sampled_from(["title", "tags", "author", "excerpt", "list", "date", "n", "new"]), TEXTS)
@example("author", "yes")
@example("author", "1,000")
@example("excerpt", " indented\n\n  more\n\n")
@example("title", "a\u2028b\x07")
@example("new", "---\n")
def test_any_field_set_to_any_text_reads_back_and_nothing_else_changes(name: str, text: str):
    before = Post.parse(POST.encode())
    after = Post.parse(before.set(name, text).to_bytes())
    assert after.get(name) == text
    assert after.body == before.body
    assert {**before.values, name: text} == after.values
    assert list(after.values) == list({**before.values, name: None})
    assert_only_the_field_changed(before, after, name)


@given(
    st.sampled_from(["tags", "list", "author", "new"]),
    st.lists(st.one_of(TEXTS, st.integers(), st.booleans(), st.none())),
)
def test_any_field_set_to_any_list_reads_back(name: str, items: list):
    before = Post.parse(POST.encode())
    after = Post.parse(before.set(name, items).to_bytes())
    assert same(after.get(name), items)
    assert_only_the_field_changed(before, after, name)


def assert_only_the_field_changed(before: Post, after: Post, name: str) -> None:
    """Every line of every other field, and every comment between them, is still there."""
    fields = {f.key: f for f in before.front_matter.fields}
    for key, field in fields.items():
        if key != name:
            assert f"{field.text}" in after.head
    for comment in ("   # first", "  # second", "\n# about the list\n"):
        if name != "list" or comment != "\n# about the list\n":
            assert comment in after.head


def test_setting_what_it_holds_already_changes_nothing():
    post = Post.parse(POST.encode())
    for name, value in post.values.items():
        assert post.set(name, value) is post


@pytest.mark.parametrize(
    ("data", "error", "line"),
    [(b"a\nb\xffc\n", NotUtf8, 2), (b"a\n\n\0", HoldsNul, 3)],
)
def test_what_is_no_text_is_refused_with_its_line(data, error, line):
    with pytest.raises(error) as refused:
        Post.parse(data)
    assert refused.value.line == line


def test_a_file_too_large_is_refused():
    with pytest.raises(TooLarge, match="50 MB"):
        Post.parse(b" " * (MOST_BYTES + 1))


@pytest.mark.parametrize(
    "head",
    ["title: [a\n", "- a\n", "just text\n", "a: b: c\n", "a: &a [*a]\n", "a: \x07\n",
     "a: " + "[" * 300 + "\n", "!ruby/object x\n", "a: !x y\n", "\ttab: x\n",
     "a0: &a0 [x,x]\n" + "".join(f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]\n"
                                  for i in range(1, 20))],
)  # fmt: skip
def test_front_matter_that_cannot_be_read_is_refused_and_kept(head):
    data = f"---\n{head}---\nBody\n".encode()
    post = Post.parse(data)
    assert post.yaml_error is not None
    assert post.values == {}
    for change in (
        lambda: post.set("title", "x"),
        lambda: post.remove("title"),
        lambda: post.rename("title", "name"),
    ):
        with pytest.raises(FrontMatterError):
            change()
    assert post.to_bytes() == data


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("---\ntitle: x\nbad: [a\n---\n", 4, 1), ("---\n\n\na: b: c\n---\n", 4, 5)],
)
def test_an_error_names_line_and_column_of_the_file(text, line, column):
    error = Post.parse(text.encode()).yaml_error
    assert error is not None
    assert (error.line, error.column) == (line, column)


@given(TEXTS)
def test_what_is_written_plain_is_a_text_to_pyyaml(text):
    post = Post.parse(b"---\na: b\n---\n").set("a", text)
    assert yaml.safe_load(post.head)["a"] == text


def test_a_field_can_be_changed_above_a_text_that_begins_with_blank_lines():
    post = Post.parse(b"---\ntitle: x\n---\nText\n").with_text("\n\nText")
    changed = post.set("title", "y")
    assert changed.to_bytes() == b"---\ntitle: y\n---\n\n\nText"
    assert Post.parse(changed.to_bytes()).get("title") == "y"


@pytest.mark.parametrize(
    ("data", "written"),
    [
        (b"---\ntitle: x\n---", b"---\ntitle: x\n---\nText"),
        (b"---\r\ntitle: x\r\n...", b"---\r\ntitle: x\r\n...\r\nText"),
        (b"+++\ntitle = 1\n+++", b"+++\ntitle = 1\n+++\nText"),
        (b'{"title": "x"}', b'{"title": "x"}\nText'),
    ],
)
def test_the_first_text_of_a_post_begins_below_a_closing_fence_without_a_line_end(data, written):
    post = Post.parse(data)
    changed = post.with_text("Text")
    assert changed.to_bytes() == written
    assert Post.parse(written).format is post.format
