"""Which line of the text stands at which height of the screen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint

from editor.ui.text.text_edit import TextEdit


@dataclass(frozen=True)
class LineAt:
    """A line of the text, from 1 (7.5 is the middle of the seventh), and its height on screen."""

    line: float
    height: float


class TextHeights:
    """Reads and moves the text of one widget; heights are those of the screen, in its pixels."""

    def __init__(self, edit: TextEdit) -> None:
        self._edit = edit

    @property
    def caret(self) -> LineAt:
        """The row of the caret: its beginning, and its upper edge."""
        cursor = self._edit.textCursor()
        block, layout = cursor.block(), cursor.block().layout()
        row = layout.lineForTextPosition(cursor.positionInBlock())
        rows = max(layout.lineCount(), 1)
        at = max(row.lineNumber(), 0) / rows if row.isValid() else 0.0
        top = self._edit.cursorRect().center().y() - self._edit.pitch_of(block) / 2
        return LineAt(block.blockNumber() + 1 + at, self._on_screen(top))

    @property
    def shows_caret(self) -> bool:
        """Is the caret in sight?"""
        return self._edit.viewport().rect().contains(self._edit.cursorRect().center())

    @property
    def scrolled(self) -> tuple[LineAt, float, float]:
        """What is looked at; how many windows the text's ends are away, each 1 at most.

        At the beginning of the text that is the top of the window, at its end the bottom, and
        between them what lies between: so both ends can be reached, also those of a text
        that nearly fits in. One that does fit in is at its beginning.
        """
        bar = self._edit.verticalScrollBar()
        window = self._edit.viewport().height()
        near = min(max(window / self._edit.line_height, 1), bar.maximum() / 2)
        above, below = bar.value(), bar.maximum() - bar.value()
        height = window * above / max(bar.maximum(), 1)
        at = LineAt(self._line_at(height), self._on_screen(height))
        if not near:
            return at, 0.0, 1.0
        return at, min(above / near, 1.0), min(below / near, 1.0)

    def move(self, at: LineAt) -> None:
        """Scroll so that the line stands at that height, as near as the text's ends allow."""
        document, layout = self._edit.document(), self._edit.document().documentLayout()
        block = document.findBlockByNumber(min(max(int(at.line), 1), document.blockCount()) - 1)
        part = min(at.line - (block.blockNumber() + 1), 1.0)
        top = self._in_text(at.height) - part * layout.blockBoundingRect(block).height()
        while top > 0 and block.previous().isValid():
            block = block.previous()
            top -= layout.blockBoundingRect(block).height()
        row = min(max(round(-top / self._edit.pitch_of(block)), 0), max(block.lineCount() - 1, 0))
        self._edit.verticalScrollBar().setValue(block.firstLineNumber() + row)

    def hasten_to_end(self, share: float) -> None:
        """Scroll on towards the end of the text: with 1 all the way."""
        bar = self._edit.verticalScrollBar()
        bar.setValue(bar.value() + round(share * (bar.maximum() - bar.value())))

    def _line_at(self, height: float) -> float:
        layout = self._edit.document().documentLayout()
        line = 1.0
        for number, top in self._edit.paragraphs_in_sight():
            block = self._edit.document().findBlockByNumber(number)
            tall = max(block.lineCount(), 1) * self._edit.pitch_of(block)
            if height < top + tall or not layout.blockBoundingRect(block).height():
                return number + 1 + min(max((height - top) / tall, 0.0), 1.0)
            line = number + 2.0
        return line

    def _on_screen(self, height: float) -> float:
        return height + self._edit.viewport().mapToGlobal(QPoint(0, 0)).y()

    def _in_text(self, height: float) -> float:
        return height - self._edit.viewport().mapToGlobal(QPoint(0, 0)).y()
