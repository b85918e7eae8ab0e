"""Line ends: shown as LF, kept as the file has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from operator import eq

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

    Lines before and behind the change keep their own line ends; those of the change take
    `line_end`.
    """
    if "\r\n" not in old:
        return new if line_end == "\n" else new.replace("\n", line_end)
    before, after, ends = LINE_END.split(old), new.split("\n"), LINE_END.findall(old)
    head = common(before, after)
    tail = common(before[head:][::-1], after[head:][::-1])
    first = ends[:head][: len(after) - 1]
    last = ends[len(ends) - tail + 1 :] if tail > 1 else []
    changed = [line_end] * (len(after) - 1 - len(first) - len(last))
    return "".join(map("".join, zip(after, [*first, *changed, *last, ""], strict=True)))


def common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items two sequences begin with in common."""
    return sum(takewhile(bool, map(eq, one, other)))
