"""The list of what can be done in an empty window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from editor.ui.command import plain
from editor.ui.commands import native
from editor.ui.plain_text import plain_tip

Key = Qt.Key
STEPS = {Key.Key_Down: 1, Key.Key_Up: -1}


class WaysIn(QFrame):
    """Buttons below each other, walked through with the arrow keys; the keys of each beside it."""

    left = Signal()  # upwards or by Esc, back to the text
    typed = Signal(str)  # a letter, which is meant for the text

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("beginning")
        self.setAccessibleName(self.tr("What can be done here"))
        self.buttons: list[QPushButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(0, 1)

    def clear(self) -> None:
        """Take everything out."""
        self.buttons = []
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def say(self, words: str, name: str = "note") -> None:
        """Add a line of text."""
        label = QLabel(words)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setContentsMargins(8, 8, 8, 4)
        self._grid.addWidget(label, self._grid.rowCount(), 0, 1, 2)
        label.show()

    def add_command(self, action: QAction) -> None:
        """Add what a command does, and its keys."""
        keys = native(action.shortcuts())
        button = self._add(plain(action.text()), keys, action.trigger)
        button.setIcon(action.icon())

    def add_place(self, words: str, where: str, go: Callable[[], object]) -> None:
        """Add a post or a site, by its name and its folder."""
        self._add(words, where, go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk, letters are for the text."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, text = Key(event.key()), event.text()
            if key in STEPS:
                self._walk(STEPS[key])
            elif key == Key.Key_Escape:
                self.left.emit()
            elif text.isprintable() and text.strip() and not holds(event):
                self.typed.emit(text)
            else:
                return super().eventFilter(watched, event)
            return True
        return super().eventFilter(watched, event)

    def _add(self, words: str, beside: str, does: Callable[[], object]) -> QPushButton:
        row = self._grid.rowCount()
        button, label = QPushButton(words.replace("&", "&&")), QLabel(beside)
        button.setAccessibleDescription(beside)
        button.setToolTip(plain_tip(f"{words} ({beside})" if beside else words))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: does())
        button.installEventFilter(self)
        label.setObjectName("note")
        self._grid.addWidget(button, row, 0)
        self._grid.addWidget(label, row, 1)
        for each in (button, label):
            each.show()  # now; a layout in sight shows what it is given later, and has no size yet
        self.buttons.append(button)
        return button

    def _walk(self, step: int) -> None:
        now = next((n for n, each in enumerate(self.buttons) if each.hasFocus()), -1) + step
        if now < 0:
            self.left.emit()
        else:
            self.buttons[min(now, len(self.buttons) - 1)].setFocus(Qt.FocusReason.TabFocusReason)


def holds(event: QKeyEvent) -> bool:
    """Is Ctrl or the like held?"""
    shift = Qt.KeyboardModifier.ShiftModifier
    return bool(event.modifiers() & ~shift & ~Qt.KeyboardModifier.KeypadModifier)
