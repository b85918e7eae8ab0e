"""A text that is being written: its document, caret and scrolling."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextDocument

from editor.ui.text.filling import Filling
from editor.ui.text.held_text import HeldText
from editor.ui.text.known_lines import KnownLines
from editor.ui.text.line_spacing import SpacedLayout

MARGIN = 16  # px around the text inside the column


class Writing:
    """What a text widget shows of one post, and goes on with when that post is shown again."""

    def __init__(self) -> None:
        self.document = QTextDocument()
        self.held = HeldText(self.document)
        self.spacing = SpacedLayout(self.document)
        self.document.setDocumentLayout(self.spacing)
        self.document.setDocumentMargin(MARGIN)
        self.lines = KnownLines(self.document)
        self.document.setUndoRedoEnabled(False)  # the post itself is undone
        self.caret: tuple[int, int] = (
            0,
            0,
        )  # where it stands and where the selection began, in UTF-16 units
        # What is at the top of the pane: a paragraph, from 0, and which of its lines.
        self.top: tuple[int, int] = (0, 0)
        self.filling: Filling | None = None  # of what it is to hold, where that is not all there
        self.when_whole: list[Callable[[], object]] = []  # what is to be done then
