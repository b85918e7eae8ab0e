"""A body split into its blocks: what is rendered, cached and patched as one."""

from __future__ import annotations

import re
from dataclasses import dataclass

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
HTML = re.compile(
    r"<(address|article|aside|audio|blockquote|details|dialog|dd|div|dl|dt|fieldset|figcaption"
    r"|figure|footer|form|h[1-6]|header|hgroup|iframe|main|nav|object|ol|p|picture|pre|script"
    r"|section|style|svg|table|textarea|ul|video)\b",
    re.IGNORECASE,
)
COMMENT = "<!--"
END_COMMENT = re.compile("-->")
HIGHLIGHT = re.compile(r"\{%-?\s*highlight\s")
END_HIGHLIGHT = re.compile(r"\{%-?\s*endhighlight\b")
ITEM = re.compile(r" {0,3}(?!([*-])(?:[ \t]*\1){2,}[ \t]*$)(?:[*+-]|\d+[.)])[ \t]")
QUOTE = re.compile(r" {0,3}>")
DEFINITION = re.compile(r" {0,3}:[ \t]")  # of a definition list
NOTE = re.compile(r" {0,3}\[\^[^\]]+\]:")  # of a footnote


@dataclass(frozen=True)
class Source:
    """A block's text and the line, from 1, on which it begins."""

    text: str
    line: int


def split(text: str) -> list[Source]:
    """The blocks of `text` in order; blank lines between them belong to none."""
    lines = text.split("\n")
    blocks: list[Source] = []
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        end = end_of_block(lines, at)
        blocks.append(Source("\n".join(lines[at:end]), at + 1))
        at = end
    return blocks


def end_of_block(lines: list[str], start: int) -> int:
    """The line behind the block that begins on line `start`."""
    first = lines[start]
    if fence := FENCE.match(first):
        return end_of_fence(lines, start, fence[1])
    if HIGHLIGHT.match(first):
        return end_at(END_HIGHLIGHT, lines, start)
    if first.startswith(COMMENT):
        return end_at(END_COMMENT, lines, start)
    if html := HTML.match(first):
        return end_of_html(lines, start, html[1])
    end = end_of_paragraph(lines, start)
    while (more := next_text(lines, end)) is not None and goes_on(lines[start:end], lines[more]):
        end = end_of_paragraph(lines, more)
    return end


def end_of_paragraph(lines: list[str], start: int) -> int:
    """The next blank line; a fenced code block on the way is one with it."""
    at = start
    while at < len(lines) and lines[at].strip():
        fence = FENCE.match(lines[at].lstrip(" "))
        if fence and at > start and lines[at][:1] not in (" ", "\t"):
            return at  # a fence at the margin begins a block of its own
        at = end_of_fence(lines, at, fence[1]) if fence else at + 1
    return at


def end_of_fence(lines: list[str], start: int, fence: str) -> int:
    """The line behind the closing fence; without one the code ends with its line."""
    closing = re.compile(rf"\s*{re.escape(fence[0])}{{{len(fence)},}}\s*\Z")
    for at in range(start + 1, len(lines)):
        if closing.match(lines[at]):
            return at + 1
    return start + 1


def end_at(end: re.Pattern[str], lines: list[str], start: int) -> int:
    """The line behind the next one that holds `end`; without one, the next blank line."""
    for at in range(start, len(lines)):
        if end.search(lines[at]):
            return at + 1
    return end_of_paragraph(lines, start)


def end_of_html(lines: list[str], start: int, tag: str) -> int:
    """The line behind the one that closes `tag`; without one, the next blank line."""
    tags = re.compile(rf"<(/?){re.escape(tag)}\b", re.IGNORECASE)
    depth = 0
    for at in range(start, len(lines)):
        depth += sum(-1 if match[1] else 1 for match in tags.finditer(lines[at]))
        if depth <= 0:
            return at + 1
    return end_of_paragraph(lines, start)


def next_text(lines: list[str], at: int) -> int | None:
    """The next line that is not blank."""
    return next((n for n in range(at, len(lines)) if lines[n].strip()), None)


def goes_on(block: list[str], line: str) -> bool:
    """Does `line`, after blank ones, belong to `block` still?"""
    first = block[0]
    if line.startswith(("    ", "\t")) and first.startswith(("    ", "\t")):
        return True
    if line.startswith(("  ", "\t")):
        is_open = ITEM.match(first) or DEFINITION.match(first) or DEFINITION.match(block[-1])
        return bool(is_open) or any(map(NOTE.match, block))
    if DEFINITION.match(line):
        return True
    return any(kind.match(first) and kind.match(line) for kind in (ITEM, QUOTE))
