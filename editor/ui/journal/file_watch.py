"""Looks again and again, and on coming back to the window, at the files of all open posts."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer, Signal

from editor.journal.file_now import FileNow, Kind, Stamp, look, renamed
from editor.journal.merge import Merge, merge
from editor.post.encodings import look_of
from editor.post.errors import PostError
from editor.post.post import Post
from editor.site.site import Site
from editor.ui.open_posts import OpenPosts
from editor.ui.sheet import Sheet

EVERY_MS = 400
SOON_MS = 200  # from one look at a changed file to the next
POST_FOLDERS = ("_posts", "_drafts")


@dataclass(frozen=True)
class Question:
    """What an open post is when its file is looked at."""

    sheet: Sheet
    path: Path
    site: Site
    post: Post
    on_disk: bytes | None
    last: FileNow | None

    @property
    def is_current(self) -> bool:
        """Is the post still as it was?"""
        sheet = self.sheet
        known = (sheet.post, sheet.on_disk, sheet.place.path)
        return known == (self.post, self.on_disk, self.path)


@dataclass(frozen=True)
class Found:
    """What the file of an open post is now, and what becomes of both together."""

    question: Question
    now: FileNow
    merge: Merge | None = None  # where both the post and the file have changed
    theirs: Post | None = None  # the file as a post, where it changed
    why: str = ""  # it cannot be read as a post
    moved_to: Path | None = None


class FileWatch(QObject):
    """Tells of files that do not hold what their post was read from or written as."""

    found = Signal(object)
    _answered = Signal(object)

    def __init__(self, posts: OpenPosts) -> None:
        super().__init__(posts)
        self._posts = posts
        self._last = WeakKeyDictionary[Sheet, FileNow]()
        self._seen = WeakKeyDictionary[Sheet, tuple[Kind, bytes]]()  # at the last look, if changed
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.look)
        self._worker = ThreadPoolExecutor(max_workers=1)
        self._is_busy = self._is_stopped = False
        self._every = QTimer(self, interval=EVERY_MS)
        self._every.timeout.connect(self.look)
        self._answered.connect(self._take)
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
            Question(each, path, each.place.site, each.post, each.on_disk, self._last.get(each))
            for each in sheets
            if (path := each.place.path) is not None
        ]

    def _work(self, questions: list[Question]) -> None:
        answers: list[Found] = []
        try:
            answers = [found_by(each) for each in questions]
        finally:
            with suppress(RuntimeError):  # the window has gone meanwhile
                self._answered.emit(answers)

    def _take(self, answers: list[Found]) -> None:
        self._is_busy = False
        current = [each for each in answers if each.question.is_current]
        for each in current:
            if each.question.sheet in self._posts.sheets and self._is_settled(each):
                self._tell(each)
        if len(current) < len(answers):
            self.look()  # at what has changed in the window meanwhile

    def _is_settled(self, found: Found) -> bool:
        """Was it so at the last look too? Many programs write a file bit by bit, or exchange it."""
        sheet, state = found.question.sheet, (found.now.kind, found.now.data)
        if state in ((Kind.FILE, sheet.on_disk), self._seen.get(sheet)):
            return True
        self._seen[sheet] = state
        self._soon.start()
        return False

    def _tell(self, found: Found) -> None:
        if found.now.kind is not Kind.GONE:
            self._last[found.question.sheet] = found.now
        self.found.emit(found)


def found_by(question: Question) -> Found:
    """What the file of a post is now; works out, where both have changed, what becomes of them."""
    now = look(question.path, question.last)
    if now.kind is Kind.GONE:
        stamp = question.last.stamp if question.last else None
        return Found(question, now, moved_to=stamp and searched(stamp, question))
    if now.kind is not Kind.FILE or now.data in (question.on_disk, question.sheet.theirs):
        return Found(question, now)
    try:
        theirs = Post.parse(now.data)
    except PostError as error:
        return Found(question, now, why=str(error))
    on_disk = question.on_disk
    if on_disk is None or now.data == question.post.to_bytes():
        return Found(question, now, theirs=theirs)
    is_changed = question.sheet.data != on_disk
    both = merge(look_of(on_disk), question.post, theirs) if is_changed else None
    return Found(question, now, both, theirs)


def searched(stamp: Stamp, question: Question) -> Path | None:
    """Where the file of the post has gone, within its folder and the site's posts."""
    folders = [question.path.parent]
    if question.site.is_site:
        folders += [question.site.root / each for each in POST_FOLDERS]
    return renamed(stamp, folders, question.path.suffix)
