"""What Enter and Backspace do in lists, quotes and code: lines go on as the one above, and end."""

from __future__ import annotations

import re

from editor.writing.edit import Edit, Selection
from editor.writing.fences import CodeBlock, code_block_at
from editor.writing.item_levels import move_out
from editor.writing.items import CODE, Item, columns, items_by_line, list_lines, quote_depth
from editor.writing.line_opening import LineOpening
from editor.writing.lines import Span, line_after, line_at, line_before
from editor.writing.list_draft import ListDraft
from editor.writing.lists import TO_DO

BEGINS = re.compile(r"[ \t>]|[-*+][ \t]|\d{1,9}\.[ \t]")
LAST_SIGN = re.compile(r">[ ]?$")
BLANKS = re.compile(r"[ \t]*")


def go_on(text: str, selection: Selection) -> Edit | None:
    """Begin the next line as this one begins; in an empty item or quote end that, one level.

    None where a plain line end is right.
    """
    place = selection.caret
    line = line_at(text, place)
    if selection or not BEGINS.match(text, line.start, line.end):
        return None
    lead, opening = innermost(line.of(text))
    code = code_block_at(text, place)
    start = line.start + len(lead + opening.margin + opening.item)
    if code is not None:
        return _go_on_in_code(text, place, code)
    if place < start or (opening.mark and not opening.gap):
        return None
    if not lead and _is_indented_code(text, line, opening):
        return _inserted(place, place, f"\n{opening.margin}")
    is_empty = not text[start : line.end].strip()
    if opening.mark:
        return _end_item(text, selection) if is_empty else _next_item(text, place, lead, opening)
    if opening.quote:
        if is_empty:
            return _end_quote(text, line, lead, opening)
        return _inserted(place, place, f"\n{lead}{opening.margin}")
    if is_empty or not opening.indent:
        return _less_indented(text, place) if opening.indent else None
    return _inserted(place, place, f"\n{opening.indent}")


def take_mark(text: str, selection: Selection) -> Edit | None:
    """Right behind the mark of an item, the box of a task or a quote's sign: take that away."""
    place = selection.caret
    line = line_at(text, place)
    if selection or not BEGINS.match(text, line.start, line.end):
        return None
    lead, opening = innermost(line.of(text))
    start = line.start + len(lead + opening.margin)
    if place != start + len(opening.item) or code_block_at(text, place):
        return None
    if not lead and _is_indented_code(text, line, opening):
        return None
    if opening.box:
        return Edit(place - len(opening.box), place, "", Selection.at(place - len(opening.box)))
    if opening.mark:
        return _without_mark(text, start, place, opening)
    if not opening.quote or opening.indent:
        return None
    sign = place - len(opening.quote) + len(LAST_SIGN.sub("", opening.quote))
    return Edit(sign, place, "", Selection.at(sign))


def innermost(line: str) -> tuple[str, LineOpening]:
    """What the innermost of an item, a quote in it … opens with, and what stands before that.

    Marks before it are blanks: so the next line in there begins.
    """
    lead, start = "", 0
    opening = LineOpening.of(line)
    while opening.gap and not opening.box:
        behind = start + len(opening.margin + opening.item)
        inner = LineOpening.of(line[behind:])
        if inner.indent or not (inner.quote or inner.gap):
            break
        lead += opening.margin + " " * len(opening.item)
        start, opening = behind, inner
    return lead, opening


def _is_indented_code(text: str, line: Span, opening: LineOpening) -> bool:
    """Is what looks like an item indented too far to be one?"""
    if not opening.mark or columns(opening.indent) < CODE:
        return False
    draft = ListDraft.around(text, line.start)
    number = draft.number_of(text, line.start)
    return all(item.first != number for item in draft.items)


def _inserted(start: int, end: int, made: str) -> Edit:
    return Edit(start, end, made, Selection.at(start + len(made)))


def _go_on_in_code(text: str, place: int, code: CodeBlock) -> Edit | None:
    """The quote that the code is in, and the indent, go on."""
    line = line_at(text, place)
    quote = LineOpening.of(line_at(text, code.whole.start).of(text)).quote
    shared = quote if text.startswith(quote, line.start) else ""
    blanks = BLANKS.match(text, line.start + len(shared), max(place, line.start + len(shared)))
    margin = shared + (blanks[0] if blanks else "")
    if not margin or place < line.start + len(shared):
        return None
    return _inserted(place, place, f"\n{margin}")


