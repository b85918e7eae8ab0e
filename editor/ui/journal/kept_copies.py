"""Has the disk keep a copy of every unsaved post, a moment after each change."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from editor.journal.copies import Copy
from editor.journal.recovery import Session
from editor.post.errors import FileError
from editor.ui.from_worker import in_window_thread
from editor.ui.open_post import OpenPost
from editor.ui.open_posts import OpenPosts
from editor.ui.sheet import Sheet
from editor.ui.turn import TurnTimer

SOON_MS = 100  # after a change; all keys that come meanwhile are in the same copy
NUMBERS = count(1)
WAIT = 5.0  # seconds for the disk, when the program has to go


class KeptCopies(QObject):
    """Keeps and drops the copies of one window's posts, beside the window's thread."""

    failed = Signal(str)  # why a post is not safe, told once; "" once all are again

    def __init__(self, open_post: OpenPost, posts: OpenPosts, session: Session) -> None:
        super().__init__(open_post)
        self._posts, self._session = posts, session
        self._seen = WeakKeyDictionary[Sheet, tuple[object, ...]]()
        self._keys: dict[str, None] = {}  # of the copies that the disk keeps
        self._unsafe: dict[str, str] = {}  # why the disk did not take a copy, by key; the worker's
        self._names = WeakKeyDictionary[Sheet, str]()
        self._told: str | None = None  # the key of the copy that the writer was told of
        self._waiting: dict[str, Copy | None] = {}  # by key; None: to be dropped
        self._worker = ThreadPoolExecutor(max_workers=1)
        self._soon = TurnTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.keep)
        open_post.changed.connect(self._keep_soon)
        open_post.opened.connect(self._keep_soon)
        posts.changed.connect(self._keep_soon)

    def keep(self) -> Future[None] | None:
        """Have the disk keep what it does not keep yet; the last of this is the future."""
        self._soon.stop()
        future = None
        keys: dict[str, None] = {}
        for sheet in self._posts.sheets:
            key = self._key(sheet)
            state = sheet.post, sheet.place, sheet.on_disk, sheet.is_unsaved, sheet.unwritten
            if self._seen.get(sheet) != state or key in self._unsafe:
                self._seen[sheet] = state
                if sheet.is_unsaved:
                    future = self._submit(self._copy(sheet, key), key)
                    keys[key] = None
            elif key in self._keys:
                keys[key] = None
        for key in self._keys.keys() - keys.keys():
            future = self._submit(None, key)
        self._keys = keys
        return future

    def flush(self) -> bool:
        """Have the disk keep everything, and wait for it; does it keep everything now?"""
        future = self.keep() or self._worker.submit(lambda: None)
        with suppress(TimeoutError):
            future.result(WAIT)
        return future.done() and not self._unsafe

    def drop_all(self) -> None:
        """Forget the copies: what is not saved was given up by the writer."""
        self._soon.stop()
        for key in self._keys:
            self._submit(None, key)
        self._keys = {}
        self._worker.shutdown()

    def _keep_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _key(self, sheet: Sheet) -> str:
        """What the copy of a sheet is called, in the session of all windows."""
        return self._names.setdefault(sheet, str(next(NUMBERS)))

    def _copy(self, sheet: Sheet, key: str) -> Copy:
        site = sheet.place.site
        title = sheet.post.get("title")
        return Copy(
            key,
            sheet.place.path,
            site.root if site.is_site else None,
            sheet.on_disk,
            sheet.data,
            datetime.now(UTC),
            title=title if isinstance(title, str) else "",
            unwritten=sheet.unwritten,
        )

    def _submit(self, copy: Copy | None, key: str) -> Future[None]:
        """Keep a copy, or drop the one under `key`, beside the window; what waits still gives way.

        On a slow disk the newest copy is so the next one.
        """
        self._waiting[key] = copy
        future = self._worker.submit(self._work, key)
        future.add_done_callback(Future.result)  # what nobody foresaw is told, not swallowed
        return future

    def _work(self, key: str) -> None:
        """Do what waits for a key, in the worker."""
        if key not in self._waiting:
            return  # an earlier turn did it
        copy = self._waiting.pop(key)
        try:
            if copy is None:
                self._session.drop(key)
            else:
                self._session.keep(copy)
        except FileError as error:
            self._unsafe[key] = str(error)
        else:
            self._unsafe.pop(key, None)
        unsafe = dict(self._unsafe)
        in_window_thread(self, lambda: self._tell(unsafe))

    def _tell(self, unsafe: dict[str, str]) -> None:
        """Say why a post is not safe: the next one, where the one that was told of is again."""
        if self._told not in unsafe:
            before, self._told = self._told, next(iter(unsafe), None)
            if before != self._told:
                self.failed.emit(unsafe.get(self._told or "", ""))
