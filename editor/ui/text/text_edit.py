"""The widget one writes in: plain text, exactly as it is, in a comfortable column."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from editor.ui.form.one_undo import OneUndo
from editor.ui.images.mime_pictures import has_pictures
from editor.ui.text.offsets import characters, units
from editor.ui.text.replacing import document_text, replace_text
from editor.ui.text.text_font import LARGEST, SMALLEST, text_font
from editor.ui.text.writing import MARGIN, Writing
from editor.ui.theme import colour

# No line is wider than this, in the font it is written in: 76 characters are read easily.
WIDEST = "A line of prose, as it is written here: some words, a comma, and then a dot."
LONGEST_WORD = 5000  # characters, of a text that is broken at words
SIDE = 20  # px on either side of the column, at least; the left one shows the marks
PRESSED = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
MOUSE = PRESSED | {QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove}
IN_VIEWPORT = {
    Qt.InputMethodQuery.ImCursorRectangle,
    Qt.InputMethodQuery.ImAnchorRectangle,
    Qt.InputMethodQuery.ImInputItemClipRectangle,
}


class TextEdit(OneUndo, QPlainTextEdit):
    """A QPlainTextEdit that loses no character and sets text in a column."""

    edited = Signal()  # the text changed by typing, pasting, cutting: not by `show_text`
    caret_moved = Signal(int, int)  # line and column, from 1; columns count characters
    column_moved = Signal()  # the text column stands elsewhere in the widget
    pictures_came = Signal(object)  # the QMimeData with pictures that was pasted or dropped

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 0
        self._is_showing = False
        self._is_beside = False  # the mouse was pressed beside the column
        self._marked_line = (0, 0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self._use(self._new_writing(), "")
        self.setFont(text_font())
        self.cursorPositionChanged.connect(self._tell_caret)

    @property
    def text(self) -> str:
        """What the widget holds, every character of it; `toPlainText` would change some."""
        return document_text(self.document())

    @property
    def line_height(self) -> int:
        """From one line to the next, in px."""
        return self._writing.spacing.pitch

    @property
    def writing(self) -> Writing:
        """What is being written: its text, caret and scrolling, to be resumed later."""
        cursor, bar = self.textCursor(), self.verticalScrollBar()
        self._writing.caret = cursor.position(), cursor.anchor()
        self._writing.scrolled = bar.value()
        return self._writing

    def resume(self, writing: Writing) -> None:
        """Go on where another text was left."""
        self._use(writing, document_text(writing.document))
        caret, anchor = writing.caret
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(caret, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(writing.scrolled)
        self._tell_caret()

    def open_text(self, text: str) -> None:
        """Show another text: the caret at its beginning."""
        self._use(self._new_writing(), text)
        self._is_showing = True
        replace_text(self.document(), text)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._is_showing = False
        self._tell_caret()

    def show_text(self, text: str) -> None:
        """Turn the text into `text`; caret and scrolling survive."""
        self._wrap(text)
        self._is_showing = True
        replace_text(self.document(), text)
        self._is_showing = False

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the caret there (both from 1, the nearest there is) and show it in the middle."""
        block = self.document().findBlockByNumber(min(max(line, 1), self.blockCount()) - 1)
        cursor = QTextCursor(block)
        text = block.text()
        cursor.setPosition(block.position() + units(text[: max(column, 1) - 1]))
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def zoom_by(self, steps: int) -> None:
        """Set the text larger or smaller; 0 steps back to the usual size."""
        self._zoom = max(SMALLEST, min(LARGEST, self._zoom + steps)) if steps else 0
        self.setFont(text_font(self._zoom))

    def line_at(self, y: float) -> tuple[int, QRectF] | None:
        """The paragraph, from 0, at the height `y` of the viewport, and the line's band there."""
        for number, top in self.paragraphs_in_sight():
            block = self.document().findBlockByNumber(number)
            if top <= y < top + self.blockBoundingRect(block).height():
                row = int((y - top) // self.line_height)
                return number, self._band(top, min(row, block.lineCount() - 1))
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
        if event.type() in MOUSE and isinstance(event, QMouseEvent):
            moved = _moved(event, self._on_line(event.position()))
            result = super().viewportEvent(moved)
            event.setAccepted(moved.isAccepted())
            return result
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+Enter begins a new line too; Qt would write a U+2028."""
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            if not self.isReadOnly():
                self.textCursor().insertText("\n")
                self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)
        self._keep_room_below()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the characters as they are; Qt would make blanks of no-break spaces."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text and pictures; leave other dragged files to the window."""
        if has_pictures(source):
            return True
        return source.hasText() and not (source.hasUrls() and source.urls()[0].isLocalFile())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the plain text, whatever else the clipboard offers; pictures are asked about."""
        if has_pictures(source):
            self.pictures_came.emit(source)
        elif source.hasText():
            self.insert(source.text().replace("\0", ""))  # no post may hold NUL

    def insert(self, text: str) -> None:
        """Write `text` at the caret, in place of what is selected."""
        if len(text) > LONGEST_WORD:
            self._wrap(text)
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def show_caret_at(self, position: int) -> None:
        """Put the caret behind that many characters of the text, and show it."""
        cursor = self.textCursor()
        cursor.setPosition(units(self.text[:position]))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

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
            self._writing.spacing.measure(self.font())
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
        block, row = self._caret_line()
        paragraph = self.blockBoundingGeometry(self.document().findBlockByNumber(block))
        band = self._band(paragraph.translated(self.contentOffset()).top(), row)
        if band.intersects(QRectF(event.rect())):
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("alternate", self.palette()))
            painter.drawRoundedRect(band, 4, 4)
            painter.end()
        super().paintEvent(event)

    def _use(self, writing: Writing, text: str) -> None:
        """Show the document of `writing`, dressed as this widget shows texts; it holds `text`."""
        self._writing = writing
        writing.document.setDefaultFont(self.font())
        writing.spacing.measure(self.font())
        self.setDocument(writing.document)
        self._wrap(text)
        self._set_tab_stops()

    def _wrap(self, text: str) -> None:
        """Break lines at words; anywhere where one is endless, whose end Qt seeks for each line."""
        words = text.split() if len(text) > LONGEST_WORD else []
        is_long = max(map(len, words), default=0) > LONGEST_WORD
        modes = QTextOption.WrapMode
        self.setWordWrapMode(modes.WrapAnywhere if is_long else modes.WrapAtWordBoundaryOrAnywhere)

    def _new_writing(self) -> Writing:
        writing = Writing()
        writing.document.contentsChange.connect(self._tell_edited)
        return writing

    def _set_tab_stops(self) -> None:
        self.setTabStopDistance(4 * self.fontMetrics().horizontalAdvance(" "))

    def _keep_room_below(self) -> None:
        """Scroll a line further than Qt does, which leaves the caret on the very edge."""
        over = self.cursorRect().bottom() + self.line_height - self.viewport().height()
        if over > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + math.ceil(over / self.line_height))

    def _on_line(self, position: QPointF) -> QPointF:
        found = self.line_at(position.y())
        return QPointF(position.x(), found[1].center().y()) if found else position

    def _band(self, top: float, row: int) -> QRectF:
        pitch = self._writing.spacing.pitch
        return QRectF(0, top + row * pitch, self.viewport().width(), pitch)

    def _caret_line(self) -> tuple[int, int]:
        cursor = self.textCursor()
        layout = cursor.block().layout()
        line = layout.lineForTextPosition(cursor.positionInBlock())
        return cursor.blockNumber(), max(line.lineNumber(), 0) if line.isValid() else 0

    def _tell_caret(self) -> None:
        cursor = self.textCursor()
        column = characters(cursor.block().text(), cursor.positionInBlock()) + 1
        self.caret_moved.emit(cursor.blockNumber() + 1, column)
        before, self._marked_line = self._marked_line, self._caret_line()
        if before != self._marked_line:
            self.viewport().update()

    def _tell_edited(self, _position: int, removed: int, added: int) -> None:
        if (removed or added) and not self._is_showing:
            self.edited.emit()

    def _place_column(self) -> None:
        width = self.fontMetrics().horizontalAdvance(WIDEST) + 2 * MARGIN
        scroll_bar = self.verticalScrollBar().width() if self.verticalScrollBar().isVisible() else 0
        side = max(SIDE, (self.width() - scroll_bar - width) // 2)
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, side, 0)
        self.column_moved.emit()


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
