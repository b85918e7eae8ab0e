"""Keeps the line that is written in the middle of the pane: the text moves, not the eye."""

from __future__ import annotations

from PySide6.QtCore import QObject

from editor.ui.text.text_edit import TextEdit
from editor.ui.turn import TurnTimer


class Typewriter(QObject):
    """Scrolls a `TextEdit` after each key and each edit; not after a click, nor a text read anew.

    At once, as a paper in a typewriter: nothing glides.
    """

    def __init__(self, edit: TextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._is_on = False
        self._soon = TurnTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.centre)
        edit.led_by_key.connect(self._follow_key)
        edit.edited.connect(self._follow_edit)

    def use_typewriter(self, on: bool) -> None:
        """Keep the caret's line in the middle, with room below the end of the text; or do not."""
        self._is_on = on
        self._edit.setCenterOnScroll(on)
        if on:
            self.centre()

    def centre(self) -> None:
        """Scroll the caret's line to the middle of the pane, as far as the text's start allows."""
        edit, cursor = self._edit, self._edit.textCursor()
        block, pitch = cursor.block(), edit.pitch_of(cursor.block())
        row = max(block.layout().lineForTextPosition(cursor.positionInBlock()).lineNumber(), 0)
        above = (edit.viewport().height() - pitch) / 2 - row * pitch
        while above > 0 and block.previous().isValid():
            block, row = block.previous(), 0
            above -= edit.blockBoundingRect(block).height()
        rows_over = round(max(-above, 0) / edit.pitch_of(block))
        edit.verticalScrollBar().setValue(block.firstLineNumber() + rows_over)

    def _follow_key(self) -> None:
        if self._is_on:
            self._soon.stop()
            self.centre()

    def _follow_edit(self) -> None:
        """A command changed the text, or an input method: the caret stands there in a moment."""
        if self._is_on:
            self._soon.start()
