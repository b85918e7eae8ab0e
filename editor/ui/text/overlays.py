"""What is drawn over the text of a widget by those who mark something in it, layer upon layer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtGui import (
    QPainter,
    QPen,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextLine,
)
from PySide6.QtWidgets import QTextEdit

from editor.ui.text.text_edit import TextEdit

LAYERS = ("focus", "part", "matches", "spelling", "problems")  # the lowest first
# A format with this property, a QPen, has a box drawn around what it is for.
BOX = QTextFormat.Property.UserProperty + 1


class Overlays(QObject):
    """Owns the extra selections of a `TextEdit`; each of `LAYERS` is shown by one who marks."""

    def __init__(self, edit: TextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._layers: dict[str, list[QTextEdit.ExtraSelection]] = {name: [] for name in LAYERS}
        self._boxed: list[tuple[QTextCursor, QPen]] = []
        edit.painted.connect(self._draw_boxes)

    def show(self, layer: str, selections: Sequence[QTextEdit.ExtraSelection]) -> None:
        """Show these in a layer instead of those before."""
        if not selections and not self._layers[layer]:
            return
        self._layers[layer] = list(selections)
        document = self._edit.document()
        shown = [
            each
            for name in LAYERS
            for each in self._layers[name]
            if cursor_of(each).document() is document
        ]
        self._boxed = [
            (QTextCursor(cursor_of(each)), QPen(format_of(each).penProperty(BOX)))
            for each in shown
            if format_of(each).hasProperty(BOX)
        ]
        self._edit.setExtraSelections(shown)
        self._edit.viewport().update()  # the boxes too

    def _draw_boxes(self, rect: QRect) -> None:
        """Draw the boxes that stand in a part of the viewport, which is being painted."""
        paragraphs = [*paragraphs_in(self._edit, rect)] if self._boxed else []
        if not paragraphs:
            return
        painter = QPainter(self._edit.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for cursor, pen in self._boxed:
            painter.setPen(pen)
            inset = pen.widthF() / 2
            for box in boxes(self._edit, paragraphs, cursor):
                painter.drawRoundedRect(box.adjusted(-1, inset, 1, -inset), 2, 2)
        painter.end()


Paragraph = tuple[QTextBlock, float]  # with its top in the viewport


def paragraphs_in(edit: TextEdit, rect: QRect) -> Iterator[Paragraph]:
    """The paragraphs that stand in a part of the viewport, wholly or partly."""
    for number, top in edit.paragraphs_in_sight():
        block = edit.document().findBlockByNumber(number)
        if top > rect.bottom() + 1:
            return
        if top + edit.blockBoundingRect(block).height() >= rect.top():
            yield block, top


def boxes(edit: TextEdit, paragraphs: Sequence[Paragraph], cursor: QTextCursor) -> Iterator[QRectF]:
    """Where in the viewport what a cursor selects stands in some paragraphs, line by line."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    first = max(0, bisect_right(paragraphs, start, key=lambda each: each[0].position()) - 1)
    for block, top in paragraphs[first:]:
        place = block.position()
        if place > end:
            return
        if place + block.length() > start:
            yield from line_boxes(edit, block, top, max(start - place, 0), end - place)


def line_boxes(
    edit: TextEdit, block: QTextBlock, top: float, start: int, end: int
) -> Iterator[QRectF]:
    """Where places of a paragraph stand whose top is at `top`; only what is in sight."""
    layout, pitch, left = block.layout(), edit.pitch_of(block), edit.contentOffset().x()
    first = layout.lineForTextPosition(start)
    last = layout.lineForTextPosition(min(end, block.length() - 1))
    if not first.isValid() or not last.isValid():
        return
    lowest = int((edit.viewport().height() - top) // pitch)
    for row in range(
        max(first.lineNumber(), int(-top // pitch)), min(last.lineNumber(), lowest) + 1
    ):
        line = layout.lineAt(row)
        begin, finish = line.textStart(), line.textStart() + line.textLength()
        one, other = sorted((x_of(line, max(start, begin)), x_of(line, min(end, finish))))
        yield QRectF(left + one, top + row * pitch, other - one, pitch)


def x_of(line: QTextLine, place: int) -> float:
    """How far right in its paragraph a place of a line stands."""
    return cast("tuple[float, int]", line.cursorToX(place))[0]


def marked(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    """What a cursor selects, to be shown with a look over that of the text."""
    selection = QTextEdit.ExtraSelection()
    selection.cursor, selection.format = cursor, look  # pyright: ignore[reportAttributeAccessIssue]
    return selection


def cursor_of(selection: QTextEdit.ExtraSelection) -> QTextCursor:
    """What is marked."""
    return selection.cursor  # pyright: ignore[reportAttributeAccessIssue, reportReturnType]


def format_of(selection: QTextEdit.ExtraSelection) -> QTextFormat:
    """How it is marked."""
    return selection.format  # pyright: ignore[reportAttributeAccessIssue, reportReturnType]
