"""Links and images: words become the text of one, and one becomes its words again."""

from __future__ import annotations

import re
from functools import partial

from editor.writing.edit import Edit, Selection, WritingCommand
from editor.writing.fences import code_block_at
from editor.writing.lines import Span, wished, without_blanks
from editor.writing.markup import Unit, units_of, widened
from editor.writing.pieces import Piece, edit_of, moved_place
from editor.writing.runs import runs_touched

ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>]+|mailto:[^\s<>@]+@[^\s<>]+|www\.[^\s<>]+\.[^\s<>]+")
LONGEST = 4000  # characters of an address


def address_in(clipboard: str) -> str:
    """The address that a clipboard holds and nothing else; "" for anything else."""
    text = clipboard.strip() if len(clipboard) <= LONGEST else ""
    if not ADDRESS.fullmatch(text):
        return ""
    return f"https://{text}" if text.startswith("www.") else text


def link(address: str = "") -> WritingCommand:
    """A command that makes a link to `address`, or takes the link around the caret off.

    The caret comes where one types next: where the address goes while there is none.
    """
    return partial(_make, "", address)


def image(address: str = "") -> WritingCommand:
    """A command that shows the image at `address`; what is selected becomes its description."""
    return partial(_make, "!", address)


def _make(sign: str, address: str, text: str, selection: Selection) -> Edit | None:
    if code_block_at(text, selection.start):
        return None
    whole = wished(text, selection)
    found: list[tuple[Span, Unit | None]] = []
    for run in runs_touched(text, selection):
        units = units_of(text, run)
        span = without_blanks(text, whole.within(run))
        around = _around(units, text, sign, span if selection else _at(selection))
        if around or span.of(text).strip():
            solid = [_solid(unit, text) for unit in units]
            span = without_blanks(text, widened(span, units if sign else solid))
            found.append((span, around))
    if not found:
        return None if selection else _empty(sign, address, selection.caret)
    if all(unit for _, unit in found):
        return edit_of(text, selection, [p for _, unit in found if unit for p in _words(unit)])
    return _linked(sign, address, text, selection, [span for span, unit in found if unit is None])


def _at(selection: Selection) -> Span:
    return Span(selection.caret, selection.caret)


def _around(units: list[Unit], text: str, sign: str, span: Span) -> Unit | None:
    """The link, or the image, that `span` is or lies in."""
    return next(
        (
            unit
            for unit in units
            if unit.kind == "link"
            and text.startswith("!", unit.whole.start) is bool(sign)
            and unit.whole.start <= span.start
            and span.end <= unit.whole.end
            and (span.start < span.end or unit.whole.start < span.start < unit.whole.end)
        ),
        None,
    )


def _solid(unit: Unit, text: str) -> Unit:
    """An image as what a link may hold, but not stand in."""
    is_image = text.startswith("!", unit.whole.start)
    return Unit(unit.kind, unit.whole, Span(0, 0)) if is_image else unit


def _words(unit: Unit) -> tuple[Piece, Piece]:
    """The words alone, and the rest away."""
    return (
        Piece(unit.whole.start, unit.inside.start, ""),
        Piece(unit.inside.end, unit.whole.end, ""),
    )


def _empty(sign: str, address: str, place: int) -> Edit:
    opening = f"{sign}["
    return Edit(place, place, f"{opening}]({target(address)})", Selection.at(place + len(opening)))


def _linked(
    sign: str, address: str, text: str, selection: Selection, spans: list[Span]
) -> Edit | None:
    first = spans[0]
    words = first.of(text)
    if len(spans) == 1 and ADDRESS.fullmatch(words):
        made = f"{sign}[]({target(words)})"
        return Edit(first.start, first.end, made, Selection.at(first.start + len(sign) + 1))
    pieces: list[Piece] = []
    for span in spans:
        pieces.append(Piece(span.start, span.start, f"{sign}["))
        pieces.append(Piece(span.end, span.end, f"]({target(address)})", closes=True))
    place = moved_place(pieces[:2], first.end)
    caret = place + 2 if not address else place + len(pieces[1].text)
    return edit_of(text, selection, pieces, Selection.at(caret) if len(spans) == 1 else None)


def target(address: str) -> str:
    """An address as it is written between the brackets of a link."""
    is_odd = any(character in address for character in " ()<>")
    return f"<{address}>" if is_odd and "<" not in address and ">" not in address else address
