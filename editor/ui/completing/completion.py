"""Watches what is typed in the text pane, and offers what may be meant."""

from __future__ import annotations

from typing import NamedTuple
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor

from editor.ui.completing.completion_popup import ROWS, CompletionPopup
from editor.ui.completing.offers import Offers
from editor.ui.open_post import OpenPost
from editor.ui.text.known_lines import KnownLines
from editor.ui.text.offsets import characters, units
from editor.ui.text.text_pane import TextPane
from editor.ui.turn import TurnTimer
from editor.writing.completing.asked import NAMES, Asked, Kind
from editor.writing.completing.candidate import completed
from editor.writing.completing.caret import announced, asked_at
from editor.writing.completing.matching import Found, best

FEW = 4  # characters that one key writes, pairs and all; more are pasted
SLICE = 0.008  # seconds for the lines above, of which most is known
MOST_RECENT = 30
KEYS = Qt.Key
WALKS = {KEYS.Key_Down: 1, KEYS.Key_Up: -1, KEYS.Key_PageDown: ROWS, KEYS.Key_PageUp: -ROWS}
TAKES = (KEYS.Key_Return, KEYS.Key_Enter, KEYS.Key_Tab)


class Place(NamedTuple):
    """Where something is asked for: the same as long as one types on."""

    line: int
    start: int
    kind: Kind


