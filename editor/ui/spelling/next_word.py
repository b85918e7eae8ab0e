"""Goes from wrong word to wrong word over a whole text, and offers what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from editor.ui.latest_answer import LatestAnswer
from editor.ui.spelling.spell_marks import Mark
from editor.ui.spelling.speller import Speller
from editor.ui.text.offsets import characters, units
from editor.writing.colours.state import State
from editor.writing.spelling.whole_text import Place, nearest_wrong

Known = Sequence[State] | None  # what each line leaves open, where that is known


class NextWord(QObject):
    """Seeks in the text of `edit`, beside the window’s thread.

    `read` gives that text; `offer` makes the menu for the word that was found, `say_none` says
    that there is none.
    """

    def __init__(
        self,
        edit: QPlainTextEdit,
        read: Callable[[], tuple[str, Known]],
        speller: Speller,
        offer: Callable[[Mark], QMenu],
        say_none: Callable[[], object],
    ) -> None:
        super().__init__(edit)
        self._edit, self._read, self._speller = edit, read, speller
        self.offer, self._say_none = offer, say_none
        self._again: Callable[[], object] = self.go_on
        self._seeking = LatestAnswer(self)
        self._seeking.answered.connect(self._take)
        self.menu: QMenu | None = None  # the one that was offered last, while it is shown

    def go_on(self) -> None:
        """To the next wrong word; behind the last comes the first."""
        self._again = self.go_on
        self._seek(self._edit.textCursor().selectionEnd(), is_back=False)

    def go_back(self) -> None:
        """To the wrong word before; before the first comes the last."""
        self._again = self.go_back
        self._seek(self._edit.textCursor().selectionStart(), is_back=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the open menu too the keys do what it says beside its entries."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.menu:
            keys = QKeySequence(event.keyCombination())
            for action in self.menu.actions():
                if keys in action.shortcuts():
                    self.menu.close()
                    action.trigger()
                    return True
        return super().eventFilter(watched, event)

    def _seek(self, position: int, is_back: bool) -> None:
        (text, known), wrong = self._read(), self._speller.judge()
        block = self._edit.document().findBlock(position)
        line, column = block.blockNumber(), characters(block.text(), position - block.position())

        def found() -> tuple[str, Place | None]:
            lines = text.split("\n")
            return text, nearest_wrong(lines, line, column, wrong, known, is_back)

        self._seeking.ask(found)

    def _take(self, answer: tuple[str, Place | None]) -> None:
        text, place = answer
        if text != self._read()[0]:
            self._again()
        elif place is None:
            self._say_none()
        else:
            self._show(place)

    def _show(self, place: Place) -> None:
        block = self._edit.document().findBlockByNumber(place.line)
        start = block.position() + units(block.text()[: place.start])
        mark = Mark(start, start + units(place.word), place.word)
        cursor = QTextCursor(block)
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)
        self._edit.centerCursor()
        self._edit.setFocus()
        self._open(self.offer(mark))

    def _open(self, menu: QMenu) -> None:
        """Show the menu below the word, its first suggestion chosen already, if it is there."""
        self.menu = menu
        menu.installEventFilter(self)
        menu.aboutToHide.connect(self._forget)
        below = self._edit.cursorRect().bottomLeft()
        menu.popup(self._edit.viewport().mapToGlobal(below))
        if (first := menu.actions()[0]).isEnabled():  # or Enter would add the word
            menu.setActiveAction(first)

    def _forget(self) -> None:
        if self.menu is not None:
            self.menu.deleteLater()
            self.menu = None