def _next_item(text: str, place: int, lead: str, opening: LineOpening) -> Edit:
    blanks = BLANKS.match(text, place)
    rest = blanks.end() if blanks else place
    mark = f"{int(opening.mark[:-1]) + 1}." if opening.is_numbered else opening.mark
    start = lead + opening.margin + mark + opening.gap + (TO_DO if opening.box else "")
    if lead or not opening.is_numbered:
        return _inserted(place, rest, f"\n{start}")
    draft = ListDraft.around(text, place)
    number = draft.number_of(text, place)
    line = line_at(text, place)
    draft.lines[number] = text[line.start : place]
    draft.insert(number + 1, start + text[rest : line.end])
    draft.renumber()
    edit = draft.edit(text, Selection.at(draft.span.start))
    return _with_caret(edit, draft.end_of(number + 1) - (line.end - rest))


def _with_caret(edit: Edit, place: int) -> Edit:
    return Edit(edit.start, edit.end, edit.text, Selection.at(place))


def _end_item(text: str, selection: Selection) -> Edit | None:
    """An empty item goes a level out; the outermost becomes a line of its own, behind the list."""
    line = line_at(text, selection.caret)
    lead, opening = innermost(line.of(text))
    if lead:
        start = line.start + len(lead)
        return Edit(start, line.end, "", Selection.at(start))
    draft = ListDraft.around(text, line.start)
    number = draft.number_of(text, line.start)
    item = next((each for each in draft.items if each.first == number), None)
    if item is None:
        return None
    if item.parent is not None:
        move_out(draft, draft.items, [item])
        draft.lines[number] = _with_box_of(item.parent, draft.lines[number])
    else:
        draft.lines[number] = opening.quote
        number = _set_apart(text, draft, number, opening.quote.rstrip())
    draft.renumber()
    edit = draft.edit(text, Selection.at(draft.span.start))
    return _with_caret(edit, draft.end_of(number))


def _with_box_of(parent: Item, line: str) -> str:
    """An empty item is a task where those are that it joins."""
    opening = LineOpening.of(line)
    return opening.margin + opening.mark + opening.gap + (TO_DO if parent.opening.box else "")


def _set_apart(text: str, draft: ListDraft, number: int, blank: str) -> int:
    """Have blank lines around a line: text right below an item would belong to it."""
    line = line_at(text, draft.span.start + sum(len(each) + 1 for each in draft.lines[:number]))
    before, after = line_before(text, line), line_after(text, line)
    if after is not None and filled(after.of(text)):
        draft.insert(number + 1, blank)
    if before is not None and filled(before.of(text)):
        draft.insert(number, blank)
        return number + 1
    return number


def filled(line: str) -> str:
    """What stands in a line behind the quote's signs, without blanks around it."""
    return line[len(LineOpening.of(line).quote) :].strip()


def _end_quote(text: str, line: Span, lead: str, opening: LineOpening) -> Edit:
    """An empty line of a quote goes a level out, with a blank line above: else it would go on."""
    outer = lead + _outer(opening.quote)
    blank, depth = outer.rstrip(), outer.count(">")
    start, made = line.start, outer
    before, after = line_before(text, line), line_after(text, line)
    if before is not None:
        is_deeper = quote_depth(before.of(text)) > depth
        if filled(before.of(text)):
            made = f"{blank}\n{outer}"
        elif is_deeper:
            start, made = before.start, f"{blank}\n{outer}"
    caret = Selection.at(start + len(made))
    if after is not None and (filled(after.of(text)) or quote_depth(after.of(text)) > depth):
        made += f"\n{blank}"
    return Edit(start, line.end, made, caret)


def _outer(quote: str) -> str:
    """The signs of a quote without the last."""
    outer = LAST_SIGN.sub("", quote)
    return f"{outer} " if outer.endswith(">") else outer


def _less_indented(text: str, place: int) -> Edit | None:
    """A line of blanks in an item is indented as what that item is in."""
    line = line_at(text, place)
    opening = LineOpening.of(line.of(text))
    lines = Span(list_lines(text, place).start, line.end).of(text).split("\n")
    holder = items_by_line(lines)[-1]
    if holder is None:
        return None
    column = columns(opening.indent)
    while holder is not None and holder.content >= column:
        holder = holder.parent
    start = line.start + len(opening.quote)
    return _inserted(start, line.end, " " * (holder.content if holder else 0))


def _without_mark(text: str, start: int, end: int, opening: LineOpening) -> Edit:
    line = line_at(text, start)
    if not opening.is_numbered or start != line.start + len(opening.margin):
        return Edit(start, end, "", Selection.at(start))
    draft = ListDraft.around(text, start)
    draft.lines[draft.number_of(text, start)] = text[line.start : start] + text[end : line.end]
    draft.renumber()
    return _with_caret(draft.edit(text, Selection.at(start)), start)
