"""A browser with its bar, and what there is to tell above the page."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import Signal
from PySide6.QtWebEngineCore import QWebEngineFindTextResult, QWebEnginePage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from editor.site.place import Place
from editor.ui.preview.bar import Complaints, PreviewBanner, PreviewBar
from editor.ui.preview.browser import Browser
from editor.ui.preview.engine import prepare_engine, register_scheme
from editor.ui.preview.published import AssetText


class BrowserPane(QWidget):
    """What a person does to the page, whatever it shows."""

    link_hovered = Signal(str)
    searched = Signal()  # the page goes to words that it finds

    def __init__(self, place: Place, text: AssetText, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1)  # starts its thread when first needed
        self.bar, self.banner = PreviewBar(self), PreviewBanner(self)
        self.complaints = Complaints(self)
        self._browser = Browser(place, self._worker, text, self)
        self.setFocusProxy(self._browser.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.bar, self.banner, self.complaints):
            layout.addWidget(part)
        layout.addWidget(self._browser, 1)
        self._browser.link_hovered.connect(self.link_hovered)
        self._browser.published.compiled.connect(self.complaints.tell_of_sheets)

    @staticmethod
    def register_scheme(network: bool = False) -> None:
        """Set up the browser engine; to be called before QApplication is made."""
        prepare_engine(os.environ, network)
        register_scheme()

    @property
    def browser(self) -> Browser:
        """What shows the page."""
        return self._browser

    def zoom_by(self, step: int) -> None:
        """Larger (1) or smaller (-1)."""
        self._browser.zoom_by(step)

    def reset_zoom(self) -> None:
        """The usual size."""
        self._browser.reset_zoom()

    def copy(self) -> None:
        """Copy what is selected in the page."""
        self._browser.view.triggerPageAction(QWebEnginePage.WebAction.Copy)

    def selectAll(self) -> None:
        """Select the whole page."""
        self._browser.view.triggerPageAction(QWebEnginePage.WebAction.SelectAll)

    @property
    def selected_text(self) -> str:
        """What is selected in the page."""
        return self._browser.page.selectedText()

    def find_words(
        self, words: str, case: bool, back: bool, tell: Callable[[QWebEngineFindTextResult], None]
    ) -> None:
        """Mark `words` in the page, and go to the next ones or `back`; none: mark nothing."""
        flags = QWebEnginePage.FindFlag(0)
        if case:
            flags |= QWebEnginePage.FindFlag.FindCaseSensitively
        if back:
            flags |= QWebEnginePage.FindFlag.FindBackward
        if words:
            self.searched.emit()
        self._browser.page.findText(words, flags, tell)

    def hasFocusInside(self) -> bool:
        """Does the page have the keyboard?"""
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def page_html(self, callback: Callable[[str], None]) -> None:
        """Give the page as it stands to `callback`."""
        self._browser.page.toHtml(callback)

    def run_in_page(self, script: str, callback: Callable[[object], None] | None = None) -> None:
        """Run a script in the preview's own world and give its value to `callback`."""
        self._browser.run(script, callback)
