"""Horizontal rules."""

from __future__ import annotations

from editor.writing.blocks import with_block
from editor.writing.edit import Edit, Selection
from editor.writing.fences import code_block_at
from editor.writing.line_opening import is_rule
from editor.writing.lines import line_after, line_at, line_before

RULE = "---"


def rule(text: str, selection: Selection) -> Edit | None:
    """Put a rule where the caret is or behind its paragraph; take the one it is on away."""
    place = selection.end
    if code_block_at(text, place):
        return None
    line = line_at(text, place)
    if is_rule(line.of(text)) and not _underlines(text, place):
        return Edit(line.start, line.end, "", Selection.at(line.start))
    edit = with_block(text, place, RULE, len(RULE))
    following = line_after(text, line_at(text, edit.end))
    is_last = following is None and not edit.text.endswith("\n")
    if not is_last:
        return edit
    # One goes on writing below it.
    return Edit(edit.start, edit.end, f"{edit.text}\n\n", Selection.at(edit.selection.caret + 2))


def _underlines(text: str, place: int) -> bool:
    """Is what looks like a rule the line under a heading?"""
    before = line_before(text, line_at(text, place))
    return before is not None and bool(before.of(text).strip())
