"""What can be done about a wrong word, at the top of a menu."""

from __future__ import annotations

from concurrent.futures import Future, wait

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from editor.ui.turn import TurnTimer

AT_ONCE = 0.08  # seconds that a menu waits for suggestions; later ones come into the open menu
LOOK_MS = 30


class WordMenu(QObject):
    """Suggestions first, then adding and ignoring the word."""

    chosen = Signal(str)  # what the word shall be replaced by
    added = Signal(str)
    ignored = Signal(str)

    def __init__(
        self, menu: QMenu, word: str, suggestions: Future[list[str]], may_change: bool
    ) -> None:
        super().__init__(menu)
        self._menu, self._may_change = menu, may_change
        self._suggestions = suggestions
        self._before = next(iter(menu.actions()), None)
        self._waiting = self._add(self.tr("Looking for suggestions …"))
        self._waiting.setEnabled(False)
        self._separate()
        shown = word.replace("&", "&&")
        add = self._add(self.tr("&Add “{word}” to my words").format(word=shown))
        add.triggered.connect(lambda: self.added.emit(word))
        ignore = self._add(self.tr("&Ignore it in this post"))
        ignore.triggered.connect(lambda: self.ignored.emit(word))
        self._look = TurnTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._show_suggestions)
        wait([suggestions], AT_ONCE)
        self._look.start()
        self._show_suggestions()

    def put_menu(self, menu: QMenu) -> None:
        """Another menu below, and the end of what is about the word.

        Not by insertMenu: PySide would take it down along with this one.
        """
        self._menu.insertAction(self._anchor(), menu.menuAction())
        self._separate()

    def _show_suggestions(self) -> None:
        if not self._suggestions.done():
            return
        self._look.stop()
        words = self._suggestions.result()
        for word in words:
            action = QAction(word.replace("&", "&&"), self._menu)
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            action.setEnabled(self._may_change)
            action.triggered.connect(lambda _checked=False, word=word: self.chosen.emit(word))
            self._menu.insertAction(self._waiting, action)
        self._waiting.setText(self.tr("No suggestion"))
        self._waiting.setVisible(not words)

    def _add(self, text: str) -> QAction:
        action = QAction(text, self._menu)
        self._menu.insertAction(self._anchor(), action)
        return action

    def _separate(self) -> None:
        self._menu.insertSeparator(self._anchor())

    def _anchor(self) -> QAction:
        """Before what these entries are put."""
        if self._before is None:
            self._before = self._menu.addSeparator()
        return self._before
