"""A plain text widget that sets evenly spaced lines in a column, and takes the mouse beside it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from editor.ui.text.known_lines import KnownLines
from editor.ui.text.typography import FEWEST, WIDTH, Typography
from editor.ui.text.writing import MARGIN, Writing
from editor.ui.theme import colour
from editor.ui.turn import take_turn

# As wide as 76 characters of prose are, in the font it is written in.
LINE = "A line of prose, as it is written here: some words, a comma, and then a dot."
SIDE = 20  # px on either side of the column, at least; the left one shows the marks
PRESSED = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
MOUSE = PRESSED | {QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove}
IN_VIEWPORT = {
    Qt.InputMethodQuery.ImCursorRectangle,
    Qt.InputMethodQuery.ImAnchorRectangle,
    Qt.InputMethodQuery.ImInputItemClipRectangle,
}


class ColumnEdit(QPlainTextEdit):
    """Shows a `Writing` in a column, and marks the line that the caret is in."""

    painted = Signal(QRect)  # the text is, there: what goes over it can be painted now
    column_moved = Signal()  # the text column stands elsewhere in the widget
    writing_shown = Signal()  # another writing is on screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typography = Typography()
        self._left_room = SIDE
        self._is_beside = False  # the mouse was pressed beside the column
        self._marked_line = (0, 0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self.show_writing(Writing())

    def show_writing(self, writing: Writing) -> None:
        """Show the document of `writing`, dressed as this widget shows texts."""
        writing.spacing.measure(self.font(), self._typography.spacing)
        if writing.document.defaultFont() != self.font():  # the same one is laid out anew too
            writing.document.setDefaultFont(self.font())
        self.setDocument(writing.document)
        self._writing = writing  # not before: Qt takes leave of the document that it showed
        self._set_tab_stops()
        self.writing_shown.emit()

    def read_from_right(self, usually: bool) -> None:
        """Set paragraphs without a letter from that side."""
        self._writing.spacing.read_from_right(usually)

    def use_typography(self, typography: Typography) -> None:
        """Set the text so; the font itself is the widget's."""
        self._typography = typography
        self._writing.spacing.measure(self.font(), typography.spacing)
        self.document().setDefaultFont(self.font())  # which lays out anew
        self._place_column()

    @property
    def typography(self) -> Typography:
        """How the text is set."""
        return self._typography

    def keep_left(self, room: int) -> None:
        """Leave at least so many px free on the left of the column."""
        room = max(SIDE, room)
        if room != self._left_room:
            self._left_room = room
            self._place_column()

    @property
    def lines(self) -> KnownLines:
        """What is known of the paragraphs."""
        return self._writing.lines

    @property
    def line_height(self) -> int:
        """From one line of text to the next, in px."""
        return self._writing.spacing.pitch

    def pitch_of(self, block: QTextBlock) -> int:
        """From one line of a paragraph to the next, in px: headings are larger."""
        return self._writing.spacing.pitch_of(block)

    def line_at(self, y: float) -> tuple[int, QRectF] | None:
        """The paragraph, from 0, at the height `y` of the viewport, and the line's band there."""
        for number, top in self.paragraphs_in_sight():
            block = self.document().findBlockByNumber(number)
            if top <= y < top + self.blockBoundingRect(block).height():
                row = int((y - top) // self.pitch_of(block))
                return number, self._band(block, top, min(row, block.lineCount() - 1))
        return None

    def paragraphs_in_sight(self) -> Iterator[tuple[int, float]]:
        """The paragraphs on screen: their numbers, from 0, and their tops in the viewport."""
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top < self.viewport().height():
            yield block.blockNumber(), top
            top += self.blockBoundingRect(block).height()
            block = block.next()

    def cursor_at(self, position: QPoint) -> QTextCursor:
        """The cursor nearest to a point of the viewport, the gaps between lines included."""
        return self.cursorForPosition(self._on_line(QPointF(position)).toPoint())

    def event(self, event: QEvent) -> bool:
        """What the mouse does from beside the column on counts as done in it."""
        take_turn()
        if event.type() in MOUSE and isinstance(event, QMouseEvent):
            if event.type() in PRESSED:
                self._is_beside = (
                    not self.viewport().geometry().contains(event.position().toPoint())
                )
            if self._is_beside:
                self._is_beside = event.type() != QEvent.Type.MouseButtonRelease
                inside = event.position() - QPointF(self.viewport().pos())
                return QApplication.sendEvent(self.viewport(), _moved(event, inside))
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Qt takes a click in the gap between two lines for one at a line's end: mend that."""
        take_turn()
        if event.type() in MOUSE and isinstance(event, QMouseEvent):
            moved = _moved(event, self._on_line(event.position()))
            result = super().viewportEvent(moved)
            event.setAccepted(moved.isAccepted())
            return result
        return super().viewportEvent(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: object = None) -> object:
        """Where the caret stands in the widget; Qt says where in the viewport."""
        value = (
            super().inputMethodQuery(query)
            if argument is None
            else super().inputMethodQuery(query, argument)
        )
        if query in IN_VIEWPORT and value is not None:
            return value.translated(self.viewport().pos())
        return value

    def changeEvent(self, event: QEvent) -> None:
        """Space lines and column for another font."""
        if event.type() == QEvent.Type.FontChange:
            self._writing.spacing.measure(self.font(), self._typography.spacing)
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_tab_stops()
            self._place_column()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle, and wrap the text at the width that it then has."""
        self._place_column()
        # Margins that change while the widget is being shown resize it without another event.
        super().resizeEvent(QResizeEvent(self.viewport().size(), event.oldSize()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark the caret's line, then paint the text."""
        number, row = self._caret_line()
        block = self.document().findBlockByNumber(number)
        paragraph = self.blockBoundingGeometry(block)
        band = self._band(block, paragraph.translated(self.contentOffset()).top(), row)
        if band.intersects(QRectF(event.rect())):
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("alternate", self.palette()))
            painter.drawRoundedRect(band, 4, 4)
            painter.end()
        super().paintEvent(event)
        self.painted.emit(event.rect())

    def _set_tab_stops(self) -> None:
        self.setTabStopDistance(4 * self.fontMetrics().horizontalAdvance(" "))

    def _on_line(self, position: QPointF) -> QPointF:
        found = self.line_at(position.y())
        return QPointF(position.x(), found[1].center().y()) if found else position

    def _band(self, block: QTextBlock, top: float, row: int) -> QRectF:
        pitch = self.pitch_of(block)
        return QRectF(0, top + row * pitch, self.viewport().width(), pitch)

    def _caret_line(self) -> tuple[int, int]:
        cursor = self.textCursor()
        layout = cursor.block().layout()
        line = layout.lineForTextPosition(cursor.positionInBlock())
        return cursor.blockNumber(), max(line.lineNumber(), 0) if line.isValid() else 0

    def _mark_line(self) -> None:
        """Paint anew where the caret is in another line now."""
        before, self._marked_line = self._marked_line, self._caret_line()
        if before != self._marked_line:
            self.viewport().update()

    def _place_column(self) -> None:
        scroll_bar = self.verticalScrollBar().width() if self.verticalScrollBar().isVisible() else 0
        room = self.width() - scroll_bar
        width = self._column_width() or room
        left = max(self._left_room, (room - width) // 2)
        right = max(SIDE, min((room - width + 1) // 2, room - width - left))
        margins = self.viewportMargins()
        if (margins.left(), margins.right()) != (left, right):
            self.setViewportMargins(left, 0, right, 0)
        self.column_moved.emit()

    def _column_width(self) -> int:
        """How wide the column may be, in px; 0: as wide as the widget."""
        if not self._typography.width:
            return 0
        share = max(self._typography.width, FEWEST) / WIDTH
        return round(self.fontMetrics().horizontalAdvance(LINE) * share) + 2 * MARGIN


def _moved(event: QMouseEvent, position: QPointF) -> QMouseEvent:
    """The same act of the mouse, at `position`."""
    return QMouseEvent(
        event.type(),
        position,
        event.scenePosition(),
        event.globalPosition(),
        event.button(),
        event.buttons(),
        event.modifiers(),
        event.pointingDevice(),
    )
