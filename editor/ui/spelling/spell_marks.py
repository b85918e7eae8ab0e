"""The wrong words of a text widget, underlined where they are in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QContextMenuEvent, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from editor.ui.spelling.speller import Speller
from editor.ui.text.known_lines import KnownLines
from editor.ui.text.offsets import characters, units
from editor.ui.text.overlays import marked
from editor.ui.text.scanned import Scanned, scanned
from editor.ui.theme import colour
from editor.ui.turn import TurnTimer
from editor.writing.spelling.prose import words_of_line
from editor.writing.spelling.words import Word

PAUSE = 120  # ms between two looks while one writes
SLICE = 0.004  # seconds for the lines above those in sight
LONG_LINE = 4000  # characters, of a line of which only what is in sight is read
MOST_MARKED = 400

Selections = Sequence[QTextEdit.ExtraSelection]


class Mark(NamedTuple):
    """A wrong word, in UTF-16 units of the whole text."""

    start: int
    end: int
    word: str


class SpellMarks(QObject):
    """Marks the wrong words of `edit`; the one that is being typed waits until the caret leaves it.

    `show` draws the marks; `lines` knows the paragraphs of the document that is shown.
    """

    def __init__(
        self,
        edit: QPlainTextEdit,
        speller: Speller,
        show: Callable[[Selections], object],
        lines: Callable[[], KnownLines],
    ) -> None:
        super().__init__(edit)
        self._edit, self._speller = edit, speller
        self._show, self._lines = show, lines
        self._followed = WeakSet[KnownLines]()
        self._shown: list[tuple[QTextCursor, str]] = []
        self._typed: QTextCursor | None = None  # where something was typed last
        self._clicked: QPoint | None = None  # where the menu was asked for
        self._soon = TurnTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self.look)
        self._now = TurnTimer(self, singleShot=True, interval=0)
        self._now.timeout.connect(self.look)
        edit.cursorPositionChanged.connect(self._follow_caret)
        edit.updateRequest.connect(self._follow_scrolling)
        edit.installEventFilter(self)
        edit.viewport().installEventFilter(self)
        speller.judged.connect(self._now.start)
        self.follow_document()

    def follow_document(self) -> None:
        """Another document is shown."""
        self._document = self._edit.document()
        if self._lines() not in self._followed:
            self._followed.add(self._lines())
            self._document.contentsChange.connect(self._follow_change)
        self._typed, self._shown = None, []
        self._now.start()

    @property
    def marks(self) -> list[Mark]:
        """What is marked now."""
        return [Mark(c.selectionStart(), c.selectionEnd(), word) for c, word in self._shown]

    @property
    def is_read_only(self) -> bool:
        """May the words only be read, also because the widget does not hold the whole value?"""
        return self._edit.isReadOnly()

    def mark_for_menu(self) -> Mark | None:
        """The marked word that the menu was asked for: under the mouse, or at the caret."""
        clicked, self._clicked = self._clicked, None
        cursor = (
            self._edit.textCursor() if clicked is None else self._edit.cursorForPosition(clicked)
        )
        return self.mark_at(cursor.position())

    def mark_at(self, position: int) -> Mark | None:
        """The marked word at a place."""
        return next((each for each in self.marks if each.start <= position <= each.end), None)

    def look(self) -> None:
        """Mark what is wrong now."""
        self._soon.stop()
        marks = [*self._wrong()][:MOST_MARKED]
        if marks != self.marks or self._edit.document() is not self._document:
            self._draw(marks)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mark in another theme’s colours and at another size; note where a menu is asked for."""
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            if watched is self._edit.viewport():
                self._clicked = event.pos() if by_mouse else None
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._look_soon()
        elif event.type() == QEvent.Type.PaletteChange and watched is self._edit:
            self._draw(self.marks)
        return False

    def _follow_change(self, position: int, removed: int, added: int) -> None:
        if self._edit.document() is self._document and self._edit.hasFocus() and removed != added:
            self._typed = QTextCursor(self._document)
            self._typed.setPosition(min(position + added, self._document.characterCount() - 1))
        self._look_soon()

    def _follow_caret(self) -> None:
        if self._typed is not None:
            self._look_soon()

    def _follow_scrolling(self, rect: QRect, scrolled: int) -> None:
        if scrolled or rect.contains(self._edit.viewport().rect()):
            self._look_soon()

    def _look_soon(self) -> None:
        """At the end of the pause, however much is done meanwhile."""
        if not self._soon.isActive():
            self._soon.start()

    def _wrong(self) -> Iterator[Mark]:
        if not self._speller.is_on or not self._edit.isVisible():
            return
        blocks = [*blocks_in_sight(self._edit)]
        if not self._lines().read_to(blocks[-1].blockNumber(), SLICE):
            self._look_soon()
            return
        for each in scanned(self._lines(), blocks):
            for word in words_in_sight(self._edit, each):
                yield from self._wrong_parts(each, word)

    def _wrong_parts(self, paragraph: Scanned, word: Word) -> Iterator[Mark]:
        """What is to be marked of a word."""
        for part in self._speller.wrong_parts(word.text):
            start = paragraph.block.position() + units(paragraph.text[: word.start + part.start])
            mark = Mark(start, start + units(part.text), part.text)
            if not self._is_being_typed(mark):
                yield mark

    def _is_being_typed(self, mark: Mark) -> bool:
        if self._typed is None:
            return False
        caret = self._edit.textCursor().position()
        return all(mark.start <= each <= mark.end for each in (caret, self._typed.position()))

    def _draw(self, marks: Sequence[Mark]) -> None:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(colour("spelling", self._edit.palette()))
        self._shown = [(cursor_over(self._edit, mark), mark.word) for mark in marks]
        self._show([marked(cursor, look) for cursor, _ in self._shown])


def cursor_over(edit: QPlainTextEdit, mark: Mark) -> QTextCursor:
    """Selects a word; what is typed behind it does not belong to it."""
    cursor = QTextCursor(edit.document())
    cursor.setPosition(mark.start)
    cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
    cursor.setKeepPositionOnInsert(True)
    return cursor


def blocks_in_sight(edit: QPlainTextEdit) -> Iterator[QTextBlock]:
    """The paragraphs on screen."""
    block = edit.firstVisibleBlock()
    top = edit.blockBoundingGeometry(block).translated(edit.contentOffset()).top()
    while block.isValid() and top < edit.viewport().height():
        yield block
        top += edit.blockBoundingRect(block).height()
        block = block.next()


def words_in_sight(edit: QPlainTextEdit, paragraph: Scanned) -> Sequence[Word]:
    """The words of a paragraph; of a long one, those on screen."""
    block, text, coloured, line, before = paragraph
    if len(text) <= LONG_LINE:
        return words_of_line(text, coloured, before, line)
    area = edit.viewport().rect()
    ends = [edit.cursorForPosition(each) for each in (area.topLeft(), area.bottomRight())]
    start, end = (characters(text, max(0, each.position() - block.position())) for each in ends)
    return words_of_line(text, coloured, before, line, start, end)
