"""Sets a page on paper: as a PDF, or on a printer."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from PySide6.QtCore import QByteArray, QMarginsF, QObject, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from editor.site.place import Place
from editor.ui.preview.browser import Browser
from editor.ui.preview.published import Served
from editor.ui.preview.site_view import SiteView, empty_page

MARGIN_MM = 18
LOOK_MS = 20  # between one look at the pictures and the next
LOOKS = 500
ALL_THERE = "nodes.select(document, 'img').every((each) => each.complete)"


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
        browser.loaded.connect(lambda: self._fill(browser, html, then))
        browser.go_to_site(Served(html=empty_page(html)), place)

    def _fill(self, browser: Browser, html: str, then: Callable[[Browser], object]) -> None:
        browser.run_files(SiteView.scripts)
        browser.begin_site()
        browser.run(f"preview.showPage({json.dumps(html)})")
        self._await_pictures(browser, LOOKS, lambda: then(browser))

    def _await_pictures(self, browser: Browser, looks: int, then: Callable[[], object]) -> None:
        def look(are_there: object) -> None:
            if browser is not self._browser:
                return
            if are_there is True or looks == 0:
                then()
            else:
                again = partial(self._await_pictures, browser, looks - 1, then)
                QTimer.singleShot(LOOK_MS, browser, again)

        browser.run(ALL_THERE, look)

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
