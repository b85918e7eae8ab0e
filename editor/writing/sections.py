"""Sections moved to another place, or deeper and higher, each with its subsections."""

from __future__ import annotations

from collections.abc import Iterator

from editor.writing.edit import Edit, Selection
from editor.writing.headings import DEEPEST, Title
from editor.writing.lines import Span, line_after, line_at
from editor.writing.outline import Outline, outline_of
from editor.writing.pieces import Piece, edit_of

BLANKS = " \t\n"
APART = "\n\n"  # what stands between sections at least


def move_up(text: str, selection: Selection) -> Edit | None:
    """The caret's section comes before its neighbour below the same heading."""
    outline = outline_of(text)
    which = outline.at_place(selection.caret)
    return None if which is None else beside(outline, which, -1, selection)


def move_down(text: str, selection: Selection) -> Edit | None:
    """The caret's section comes behind its neighbour below the same heading."""
    outline = outline_of(text)
    which = outline.at_place(selection.caret)
    return None if which is None else beside(outline, which, 1, selection)


def deeper(text: str, selection: Selection) -> Edit | None:
    """All headings of the caret's section get one level deeper, if there is one for each."""
    outline = outline_of(text)
    which = outline.at_place(selection.caret)
    return None if which is None else with_levels(outline, which, 1, selection)


def higher(text: str, selection: Selection) -> Edit | None:
    """All headings of the caret's section get one level higher, if there is one for each."""
    outline = outline_of(text)
    which = outline.at_place(selection.caret)
    return None if which is None else with_levels(outline, which, -1, selection)


def beside(outline: Outline, which: int, step: int, selection: Selection) -> Edit | None:
    """A section before (-1) or behind (1) its neighbour; None where it has none there."""
    before = place_beside(outline, which, step)
    return None if before is None else moved(outline, which, before, selection)


def place_beside(outline: Outline, which: int, step: int) -> int | None:
    """Before which heading a section comes that passes its neighbour; None: it has none there."""
    siblings = outline.children(outline.headings[which].parent)
    at = siblings.index(which) + step
    if not 0 <= at < len(siblings):
        return None
    return siblings[at] if step < 0 else outline.below(siblings[at])


def number_behind(outline: Outline, which: int, before: int) -> int:
    """Which heading a section has once it came before another one, or to the end."""
    return before if before <= which else before - (outline.below(which) - which)


def with_levels(outline: Outline, which: int, by: int, selection: Selection) -> Edit | None:
    """All headings of a section `by` levels deeper; None where one would have no such level."""
    levels = [each.level + by for each in outline.headings[which : outline.below(which)]]
    if not by or min(levels) < 1 or max(levels) > DEEPEST:
        return None
    return edit_of(outline.text, selection, level_pieces(outline, which, by))


def level_pieces(outline: Outline, which: int, by: int) -> Iterator[Piece]:
    """What gives the headings of a section other levels."""
    text = outline.text
    for each in outline.headings[which : outline.below(which)]:
        line = line_at(text, each.start)
        underline = line_after(text, line) if each.is_underlined else None
        yield from Title(text, line, underline).with_level(each.level + by)


def moved(
    outline: Outline, which: int, before: int, selection: Selection, level: int | None = None
) -> Edit | None:
    """A section comes before another heading or, if `before` is their number, to the end.

    `level` is what its heading gets, and those below it likewise; None: they stay. The blank lines
    between sections stay where they are; one at least is there. The caret goes along, from
    elsewhere to the heading. None where nothing would change, or the section would come into
    itself, or a heading below the deepest level.
    """
    heading = outline.headings[which]
    section = Span(heading.start, heading.end)
    is_there = section.start <= selection.caret <= section.end
    caret = selection if is_there else Selection.at(section.start)
    by = (level or heading.level) - heading.level
    levelled = with_levels(outline, which, by, caret)
    if by and levelled is None:
        return None
    if before in (which, outline.below(which)):
        return levelled
    if which < before < outline.below(which):
        return None
    inside = section.of(outline.text)
    if levelled is not None:
        after, caret = levelled.applied(outline.text), levelled.selection
        inside = after[section.start : section.end + len(after) - len(outline.text)]
    return exchanged(outline, section, inside, before, caret)


def exchanged(outline: Outline, section: Span, inside: str, before: int, caret: Selection) -> Edit:
    """What a section passes on its way, and `inside`, which is what it becomes, change places."""
    text, headings = outline.text, outline.headings
    place = headings[before].start if before < len(headings) else outline.end
    start, end = min(section.start, place), max(section.end, place)
    goes_up = place < section.start
    passed = text[start : section.start] if goes_up else text[section.end : end]
    (first, gap), (second, tail) = map(parted, (passed, inside) if goes_up else (inside, passed))
    lead = "" if is_apart(text, start) else "\n"
    front = lead + second + apart(gap)
    new = front + first + (apart(tail) if end < len(text) else tail)
    begins, moved_text = (len(lead), second) if goes_up else (len(front), first)
    places = (
        start + begins + min(max(each - section.start, 0), len(moved_text))
        for each in (caret.anchor, caret.caret)
    )
    return Edit(start, end, new, Selection(*places))


def parted(piece: str) -> tuple[str, str]:
    """A piece of text up to its last line that is not blank, and the line ends behind it."""
    end = piece.find("\n", len(piece.rstrip(BLANKS)))
    return (piece, "") if end < 0 else (piece[:end], piece[end:])


def apart(gap: str) -> str:
    """Line ends that hold a blank line at least."""
    return gap if gap.count("\n") > 1 else APART


def is_apart(text: str, place: int) -> bool:
    """Does a line begin there that is the first, or stands below a blank one?"""
    return not place or not line_at(text, place - 1).of(text).strip(BLANKS)
