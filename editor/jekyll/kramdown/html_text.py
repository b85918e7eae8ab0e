"""Texts and attributes as they stand in HTML."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from editor.jekyll.kramdown.grammar import ruby

START, STOP = "\x02", "\x03"  # around the mark of a place; in a text they become references
NOT_RAW = str.maketrans({START: "&#2;", STOP: "&#3;"})
TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", START: "&#2;", STOP: "&#3;"})
RAW_TEXT = str.maketrans({"<": "&lt;", ">": "&gt;", START: "&#2;", STOP: "&#3;"})
VALUE = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&quot;", START: "&#2;", STOP: "&#3;"})
BARE = ruby(r"&(?!(?:[A-Za-z][\w.-]*|#\d+|#[xX][0-9a-fA-F]+);)")


def attributes(node: Element) -> str:
    """The attributes of an element as they stand in its tag."""
    if not node.attrib:
        return ""
    return "".join(
        f' {name}="{value_of(value)}"'
        for name, value in node.items()
        if name != "id" or value.strip()
    )


def value_of(text: str) -> str:
    """An attribute's value; references in it stay what they are."""
    return (BARE.sub("&amp;", text) if "&" in text else text).translate(VALUE)


def plain_text(text: str) -> str:
    """Text as HTML."""
    return text.translate(TEXT)


def raw_text(text: str) -> str:
    """Text from HTML: references in it stay what they are."""
    return BARE.sub("&amp;", text).translate(RAW_TEXT)


def unmarked(text: str) -> str:
    """HTML as it was written, but for characters that mark a place."""
    return text.translate(NOT_RAW)
