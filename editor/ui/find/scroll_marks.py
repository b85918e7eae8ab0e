"""Where the matches of a search stand in the whole text: lines over the scroll bar."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from editor.ui.text.offsets import Places
from editor.ui.text.text_edit import TextEdit
from editor.ui.theme import colour
from editor.writing.searching import NOTHING, Found

STEP = 2  # px; matches nearer to each other are one mark


class ScrollMarks(QWidget):
    """Lies over the scroll bar of a text and lets the mouse through."""

    def __init__(self, edit: TextEdit) -> None:
        super().__init__(edit.verticalScrollBar())
        self._edit = edit
        self._found, self._places = NOTHING, Places()
        self._marks: list[int] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        edit.verticalScrollBar().installEventFilter(self)
        self.hide()

    def show_found(self, found: Found, places: Places) -> None:
        """Mark these matches."""
        self._found, self._places, self._marks = found, places, None
        self.setGeometry(self._edit.verticalScrollBar().rect())
        self.setVisible(bool(found))
        self.update()

    @property
    def marks(self) -> list[int]:
        """The heights at which there are matches, in px."""
        if self._marks is None:
            self._marks = [*self._heights()]
        return self._marks

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The bar has another height."""
        if event.type() == QEvent.Type.Resize and self._found:
            self.show_found(self._found, self._places)
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("match_line", self.palette()))
        painter.drawRects([QRectF(1, top, self.width() - 2, STEP) for top in self.marks])
        painter.end()

    def _heights(self) -> Iterator[int]:
        """As much work as the bar is high, however many matches there are."""
        bar, height = self._edit.verticalScrollBar(), self.height()
        lines = bar.maximum() + bar.pageStep()
        last = len(self._found)
        at = 0
        for top in range(0, height, STEP):
            behind = self._found.before(self._place_at((top + STEP) * lines // height))
            if behind > at:
                yield top
            at = behind
            if at == last:
                return

    def _place_at(self, line: int) -> int:
        """The character with which a line on screen begins, from 0; those below: the last one."""
        document = self._edit.document()
        block = document.findBlockByLineNumber(line)
        if not block.isValid():
            return self._places.characters(document.characterCount())
        row = block.layout().lineAt(line - block.firstLineNumber())
        start = row.textStart() if row.isValid() else 0
        return self._places.characters(block.position() + start)
