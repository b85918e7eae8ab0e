"""Looks again and again, and on coming back to the window, at the files of all open posts."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from editor.journal.file_now import FileNow, Kind, Stamp, look, renamed
from editor.journal.merge import Merge, merge
from editor.post.encodings import look_of
from editor.post.errors import PostError
from editor.post.post import Post
from editor.site.site import Site
from editor.ui.from_worker import in_window_thread
from editor.ui.open_posts import OpenPosts
from editor.ui.sheet import Sheet
from editor.ui.turn import TurnTimer

EVERY_MS = 400
SOON_MS = 200  # from one look at a changed file to the next
STAYS = 0.3  # seconds after which a file that still is the same is taken as it is
POST_FOLDERS = ("_posts", "_drafts")


@dataclass(frozen=True)
class Seen:
    """A file that was found changed, and when it was first seen so."""

    kind: Kind
    data: bytes
    at: float  # seconds

    def is_same(self, now: FileNow) -> bool:
        """Is the file so still?"""
        return (self.kind, self.data) == (now.kind, now.data)


@dataclass(frozen=True)
class Question:
    """What an open post is when its file is looked at beside the window's thread."""

    sheet: Sheet
    path: Path
    site: Site
    post: Post
    on_disk: bytes | None
    theirs: bytes | None
    is_undecoded: bool
    last: FileNow | None
    seen: Seen | None

    @property
    def is_changed(self) -> bool:
        """Would saving the post change the file that it was read from?"""
        return not self.is_undecoded and self.post.to_bytes() != self.on_disk

    @property
    def is_current(self) -> bool:
        """Is the post still as it was? To be asked in the window's thread."""
        sheet = self.sheet
        known = (sheet.post, sheet.on_disk, sheet.place.path)
        return known == (self.post, self.on_disk, self.path)


@dataclass(frozen=True)
class Found:
    """What the file of an open post is now, and what becomes of both together."""

    question: Question
    now: FileNow
    is_settled: bool = True  # else it may be in the midst of being written: only `now` is known
    merge: Merge | None = None  # where both the post and the file have changed
    theirs: Post | None = None  # the file as a post, where it changed
    why: str = ""  # it cannot be read as a post
    moved_to: Path | None = None


class FileWatch(QObject):
    """Tells of files that do not hold what their post was read from or written as."""

    found = Signal(object)

    def __init__(self, posts: OpenPosts) -> None:
        super().__init__(posts)
        self._posts = posts
        self._last = WeakKeyDictionary[Sheet, FileNow]()
        self._seen = WeakKeyDictionary[Sheet, Seen]()
        self._soon = TurnTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.look)
        self._worker = ThreadPoolExecutor(max_workers=1)
        self._is_busy = self._is_stopped = False
        self._every = TurnTimer(self, interval=EVERY_MS)
        self._every.timeout.connect(self.look)
        self._every.start()

    def look(self) -> None:
        """Look at the files beside the window's thread, unless that is being done."""
        questions = self._questions(self._posts.sheets)
        if questions and not (self._is_busy or self._is_stopped):
            self._is_busy = True
            self._worker.submit(self._work, questions).add_done_callback(Future.result)

    def look_closely(self) -> None:
        """Look, and read every file, whatever the system says of when it was changed."""
        self._last.clear()
        self.look()

    def look_now(self, sheet: Sheet) -> None:
        """Look at the file of one post at once."""
        found = self.look_at(sheet)
        if found is not None:
            self._tell(found)

    def look_at(self, sheet: Sheet) -> Found | None:
        """What the file of one post is now; None for a post without a file."""
        questions = self._questions([sheet])
        return found_by(questions[0]) if questions else None

    def stop(self) -> None:
        """The window closes."""
        self._is_stopped = True
        self._soon.stop()
        self._every.stop()

    def _questions(self, sheets: Sequence[Sheet]) -> list[Question]:
        return [
            self._question(each, path) for each in sheets if (path := each.place.path) is not None
        ]

    def _question(self, sheet: Sheet, path: Path) -> Question:
        return Question(
            sheet,
            path,
            sheet.place.site,
            sheet.post,
            sheet.on_disk,
            sheet.theirs,
            bool(sheet.undecoded),
            self._last.get(sheet),
            self._seen.get(sheet),
        )

    def _work(self, questions: list[Question]) -> None:
        answers: list[Found] = []
        try:
            answers = [found_once_settled(each) for each in questions]
        finally:
            in_window_thread(self, lambda: self._take(answers))

    def _take(self, answers: list[Found]) -> None:
        self._is_busy = False
        current = [each for each in answers if each.question.is_current]
        for each in current:
            if each.question.sheet in self._posts.sheets:
                (self._tell if each.is_settled else self._wait)(each)
        if len(current) < len(answers):
            self.look()  # at what has changed in the window meanwhile

    def _wait(self, found: Found) -> None:
        """Look again soon, whether the file stays so."""
        sheet, now = found.question.sheet, found.now
        before = self._seen.get(sheet)
        if before is None or not before.is_same(now):
            self._seen[sheet] = Seen(now.kind, now.data, monotonic())
        self._soon.start()

    def _tell(self, found: Found) -> None:
        if found.now.kind is not Kind.GONE:
            self._last[found.question.sheet] = found.now
        self.found.emit(found)


def found_by(question: Question) -> Found:
    """What the file of a post is now, and what becomes of both."""
    return worked_out(question, look(question.path, question.last))


def found_once_settled(question: Question) -> Found:
    """The same, but worked out only for a file that stays as it is.

    Many programs write a file bit by bit, or exchange it.
    """
    now, seen = look(question.path, question.last), question.seen
    stays = seen is not None and seen.is_same(now) and monotonic() - seen.at > STAYS
    if stays or (now.kind is Kind.FILE and now.data == question.on_disk):
        return worked_out(question, now)
    return Found(question, now, is_settled=False)


def worked_out(question: Question, now: FileNow) -> Found:
    """Where a file has gone; and where both the post and its file have changed, both together."""
    if now.kind is Kind.GONE:
        stamp = question.last.stamp if question.last else None
        return Found(question, now, moved_to=stamp and searched(stamp, question))
    if now.kind is not Kind.FILE or now.data in (question.on_disk, question.theirs):
        return Found(question, now)
    try:
        theirs = Post.parse(now.data)
    except PostError as error:
        return Found(question, now, why=str(error))
    on_disk = question.on_disk
    if on_disk is None or now.data == question.post.to_bytes():
        return Found(question, now, theirs=theirs)
    both = merge(look_of(on_disk), question.post, theirs) if question.is_changed else None
    return Found(question, now, merge=both, theirs=theirs)


def searched(stamp: Stamp, question: Question) -> Path | None:
    """Where the file of the post has gone, within its folder and the site's posts."""
    folders = [question.path.parent]
    if question.site.is_site:
        folders += [question.site.root / each for each in POST_FOLDERS]
    return renamed(stamp, folders, question.path.suffix)
