"""Puts what was pasted where the caret is: in a paragraph, an item, a quote or a cell."""

from __future__ import annotations

import re
from functools import partial

from editor.writing.edit import Edit, Selection, WritingCommand
from editor.writing.fences import code_block_at
from editor.writing.going_on import innermost
from editor.writing.lines import Span, line_at, without_blanks
from editor.writing.links import ADDRESS, target
from editor.writing.markup import units_of, widened
from editor.writing.runs import runs_touched
from editor.writing.tables import is_in_table

IS_BLOCK = re.compile(r"[ \t]|#{1,6} |[-+*] |\d+\. |>|\||`{3,}|~{3,}|---$|: ", re.MULTILINE)


def is_in_code(text: str, selection: Selection) -> bool:
    """Does what is selected, or the caret, stand in code?"""
    if code_block_at(text, selection.start) or code_block_at(text, selection.end):
        return True
    return any(
        unit.kind in ("code", "liquid")
        and unit.whole.start < selection.start
        and selection.end < unit.whole.end
        for run in runs_touched(text, selection)
        for unit in units_of(text, run)
    )


def pasted(markdown: str) -> WritingCommand:
    """A command that puts in Markdown; None where it cannot stand."""
    return partial(_paste, markdown)


def linked(address: str) -> WritingCommand:
    """A command that makes what is selected a link; None where that would be none."""
    return partial(_link, address)


def _paste(markdown: str, text: str, selection: Selection) -> Edit | None:
    if is_in_code(text, selection):
        return None
    if is_in_table(text, selection.start):
        return _in_cell(markdown, selection)
    line = line_at(text, selection.start)
    lead, opening = innermost(line.of(text))
    start = line.start + len(lead + opening.margin + opening.item)
    behind = text[selection.end : line_at(text, selection.end).end]
    last = markdown.rpartition("\n\n")[2]
    before = "\n\n" if IS_BLOCK.match(markdown) and text[start : selection.start].strip() else ""
    after = "\n\n" if behind.strip() and (IS_BLOCK.match(last) or last.endswith("```")) else ""
    margin = lead + opening.margin + " " * len(opening.mark + opening.gap)
    made = _indented(before + markdown, margin)
    caret = Selection.at(selection.start + len(made))
    return Edit(selection.start, selection.end, made + _indented(after, margin), caret)


def _indented(markdown: str, margin: str) -> str:
    """The lines behind the first as those of the item or the quote around them."""
    first, *lines = markdown.split("\n")
    made = [(margin + line) if line else margin.rstrip() for line in lines]
    if lines and not lines[-1]:
        made[-1] = margin
    return "\n".join([first, *made])


def _in_cell(markdown: str, selection: Selection) -> Edit | None:
    """On one line; a block that needs several cannot stand in a cell."""
    if re.search(r"^(?:\||`{3})", markdown, re.MULTILINE):
        return None
    made = re.sub(r" *\n+", "<br>", markdown)
    return Edit(selection.start, selection.end, made, Selection.at(selection.start + len(made)))


def _link(address: str, text: str, selection: Selection) -> Edit | None:
    span = without_blanks(text, Span(selection.start, selection.end))
    words = span.of(text)
    if not words or "\n" in words or ADDRESS.fullmatch(words) or is_in_code(text, selection):
        return None
    for run in runs_touched(text, selection):
        units = [unit for unit in units_of(text, run) if not _is_image(text, unit.whole)]
        is_cut = widened(span, units) != span
        if is_cut or any(_touches_link(unit.kind, unit.whole, span) for unit in units):
            return None
    made = f"[{words}]({target(address)})"
    return Edit(span.start, span.end, made, Selection.at(span.start + len(made)))


def _touches_link(kind: str, whole: Span, span: Span) -> bool:
    return kind in ("link", "bare") and whole.overlaps(span)


def _is_image(text: str, whole: Span) -> bool:
    return text.startswith("!", whole.start)
