"""Puts a block, with blank lines around it, where the caret is or behind its paragraph."""

from __future__ import annotations

from editor.writing.edit import Edit, Selection
from editor.writing.fences import code_block_at
from editor.writing.lines import Span, line_after, line_at, line_before, paragraph_at


def with_block(text: str, place: int, block: str, caret: int) -> Edit:
    """`block` at a blank line, or behind the paragraph or code around `place`.

    The caret then stands behind that many characters of the block.
    """
    line = line_at(text, place)
    if line.of(text).strip():
        code = code_block_at(text, place)
        end = line_at(text, code.whole.end).end if code else paragraph_at(text, place).end
        return Edit(end, end, f"\n\n{block}", Selection.at(end + 2 + caret))
    before = "\n" if _is_filled(text, line_before(text, line)) else ""
    after = "\n" if _is_filled(text, line_after(text, line)) else ""
    start = line.start + len(before)
    return Edit(line.start, line.end, before + block + after, Selection.at(start + caret))


def _is_filled(text: str, line: Span | None) -> bool:
    return line is not None and bool(line.of(text).strip())
