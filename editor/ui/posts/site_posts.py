"""The posts of the site around the post on screen, kept up to date beside the window's thread."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path, PurePosixPath

from PySide6.QtCore import QObject, Signal

from editor.index.cache import Cache
from editor.index.entry import Entry
from editor.index.site_index import News, SiteIndex
from editor.index.suggestions import Suggestions, suggestions_of
from editor.jekyll.contents import contents_of
from editor.site.site import Site, find_site
from editor.ui.from_worker import in_window_thread
from editor.ui.open_post import OpenPost
from editor.ui.posts.site_watch import SiteWatch


class SitePosts(QObject):
    """Knows every post of one site: that of the post on screen."""

    site_changed = Signal()  # another site
    changed = Signal()  # other entries, or more of them
    suggested = Signal()  # other suggestions
    progressed = Signal(int, int)  # posts read and posts to be read; both 0 when all is known

    def __init__(
        self, open_post: OpenPost, cache_folder: Path | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._open_post, self._cache_folder = open_post, cache_folder
        self._worker = ThreadPoolExecutor(max_workers=1)
        self._watch = SiteWatch(self)
        self._look: Look | None = None
        self._looks_again = False
        self._site: Site | None = None
        self._index: SiteIndex | None = None
        self.entries: dict[PurePosixPath, Entry] = {}
        self.suggestions = Suggestions()  # what the posts have used so far
        self._watch.changed.connect(self.look_again)
        open_post.opened.connect(self._follow)
        open_post.place_changed.connect(self._follow)

    @property
    def site(self) -> Site | None:
        """The site; None where there is none around the post."""
        return self._site

    @property
    def is_busy(self) -> bool:
        """Is the site being looked through?"""
        return self._look is not None

    def holding(self, words: tuple[str, ...]) -> set[PurePosixPath]:
        """The posts whose text holds each of the folded `words`; may be asked beside the window."""
        index = self._index
        return index.cache.holding(words) if index and words else set()

    def look_again(self) -> None:
        """Look through the site, now or once the look that goes on is over."""
        if self._look is not None:
            self._looks_again = True
        elif self._site is not None and self._index is not None:
            self._looks_again = False
            self._site = found_again(self._site)
            self._look = Look(self._site, self._index)
            self._worker.submit(self._work, self._look).add_done_callback(Future.result)

    def stop(self) -> None:
        """Let go of the site: the window closes."""
        self._watch.watch(None)
        if self._look is not None:
            self._look.stop()
        self._looks_again = False

    def _follow(self) -> None:
        """The post on screen may be one of another site."""
        site = self._open_post.place.site
        root = site.root if site.is_site else None
        if root == (self._site.root if self._site else None):
            return
        self.stop()
        self._look = None
        self.entries, self.suggestions = {}, Suggestions()
        self._site = site if root else None
        self._index = SiteIndex(Cache(root, self._cache_folder)) if root else None
        self._watch.watch(root)
        self.site_changed.emit()
        self.changed.emit()
        self.suggested.emit()
        self.look_again()

    def _work(self, look: Look) -> None:
        """Look through the site, in the worker."""
        try:
            for news in look.news():
                self._tell(look, news)
            self._tell(look, look.suggestions())
        finally:
            self._tell(look, None)

    def _tell(self, look: Look, news: News | Suggestions | None) -> None:
        in_window_thread(self, lambda: self._take(look, news))

    def _take(self, look: Look, news: News | Suggestions | None) -> None:
        if look is not self._look or look.is_stopped:
            return  # of a site that is not on screen any more
        if news is None:
            self._end()
        elif isinstance(news, Suggestions):
            self.suggestions = news
            self.suggested.emit()
        else:
            self._take_news(news)

    def _take_news(self, news: News) -> None:
        if news.of and news.done < news.of:
            self.progressed.emit(news.done, news.of)
        if news.entries or news.gone:
            self.entries.update(news.entries)
            for path in news.gone:
                self.entries.pop(path, None)
            self.changed.emit()

    def _end(self) -> None:
        self._look = None
        self.progressed.emit(0, 0)
        if self._looks_again:
            self.look_again()


class Look:
    """One look through a site, which can be broken off."""

    def __init__(self, site: Site, index: SiteIndex) -> None:
        self._site, self._index = site, index
        self.is_stopped = False

    def stop(self) -> None:
        """Break it off."""
        self.is_stopped = True

    def news(self) -> Iterator[News]:
        """What it brings, until it is stopped."""
        for news in self._index.look(self._site):
            yield news
            if self.is_stopped:
                return

    def suggestions(self) -> Suggestions:
        """What is to be suggested, by the entries as they are now."""
        data = contents_of(self._site).data
        return suggestions_of(self._site, self._index.entries.values(), data)


def found_again(site: Site) -> Site:
    """The site as its configuration is now."""
    return find_site(site.root / "post.md", site.root if site.found_by == "chosen" else None)
