"""Rows of differences as a text to read and to copy: numbers beside it, marks behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from editor.journal.differences import Gap, Kind, Row
from editor.journal.signs import Span
from editor.ui.text.offsets import units
from editor.ui.theme import colour

LONGEST = 20_000  # characters of a line that are shown
BEFORE = 200  # of them before what differs
SIGNS = {Kind.SAME: "  ", Kind.GONE: "− ", Kind.COME: "+ "}
ROLES = {Kind.GONE: "error", Kind.COME: "accent"}
OF_ROW, OF_SPAN = 26, 84  # how strongly a row, and what differs in it, is coloured (of 255)
SIDE = 8  # px between numbers and text
OPENS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}

Part = Row | Gap


class RowsView(QPlainTextEdit):
    """Shows rows and gaps; a click or Enter on a gap opens it."""

    gap_opened = Signal(int)  # a line of the old version that was hidden

    def __init__(self, name: str, *, has_numbers: bool = True) -> None:
        super().__init__()
        self._parts: list[Part] = []
        self._numbers = Numbers(self) if has_numbers else None
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self._numbers is not None:
            self.updateRequest.connect(self._numbers.follow)

    @property
    def parts(self) -> Sequence[Part]:
        """What each line of the text is."""
        return self._parts

    @property
    def line(self) -> int:
        """The line of the text that the caret is in, from 0."""
        return self.textCursor().blockNumber()

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these; caret and scrolling stay where they were, as far as the text reaches."""
        parts = [shortened(part) if isinstance(part, Row) else part for part in parts]
        if parts == self._parts:
            return
        line, scrolled = self.line, self.verticalScrollBar().value()
        self._parts = parts
        self.setPlainText("\n".join(map(text_of, parts)))
        if self._numbers is not None:
            self.setViewportMargins(self._numbers.measure(parts), 0, 0, 0)
        self.go_to(line, is_in_middle=False)
        self.verticalScrollBar().setValue(scrolled)

    def go_to(self, line: int, *, is_in_middle: bool = True) -> None:
        """Put the caret at the beginning of a line of the text."""
        block = self.document().findBlockByNumber(min(line, self.blockCount() - 1))
        self.setTextCursor(QTextCursor(block))
        if is_in_middle:
            self.centerCursor()

    def open_gap(self, line: int) -> None:
        """Show the rows that are hidden in a line of the text, if it is a gap."""
        part = self._parts[line] if line < len(self._parts) else None
        if not isinstance(part, Gap):
            return
        self.show_parts([*self._parts[:line], *part.rows, *self._parts[line + 1 :]])
        self.gap_opened.emit(part.rows[len(part.rows) // 2].old or 0)

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, QRectF, Part]]:
        """The lines on screen: each with its place in the viewport and what it is."""
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        while block.isValid() and block.blockNumber() < len(self._parts):
            place = self.blockBoundingGeometry(block).translated(offset)
            if place.top() > self.viewport().height():
                return
            yield block, place, self._parts[block.blockNumber()]
            block = block.next()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Colour rows and marks behind the text."""
        painter = QPainter(self.viewport())
        for block, place, part in self.visible_blocks():
            place.setRect(0, place.top(), self.viewport().width(), place.height())
            if isinstance(part, Gap):
                painter.fillRect(place, colour("alternate", self.palette()))
                continue
            if part.kind in ROLES:
                painter.fillRect(place, self._colour(part.kind, OF_ROW))
            left = self.contentOffset().x()
            painter.setPen(self._colour(part.kind, 255))
            for box in boxes(block, place.top(), left, part.spans):
                painter.fillRect(box, self._colour(part.kind, OF_SPAN))
                painter.drawLine(box.bottomLeft(), box.bottomRight())
            painter.setPen(QPen(colour("muted", self.palette()), 1, Qt.PenStyle.DotLine))
            for box in boxes(block, place.top(), left, part.signs):
                painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The numbers are as high as the text."""
        super().resizeEvent(event)
        if self._numbers is not None:
            inside = self.contentsRect()
            self._numbers.setGeometry(
                QRect(inside.topLeft(), QSize(self._numbers.width(), inside.height()))
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar open the gap under the caret."""
        if Qt.Key(event.key()) in OPENS:
            self.open_gap(self.line)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a gap opens it; dragging selects."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.open_gap(self.cursorForPosition(event.position().toPoint()).blockNumber())

    def changeEvent(self, event: QEvent) -> None:
        """Another theme has other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def _colour(self, kind: Kind, strength: int) -> QColor:
        own = colour(ROLES.get(kind, "accent"), self.palette())
        own.setAlpha(strength)
        return own


class Numbers(QWidget):
    """The numbers of the lines, in the old version and in the new one."""

    def __init__(self, view: RowsView) -> None:
        super().__init__(view)
        self._view = view
        self._column = 0

    def measure(self, parts: Sequence[Part]) -> int:
        """Be as wide as these need; gives the width in px."""
        rows = (part.rows[-1] if isinstance(part, Gap) else part for part in parts)
        last = max((max(row.old or 0, row.new or 0) for row in rows), default=0)
        self._column = self.fontMetrics().horizontalAdvance("0" * max(2, len(str(last)))) + SIDE
        self.resize(2 * self._column + SIDE, self.height())
        return self.width()

    def follow(self, _area: QRect, scrolled: int) -> None:
        """The text was scrolled or painted anew."""
        self.scroll(0, scrolled) if scrolled else self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the numbers beside the first line of each row."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("alternate", self.palette()))
        painter.setPen(colour("muted", self.palette()))
        painter.setFont(self._view.font())
        for block, place, part in self._view.visible_blocks():
            height = block.layout().lineAt(0).height()
            for column, number in enumerate(numbers_of(part)):
                box = QRectF(column * self._column, place.top(), self._column, height)
                painter.drawText(box, Qt.AlignmentFlag.AlignRight, number)
        painter.end()


def numbers_of(part: Part) -> tuple[str, str]:
    """What stands beside a line: its number in either version."""
    if isinstance(part, Gap):
        return "⋮", "⋮"
    return str(part.old or ""), str(part.new or "")


def text_of(part: Part) -> str:
    """What a line of the text says."""
    if isinstance(part, Row):
        return SIGNS[part.kind] + part.text
    count = len(part.rows)
    return QCoreApplication.translate("RowsView", "… {count} unchanged lines").format(count=count)


def shortened(row: Row) -> Row:
    """A very long row from a little before what differs."""
    if len(row.text) <= LONGEST:
        return row
    start = max(0, row.spans[0].start - BEFORE) if row.spans else 0
    inside = "… " if start else ""
    text = inside + row.text[start : start + LONGEST] + " …"

    def kept(spans: Sequence[Span]) -> tuple[Span, ...]:
        shift, end = len(inside) - start, start + LONGEST
        inner = (each for each in spans if each.end > start and each.start < end)
        return tuple(
            Span(max(each.start, start) + shift, min(each.end, end) + shift) for each in inner
        )

    return replace(row, text=text, spans=kept(row.spans), signs=kept(row.signs))


def boxes(block: QTextBlock, top: float, left: float, spans: Sequence[Span]) -> Iterator[QRectF]:
    """Where the characters `spans` of a row are painted: a box in each line they run over."""
    text, layout = block.text(), block.layout()
    is_wide = len(text) != units(text)
    for start, end in spans:
        first, last = (len(SIGNS[Kind.SAME]) + place for place in (start, end))
        if is_wide:
            first, last = units(text[:first]), units(text[:last])
        for number in range(
            layout.lineForTextPosition(first).lineNumber(),
            layout.lineForTextPosition(last).lineNumber() + 1,
        ):
            line = layout.lineAt(number)
            from_x = x_of(line, max(first, line.textStart()))
            to_x = x_of(line, min(last, line.textStart() + line.textLength()))
            corner = QPointF(left + min(from_x, to_x), top + line.y())
            yield QRectF(corner.x(), corner.y(), abs(to_x - from_x), line.height())


def x_of(line: QTextLine, place: int) -> float:
    """Where a character of a line is painted."""
    x, _ = cast("tuple[float, int]", line.cursorToX(place))
    return x