class Completion(QObject):
    """Shows the list, follows the keys in it, and writes what is taken."""

    def __init__(self, pane: TextPane, open_post: OpenPost, offers: Offers) -> None:
        super().__init__(pane)
        self._pane, self._edit, self._offers = pane, pane.edit, offers
        self.popup = CompletionPopup(pane, pane.edit, lambda: open_post.place.site.root)
        self._is_on = True
        self._is_by_hand = self._was_edited = False
        self._asked: Asked | None = None  # in the line of the caret
        self._dismissed: Place | None = None
        self._recent: dict[Kind, list[str]] = {}
        self._followed = WeakSet[KnownLines]()
        self._soon = TurnTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        self.popup.taken.connect(self.take)
        offers.came.connect(self._look_again)
        offers.changed.connect(self._ask_again)
        self._edit.installEventFilter(self)
        self._edit.edited.connect(self._note_edit)
        self._edit.cursorPositionChanged.connect(self._look_again)
        self._edit.writing_shown.connect(self._take_writing)
        self._edit.verticalScrollBar().valueChanged.connect(self._follow_scrolling)
        self._edit.column_moved.connect(self._follow_scrolling)
        self._take_writing()

    def use_completing(self, on: bool) -> None:
        """Offer what may be meant while one types, or only when asked."""
        self._is_on = on
        self.close()

    def ask(self) -> None:
        """Offer what can be written at the caret."""
        self._is_by_hand, self._dismissed = True, None
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()

    def close(self) -> None:
        """Take the list away."""
        self._asked, self._is_by_hand = None, False
        self._soon.stop()
        self.popup.hide()

    def take(self) -> None:
        """Write what is marked, in place of what was typed."""
        asked, block = self._asked_now(), self._edit.textCursor().block()
        found = self._fitting(asked)
        if asked is None or found is None:
            return self.close()
        start = characters(self._pane.written, block.position())
        edit = completed(self._pane.written, asked.moved(start), found.candidate)
        self.close()
        self._dismissed = Place(block.blockNumber(), asked.start + len(asked.opening), asked.kind)
        if edit is not None:
            self._remember(asked.kind, found.candidate.text)
            self._pane.write(edit, self.tr("Complete"))
            self._soon.stop()
        if found.candidate.goes_on:
            self._look()
        return None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The keys that walk, take and close are for the list while it is there."""
        is_composing = isinstance(event, QInputMethodEvent) and event.preeditString()
        if self._asked is not None and (is_composing or event.type() == QEvent.Type.FocusOut):
            self.close()
        elif self.popup.isVisible() and isinstance(event, QKeyEvent):
            is_own = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            is_own = is_own and event.key() in (*WALKS, *TAKES, KEYS.Key_Escape)
            if is_own and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if is_own and event.type() == QEvent.Type.KeyPress:
                self._do(KEYS(event.key()))
                return True
        return False

    def _do(self, key: Qt.Key) -> None:
        if key in TAKES:
            self.take()
        elif key in WALKS:
            self.popup.walk(WALKS[key])
        else:
            asked = self._asked
            self.close()
            self._dismissed = self._place_of(asked) if asked else None

    def _take_writing(self) -> None:
        self.close()
        if self._edit.lines not in self._followed:
            self._followed.add(self._edit.lines)
            self._edit.document().contentsChange.connect(self._follow_change)

    def _note_edit(self) -> None:
        self._was_edited = True

    def _follow_change(self, _position: int, _removed: int, added: int) -> None:
        """A key wrote something: see what it is once the caret stands where it belongs."""
        was_edited, self._was_edited = self._was_edited, False
        is_watching = self._asked is not None or self._dismissed is not None
        if was_edited and added <= FEW and (is_watching or (self._is_on and added)):
            self._soon.start()

    def _look_again(self) -> None:
        """The caret moved, or there is more to choose from."""
        if self._asked is not None:
            self._soon.start()

    def _ask_again(self) -> None:
        """There may be more to choose from than was offered."""
        if self._asked is not None:
            self._offers.ask(self._asked.kind, self._text_without(self._asked))

    def _look(self) -> None:
        """Show what fits what is asked for now."""
        asked, was = self._asked_now(), self._asked
        if asked is None:
            self._dismissed = None
            return self.close()
        if self._place_of(asked) == self._dismissed:
            return self.close()
        self._dismissed = None
        if was is None or was.kind is not asked.kind or was.start != asked.start:
            if was is not None and not self._is_by_hand and self.popup.isVisible():
                self.popup.hide()
            self._offers.ask(asked.kind, self._text_without(asked))
        self._asked = asked
        found = self._found(asked)
        if found:
            keeps = was is not None and was.typed == asked.typed
            self.popup.show_found(found, self._letters(asked), keeps=keeps)
        else:
            self.popup.hide()
        return None

    def _asked_now(self) -> Asked | None:
        edit, cursor = self._edit, self._edit.textCursor()
        block = cursor.block()
        if cursor.hasSelection() or edit.isReadOnly() or block.layout().preeditAreaText():
            return None
        text = block.text()
        column = characters(text, cursor.positionInBlock())
        if not (self._is_by_hand or announced(text[:column])) or not edit.hasFocus():
            return None
        if not edit.lines.read_to(block.blockNumber() - 1, SLICE):
            return None
        state, below = edit.lines.before(block), block.next().text()
        return asked_at(text, column, state, below, by_hand=self._is_by_hand)

    def _found(self, asked: Asked) -> list[Found]:
        recent = self._recent.get(asked.kind, ())
        known = self._offers.known(asked.kind)
        return best(asked.typed, known, recent, shorter_first=asked.kind in NAMES)

    def _fitting(self, asked: Asked | None) -> Found | None:
        """The row that is marked, if it is one for what is typed by now; else the likeliest."""
        current = self.popup.current
        if asked is None or self._asked is None or asked == self._asked:
            return current
        found = self._found(asked)
        return found[0] if found else None

    def _place_of(self, asked: Asked) -> Place:
        return Place(self._edit.textCursor().blockNumber(), asked.start, asked.kind)

    def _text_without(self, asked: Asked) -> str:
        """The text without the footnote that is being typed, which is none yet."""
        if asked.kind is not Kind.NOTE:
            return ""
        text = self._pane.written
        start = characters(text, self._edit.textCursor().block().position())
        return text[: start + asked.start - 2] + text[start + asked.end :]

    def _letters(self, asked: Asked) -> QRect:
        """Where what was typed stands in the window."""
        edit, caret = self._edit, self._edit.cursorRect()
        cursor = QTextCursor(edit.textCursor().block())
        cursor.setPosition(cursor.position() + units(cursor.block().text()[: asked.start]))
        first = edit.cursorRect(cursor)
        left = first.left() if first.top() == caret.top() else caret.left()
        corner = edit.viewport().mapTo(edit.window(), QRect(caret).topLeft())
        return QRect(corner.x() + left - caret.left(), corner.y(), 1, caret.height())

    def _follow_scrolling(self) -> None:
        if self._asked is None or not self.popup.isVisible():
            return
        if self._edit.viewport().rect().intersects(self._edit.cursorRect()):
            self.popup.place(self._letters(self._asked))
        else:
            self.close()

    def _remember(self, kind: Kind, text: str) -> None:
        others = [each for each in self._recent.get(kind, ()) if each != text]
        self._recent[kind] = [text, *others][:MOST_RECENT]
