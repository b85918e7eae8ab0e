"""Searches the files of a site beside the window's thread, and tells as it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Signal

from editor.index.found_lines import FoundIn, search_files, searched_files
from editor.site.site import Site
from editor.ui.from_worker import in_window_thread
from editor.ui.site_run import BETWEEN_STEPS, Run, SiteRuns
from editor.writing.expression import SearchError
from editor.writing.searching import Search

MOST_LINES = 20_000  # that are found; who sees more looks at none of them


@dataclass(frozen=True)
class Wish:
    """What is searched for, what comes in its place, and where."""

    search: Search
    written: str
    posts_only: bool


class SiteSearch(SiteRuns):
    """Runs at most one search at a time."""

    found = Signal(object)  # a list of FoundIn, in the order of the files
    progressed = Signal(int, int)  # files searched, and files in all
    ended = Signal(str)  # a sentence where not all were searched, else ""

    def start(self, site: Site, wish: Wish, texts: Mapping[Path, bytes]) -> None:
        """Search the files of `site`; `texts` count instead of their files."""
        self._begin(Run(site, dict(texts)), partial(self._work, wish))

    def _work(self, wish: Wish, run: Run) -> None:
        told, sentence = monotonic(), ""
        files = searched_files(run.site, posts_only=wish.posts_only)
        waiting: list[FoundIn] = []
        done = lines = 0
        try:
            for each in search_files(files, run.site, wish.search, wish.written, run.texts):
                if run.stopped.is_set():
                    return
                done, lines = done + 1, lines + len(each.lines)
                waiting.append(each)
                if monotonic() - told > BETWEEN_STEPS:
                    self._tell(run, waiting, done, len(files))
                    waiting, told = [], monotonic()
                if lines > MOST_LINES:
                    sentence = self.tr("That stands in so many lines that the search was stopped.")
                    break
        except SearchError as error:
            sentence = str(error)
        self._tell(run, waiting, done, len(files))
        in_window_thread(self, lambda: self._end(run, sentence))

    def _tell(self, run: Run, found: list[FoundIn], done: int, of: int) -> None:
        in_window_thread(self, lambda: self._take(run, found, done, of))

    def _take(self, run: Run, found: list[FoundIn], done: int, of: int) -> None:
        if run is self._run:
            self.found.emit([each for each in found if each.lines or each.unread])
            self.progressed.emit(done, of)

    def _end(self, run: Run, sentence: str) -> None:
        if run is self._run:
            self._run = None
            self.ended.emit(sentence)
