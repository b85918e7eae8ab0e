"""Bold, italic and strikethrough: puts marks around what is selected, or takes them off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from editor.writing.edit import Edit, Selection
from editor.writing.emphasis import EMPHASIS, STRONG, STRUCK, Marked, marked_in
from editor.writing.fences import code_block_at
from editor.writing.lines import Span, line_at, wished, without_blanks, word_at
from editor.writing.markup import Unit, masks_of, units_of, widened
from editor.writing.pieces import Piece, edit_of
from editor.writing.runs import runs_touched


@dataclass(frozen=True)
class Part:
    """What of one run of prose is to be marked with `mark`."""

    text: str
    run: Span
    mark: str
    wished: Span

    @cached_property
    def units(self) -> list[Unit]:
        """The markup of the run, but for emphasis."""
        return units_of(self.text, self.run)

    @cached_property
    def marked(self) -> list[Marked]:
        """The emphasis of the run, of every kind."""
        return marked_in(self.text, self.run, masks_of(self.units))

    @cached_property
    def same(self) -> list[Marked]:
        """The emphasis of the kind that is to come or to go."""
        return [each for each in self.marked if each.mark == self.mark]

    @cached_property
    def span(self) -> Span:
        """What is to be marked: without blanks at its ends, and cutting nothing."""
        others = [each.unit for each in self.marked if each.mark != self.mark]
        span = widened(without_blanks(self.text, self.wished), [*self.units, *others])
        return without_blanks(self.text, span)

    @property
    def touching(self) -> list[Marked]:
        """Those of the same kind that it overlaps."""
        span = self.span
        return [each for each in self.same if each.whole.overlaps(span)]

    def span_within(self, outer: Marked) -> Span:
        """Its span, with the marks of other kinds that stand around it inside of `outer`.

        Were the outer marks to end between these, they would cross.
        """
        whole = [
            each.whole
            for each in self.marked
            if each.mark != self.mark
            and outer.inside.start <= each.whole.start
            and each.whole.end <= outer.inside.end
            and each.whole.overlaps(self.span)
        ]
        return Span(
            min([self.span.start, *(each.start for each in whole)]),
            max([self.span.end, *(each.end for each in whole)]),
        )

    @property
    def is_marked(self) -> bool:
        """Is all of it marked already?"""
        place = self.span.start
        for each in sorted(self.touching, key=lambda marked: marked.whole.start):
            if self.text[place : each.whole.start].strip():
                return False
            place = max(place, each.whole.end)
        return place > self.span.start and not self.text[place : self.span.end].strip()


def toggle(mark: str, text: str, selection: Selection) -> Edit | None:
    """Mark what is selected, each paragraph and item by itself, or take the marks off again.

    Without a selection it is the marked piece around the caret, or the word; else an empty pair.
    """
    if not selection:
        return _at_caret(mark, text, selection)
    parts = [
        Part(text, run, mark, wished(text, selection).within(run))
        for run in runs_touched(text, selection)
    ]
    return _switched(text, selection, [part for part in parts if part.wished.of(text).strip()])


bold = partial(toggle, STRONG)
italic = partial(toggle, EMPHASIS)
strikethrough = partial(toggle, STRUCK)


def _at_caret(mark: str, text: str, selection: Selection) -> Edit | None:
    place, size = selection.caret, len(mark)
    if _is_in_empty_pair(text, place, mark):
        return Edit(place - size, place + size, "", Selection.at(place - size))
    if code_block_at(text, place) or _is_in_attributes(text, place):
        return None
    word = word_at(text, place)
    for run in runs_touched(text, selection):
        part = Part(text, run, mark, word)
        around = [each for each in part.same if each.whole.is_around(place)]
        if around:
            return edit_of(text, selection, _bare(around[0]))
        if word.start < word.end:
            return _switched(text, selection, [part])
    return Edit(place, place, mark * 2, Selection.at(place + size))


def _is_in_attributes(text: str, place: int) -> bool:
    """Is it in an attribute list ({: .class}), or at an end of one that is a line by itself?"""
    line = line_at(text, place)
    alone = without_blanks(text, line)
    return any(
        each.kind == "attributes" and (each.whole == alone or each.whole.is_around(place))
        for each in units_of(text, line)
    )


def _is_in_empty_pair(text: str, place: int, mark: str) -> bool:
    size, sign = len(mark), mark[0]
    start, end = place - size, place + size
    is_longer = text[start - 1 : start] == sign or text[end : end + 1] == sign
    return start >= 0 and text[start:end] == mark * 2 and not is_longer


def _switched(text: str, selection: Selection, parts: list[Part]) -> Edit | None:
    does = _taken_off if all(part.is_marked for part in parts) else _put_on
    pieces = [piece for part in parts for piece in does(part)]
    return edit_of(text, selection, pieces) if pieces else None


def _put_on(part: Part) -> Iterator[Piece]:
    if part.is_marked:
        return
    start = min([part.span.start, *(each.whole.start for each in part.touching)])
    end = max([part.span.end, *(each.whole.end for each in part.touching)])
    for each in part.touching:
        yield from _bare(each)
    yield Piece(start, start, part.mark)
    yield Piece(end, end, part.mark, closes=True)


def _taken_off(part: Part) -> Iterator[Piece]:
    """The marks go; what is left of a marked piece on either side keeps its own."""
    for each in part.touching:
        opening, closing = each.opening.of(part.text), each.closing.of(part.text)
        span = part.span_within(each)
        before = without_blanks(part.text, Span(each.inside.start, span.start))
        after = without_blanks(part.text, Span(span.end, each.inside.end))
        if before.start < before.end and after.start < after.end:
            yield from _told_apart(part, each)
        if before.start < before.end:
            yield Piece(before.end, before.end, closing)
        else:
            yield Piece(each.opening.start, each.opening.end, "")
        if after.start < after.end:
            yield Piece(after.start, after.start, opening, closes=True)
        else:
            yield Piece(each.closing.start, each.closing.end, "")


def _told_apart(part: Part, strong: Marked) -> Iterator[Piece]:
    """Emphasis right around what is strong gets the other sign, where that can be.

    kramdown takes the signs of `***a** b **c***` for those of one piece.
    """
    around = (each for each in part.marked if each.inside == strong.whole)
    outer = next(around, None)
    sign = part.text[strong.opening.start]
    if outer is None or (strong.mark, outer.mark) != (STRONG, EMPHASIS):
        return
    if part.text[outer.opening.start] != sign:
        return
    beside = part.text[max(0, outer.whole.start - 1) : outer.whole.start]
    beside += part.text[outer.whole.end : outer.whole.end + 1]
    if sign == "_" or not any(map(str.isalnum, beside)):  # underscores are no marks within words
        for span in (outer.opening, outer.closing):
            yield Piece(span.start, span.end, "*" if sign == "_" else "_")


def _bare(marked: Marked) -> Iterable[Piece]:
    return (
        Piece(marked.opening.start, marked.opening.end, ""),
        Piece(marked.closing.start, marked.closing.end, ""),
    )
