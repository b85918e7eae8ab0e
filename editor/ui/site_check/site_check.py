"""Checks every post of a site beside the window's thread, and tells as it goes."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Signal

from editor.checks.many_posts import Checked, Checker, check_posts
from editor.site.post_files import posts_below
from editor.site.site import Site
from editor.ui.from_worker import in_window_thread
from editor.ui.site_run import BETWEEN_STEPS, Run, SiteRuns


class SiteCheck(SiteRuns):
    """Runs at most one check at a time."""

    found = Signal(object)  # a list of Checked, in the order of the files
    progressed = Signal(int, int)  # posts checked, and posts in all
    ended = Signal()  # all are checked

    def start(self, site: Site, texts: Mapping[Path, bytes]) -> None:
        """Check all posts of `site`; `texts` count instead of their files."""
        self._begin(Run(site, dict(texts)), self._work)

    def _work(self, run: Run) -> None:
        files = list(posts_below(run.site.root))
        self._tell(run, [], len(files))
        waiting: list[Checked] = []
        told = monotonic()
        with closing(check_posts(files, Checker(run.site, run.texts))) as checking:
            for each in checking:
                if run.stopped.is_set():
                    return
                waiting.append(each)
                if monotonic() - told > BETWEEN_STEPS:
                    self._tell(run, waiting, len(files))
                    waiting, told = [], monotonic()
        self._tell(run, waiting, len(files))
        self._tell(run, None, len(files))

    def _tell(self, run: Run, checked: list[Checked] | None, of: int) -> None:
        in_window_thread(self, lambda: self._take(run, checked, of))

    def _take(self, run: Run, checked: list[Checked] | None, of: int) -> None:
        if run is not self._run:
            return
        if checked is None:
            self._run = None
            self.ended.emit()
            return
        self.found.emit(checked)
        self.progressed.emit(len(checked), of)
