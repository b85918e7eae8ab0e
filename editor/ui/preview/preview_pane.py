"""The preview: the post as it will read, beside the text, at every key."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from editor.jekyll.article import header_html
from editor.jekyll.renderer import Renderer
from editor.post.post import Post
from editor.resource_files import resource
from editor.site.place import Place
from editor.ui.open_post import OpenPost
from editor.ui.preview.changes import Change, changes
from editor.ui.preview.engine import SCHEME, offline_profile, prepare_engine, register_scheme
from editor.ui.preview.page import HOME, PreviewPage
from editor.ui.preview.site_scheme import SiteScheme
from editor.ui.theme import colour, is_dark

OWN_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld
UNFELT_MS = 20  # renderings that take less never wait
LONG = 150_000  # characters from which a text is rendered beside the window's thread
ZOOM_STEP = 0.1
ZOOMS = (0.5, 3.0)


@dataclass(frozen=True)
class Rendering:
    """What the page is to hold, and how long it took to find out."""

    header: str
    blocks: list[str]
    ms: float


def render(post: Post, place: Place, renderer: Renderer) -> Rendering:
    """The article of a post at its place; may run beside the window's thread."""
    begun = perf_counter()
    header = header_html(post, place)
    blocks = [block.html for block in renderer.blocks(post.text)]
    return Rendering(header, blocks, (perf_counter() - begun) * 1000)


