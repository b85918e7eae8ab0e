"""The browser inside the preview: one page, its width and its size, and what it may load."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from itertools import count

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEnginePage, QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from editor.resource_files import resource
from editor.site.place import Place
from editor.ui.preview.engine import SCHEME, SITE_HOST, Gate, offline_profile
from editor.ui.preview.link_address import ENCODED, readable, shown_address
from editor.ui.preview.page import PreviewPage
from editor.ui.preview.published import AssetText, Published, Served
from editor.ui.preview.site_scheme import SiteScheme
from editor.ui.turn import TurnTimer

OWN_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld
ZOOM_STEP = 0.1
ZOOMS = (0.5, 3.0)
REVEAL_MS = 1500  # the longest that a page waits for its style sheets
TRIES = 9  # so often a page is asked for that clicks stop on its way
LEAST_FACTOR = 0.25  # below that Chromium shows no smaller


class Width(StrEnum):
    """How wide the page is shown; in a narrower pane it is made smaller as a whole."""

    FIT = "fit"
    PHONE = "phone"
    TABLET = "tablet"
    DESKTOP = "desktop"


PIXELS = {Width.FIT: 0, Width.PHONE: 390, Width.TABLET: 820, Width.DESKTOP: 1280}


class Browser(QWidget):
    """Shows one page of the preview's own scheme."""

    loaded = Signal()  # the page that was asked for last is there
    died = Signal()
    link_hovered = Signal(str)

    def __init__(
        self, place: Place, worker: ThreadPoolExecutor, text: AssetText, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.gate = Gate(self)
        profile = offline_profile(self.gate)
        self.page = PreviewPage(profile, self)  # before its profile, so that it goes first
        self.view = QWebEngineView(self)
        profile.setParent(self)
        self.published = Published(worker, text, self)
        self.scheme = SiteScheme(place, self.published, self)
        profile.installUrlSchemeHandler(SCHEME.encode(), self.scheme)
        self.served: Served | None = None  # the site's page that is being loaded, or is there
        self._loads = count()
        self._is_awaited, self._tries = False, 0  # is a page on its way? for how often now?
        self._reveal = TurnTimer(self, singleShot=True, interval=REVEAL_MS)
        self._reveal.timeout.connect(lambda: self.run("preview.reveal()"))
        self._zoom, self._width = 1.0, Width.FIT
        self._set_up_view()

    @property
    def width_shown(self) -> Width:
        """How wide the page is shown."""
        return self._width

    def show_width(self, width: Width) -> None:
        """Show the page as wide as on that device."""
        self._width = width
        self._lay_out()

    def zoom_by(self, step: int) -> None:
        """Larger (1) or smaller (-1)."""
        least, most = ZOOMS
        self._zoom = max(least, min(most, self._zoom + step * ZOOM_STEP))
        self._lay_out()

    def reset_zoom(self) -> None:
        """The usual size."""
        self._zoom = 1.0
        self._lay_out()

    def go(self, home: QUrl, *, scripts: bool = False, network: bool = False) -> None:
        """Load the page at `home`, an address of the preview's own scheme."""
        self.gate.network = self.page.network = network
        self._is_awaited, self._tries = True, 1
        self.page.go(home, scripts)

    def go_to_site(self, served: Served, place: Place) -> None:
        """Load a page of the site, which is `served` from its folder."""
        self.served = served
        self.gate.site = place.site.url
        self.published.serve(served, place)
        home = QUrl(f"{SCHEME}://{SITE_HOST}")
        home.setPath(served.path, QUrl.ParsingMode.DecodedMode)
        home.setQuery(str(next(self._loads)))  # no load is taken for another
        self.go(home, scripts=served.scripts, network=served.network)

    def begin_site(self) -> None:
        """Let the scripts that fill and follow the site's page begin; it is loaded."""
        served, site = self.served, self.gate.site
        assert served is not None
        self.run(f"preview.begin({json.dumps({'site': site, 'isTrusted': served.scripts})})")
        if served.scripts:
            self.run(f"preview.adopt({json.dumps(served.html)})")
        self._reveal.start()

    def leave_site(self) -> None:
        """The site's page is no longer what is shown."""
        self.served, self.gate.site = None, ""

    def run(self, script: str, callback: Callable[[object], None] | None = None) -> None:
        """Run a script in the preview's own world and give its value to `callback`."""
        self.page.runJavaScript(script, OWN_WORLD, callback or (lambda _value: None))

    def run_files(self, names: Iterable[str]) -> None:
        """Run scripts of `resources/preview` in the preview's own world, in order."""
        for name in names:
            self.run(resource(f"preview/{name}").read_text("utf-8"))

    def set_ground(self, ground: QColor) -> None:
        """The colour that is seen before the page is."""
        self.page.setBackgroundColor(ground)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page its place."""
        super().resizeEvent(event)
        self._lay_out()

    def _set_up_view(self) -> None:
        self.view.setPage(self.page)
        self.view.setAcceptDrops(False)  # a dropped file is the window's
        self.view.setAccessibleName(self.tr("Preview"))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        actions = (QWebEnginePage.WebAction.Copy, QWebEnginePage.WebAction.SelectAll)
        self.view.addActions([self.page.action(each) for each in actions])
        self.setFocusProxy(self.view)
        self.page.loadingChanged.connect(self._tell_loaded)
        self.page.renderProcessTerminated.connect(lambda *_: self.died.emit())
        self.page.linkHovered.connect(self._tell_link)

    def _tell_loaded(self, loading: QWebEngineLoadingInfo) -> None:
        """A page that was on its way when the next was asked for may arrive still: not told.

        One who follows a link just then, be it a script, may stop the page on its way: it is then
        there already, or is asked for again.
        """
        status, kinds = loading.status(), QWebEngineLoadingInfo.LoadStatus
        if not self._is_awaited:
            return
        if status in (kinds.LoadStoppedStatus, kinds.LoadFailedStatus):
            self.run("location.href", self._tell_stopped)
        elif status is kinds.LoadSucceededStatus and loading.url() == self.page.home:
            self._tell_there()

    def _tell_stopped(self, address: object) -> None:
        if self._is_awaited and QUrl(str(address)) == self.page.home:
            self._tell_there()
        elif self._is_awaited and self._tries < TRIES and not self.page.isLoading():
            self._tries += 1
            self.page.load(self.page.home)

    def _tell_there(self) -> None:
        self._is_awaited = False
        inner = self.view.focusProxy()
        if inner is not None:
            inner.removeEventFilter(self.page)
            inner.installEventFilter(self.page)
        self.loaded.emit()

    def _lay_out(self) -> None:
        """The page's width in its own pixels stays; where there is less room, it is smaller."""
        wanted, room = PIXELS[self._width], self.width()
        if wanted == 0:
            width, factor = room, self._zoom
        else:
            width = min(room, round(wanted * self._zoom))
            factor = max(LEAST_FACTOR, width / wanted)
        self.view.setGeometry((room - width) // 2, 0, width, self.height())
        self.view.setZoomFactor(factor)

    def _tell_link(self, address: str) -> None:
        url = QUrl(address)
        if url.scheme() != SCHEME:
            self.link_hovered.emit(shown_address(url))
            return
        anchor = f"#{readable(url.fragment(ENCODED))}" if url.hasFragment() else ""
        is_here = url.path() in ("/", self.page.url().path())
        self.link_hovered.emit(anchor if is_here else readable(url.path(ENCODED)))

    def event(self, event: QEvent) -> bool:
        """A browser that is shown anew has its place."""
        if event.type() == QEvent.Type.Show:
            self._lay_out()
        return super().event(event)
