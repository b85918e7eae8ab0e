"""The runs of prose in which marks may stand: paragraphs, items, headings, cells of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.writing.edit import Selection
from editor.writing.fences import code_blocks
from editor.writing.line_opening import LineOpening, is_rule
from editor.writing.lines import Span, is_within, line_at, line_before, lines_of, touched

# Definitions of links, attribute lists, borders of tables, lines under headings.
NO_PROSE = re.compile(
    r"[ ]{0,3}(?:\[(?!\^)[^\[\]\n]+\]:[ \t]*\S|\*\[[^\[\]\n]+\]:"
    r"|\{:[^{}\n]*\}[ \t]*$|[|:=-][|:=+ \t-]*$)"
)
NOTE = re.compile(r"[ ]{0,3}\[\^[^\[\]\n]+\]:[ \t]*")
MEANING = re.compile(r"[ ]{0,3}:[ \t]+")
BEGINS = re.compile(r"[ \t]*(?:[-*+#>|:]|\d{1,9}\.|\[\^|<)")
CELL = re.compile(r"(?:\\.|[^|\\])+")
LONGEST = 10_000  # characters around a selection in which its marks are sought
FARTHEST = 200  # lines before a place among which the beginning of its run is sought


def runs_touched(text: str, selection: Selection) -> list[Span]:
    """The runs that a selection, or the caret's place, touches; none in code."""
    lines = touched(text, selection)
    start = _beginning(text, line_at(text, lines.start))
    code = [block.whole for block in code_blocks(text, lines.end)]
    end = _ending(text, lines.end)
    return [
        _near(run, selection)
        for run in _runs(text, Span(start, end), code)
        if run.start <= selection.end and selection.start <= run.end
    ]


def _near(run: Span, selection: Selection) -> Span:
    """A run without what is too far from the selection to matter."""
    return Span(max(run.start, selection.start - LONGEST), min(run.end, selection.end + LONGEST))


def _beginning(text: str, line: Span) -> int:
    """Where the run begins that a line goes on with."""
    for _ in range(FARTHEST):
        before = line_before(text, line)
        if before is None or not _goes_on(before.of(text), line.of(text)):
            break
        line = before
    return line.start


def _ending(text: str, end: int) -> int:
    """Where the run ends that the line ending at `end` is in."""
    line = line_at(text, end)
    for _ in range(FARTHEST):
        if line.end >= len(text):
            break
        following = line_at(text, line.end + 1)
        if not _goes_on(line.of(text), following.of(text)):
            break
        line = following
    return line.end


def _goes_on(line: str, following: str) -> bool:
    """Is the second line of the same run as the first?"""
    if _is_none(following) or BEGINS.match(following):
        return False
    opening = LineOpening.of(line)
    return not (opening.heading or opening.quote or line.lstrip()[:1] in "|<" or _is_none(line))


def _is_none(line: str) -> bool:
    """Does the line hold no prose?"""
    return not line.strip() or is_rule(line) or NO_PROSE.match(line) is not None


def _runs(text: str, span: Span, code: list[Span]) -> Iterator[Span]:
    start = end = -1
    last = ""
    for line in lines_of(text, span):
        if start >= 0 and _goes_on(last, line.of(text)):
            end = line.end
            last = line.of(text)
            continue
        if start >= 0:
            yield Span(start, end)
        start = -1
        last = line.of(text)
        if _is_none(last) or is_within(code, line.start):
            continue
        if last.lstrip().startswith("|"):
            yield from _cells(text, line)
        else:
            start, end = line.start + _length_of_opening(last), line.end
    if start >= 0:
        yield Span(start, end)


def _length_of_opening(line: str) -> int:
    found = NOTE.match(line) or MEANING.match(line)
    return found.end() if found else LineOpening.of(line).length


def _cells(text: str, line: Span) -> Iterator[Span]:
    for found in CELL.finditer(text, line.start, line.end):
        if found[0].strip():
            yield Span(*found.span())
