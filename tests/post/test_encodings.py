"""Bytes that are no UTF-8 are shown as they are, and converted without losing any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.post.encodings import (
    ENCODINGS,
    Encoding,
    decoded,
    is_partly_utf_8,
    lines_with,
    look_of,
    said_by_bom,
    visible,
)
from editor.post.post import Post

BY_CODEC = {each.codec: each for each in ENCODINGS}
CP1252, UTF_8, CESU = BY_CODEC["cp1252"], BY_CODEC["utf-8"], BY_CODEC["cesu-8"]


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (b"caf\xe9\n", "caf‹E9›\n"),
        (b"a\0b", "a‹00›b"),
        ("é".encode() + b"\xe9 \\xe9", "é‹E9› \\xe9"),
        (b"\xed\xa0\xbd", "‹ED›‹A0›‹BD›"),
        (b"\xff\xfea\0\n\0", "a\n"),
        (b"\xfe\xff\0a", "a"),
        (b"\xff\xfea", "‹FF›‹FE›a"),  # the mark promises what the rest does not keep
        (b"\xff\xfe\0\0", "‹FF›‹FE›‹00›‹00›"),
    ],
)
def test_what_is_no_text_is_shown_byte_by_byte(data: bytes, shown: str):
    assert visible(data) == shown
    assert look_of(data).to_bytes() == shown.encode()


def test_front_matter_is_found_all_the_same():
    post = look_of(b'---\ntitle: "caf\xe9"\n---\nText\n')
    assert post.get("title") == "caf‹E9›"
    assert post.body == "Text\n"


@given(st.binary())
def test_any_bytes_look_like_some_post(data: bytes):
    shown = look_of(data).to_bytes().decode()
    assert "\0" not in shown


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_text_in_utf_8_looks_like_itself(text: str):
    assert look_of(text.encode()) == Post.parse(text.encode())


@given(st.text(), st.sampled_from(ENCODINGS))
def test_text_comes_back_from_the_encoding_it_was_written_in(text: str, encoding: Encoding):
    codec = "utf-8" if encoding is CESU else encoding.codec
    try:
        data = text.encode(codec)
        same = data.decode(codec) == text
    except UnicodeError:
        return
    if same and "\0" not in text and not text.startswith("\ufeff"):
        assert decoded(data, encoding) == text


@given(st.binary(), st.sampled_from(ENCODINGS), st.booleans(), st.booleans())
def test_what_any_bytes_become_is_a_post(data: bytes, encoding, keep_utf_8, drop_nul):
    text = decoded(data, encoding, keep_utf_8=keep_utf_8, drop_nul=drop_nul)
    if text is not None:
        assert Post.parse(text.encode()).to_bytes() == text.encode()


def test_an_encoding_without_these_bytes_is_refused():
    assert decoded(b"\x81", CP1252) is None
    assert decoded(b"\xe9", UTF_8) is None
    assert decoded(b"a\0\xe9", BY_CODEC["latin-1"]) is None
    assert decoded(b"a\0\xe9", BY_CODEC["latin-1"], drop_nul=True) == "aé"
    assert decoded(b"a\0b", UTF_8, drop_nul=True) == "ab"


def test_only_what_is_not_utf_8_is_read_anew():
    data = "naïve ".encode() + b"caf\xe9\n"
    assert is_partly_utf_8(data)
    assert decoded(data, CP1252, keep_utf_8=True) == "naïve café\n"
    assert decoded(data, CP1252) == "naÃ¯ve café\n"
    assert not is_partly_utf_8(b"caf\xe9")
    assert not is_partly_utf_8("café".encode())


def test_halves_of_characters_are_put_together():
    assert decoded("😀".encode("utf-16-be").decode("utf-16-be").encode(), CESU) == "😀"
    assert decoded(b"\xed\xa0\xbd\xed\xb8\x80!", CESU) == "😀!"
    assert decoded(b"\xed\xa0\xbd!", CESU) is None


def test_utf_16_says_so_and_loses_its_mark():
    data = "\ufeffé\n".encode("utf-16-le")
    said = said_by_bom(data)
    assert said is BY_CODEC["utf-16-le"]
    assert decoded(data, said) == "é\n"
    assert said_by_bom(b"abc") is None


def test_the_lines_that_hold_it():
    data = b"one\ntwo \xe9\nthree\nfour \0\n" + b"\xe9\n" * 9
    assert lines_with(data, 3) == [2, 4, 5]
    assert lines_with("é\n".encode(), 9) == []
