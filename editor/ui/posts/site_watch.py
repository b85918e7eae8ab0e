"""Notices what other programs change in a site: git, a sync, another editor."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from editor.site.post_files import is_searched
from editor.ui.turn import TurnTimer

# Reading a file is an event too, of which we would make more by looking.
EVENTS: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
# It complains of events that come while it is being stopped, as they do.
logging.getLogger("watchdog.observers").setLevel(logging.CRITICAL)
LOOK_MS = 300  # a pull changes many files one after the other
POLL_MS = 1500  # where the system cannot tell


class SiteWatch(QObject):
    """Tells that something below a folder changed, a moment after it did."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._observer: Observer | None = None  # pyright: ignore[reportInvalidTypeForm]
        # The observer's thread outlives any window: it touches nothing of Qt's.
        self._noticed = Event()
        self._look = TurnTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._tell)
        self._poll = TurnTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.changed)
        self._root: Path | None = None
        self._folders: frozenset[Path] = frozenset()

    def watch(self, root: Path | None) -> None:
        """Watch the site at `root` from now on; None: nothing."""
        self._stop()
        self._root = root
        if root is None:
            return
        try:
            self._folders = folders_of(root)
            self._noticed = Event()
            self._observer = started(root, self._folders, Handler(self._noticed))
            self._look.start()
        except OSError as error:  # more folders than the system watches, or none at all
            logging.getLogger(__name__).info("Looking at the files now and then: %s", error)
            self._poll.start()

    def _tell(self) -> None:
        """Tell of what was noticed; a folder that came at the top is watched from now on."""
        if not self._noticed.is_set():
            return
        self._noticed.clear()
        root = self._root
        if root is not None and root.is_dir() and folders_of(root) != self._folders:
            self.watch(root)
        self.changed.emit()

    def _stop(self) -> None:
        self._look.stop()
        self._poll.stop()
        if self._observer is not None:
            self._observer.stop()
            self._observer = None


class Handler(FileSystemEventHandler):
    """Notes that something happened."""

    def __init__(self, noticed: Event) -> None:
        self._noticed = noticed

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002
        """A file or a folder came, went or changed."""
        self._noticed.set()


def folders_of(root: Path) -> frozenset[Path]:
    """The folders right below `root` in which posts may lie. Raises OSError."""
    return frozenset(
        each
        for each in root.iterdir()
        if each.is_dir() and not each.is_symlink() and is_searched(each.name)
    )


def started(root: Path, folders: Iterable[Path], handler: Handler) -> Observer:  # pyright: ignore[reportInvalidTypeForm]
    """An observer of the site at `root` and of its `folders`. Raises OSError."""
    observer = Observer()
    observer.daemon = True
    observer.schedule(handler, str(root), event_filter=EVENTS)
    for folder in folders:
        observer.schedule(handler, str(folder), recursive=True, event_filter=EVENTS)
    observer.start()
    return observer
