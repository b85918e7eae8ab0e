"""Line ends: shown as LF, kept as the file has them."""

from __future__ import annotations

import re

from editor.post.replacement import replacement

LINE_END = re.compile(r"\r?\n")


def present(text: str) -> frozenset[str]:
    """Which of LF and CR LF end lines in `text`."""
    if "\r\n" not in text:
        return frozenset({"\n"} if "\n" in text else ())
    return frozenset(LINE_END.findall(text))


def usual(text: str) -> str:
    """The line end that most lines of `text` have; LF when there are none."""
    windows = text.count("\r\n")
    return "\r\n" if windows > text.count("\n") - windows else "\n"


def shown(text: str) -> str:
    """`text` with LF line ends, as a text widget holds it; a lone CR stays what it is."""
    return text.replace("\r\n", "\n") if "\r\n" in text else text


def kept(old: str, new: str, line_end: str) -> str:
    """The LF text `new` as the file writes it, where it said `old` before.

    Line ends before and behind the change stay what they are; those in it become `line_end`.
    """
    if line_end == "\n" and "\r\n" not in old:
        return new
    ends, change = LINE_END.findall(old), replacement(shown(old), new)
    before = new.count("\n", 0, change.start)
    behind = new.count("\n", change.start + len(change.text))
    changed = [line_end] * change.text.count("\n")
    ends = [*ends[:before], *changed, *ends[len(ends) - behind :]]
    return "".join(map("".join, zip(new.split("\n"), [*ends, ""], strict=True)))
