"""Sets a page on paper: as a PDF, or on a printer."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QByteArray, QMarginsF, QObject, Signal
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from editor.site.place import Place
from editor.ui.preview.browser import Browser
from editor.ui.preview.published import Served

MARGIN_MM = 18


class Paper(QObject):
    """Lays out one page at a time in a browser that nobody sees; no script runs in it."""

    done = Signal()  # the page is on paper, or has failed to be
    failed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._worker = ThreadPoolExecutor(max_workers=1)  # which a whole page gives nothing to do
        self._browser: Browser | None = None

    def make_pdf(self, html: str, place: Place, take: Callable[[bytes], object]) -> None:
        """Give the PDF of the page to `take`, once it is laid out."""

        def finish(data: QByteArray) -> None:
            if data.isEmpty():
                self.failed.emit(self.tr("The browser made no PDF of the page."))
            else:
                take(bytes(data.data()))
            self._end()

        self._load(html, place, lambda browser: browser.page.printToPdf(finish, page_layout()))

    def print(self, html: str, place: Place, printer: QPrinter) -> None:
        """Print the page, once it is laid out."""

        def finish(success: bool) -> None:
            if not success:
                self.failed.emit(self.tr("The page could not be printed."))
            self._end()

        def lay_out(browser: Browser) -> None:
            browser.view.printFinished.connect(finish)
            browser.view.print(printer)

        self._load(html, place, lay_out)

    def _load(self, html: str, place: Place, then: Callable[[Browser], object]) -> None:
        self._end()
        browser = self._browser = Browser(
            place, self._worker, lambda _path, _place: "", self._window
        )
        browser.hide()
        browser.loaded.connect(lambda: then(browser))
        browser.go_to_site(Served(html=html), place)

    def _end(self) -> None:
        if self._browser is not None:
            self._browser.deleteLater()
            self._browser = None
            self.done.emit()


def page_layout() -> QPageLayout:
    """A4, upright, with margins that text can be read in."""
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    upright = QPageLayout.Orientation.Portrait
    return QPageLayout(size, upright, margins, QPageLayout.Unit.Millimeter)
