"""Puts a block, with blank lines around it, where the caret is or behind its paragraph."""

from __future__ import annotations

from editor.writing.edit import Edit, Selection
from editor.writing.fences import code_block_at
from editor.writing.going_on import filled, innermost
from editor.writing.items import columns, items_by_line, list_lines, quote_depth
from editor.writing.line_opening import LineOpening
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


def with_block_inside(text: str, place: int, block: str, caret: int) -> Edit:
    """The same, but in the quote or the item that `place` is in; the caret is in its first line."""
    line = line_at(text, place)
    margin = _margin(text, line)
    if not margin:
        return with_block(text, place, block, caret)
    made = "\n".join(margin + each for each in block.split("\n"))
    blank, is_empty = margin.rstrip(), not filled(line.of(text))
    above = line_before(text, line) if is_empty else line
    last = line if is_empty else _last_of_paragraph(text, line)
    following = line_after(text, last)
    before = f"{blank}\n" if above is not None and filled(above.of(text)) else ""
    after = f"\n{blank}" if following is not None and filled(following.of(text)) else ""
    start = line.start if is_empty else last.end
    before = before if is_empty else f"\n{before}"
    then = Selection.at(start + len(before) + len(margin) + caret)
    return Edit(start, last.end, before + made + after, then)


def _margin(text: str, line: Span) -> str:
    """What a line begins with that is in the same quote or item as `line`."""
    lead, opening = innermost(line.of(text))
    if lead:
        return lead + opening.margin + " " * len(opening.mark + opening.gap)
    if not filled(line.of(text)):
        return opening.margin
    lines = Span(list_lines(text, line.start).start, line.end).of(text).split("\n")
    holder = items_by_line(lines)[-1]
    is_inside = holder is not None and (opening.mark or columns(opening.indent) >= holder.content)
    return opening.quote + " " * (holder.content if holder and is_inside else 0)


def _last_of_paragraph(text: str, line: Span) -> Span:
    depth = quote_depth(line.of(text))
    while (after := line_after(text, line)) is not None:
        opening = LineOpening.of(after.of(text))
        if not filled(after.of(text)) or opening.mark or quote_depth(after.of(text)) > depth:
            break
        line = after
    return line


def _is_filled(text: str, line: Span | None) -> bool:
    return line is not None and bool(line.of(text).strip())
