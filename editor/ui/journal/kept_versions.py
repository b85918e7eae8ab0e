"""Keeps what a post was before each save, beside the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.journal.history import History
from editor.moves.plan import FileChange, Plan
from editor.post.errors import FileError
from editor.site.post_files import POST_ENDINGS
from editor.ui.acts import Acts
from editor.ui.file_actions import FileActions
from editor.ui.from_worker import in_window_thread
from editor.ui.settings import Settings

APART = timedelta(minutes=5)  # between the versions of a post that saves by itself


class KeptVersions(QObject):
    """Follows the saves and the acts of one window, where the writer wishes it."""

    # Why a version was not kept, or what became of those before: told where it is new. The post
    # itself is saved; "": all is well again.
    failed = Signal(str)

    def __init__(
        self, files: FileActions, acts: Acts, history: History, settings: Settings
    ) -> None:
        super().__init__(files)
        self._history, self._settings = history, settings
        self._worker = ThreadPoolExecutor(max_workers=1)
        self._told = ""
        self._by_itself: dict[Path, bytes] = {}  # what files hold that nobody told to save
        files.wrote.connect(self._take)
        acts.done.connect(self._follow)

    def _take(self, path: Path, before: bytes | None, after: bytes, by_itself: bool) -> None:
        """Of what the program itself wrote shortly before, a version now and then is enough."""
        was_by_itself = self._by_itself.get(path) == before
        self._by_itself.pop(path, None)
        if by_itself:
            self._by_itself[path] = after
        self._keep(path, before, by_itself and was_by_itself)

    def _keep(self, path: Path, before: bytes | None, by_itself: bool) -> None:
        if before is not None and self._settings.keeps_history:
            self._submit(self._work, path, before, datetime.now(UTC), by_itself)

    def _follow(self, plan: Plan) -> None:
        """An act rewrites and renames posts; their versions go along."""
        for change in plan.changes:
            if change.old is not None and change.old.suffix in POST_ENDINGS:
                self._follow_change(change, change.old)

    def _follow_change(self, change: FileChange, old: Path) -> None:
        if change.after != change.before:
            self._keep(old, change.before, False)
        if change.new is not None and change.moves:
            self._submit(self._move, old, change.new)

    def _submit(self, work: Callable[..., None], *of: object) -> None:
        # What nobody foresaw is told, not swallowed.
        self._worker.submit(work, *of).add_done_callback(Future.result)

    def _work(self, path: Path, data: bytes, at: datetime, by_itself: bool) -> None:
        """Keep a version, in the worker."""
        try:
            newest = next(iter(self._history.versions(path)), None) if by_itself else None
            if newest is None or at - newest.at > APART:
                self._history.keep(path, data, at)
            self._tell(self._history.notice)
        except FileError as error:
            self._tell(str(error))

    def _move(self, old: Path, new: Path) -> None:
        try:
            self._history.moved(old, new)
        except FileError as error:
            self._tell(str(error))

    def _tell(self, sentence: str) -> None:
        if sentence != self._told:
            self._told = sentence
            in_window_thread(self, lambda: self.failed.emit(sentence))
