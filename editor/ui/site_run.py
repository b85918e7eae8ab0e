"""Looks at a whole site beside the window's thread; what is no longer wished is let go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject

from editor.site.site import Site

BETWEEN_STEPS = 0.1  # seconds: often enough to be seen, seldom enough to cost nothing


@dataclass(frozen=True, eq=False)
class Run:
    """One look at a whole site; `texts` are those of open posts that are not saved."""

    site: Site
    texts: Mapping[Path, bytes]
    stopped: Event = field(default_factory=Event)


class SiteRuns(QObject):
    """One run at a time; what comes of a stopped one is not told."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run: Run | None = None

    @property
    def is_busy(self) -> bool:
        """Is a run under way?"""
        return self._run is not None

    def stop(self) -> None:
        """Let go of the run that is under way; what it has begun elsewhere ends by itself."""
        if self._run is not None:
            self._run.stopped.set()
            self._run = None

    def _begin(self, run: Run, work: Callable[[Run], None]) -> None:
        """Do `work` beside the window's thread, in place of the run before."""
        self.stop()
        self._run = run
        worker = ThreadPoolExecutor(max_workers=1)
        worker.submit(work, run).add_done_callback(Future.result)  # errors are logged
        worker.shutdown(wait=False)
