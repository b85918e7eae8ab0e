"""The numbers of the lines, left of the text: as they are counted in the file."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from editor.ui.open_post import OpenPost
from editor.ui.text.text_edit import TextEdit
from editor.ui.theme import colour

MARKS = 20  # px beside the text, where problems are marked
GAP = 8  # px left of the numbers
SIZE = 0.82  # of the text's
FEWEST_DIGITS = 2
AT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LineNumbers(QWidget):
    """One number for each paragraph in sight, however many lines it is wrapped into."""

    def __init__(self, edit: TextEdit, open_post: OpenPost) -> None:
        super().__init__(edit)
        self._edit, self._open_post = edit, open_post
        self._first = self._digits = self._caret_line = 0
        self.setAccessibleName(self.tr("Line numbers"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        edit.updateRequest.connect(self._follow)
        edit.cursorPositionChanged.connect(self._follow_caret)
        edit.blockCountChanged.connect(self._count)
        edit.column_moved.connect(self._stand)
        open_post.opened.connect(self._count)
        open_post.changed.connect(self._count)

    def use_line_numbers(self, on: bool) -> None:
        """Show them, or the text alone."""
        self.setVisible(on)
        self._count()
        self._make_room()

    def number_of(self, paragraph: int) -> int:
        """The number in the file of a paragraph, which count from 0."""
        return self._first + paragraph

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers in sight; that of the caret's line is dark."""
        painter = QPainter(self)
        painter.setFont(self._small_font())
        width = self.width() - MARKS
        caret = self._edit.textCursor().blockNumber()
        for number, top in self._edit.paragraphs_in_sight():
            pitch = self._edit.pitch_of(self._edit.document().findBlockByNumber(number))
            if top <= event.rect().bottom() + 1 and top + pitch >= event.rect().top():
                name = "text" if number == caret else "muted"
                painter.setPen(colour(name, self.palette()))
                place = QRectF(0, top, width, pitch)
                painter.drawText(place, AT, str(self.number_of(number)))
        painter.end()

    def _small_font(self) -> QFont:
        font = QFont(self._edit.font())
        font.setPointSizeF(font.pointSizeF() * SIZE)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _count(self, _cause: object = None) -> None:
        """Have room for the longest number, and begin with the text's first line."""
        if not self.isVisibleTo(self._edit):
            return
        first = self._open_post.post.body_line
        if first != self._first:
            self._first = first
            self.update()
        last = self.number_of(self._edit.blockCount() - 1)
        digits = max(FEWEST_DIGITS, len(str(last)))
        if digits != self._digits:
            self._digits = digits
            self._make_room()

    def _make_room(self) -> None:
        is_shown = self.isVisibleTo(self._edit)
        digits = QFontMetrics(self._small_font()).horizontalAdvance("9" * self._digits)
        self._edit.keep_left(GAP + digits + MARKS if is_shown else 0)

    def _follow(self, rect: QRect, scrolled: int) -> None:
        if scrolled:
            self.update()
        else:
            self.update(0, rect.top(), self.width(), rect.height())

    def _follow_caret(self) -> None:
        line = self._edit.textCursor().blockNumber()
        if line != self._caret_line:
            self._caret_line = line
            self.update()

    def _stand(self) -> None:
        """Stand beside the column, with room for numbers of the size that it has now."""
        self._make_room()
        viewport = self._edit.viewport().geometry()
        self.setGeometry(0, viewport.top(), viewport.left(), viewport.height())
