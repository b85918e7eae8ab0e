"""The lines that a command about whole lines is for: those with prose, outside code."""

from __future__ import annotations

from editor.writing.edit import Selection
from editor.writing.fences import code_blocks
from editor.writing.lines import Span, is_within, lines_of, touched


def prose_lines(text: str, selection: Selection) -> list[Span]:
    """The lines of a selection; blank ones only where there is no other line."""
    span = touched(text, selection)
    code = [block.whole for block in code_blocks(text, span.end)]
    lines = [line for line in lines_of(text, span) if not is_within(code, line.start)]
    return [line for line in lines if line.of(text).strip()] or lines[:1]
