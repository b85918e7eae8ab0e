"""A menu bar that is there when Alt asks for it, and away otherwise."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow

from editor.ui.turn import TurnTimer


class HiddenMenus(QObject):
    """Of one window; Alt alone opens the first menu, Alt with its letter any of them."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._bar = window.menuBar()
        self._is_on = self._is_alt_alone = False
        self._letters = [self._letter(each, window) for each in self._bar.actions()]
        self._soon = TurnTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._hide_unused)
        window.installEventFilter(self)

    def use_hidden(self, on: bool) -> None:
        """Hide the menu bar, or have it stand there as usual."""
        self._is_on = on
        self._bar.setVisible(not on)
        for letter in self._letters:
            letter.setEnabled(on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Was Alt pressed, and let go with no other key between?"""
        if self._is_on and isinstance(event, QKeyEvent):
            is_alt = event.key() == Qt.Key.Key_Alt
            if event.type() == QEvent.Type.ShortcutOverride:
                self._is_alt_alone = is_alt
            elif event.type() == QEvent.Type.KeyRelease and is_alt and self._is_alt_alone:
                self._is_alt_alone = False
                self._open(self._bar.actions()[0])
        return super().eventFilter(watched, event)

    def _letter(self, menu: QAction, window: QMainWindow) -> QShortcut:
        letter = QShortcut(QKeySequence.mnemonic(menu.text()), window)
        letter.setEnabled(False)
        letter.activated.connect(lambda: self._open(menu))
        menu.menu().aboutToHide.connect(lambda: self._soon.start())  # pyright: ignore
        return letter

    def _open(self, menu: QAction) -> None:
        self._bar.show()
        self._bar.setActiveAction(menu)

    def _hide_unused(self) -> None:
        """Another menu may have been opened beside the one that closed."""
        if self._is_on and QApplication.activePopupWidget() is None:
            self._bar.hide()
