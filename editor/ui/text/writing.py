"""A text that is being written: its document, caret and scrolling."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from editor.ui.text.line_spacing import SpacedLayout

MARGIN = 16  # px around the text inside the column


class Writing:
    """What a text widget shows of one post, and goes on with when that post is shown again."""

    def __init__(self) -> None:
        self.document = QTextDocument()
        self.spacing = SpacedLayout(self.document)
        self.document.setDocumentLayout(self.spacing)
        self.document.setDocumentMargin(MARGIN)
        self.document.setUndoRedoEnabled(False)  # the post itself is undone
        self.caret: tuple[int, int] = (
            0,
            0,
        )  # where it stands and where the selection began, in UTF-16 units
        self.scrolled: int = 0  # the scroll bar's value
