"""Line ends: shown as LF, kept as the file has them."""

from __future__ import annotations

import re

from editor.post.replacement import replacement

LINE_END = re.compile(r"\r?\n")


def present(text: str) -> frozenset[str]:
    """Which of LF and CR LF end lines in `text`."""
    windows = text.count("\r\n")
    counts = {"\r\n": windows, "\n": text.count("\n") - windows}
    return frozenset(end for end, count in counts.items() if count)


def usual(text: str) -> str:
    """The line end that most lines of `text` have; LF when there are none."""
    windows = text.count("\r\n")
    return "\r\n" if windows > text.count("\n") - windows else "\n"


def shown(text: str) -> str:
    """`text` with LF line ends, as a text widget holds it; a lone CR stays what it is."""
    return text.replace("\r\n", "\n") if "\r" in text else text


def kept(old: str, new: str, line_end: str) -> str:
    """The LF text `new` as the file writes it, where it said `old` before.

    Line ends before and behind the change stay what they are; those in it become `line_end`,
    unless they are as many as before: then each stays.
    """
    if line_end == "\n" and ("\r" not in old or "\r\n" not in old):
        return new
    change = replacement(shown(old), new)
    start, end = place(old, change.start), place(old, change.end)
    gone, lines = LINE_END.findall(old, start, end), change.text.split("\n")
    ends = gone if len(gone) == len(lines) - 1 else [line_end] * (len(lines) - 1)
    come = "".join(map("".join, zip(lines, [*ends, ""], strict=True)))
    return "".join((old[:start], come, old[end:]))


def place(text: str, position: int) -> int:
    """Where in `text` that character stands which is at `position` where line ends are LF."""
    found, before = position, 0
    while (ends := text.count("\r\n", 0, found)) != before:
        found, before = position + ends, ends
    return found + 1 if text[max(found - 1, 0) : found + 1] == "\r\n" else found
