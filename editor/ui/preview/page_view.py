"""One whole page of a built site, under a heading that says whose it is."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from editor.site.place import Place
from editor.ui.preview.browser import Browser
from editor.ui.preview.published import AssetText, Served
from editor.ui.preview.site_view import SiteView, empty_page


class PageView(QWidget):
    """Shows a page without its scripts; `is_shown` once it is on screen."""

    def __init__(
        self, heading: str, place: Place, worker: ThreadPoolExecutor, text: AssetText
    ) -> None:
        super().__init__()
        self._html = ""
        self.is_shown = False
        label = QLabel(heading)
        label.setObjectName("pageHeading")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._browser = Browser(place, worker, text, self)
        self._browser.set_ground(QColor("white"))
        self._browser.view.setAccessibleName(heading)
        self._browser.loaded.connect(self._fill)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(label)
        layout.addWidget(self._browser, 1)

    def show_page(self, html: str, path: str, place: Place) -> None:
        """Show `html` as the page at `path` of the site of `place`."""
        self._html = html
        self._browser.go_to_site(Served(path, empty_page(html)), place)

    def _fill(self) -> None:
        self._browser.run_files(SiteView.scripts)
        self._browser.begin_site()
        self._browser.run(f"preview.showPage({json.dumps(self._html)})", self._tell_shown)

    def _tell_shown(self, _done: object) -> None:
        self.is_shown = True
