"""Find in the preview."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import QWebEngineFindTextResult

from editor.ui.find.find_bar import CASE, FindBar, below
from editor.ui.preview.preview_pane import PreviewPane


class PageFinder(QObject):
    """Owns the bar below the preview; the browser finds and marks."""

    def __init__(self, pane: PreviewPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self.bar = FindBar((CASE,))
        self.bar.setAccessibleName(self.tr("Find in the preview"))
        below(pane, self.bar)
        self.bar.wished.connect(lambda: self._find(1))
        self.bar.step_requested.connect(self._find)
        self.bar.closed.connect(self._close)
        pane.shown.connect(lambda: self.bar.tell_done(""))  # the page holds something else now

    def open(self) -> None:
        """Show the bar; words that are selected in the page are those to be found."""
        selected = self._pane.selected_text
        self.bar.ask("" if "\n" in selected else selected.strip())
        self._find(1)

    def step(self, by: int) -> None:
        """Show the next match (1) or the one before (-1)."""
        if self.bar.search:
            self._find(by)
        else:
            self.open()

    def _find(self, by: int) -> None:
        search = self.bar.search
        self._pane.find_words(search.words, search.case, by < 0, self._tell)

    def _tell(self, found: QWebEngineFindTextResult) -> None:
        count = found.numberOfMatches()
        self.bar.tell_count(found.activeMatch() - 1 if count else None, count)

    def _close(self) -> None:
        self._pane.find_words("", False, False, lambda _found: None)
        self._pane.setFocus()
