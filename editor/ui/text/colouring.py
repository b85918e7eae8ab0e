"""Colours the paragraphs in sight as what they are, at each change and while one scrolls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakSet

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QTextBlock, QTextLayout

from editor.ui.text.code_colours import CodeColours
from editor.ui.text.colours_in_sight import ColoursInSight
from editor.ui.text.known_lines import KnownLines
from editor.ui.text.looks import keep_look
from editor.ui.text.text_edit import TextEdit
from editor.ui.text.text_formats import TextFormats
from editor.ui.turn import TurnTimer
from editor.writing.colours.scan import Coloured

SLICE = 0.008  # seconds of work between two keys
CODE_PAUSE = 150  # ms without a change, before long code is coloured
NARROW = "i"  # no row is of more characters than of these
PLAIN = Coloured(())


class Shown(NamedTuple):
    """What a paragraph stands coloured as."""

    text: str
    coloured: Coloured
    formats: TextFormats


class Colouring(QObject):
    """Colours what a `TextEdit` shows; what is out of sight waits until it is not."""

    def __init__(self, edit: TextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._is_on = True
        self._is_changing = False  # Qt lays out afterwards what has changed
        self._is_late = False  # not all that is in sight is known
        self._codes = CodeColours()
        self._formats = TextFormats(edit.palette(), edit.font())
        self._idle = TurnTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self._read_on)
        self._pause = TurnTimer(self, singleShot=True, interval=CODE_PAUSE)
        self._pause.timeout.connect(lambda: self._colour(waits=True))
        self._shown: dict[int, Shown] = {}  # by number of the paragraph
        self._count = 0  # of paragraphs
        self._followed = WeakSet[KnownLines]()
        self._take_writing()
        edit.writing_shown.connect(self._take_writing)
        edit.updateRequest.connect(self._follow_scrolling)
        edit.column_moved.connect(self._follow_size)

    def use_colours(self, on: bool) -> None:
        """Colour the text, or leave it plain."""
        self._is_on = on
        self._colour()

    def use_theme(self) -> None:
        """Colour anew in the theme and size that the text has now."""
        self._formats = TextFormats(self._edit.palette(), self._edit.font())
        self._colour()

    def _take_writing(self) -> None:
        self._shown, self._count = {}, self._edit.blockCount()
        if self._edit.lines not in self._followed:
            self._followed.add(self._edit.lines)
            self._edit.document().contentsChange.connect(self._follow_change)
        self._colour()

    def _follow_change(self, position: int, _removed: int, added: int) -> None:
        self._forget(position, added)
        self._is_changing = True
        self._colour()
        self._is_changing = False

    def _forget(self, position: int, added: int) -> None:
        """Know no more how paragraphs stand that were changed; those below have other numbers."""
        document, count = self._edit.document(), self._edit.blockCount()
        more, self._count = count - self._count, count
        first = document.findBlock(position).blockNumber()
        last = document.findBlock(position + added)
        end = last.blockNumber() + 1 if last.isValid() else count
        self._shown = {
            number + (more if number >= first else 0): shown
            for number, shown in self._shown.items()
            if number < first or number >= end - more
        }

    def _follow_scrolling(self, _rect: QRect, scrolled: int) -> None:
        if scrolled:
            self._colour()

    def _follow_size(self) -> None:
        if self._formats.size == self._edit.font().pointSizeF():
            self._colour()
        else:
            self.use_theme()

    def _read_on(self) -> None:
        """Know more of the lines below while there is nothing else to do."""
        self._edit.lines.read_to(self._edit.blockCount(), SLICE)
        if self._is_late:
            self._colour()
        self._go_on_later()

    def _go_on_later(self) -> None:
        if self._is_on and (self._is_late or not self._edit.lines.is_complete):
            self._idle.start()

    def _colour(self, waits: bool = False) -> None:
        """Colour the paragraphs in sight, those that are known already."""
        blocks = list(self._in_sight())
        numbers = {block.blockNumber() for block in blocks}
        self._shown = {number: self._shown[number] for number in numbers & self._shown.keys()}
        if self._is_on:
            self._is_late = bool(blocks) and not self._read_to(blocks[-1].blockNumber())
            self._set_colours(
                [b for b in blocks if b.blockNumber() < self._edit.lines.known], waits
            )
        else:
            for block in blocks:
                self._set(block, block.text(), PLAIN)
        self._go_on_later()

    def _read_to(self, last: int) -> bool:
        """Know the lines up to `last`, if they can be now; where one scrolls it is asked often."""
        is_later = self._is_late and self._idle.isActive()
        return self._edit.lines.read_to(last, 0 if is_later else SLICE)

    def _set_colours(self, blocks: list[QTextBlock], waits: bool) -> None:
        texts = {number: shown.text for number, shown in self._shown.items()}
        sight = ColoursInSight(self._edit.lines, self._codes, texts, waits)
        for paragraph in sight.read(blocks):
            self._set(*paragraph)
        if sight.is_waiting:
            self._pause.start()

    def _in_sight(self) -> Iterator[QTextBlock]:
        """The paragraphs that may be in sight: as many as fill the height of the widget."""
        viewport = self._edit.viewport()
        rows = viewport.height() / self._edit.line_height + 1
        most = max(1, viewport.width() // self._edit.fontMetrics().horizontalAdvance(NARROW))
        block = self._edit.firstVisibleBlock()
        while block.isValid() and rows > 0:
            yield block
            rows -= max(block.lineCount(), block.length() // most, 1)
            block = block.next()

    def _set(self, block: QTextBlock, text: str, coloured: Coloured) -> None:
        """Set a paragraph as what it is, if it does not stand so already."""
        number, shown = block.blockNumber(), Shown(text, coloured, self._formats)
        layout = block.layout()
        is_composing = bool(layout.preeditAreaText())
        if not is_composing and self._shown.get(number) == shown:
            return
        ranges = self._formats.ranges(text, coloured.spans, coloured.level)
        if keep_look(block, coloured):
            self._edit.viewport().update()
        elif not ranges and not layout.formats():
            self._shown[number] = shown
            return
        layout.setFormats(around_preedit(ranges, layout))
        if not self._is_changing:
            self._edit.document().markContentsDirty(block.position(), 1)
        if not is_composing:
            self._shown[number] = shown
        else:
            self._shown.pop(number, None)


def around_preedit(
    ranges: list[QTextLayout.FormatRange], layout: QTextLayout
) -> list[QTextLayout.FormatRange]:
    """Formats that leave what an input method composes as it shows it."""
    length, start = len(layout.preeditAreaText()), layout.preeditAreaPosition()
    if not length:
        return ranges
    for each in ranges:
        if each.start >= start:
            each.start += length  # pyright: ignore
        elif each.start + each.length > start:
            each.length += length  # pyright: ignore
    own = [each for each in layout.formats() if start <= each.start < start + length]
    return [*ranges, *own]
