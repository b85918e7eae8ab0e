"""The part of the text that is searched alone, where the writer wants that."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor

from editor.ui.find.answer import WHOLE, Part
from editor.ui.text.offsets import Places
from editor.ui.text.overlays import marked
from editor.ui.text.text_pane import TextPane
from editor.ui.theme import colour

LAYER = "part"


class SearchedPart:
    """Remembers what was selected, marks it, and moves along with what is written."""

    def __init__(self, pane: TextPane) -> None:
        self._pane = pane
        self._cursor: QTextCursor | None = None

    def __bool__(self) -> bool:
        """Is there one?"""
        return self._cursor is not None

    def take(self) -> None:
        """What is selected is the part from now on."""
        self._cursor = self._pane.edit.textCursor()
        self._mark(self._cursor)

    def drop(self) -> None:
        """All of the text is searched from now on."""
        self._cursor = None
        self._pane.overlays.show(LAYER, [])

    @property
    def now(self) -> Part:
        """From which character to which; WHOLE where there is no part."""
        if self._cursor is None:
            return WHOLE
        places = Places.of(self._pane.written)
        start, end = self._cursor.selectionStart(), self._cursor.selectionEnd()
        return places.characters(start), places.characters(end)

    def keep(self, start: int, end: int) -> None:
        """It is from one character to another now."""
        self._pane.edit.when_whole(lambda: self._keep(start, end))

    def _keep(self, start: int, end: int) -> None:
        if self._cursor is not None:
            places = Places.of(self._pane.written)
            self._cursor.setPosition(places.units(start))
            self._cursor.setPosition(places.units(end), QTextCursor.MoveMode.KeepAnchor)
            self._mark(self._cursor)

    def _mark(self, cursor: QTextCursor) -> None:
        look = QTextCharFormat()
        look.setBackground(colour("alternate", self._pane.edit.palette()))
        self._pane.overlays.show(LAYER, [marked(cursor, look)])
