"""The preview: the post as it will read, beside the text, at every key."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from time import perf_counter

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from editor.jekyll.renderer import Renderer
from editor.site.place import Place
from editor.site.site import Site
from editor.ui.open_post import OpenPost
from editor.ui.preview.article_view import ArticleView, Rendering
from editor.ui.preview.bar import Complaints, PreviewBanner, PreviewBar
from editor.ui.preview.browser import Browser, Width
from editor.ui.preview.engine import prepare_engine, register_scheme
from editor.ui.preview.page import HOME
from editor.ui.preview.page_maker import PageMaker
from editor.ui.preview.published import AssetText, Served
from editor.ui.preview.site_choices import SiteChoices, View
from editor.ui.preview.site_page import Pages, SitePage
from editor.ui.preview.site_pages import SitePages, asset_text
from editor.ui.preview.site_view import SiteView
from editor.ui.theme import colour, is_dark

UNFELT_MS = 20  # renderings that take less never wait
# What may take long is rendered beside the window's thread: a long text, one of which the last
# rendering was slow, and one that is not the one rendered last.
LONG = 50_000  # characters
SLOW_MS = 30
SUDDEN = 1000  # characters by which another text is longer or shorter


class PreviewPane(QWidget):
    """Shows the open post. One patch is on its way at a time; the latest state wins."""

    link_hovered = Signal(str)
    shown = Signal()  # the page holds the post as it is now
    state_changed = Signal()  # another view or width, or another answer about scripts
    _rendered = Signal(object, object)

    def __init__(
        self,
        open_post: OpenPost,
        choices: SiteChoices | None = None,
        parent: QWidget | None = None,
        pages: Callable[[Place], Pages] = SitePages,
        text: AssetText = asset_text,
    ) -> None:
        super().__init__(parent)
        self._open_post, self._pages, self._text = open_post, pages, text
        self.choices = choices or SiteChoices()
        self._renderer = Renderer(open_post.place)
        self._view: ArticleView | SiteView = ArticleView(open_post.place, self._renderer)
        self._is_loaded = self._is_busy = False
        self._is_stale = True
        self._rendered_at = self._render_ms = 0.0
        self._known_length = -SUDDEN  # of the text rendered last
        self._worker = ThreadPoolExecutor(max_workers=1)  # starts its thread when first needed
        self._maker = PageMaker(self._worker, lambda: open_post.post, self)
        self._place_parts()
        self._rendered.connect(self._show_rendering)
        self._maker.made.connect(self._show_page)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_post)
        open_post.opened.connect(self._show_other)
        open_post.place_changed.connect(self._show_other)
        open_post.changed.connect(self._show_change)
        open_post.settled.connect(self._settle)
        self._load()

    @staticmethod
    def register_scheme(network: bool = False) -> None:
        """Set up the browser engine; to be called before QApplication is made."""
        prepare_engine(os.environ, network)
        register_scheme()

    @property
    def view(self) -> View:
        """What is shown."""
        return View.SITE if isinstance(self._view, SiteView) else View.ARTICLE

    @property
    def is_current(self) -> bool:
        """Does the page hold the post as it is now?"""
        waits_for_page = self.view is View.SITE and self._maker.is_busy
        return self._is_loaded and not (self._is_stale or self._is_busy or waits_for_page)

    def show_view(self, view: View) -> None:
        """Show the article or the site's page, and remember it for this site."""
        self.choices.show_view(self.site, view)
        self._show_other()

    @property
    def page_width(self) -> Width:
        """How wide the site's page is shown."""
        return self.choices.width(self.site)

    def show_width(self, width: Width) -> None:
        """Show the site's page as wide as on that device."""
        self.choices.show_width(self.site, width)
        self.tell_state()

    def run_scripts(self, on: bool) -> None:
        """Let the site's scripts run, or no longer."""
        self.choices.run_scripts(self.site, on)
        self._show_other()

    def allow_network(self, on: bool) -> None:
        """Let the site's page load what is on the network, or no longer."""
        self.choices.allow_network(self.site, on)
        self._show_other()

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

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the pane was hidden."""
        super().showEvent(event)
        self._maker.go_on()
        self._show_soon()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme of the window; look at the files when it becomes active."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._set_theme()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._look_again()

    def _place_parts(self) -> None:
        self.bar, self.banner = PreviewBar(self), PreviewBanner(self)
        self.complaints = Complaints(self)
        self._browser = Browser(self._open_post.place, self._worker, self._text, self)
        self.setFocusProxy(self._browser.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.bar, self.banner, self.complaints):
            layout.addWidget(part)
        layout.addWidget(self._browser, 1)
        self.bar.view_chosen.connect(self.show_view)
        self.bar.width_chosen.connect(self.show_width)
        self._browser.loaded.connect(self._loaded)
        self._browser.died.connect(self._load_again)
        self._browser.link_hovered.connect(self.link_hovered)
        self._browser.published.compiled.connect(self.complaints.tell_of_sheets)

    # Another page

    def _show_other(self) -> None:
        """Another post, other surroundings or another view."""
        place = self._open_post.place
        self._browser.scheme.place = place
        self._renderer, self._known_length = Renderer(place), -SUDDEN
        was = self.view
        if self.choices.view(place.site) is View.SITE:
            self._view = SiteView(self._pages(place), self._renderer)
        else:
            self._view = self._next_article(place)
        if was is View.SITE or self.view is View.SITE:
            self._load()
        self._reload_files()
        self.tell_state()
        self._show_soon()

    def _next_article(self, place: Place) -> ArticleView:
        """What the page holds of one article is changed into the next."""
        article = ArticleView(place, self._renderer)
        if isinstance(self._view, ArticleView):
            article.follow(self._view)
        return article

    def _load(self) -> None:
        """Load the page anew: the empty article, or the site's page once it is made."""
        self._is_loaded = self._is_busy = False
        self._maker.forget()
        self._browser.leave_site()
        self._view.forget()
        self._browser.scheme.forget()
        self._set_theme()
        self.banner.hide()
        self.complaints.clear()
        self.bar.show_not_loaded([])
        if isinstance(self._view, SiteView):
            self._ask_page(self._view)
        else:
            self._browser.go(HOME)

    def _load_again(self) -> None:
        """The engine's process has died; one that does not even start is left alone."""
        if self._is_loaded:
            self._load()

    def _load_site(self, view: SiteView, page: SitePage) -> None:
        answer, network = self.choices.scripts(self.site), self.choices.network(self.site)
        served = Served(page.path, view.served(answer is True), answer is True, network)
        self._browser.go_to_site(served, self._open_post.place)
        if page.has_scripts and answer is None:
            self._ask_about_scripts()

    def _loaded(self) -> None:
        is_site = isinstance(self._view, SiteView)
        if is_site and self._browser.served is None:
            return  # the page before: this one is still being made
        self._is_loaded = True
        self._browser.run_files(self._view.scripts)
        if is_site:
            self._browser.begin_site()
        self._show_soon()

    # The page around the text

    def _ask_page(self, view: SiteView) -> None:
        """Have the site's page made, once somebody looks."""
        self._maker.put_off(view)
        if self.isVisible():
            self._maker.go_on()

    def _show_page(self, view: SiteView, page: SitePage | None) -> None:
        if view is not self._view:
            return
        if page is None:
            self.complaints.tell_of_page([self.tr("The page cannot be made just now.")])
            if view.post is not None:
                self._show_soon()  # in the page as it was
            return
        self.complaints.tell_of_page(page.problems)
        is_off = not self.choices.network(self.site)
        self.bar.show_not_loaded(page.sheet_hosts(self.site) if is_off else [])
        is_first = view.post is None
        view.take(page)
        if is_first:
            self._load_site(view, page)
        else:
            self._show_soon()

    def _ask_about_scripts(self) -> None:
        self.banner.tell(
            self.tr(
                "This page has scripts. They are off, and see nothing but the site if they run."
            ),
            {
                self.tr("Run them"): lambda: self.run_scripts(True),
                self.tr("Leave them off"): lambda: self.run_scripts(False),
            },
        )

    # Changes

    def _show_change(self, _by: object) -> None:
        view, asked = self._view, self._maker.asked
        if isinstance(view, SiteView):
            if asked is None or asked.values != self._open_post.post.values:
                self._ask_page(view)
            elif view.is_whole:
                self._maker.put_off(view)  # until the blocks are shown
        self._show_soon()

    def _settle(self) -> None:
        """What hangs on the whole text, and on other files, may wait for a pause."""
        self._reload_files()
        if isinstance(self._view, SiteView) and self._maker.asked != self._open_post.post:
            self._ask_page(self._view)

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
        post, view = self._open_post.post, self._view
        length, was = len(post.text), self._known_length
        self._known_length = length
        is_quick = length <= LONG and self._render_ms <= SLOW_MS and abs(length - was) < SUDDEN
        if not is_quick:
            work = self._worker.submit(lambda: self._rendered.emit(view, view.render(post)))
            work.add_done_callback(Future.result)  # an error is logged, not lost
        else:
            self._show_rendering(view, view.render(post))

    def _show_rendering(self, view: ArticleView | SiteView, rendering: Rendering) -> None:
        """Patch the page where it differs from `rendering`."""
        self._rendered_at, self._render_ms = perf_counter(), rendering.ms
        if view is self._view and self._is_loaded:
            self._browser.run(view.patch(rendering), self._patched)
        else:
            self._is_busy = False
            self._show_soon()

    def _patched(self, _value: object) -> None:
        self._is_busy = False
        self._maker.go_on()
        if self._is_stale:
            self._show_soon()
        elif self.is_current:
            self.shown.emit()

    def _reload_files(self) -> None:
        """Ask again for the pictures and style sheets whose files have changed, come or gone."""
        if self.view is View.SITE:
            changed = self._browser.published.changed_addresses()
        else:
            changed = self._browser.scheme.changed_references()
        if changed and self._is_loaded:
            self._browser.run(f"preview.reload({json.dumps(changed)})")

    def _look_again(self) -> None:
        """Another program may have changed the site's files."""
        self._reload_files()
        self._renderer.look_again()
        if isinstance(self._view, SiteView) and self._view.post is not None:
            self._view.look_again()
            self._ask_page(self._view)
        self._show_soon()

    # How it looks

    @property
    def site(self) -> Site:
        """The site of the open post."""
        return self._open_post.place.site

    def tell_state(self) -> None:
        """Show on the bar, and tell, which view, width and answers hold."""
        site = self.site
        is_site = self.view is View.SITE
        self.bar.show_state(self.view, self.page_width, site.is_site)
        self._browser.show_width(self.page_width if is_site else Width.FIT)
        self.state_changed.emit()

    def _set_theme(self) -> None:
        """The article follows the window; a site's page stands on white, as in any browser."""
        theme = "dark" if is_dark(self.palette()) else "light"
        self._browser.scheme.theme = theme
        ground = QColor("white") if self.view is View.SITE else colour("base", self.palette())
        self._browser.set_ground(ground)  # no flash of another colour
        if self._is_loaded:
            self._browser.run(f"preview.setTheme({json.dumps(theme)})")
