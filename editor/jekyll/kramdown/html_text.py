"""Texts and attributes as they stand in HTML."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from editor.jekyll.kramdown.grammar import ruby

START, STOP = "\x02", "\x03"  # around the mark of a place; in a text they become references
NOT_RAW = {START: "&#2;", STOP: "&#3;"}
RAW_TEXT = {"<": "&lt;", ">": "&gt;"} | NOT_RAW
TEXT = {"&": "&amp;"} | RAW_TEXT
VALUE = RAW_TEXT | {'"': "&quot;"}
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
    return replaced(BARE.sub("&amp;", text) if "&" in text else text, VALUE)


def plain_text(text: str) -> str:
    """Text as HTML."""
    return replaced(text, TEXT)


def raw_text(text: str) -> str:
    """Text from HTML: references in it stay what they are."""
    return replaced(BARE.sub("&amp;", text), RAW_TEXT)


def unmarked(text: str) -> str:
    """HTML as it was written, but for characters that mark a place."""
    return replaced(text, NOT_RAW)


def replaced(text: str, references: dict[str, str]) -> str:
    """The text with each sign as its reference; `translate` takes 7 to 30 times as long."""
    for sign, reference in references.items():
        text = text.replace(sign, reference)
    return text
