"""Helps with keys as they are pressed: lists go on, pairs close, tables grow; or lets them be."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from editor.ui.commands import Actions
from editor.ui.settings import Settings
from editor.writing.code import indent_code
from editor.writing.edit import WritingCommand
from editor.writing.going_on import go_on, take_mark
from editor.writing.item_levels import deeper_item, outer_item
from editor.writing.pairs import AROUND, take_pair, typed
from editor.writing.table_keys import cell_before, next_cell, next_row

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow

Key = Qt.Key
NO_KEYS = Qt.KeyboardModifier.NoModifier
SHIFT, KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
SIGNS = frozenset([*AROUND, *AROUND.values()])
MAY_GO_ON = re.compile(r"[ \t>*+-]|\d|.*\|")  # as lines begin, or hold, where Enter may do more
TAKEN_WITH_MORE = frozenset(" \t>([{`")  # what Backspace may take together with other signs


class TypingHelp(QObject):
    """Sees each key before the text does, and does what it is best for here: one step of undo."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.text)
        self._text, self._settings = window.text, window.settings
        self._is_on = True
        self._settings.follow(Settings.helps_typing, self._use, self)
        self._text.edit.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Does it help?"""
        return self._is_on

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the command calls, with its state."""
        return {"typing_help": self.use_help}

    def tick_in(self, actions: Actions) -> None:
        """Tick the command as long as there is help."""
        self._settings.follow(Settings.helps_typing, actions["typing_help"].setChecked, actions)

    def use_help(self, on: bool) -> None:
        """Help from now on, or leave each key as it is."""
        self._settings.helps_typing = on

    def _use(self, on: bool) -> None:
        self._is_on = on

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that more can be done with."""
        if event.type() == QEvent.Type.KeyPress and self._is_on and isinstance(event, QKeyEvent):
            helps, name = self._helps(event)
            if helps and not self._is_busy and self._does(helps, name):
                return True
        return super().eventFilter(watched, event)

    @property
    def _is_busy(self) -> bool:
        """May nothing be written, or does an input method compose here?"""
        edit = self._text.edit
        is_composing = bool(edit.textCursor().block().layout().preeditAreaText())
        return edit.isReadOnly() or is_composing

    def _does(self, helps: Sequence[WritingCommand], name: str) -> bool:
        text, selection = self._text.written, self._text.selection
        edit = next(filter(None, (helps_(text, selection) for helps_ in helps)), None)
        if edit is not None:
            self._text.write(edit, name)
            self._text.edit.keep_room_below()
        return edit is not None

    def _helps(self, event: QKeyEvent) -> tuple[Sequence[WritingCommand], str]:
        """What may be done with a key, the first that applies; and what it is called."""
        key, keys, sign = event.key(), event.modifiers() & ~KEYPAD, event.text()
        if key in (Key.Key_Return, Key.Key_Enter) and keys == NO_KEYS:
            is_such = MAY_GO_ON.match(self._line) is not None
            return (next_row, go_on) if is_such else (), self.tr("new line")
        if key == Key.Key_Backspace and keys == NO_KEYS:
            return (take_mark, take_pair) if self._takes_more else (), self.tr("delete")
        if key == Key.Key_Tab and keys == NO_KEYS:
            return (next_cell, deeper_item, indent_code), self.tr("Tab")
        if key == Key.Key_Backtab and keys in (SHIFT, NO_KEYS):
            return (cell_before, outer_item), self.tr("Shift+Tab")
        # AltGr is Ctrl and Alt where it is no key of its own.
        if sign in SIGNS and keys & COMMANDING in (NO_KEYS, COMMANDING):
            return (typed(sign),), self.tr("“{sign}”").format(sign=sign)
        return (), ""

    @property
    def _line(self) -> str:
        return self._text.edit.textCursor().block().text()

    @property
    def _takes_more(self) -> bool:
        cursor = self._text.edit.textCursor()
        place = cursor.positionInBlock()
        return cursor.block().text()[max(0, place - 1) : place] in TAKEN_WITH_MORE
