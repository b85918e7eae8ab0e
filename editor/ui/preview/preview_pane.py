"""The preview: the post as it will read, beside the text, at every key."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QWidget

from editor.jekyll.kramdown import Block
from editor.jekyll.renderer import Renderer
from editor.site.place import Place
from editor.slow_release import AT_ONCE, release
from editor.ui.open_post import OpenPost
from editor.ui.preview.article_view import ArticleView
from editor.ui.preview.chosen_pane import ChosenPane
from editor.ui.preview.page import HOME
from editor.ui.preview.page_maker import PageMaker
from editor.ui.preview.published import AssetText, Served
from editor.ui.preview.rendering import Rendering
from editor.ui.preview.renderings import AnyView, Renderings
from editor.ui.preview.site_choices import SiteChoices, View
from editor.ui.preview.site_page import Pages, SitePage
from editor.ui.preview.site_pages import SitePages, asset_text
from editor.ui.preview.site_view import SiteView
from editor.ui.theme import colour, is_dark
from editor.ui.turn import TurnTimer


class PreviewPane(ChosenPane):
    """Shows the open post. One patch is on its way at a time; the latest state wins."""

    shown = Signal()  # the page holds the post as it is now
    text_shown = Signal()  # it holds the text; what is around it may be on its way
    page_began = Signal()  # another page is there, and its scripts

    def __init__(
        self,
        open_post: OpenPost,
        choices: SiteChoices | None = None,
        parent: QWidget | None = None,
        pages: Callable[[Place], Pages] = SitePages,
        text: AssetText = asset_text,
    ) -> None:
        super().__init__(open_post, choices or SiteChoices(), text, parent)
        self._pages = pages
        self._renderer = Renderer(open_post.place)
        self._view: AnyView = ArticleView(open_post.place, self._renderer)
        self._is_loaded = self._is_busy = False
        self._is_stale = True
        self._renderings = Renderings(self._worker, self)
        self.blocks: Sequence[Block] = ()  # what the page holds of the text, with its lines
        self._maker = PageMaker(self._worker, lambda: open_post.post, self)
        self.choice_made.connect(self._show_other)
        self._browser.loaded.connect(self._loaded)
        self._browser.died.connect(self._load_again)
        self._renderings.made.connect(self._show_rendering)
        self._maker.made.connect(self._show_page)
        self._soon = TurnTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_post)
        open_post.opened.connect(self._show_other)
        open_post.place_changed.connect(self._show_other)
        open_post.changed.connect(self._show_change)
        open_post.settled.connect(self._settle)
        self._load()

    @property
    def is_current(self) -> bool:
        """Does the page hold the post as it is now?"""
        return self.holds_text and not (self.view is View.SITE and self._maker.is_busy)

    @property
    def holds_text(self) -> bool:
        """Does the page hold the text as it is now, whatever is around it?"""
        return self._is_loaded and not (self._is_stale or self._is_busy)

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

    # Another page

    def _show_other(self) -> None:
        """Another post, other surroundings or another view."""
        place = self._open_post.place
        self._browser.scheme.place = place
        self._worker.submit(self._renderer.forget)
        self._renderer = Renderer(place)
        self._renderings.forget()
        was, self.view = self.view, self.choices.view(place.site)
        if self.view is View.SITE:
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
        runs = answer is True and self.choices.may_run_scripts(self.site)
        served = Served(page.path, view.served(runs), runs, network)
        self._browser.go_to_site(served, self._open_post.place)
        if page.has_scripts and answer is None:
            self.banner.ask_about_scripts(self.run_scripts)
        elif page.has_scripts and answer is True and not runs:
            self.banner.tell_scripts_stay_off()

    def _loaded(self) -> None:
        is_site = isinstance(self._view, SiteView)
        if is_site and self._browser.served is None:
            return  # the page before: this one is still being made
        self._is_loaded = True
        self._browser.run_files(self._view.scripts)
        if is_site:
            self._browser.begin_site()
        self.page_began.emit()
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
            self._soon.start(self._renderings.pause)

    def _show_post(self) -> None:
        """Patch what differs into the page, unless a patch is on its way or nobody looks."""
        if not (self._is_stale and self._is_loaded and self.isVisible()) or self._is_busy:
            return
        self._is_stale, self._is_busy = False, True
        self._renderings.ask(self._view, self._open_post.post)

    def _show_rendering(self, view: AnyView, rendering: Rendering[Any]) -> None:
        """Patch the page where it differs from `rendering`, unless it is another by now."""
        is_shown = view is self._view and self._is_loaded
        script = view.patch(rendering) if is_shown else None
        if script is None:
            self._is_busy = False
            self._show_soon()
            return
        self._let_go(self.blocks, rendering.before.blocks)
        self.blocks = rendering.source
        self._browser.run(script, self._patched)

    def _let_go(self, *blocks: Sequence[object]) -> None:
        """Have the blocks of a long text freed beside the window's thread."""
        if len(self.blocks) > AT_ONCE:
            self._worker.submit(release, *map(list, blocks))

    def _patched(self, _value: object) -> None:
        self._is_busy = False
        self._maker.go_on()
        if self._is_stale:
            self._show_soon()
            return
        self.text_shown.emit()
        if self.is_current:
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

    def _set_theme(self) -> None:
        """The article follows the window; a site's page stands on white, as in any browser."""
        theme = "dark" if is_dark(self.palette()) else "light"
        self._browser.scheme.theme = theme
        ground = QColor("white") if self.view is View.SITE else colour("base", self.palette())
        self._browser.set_ground(ground)  # no flash of another colour
        if self._is_loaded:
            self._browser.run(f"preview.setTheme({json.dumps(theme)})")
