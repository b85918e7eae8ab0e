"""Footnotes: a numbered reference with its note at the end, and the way from one to the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.writing.edit import Edit, Selection
from editor.writing.fences import code_block_at, code_blocks
from editor.writing.lines import Span, is_within, line_after, line_at
from editor.writing.markup import units_of
from editor.writing.pieces import Piece, edit_of, moved_place
from editor.writing.runs import runs_touched

MARK = re.compile(r"\[\^([^\[\]\n]{1,200})\](:?)")
NOTE = re.compile(r"(?m)^[ ]{0,3}\[\^[^\[\]\n]{1,200}\]:")


def footnote(text: str, selection: Selection) -> Edit | None:
    """A reference behind what is selected, or behind the caret's word, and the note to be written.

    It gets the next number, and its note comes behind the last one. On a footnote: the way there.
    """
    if mark_at(text, selection.caret):
        return go_between(text, selection)
    if code_block_at(text, selection.end):
        return None
    number, place = next_number(text), _behind_markup(text, _behind_word(text, selection.end))
    end = _end_of_notes(text, place)
    lead = "\n"
    if end is None:
        end = max(place, len(text.rstrip()))
        lead = "\n\n"
    pieces = [
        Piece(place, place, f"[^{number}]"),
        Piece(end, end, f"{lead}[^{number}]: "),
    ]
    return edit_of(text, selection, pieces, Selection.at(moved_place(pieces, end)))


def go_between(text: str, selection: Selection) -> Edit | None:
    """From a reference to its note, and from a note to its first reference; the text stays."""
    found = mark_at(text, selection.caret)
    if found is None:
        return None
    name, is_note = found[1], _is_note(text, found)
    for mark in _marks(text):
        if mark[1] == name and _is_note(text, mark) is not is_note:
            place = _beginning_of(text, mark) if not is_note else mark.end(1) + 1
            return Edit(place, place, "", Selection.at(place))
    return None


def mark_at(text: str, place: int) -> re.Match[str] | None:
    """The reference at a place, or the mark of the note in whose line it is."""
    line = line_at(text, place)
    for found in MARK.finditer(text, line.start, line.end):
        if found.start() <= place <= found.end():
            return found
    note = NOTE.match(text, line.start, line.end)
    return MARK.search(text, line.start, line.end) if note else None


def next_number(text: str) -> int:
    """The number behind the highest one."""
    return max((int(mark[1]) for mark in MARK.finditer(text) if mark[1].isdecimal()), default=0) + 1


def _marks(text: str) -> Iterator[re.Match[str]]:
    """The references and the marks of notes, but for those in blocks of code."""
    code = [block.whole for block in code_blocks(text, len(text))]
    return (mark for mark in MARK.finditer(text) if not is_within(code, mark.start()))


def _is_note(text: str, mark: re.Match[str]) -> bool:
    before = text[text.rfind("\n", 0, mark.start()) + 1 : mark.start()]
    return bool(mark[2]) and len(before) <= 3 and not before.strip(" ")


def _beginning_of(text: str, mark: re.Match[str]) -> int:
    """Where the words of a note begin."""
    end = line_at(text, mark.end()).end
    return mark.end() + (text[mark.end() : end][:1] == " ")


def _behind_word(text: str, place: int) -> int:
    while place < len(text) and (text[place].isalnum() or text[place] in "'’"):
        place += 1
    return place


def _behind_markup(text: str, place: int) -> int:
    """The place, or the end of the code, math, tag or Liquid that it is in."""
    for run in runs_touched(text, Selection.at(place)):
        for unit in units_of(text, run):
            if unit.is_cut_by(Span(place, place)):
                return unit.whole.end
    return place


def _end_of_notes(text: str, place: int) -> int | None:
    """Behind which note a new one belongs whose reference is at `place`; None for no note.

    It is the note of the reference before, so that the notes keep their order, or else the last.
    """
    marks = list(_marks(text))
    notes = {mark[1]: mark for mark in marks if mark.start() >= place and _is_note(text, mark)}
    if not notes:
        return None
    before = [mark[1] for mark in marks if mark.end() <= place and mark[1] in notes]
    last = notes[before[-1]] if before else list(notes.values())[-1]
    line = line_at(text, last.end())
    while (after := line_after(text, line)) and _goes_on(text, after):
        line = after
    return line.end


def _goes_on(text: str, line: Span) -> bool:
    """Is the line part of the note before it? A blank one is if what follows is indented."""
    if line.of(text).strip():
        return NOTE.match(text, line.start) is None
    return text.startswith(("    ", "\t"), line.end + 1)
