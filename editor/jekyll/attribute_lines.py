"""kramdown's lines in braces: `{: .class}` put where Python-Markdown looks, others left out."""

from __future__ import annotations

import re

LINE = re.compile(r" {0,3}\{:.*\}[ \t]*")
ATTRIBUTES = re.compile(
    r" {0,3}(\{:(?![:/])(?![\w-]+:)[^}\n]*\})[ \t]*"
)  # no `{::x}`, `{:name: x}`
COMMENT = re.compile(r"\{::comment\}.*?\{:/(?:comment)?\}", re.DOTALL)
UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*")
HEADING = re.compile(r" {0,3}#{1,6}")


def with_attributes(text: str) -> str:
    """A block with its attribute lists where they take effect; none is shown as text."""
    if "{:" not in text or "```" in text or "~~~" in text:
        return text
    lines: list[str] = []
    first: list[str] = []  # a list that stands before its block
    for line in COMMENT.sub("", text).split("\n"):
        if not LINE.fullmatch(line):
            lines.append(line)
        elif attributes := ATTRIBUTES.fullmatch(line):
            add(attributes[1], lines, first)
    if first and any(lines):
        add(first[-1], lines, [])
    return "\n".join(lines)


def add(attributes: str, lines: list[str], first: list[str]) -> None:
    """Put an attribute list behind the lines read so far."""
    if not any(lines):
        first.append(attributes)
    elif HEADING.match(lines[-1]):
        lines[-1] = f"{lines[-1].rstrip().rstrip('#').rstrip()} {attributes}"
    elif len(lines) == 2 and UNDERLINE.fullmatch(lines[1]):
        lines[0] = f"{lines[0]} {attributes}"
    elif not lines[0].lstrip().startswith(("|", ">")):
        lines.append(attributes)
