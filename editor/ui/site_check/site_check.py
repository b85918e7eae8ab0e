"""Checks every post of a site beside the window's thread, and tells as it goes."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from time import monotonic

from PySide6.QtCore import QObject, Signal

from editor.checks.many_posts import Checked, Checker, check_posts
from editor.site.post_files import posts_below
from editor.site.site import Site

BETWEEN_STEPS = 0.1  # seconds: often enough to be seen, seldom enough to cost nothing


@dataclass(frozen=True, eq=False)
class Run:
    """One look at a whole site; `texts` are those of open posts that are not saved."""

    site: Site
    texts: Mapping[Path, bytes]
    stopped: Event = field(default_factory=Event)


class SiteCheck(QObject):
    """Runs at most one check at a time; what comes of a stopped one is not told."""

    found = Signal(object)  # a list of Checked, in the order of the files
    progressed = Signal(int, int)  # posts checked, and posts in all
    ended = Signal()  # all are checked
    _came = Signal(object, object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run: Run | None = None
        self._came.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Is a check under way?"""
        return self._run is not None

    def start(self, site: Site, texts: Mapping[Path, bytes]) -> None:
        """Check all posts of `site`; `texts` count instead of their files."""
        self.stop()
        self._run = Run(site, dict(texts))
        worker = ThreadPoolExecutor(max_workers=1)
        worker.submit(self._work, self._run).add_done_callback(Future.result)  # errors are logged
        worker.shutdown(wait=False)

    def stop(self) -> None:
        """Let go of the check that is under way; its processes end by themselves."""
        if self._run is not None:
            self._run.stopped.set()
            self._run = None

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
        with suppress(RuntimeError):  # the window has gone meanwhile
            self._came.emit(run, checked, of)

    def _take(self, run: Run, checked: list[Checked] | None, of: int) -> None:
        if run is not self._run:
            return
        if checked is None:
            self._run = None
            self.ended.emit()
            return
        self.found.emit(checked)
        self.progressed.emit(len(checked), of)
