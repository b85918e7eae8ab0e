"""Dims the text but the paragraph or the sentence at the caret."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QBrush, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from editor.ui.text.offsets import Places
from editor.ui.text.overlays import Overlays, marked
from editor.ui.text.passages import passage_around
from editor.ui.text.text_edit import TextEdit
from editor.ui.text.text_settings import Focus
from editor.ui.theme import colour
from editor.writing.sentences import LONGEST, sentence_at

LAYER = "focus"
SLICE = 0.004  # seconds for the lines around the caret
LINES_BELOW = 40  # that are to be known


class FocusMode(QObject):
    """Follows the caret of a `TextEdit`; what is dimmed changes only where the bounds do."""

    def __init__(self, edit: TextEdit, overlays: Overlays) -> None:
        super().__init__(edit)
        self._edit, self._overlays = edit, overlays
        self._focus = Focus.OFF
        self._dimmed: list[QTextCursor] = []
        self._seen: tuple[object, ...] = ()
        edit.cursorPositionChanged.connect(self._follow)
        edit.textChanged.connect(self._follow)
        edit.writing_shown.connect(self._follow)
        edit.installEventFilter(self)

    def use_focus(self, focus: Focus) -> None:
        """Dim all but that, or nothing."""
        self._focus = focus
        self._dim_anew()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dim in the colours of another theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._dim_anew()
        return super().eventFilter(watched, event)

    def _dim_anew(self) -> None:
        self._seen, self._dimmed = (), []
        self._overlays.show(LAYER, [])
        self._follow()

    def _follow(self) -> None:
        """The caret may stand in another passage now, or its passage end elsewhere."""
        if self._focus is Focus.OFF:
            return
        document, cursor = self._edit.document(), self._edit.textCursor()
        seen = document, document.revision(), cursor.position(), cursor.anchor()
        if seen != self._seen:
            self._seen = seen
            ends = [self._bounds(place) for place in {cursor.position(), cursor.anchor()}]
            self._dim_beside(min(start for start, _ in ends), max(end for _, end in ends))

    def _bounds(self, position: int) -> tuple[int, int]:
        block = self._edit.document().findBlock(position)
        self._edit.lines.read_to(block.blockNumber() + LINES_BELOW, SLICE)
        first, last = passage_around(self._edit.lines, block)
        if self._focus is Focus.SENTENCE:
            return sentence_bounds(first, block, last, position)
        return first.position(), last.position() + last.length() - 1

    def _dim_beside(self, start: int, end: int) -> None:
        """Dim what stands before and behind, unless just that is dimmed."""
        document = self._edit.document()
        before, behind = QTextCursor(document), QTextCursor(document)
        before.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        before.setKeepPositionOnInsert(True)  # what is written at the start is not dimmed
        behind.movePosition(QTextCursor.MoveOperation.End)
        behind.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        if places([before, behind]) != places(self._dimmed):
            self._dimmed = [before, behind]
            look = QTextCharFormat()
            look.setForeground(QBrush(colour("dimmed", self._edit.palette())))
            self._overlays.show(LAYER, [marked(each, look) for each in self._dimmed])


def places(cursors: list[QTextCursor]) -> list[tuple[QTextDocument, int, int]]:
    """What some cursors select: they move along with the text."""
    return [(each.document(), each.anchor(), each.position()) for each in cursors]


def sentence_bounds(
    first: QTextBlock, block: QTextBlock, last: QTextBlock, position: int
) -> tuple[int, int]:
    """Where the sentence at a position of `block` begins and ends, in a passage of some lines."""
    above, start = "", block
    while start.blockNumber() > first.blockNumber() and len(above) < LONGEST:
        start = start.previous()
        above = f"{start.text()}\n{above}"
    below, end = "", block
    while end.blockNumber() < last.blockNumber() and len(below) < LONGEST:
        end = end.next()
        below = f"{below}\n{end.text()}"
    text, origin = f"{above}{block.text()}{below}", start.position()
    places = Places.of(text)
    found = sentence_at(text, places.characters(position - origin))
    return origin + places.units(found.start), origin + places.units(found.end)
