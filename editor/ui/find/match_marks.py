"""The matches of a search, marked in the text where they are in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QBrush, QPen, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from editor.ui.find.scroll_marks import ScrollMarks
from editor.ui.text.offsets import Places
from editor.ui.text.overlays import BOX, Overlays, marked
from editor.ui.text.text_edit import TextEdit
from editor.ui.theme import colour
from editor.writing.searching import NOTHING, Found

LAYER = "matches"
MOST_DRAWN = 1500  # in sight at once
THIN, THICK = 1.0, 2.0  # px


class MatchMarks(QObject):
    """Draws matches as they come into sight: there may be a hundred thousand of them."""

    def __init__(self, edit: TextEdit, overlays: Overlays) -> None:
        super().__init__(edit)
        self._edit, self._overlays = edit, overlays
        self._found, self._places = NOTHING, Places()
        self._drawn: object = None
        self._shown_in = self._text_id()
        edit.updateRequest.connect(self._follow_scrolling)
        edit.cursorPositionChanged.connect(self._follow)
        edit.selectionChanged.connect(self._follow)
        edit.installEventFilter(self)
        self.scroll_marks = ScrollMarks(edit)

    def show(self, found: Found, places: Places) -> None:
        """Mark these matches of the text that the widget holds."""
        self._found, self._places, self._drawn = found, places, None
        self._shown_in = self._text_id()
        self.scroll_marks.show_found(found, places)
        self._follow()

    def clear(self) -> None:
        """Mark nothing."""
        self._found, self._drawn = NOTHING, None
        self._overlays.show(LAYER, [])
        self.scroll_marks.show_found(NOTHING, Places())

    def wait(self) -> None:
        """The text has changed: what is marked moves along with it until the next matches."""
        self._found = NOTHING

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Mark in the colours of another theme."""
        if event.type() == QEvent.Type.PaletteChange and self._found:
            self._drawn = None
            self._follow()
        return False

    def _follow_scrolling(self, rect: QRect, scrolled: int) -> None:
        """Told for each line that is drawn anew, and for each mark: only other lines count."""
        if scrolled or rect.contains(self._edit.viewport().rect()):
            self._follow()

    def _follow(self) -> None:
        """Mark what has come into sight, if it has not been."""
        if not self._found or self._text_id() != self._shown_in:
            return
        start, end = in_sight(self._edit)
        now = start, end, self._selected()
        if now != self._drawn:
            self._drawn = now
            self._overlays.show(LAYER, self._marks(start, end))

    def _text_id(self) -> tuple[QTextDocument, int]:
        """Differs where the text is not the searched one, which is told a moment later."""
        document = self._edit.document()
        return document, document.characterCount()

    def _selected(self) -> tuple[int, int]:
        cursor = self._edit.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def _marks(self, start: int, end: int) -> list[QTextEdit.ExtraSelection]:
        places, selected = self._places, self._selected()
        numbers = self._found.touching(places.characters(start), places.characters(end))
        marks: list[QTextEdit.ExtraSelection] = []
        for number in numbers[:MOST_DRAWN]:
            begin, finish = map(places.units, self._found.span(number))
            marks.append(self._mark(begin, finish, is_current=(begin, finish) == selected))
        return marks

    def _mark(self, start: int, end: int, *, is_current: bool) -> QTextEdit.ExtraSelection:
        palette = self._edit.palette()
        look = QTextCharFormat()
        look.setBackground(QBrush(colour("match", palette)))
        look.setForeground(QBrush(colour("text", palette)))  # in dimmed text too
        line = colour("text" if is_current else "match_line", palette)
        look.setProperty(BOX, QPen(line, THICK if is_current else THIN))
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return marked(cursor, look)


def in_sight(edit: TextEdit) -> tuple[int, int]:
    """From where to where the text is in sight, in UTF-16 units; of long paragraphs some lines."""
    start = end = edit.firstVisibleBlock().position()
    height = edit.viewport().height()
    for count, (number, top) in enumerate(edit.paragraphs_in_sight()):
        block = edit.document().findBlockByNumber(number)
        layout, pitch = block.layout(), edit.pitch_of(block)
        last = layout.lineCount() - 1
        if not count and last >= 0:
            row = min(max(0, int(-top // pitch)), last)
            start = block.position() + layout.lineAt(row).textStart()
        row = min(int((height - top) // pitch), last)
        line = layout.lineAt(row) if row >= 0 else None
        end = block.position() + (line.textStart() + line.textLength() if line else 0)
    return start, end
