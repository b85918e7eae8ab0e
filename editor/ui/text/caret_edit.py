"""A column of text whose caret is told of, put where it is wanted, and seen there."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from editor.ui.text.column_edit import ColumnEdit
from editor.ui.text.offsets import characters, units
from editor.ui.text.signs import is_moved_out


class CaretEdit(ColumnEdit):
    """A `ColumnEdit` that knows where its caret and its top are by lines, not by pixels."""

    caret_moved = Signal(int, int)  # line and column, from 1; columns count characters

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stood = 0  # where the caret was, in UTF-16 units
        self.cursorPositionChanged.connect(self.tell_caret)

    def stand(self, caret: tuple[int, int], top: tuple[int, int]) -> None:
        """Put caret and scrolling where a `Writing` says that they were."""
        place, anchor = caret
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.scroll_to(*top)
        self.tell_caret()

    def scroll_to(self, paragraph: int, row: int) -> None:
        """Have a line of a paragraph, both from 0, at the top; the last one where there is none.

        The scroll bar's own values count lines, of which there are others at another width.
        """
        block = self.document().findBlockByNumber(min(paragraph, self.blockCount() - 1))
        self.blockBoundingRect(block)  # which lays its lines out
        row = min(row, max(block.lineCount(), 1) - 1)
        self.verticalScrollBar().setValue(block.firstLineNumber() + row)

    def put_caret(self, line: int, column: int) -> None:
        """Put the caret there (both from 1, the nearest there is) and show it in the middle."""
        block = self.document().findBlockByNumber(min(max(line, 1), self.blockCount()) - 1)
        cursor = QTextCursor(block)
        text = block.text()
        cursor.setPosition(block.position() + units(text[: max(column, 1) - 1]))
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def setTextCursor(self, cursor: QTextCursor) -> None:
        """Show all of the caret too: Qt scrolls as if no line were higher than others."""
        super().setTextCursor(cursor)
        if self.isVisible():
            self._scroll_on(room=0)

    def keep_room_below(self) -> None:
        """Scroll a line further than Qt does, which leaves the caret on the very edge."""
        self._scroll_on(room=self.line_height)

    def tell_caret(self) -> None:
        """Say where the caret is, which is never within a sign."""
        cursor = self.textCursor()
        stood, self._stood = self._stood, cursor.position()
        if is_moved_out(cursor, stood):
            self.setTextCursor(cursor)  # which tells it again
            return
        column = characters(cursor.block().text(), cursor.positionInBlock()) + 1
        self.caret_moved.emit(cursor.blockNumber() + 1, column)
        self._mark_line()

    def _scroll_on(self, room: int) -> None:
        """Scroll until so many px below the caret are free, or no more lines are there to come.

        Not in one go: what comes in sight gets its colours, and may be higher with them.
        """
        bar = self.verticalScrollBar()
        while bar.value() < bar.maximum() and self.cursorRect().top() > 0:
            over = self.cursorRect().bottom() + room - self.viewport().height()
            if over <= 0:
                return
            bar.setValue(bar.value() + math.ceil(over / self.line_height))