class PreviewPane(QWidget):
    """Shows the open post. One patch is on its way at a time; the latest state wins."""

    link_hovered = Signal(str)
    shown = Signal()  # the page holds the post as it is now
    _rendered = Signal(object)

    def __init__(self, open_post: OpenPost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_post = open_post
        self._renderer = Renderer(open_post.place)
        self._header: str | None = None
        self._blocks: list[str] = []
        self._is_loaded = self._is_busy = False
        self._is_stale = True
        self._rendered_at = self._render_ms = 0.0
        self._worker = ThreadPoolExecutor(max_workers=1)  # starts its thread when first needed
        self._rendered.connect(self._show_rendering)
        self._make_view()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_post)
        open_post.opened.connect(self._show_other)
        open_post.place_changed.connect(self._show_other)
        open_post.changed.connect(self._show_change)
        open_post.settled.connect(self._reload_pictures)

    @staticmethod
    def register_scheme() -> None:
        """Set up the browser engine; to be called before QApplication is made."""
        prepare_engine(os.environ)
        register_scheme()

    def zoom_by(self, step: int) -> None:
        """Larger (1) or smaller (-1)."""
        least, most = ZOOMS
        zoom = self._view.zoomFactor() + step * ZOOM_STEP
        self._view.setZoomFactor(max(least, min(most, zoom)))

    def reset_zoom(self) -> None:
        """The usual size."""
        self._view.setZoomFactor(1.0)

    def copy(self) -> None:
        """Copy what is selected in the page."""
        self._view.triggerPageAction(QWebEnginePage.WebAction.Copy)

    def selectAll(self) -> None:
        """Select the whole page."""
        self._view.triggerPageAction(QWebEnginePage.WebAction.SelectAll)

    def hasFocusInside(self) -> bool:
        """Does the page have the keyboard?"""
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def page_html(self, callback: Callable[[str], None]) -> None:
        """Give the page as it stands to `callback`."""
        self._page.toHtml(callback)

    def run_in_page(self, script: str, callback: Callable[[object], None] | None = None) -> None:
        """Run a script in the preview's own world and give its value to `callback`."""
        self._page.runJavaScript(script, OWN_WORLD, callback or (lambda _value: None))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the pane was hidden."""
        super().showEvent(event)
        self._show_soon()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme of the window; look at the pictures when it becomes active."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._set_theme()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._reload_pictures()

    def _make_view(self) -> None:
        profile = offline_profile(self)
        self._page = PreviewPage(profile, self)  # before its profile, so that it goes first
        self._view = QWebEngineView(self)
        profile.setParent(self)
        self._scheme = SiteScheme(self._open_post.place, self._theme(), self)
        profile.installUrlSchemeHandler(SCHEME.encode(), self._scheme)
        self._view.setPage(self._page)
        self._view.setAcceptDrops(False)  # a dropped file is the window's
        self._view.setAccessibleName(self.tr("Preview"))
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        actions = (QWebEnginePage.WebAction.Copy, QWebEnginePage.WebAction.SelectAll)
        self._view.addActions([self._page.action(each) for each in actions])
        self.setFocusProxy(self._view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self._page.loadFinished.connect(self._loaded)
        self._page.renderProcessTerminated.connect(self._load_again)
        self._page.linkHovered.connect(self._tell_link)
        self._set_theme()
        self._load()

    def _load(self) -> None:
        """Load the empty page."""
        self._is_loaded = self._is_busy = False
        self._header, self._blocks = None, []
        self._scheme.forget()
        self._page.load(HOME)

    def _load_again(self) -> None:
        """The engine's process has died; one that does not even start is left alone."""
        if self._is_loaded:
            self._load()

    def _loaded(self, is_there: bool) -> None:
        if is_there:
            self._is_loaded = True
            self.run_in_page(resource("preview/patch.js").read_text("utf-8"))
            self._show_soon()

    def _show_other(self) -> None:
        """Another post, or other surroundings: pictures may lead elsewhere."""
        self._scheme.place = self._open_post.place
        self._renderer = Renderer(self._open_post.place)
        self._reload_pictures()
        self._show_soon()

    def _show_change(self, _by: object) -> None:
        self._show_soon()

    def _show_soon(self) -> None:
        """Show the post once the events at hand are done; several changes become one.

        A post so long that rendering takes its time leaves as much time to typing.
        """
        self._is_stale = True
        if not self._soon.isActive():
            waited = (perf_counter() - self._rendered_at) * 1000
            busy = self._render_ms if self._render_ms > UNFELT_MS else 0
            self._soon.start(max(0, round(busy - waited)))

    def _show_post(self) -> None:
        """Patch what differs into the page, unless a patch is on its way or nobody looks."""
        if not (self._is_stale and self._is_loaded and self.isVisible()) or self._is_busy:
            return
        self._is_stale, self._is_busy = False, True
        post, place, renderer = self._open_post.post, self._open_post.place, self._renderer
        if len(post.text) > LONG:
            work = self._worker.submit(lambda: self._rendered.emit(render(post, place, renderer)))
            work.add_done_callback(Future.result)  # an error is logged, not lost
        else:
            self._show_rendering(render(post, place, renderer))

    def _show_rendering(self, rendering: Rendering) -> None:
        """Patch the page where it differs from `rendering`."""
        header = None if rendering.header == self._header else rendering.header
        self._patch(header, changes(self._blocks, rendering.blocks))
        self._header, self._blocks = rendering.header, rendering.blocks
        self._rendered_at, self._render_ms = perf_counter(), rendering.ms

    def _patch(self, header: str | None, found: list[Change]) -> None:
        script = f"preview.show({json.dumps(header)}, {json.dumps(found)})"
        self.run_in_page(script, self._patched)

    def _patched(self, _value: object) -> None:
        self._is_busy = False
        if self._is_stale:
            self._show_soon()
        else:
            self.shown.emit()

    def _reload_pictures(self) -> None:
        """Ask again for the pictures whose files have changed, come or gone."""
        references = self._scheme.changed_references()
        if references:
            self.run_in_page(f"preview.reload({json.dumps(references)})")

    def _theme(self) -> str:
        return "dark" if is_dark(self.palette()) else "light"

    def _set_theme(self) -> None:
        self._scheme.theme = self._theme()
        self._page.setBackgroundColor(colour("base", self.palette()))  # no white flash
        if self._is_loaded:
            self.run_in_page(f"preview.setTheme({json.dumps(self._theme())})")

    def _tell_link(self, address: str) -> None:
        url = QUrl(address)
        is_anchor = url.scheme() == SCHEME
        self.link_hovered.emit(f"#{url.fragment()}" if is_anchor else address)
